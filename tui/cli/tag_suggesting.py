"""``tags suggest``: prints what could be better in the vocabulary, or does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate, output_stream, write_line
from tui.cli.tag_care import tell
from tui.cli.values import KIND
from tui.errors import UsageError
from tui.model.text import clean_line

if TYPE_CHECKING:
    from tui.model.tagcare.kinds import TagKind
    from tui.model.tagcare.proposal import Proposal
    from tui.store.tag_use import TagCare


MOST_TEXTS = 5_000
"""Of more rare tags it is not said whether the texts of their notes name them."""


class SuggestCommand(click.Command):
    """A command whose help has the table of kinds, which is loaded for it alone."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the kinds into the help, behind the options."""
        from tui.model.tagcare.kinds import KINDS

        super().format_options(ctx, formatter)
        with formatter.section("Kinds, in order of value"):
            formatter.write_dl([(kind.name, kind.help) for kind in KINDS])


@click.command("suggest", cls=SuggestCommand)
@click.option("--kind", "name", metavar="KIND", type=KIND, help="Only suggestions of this kind.")
@click.option(
    "--keep", "number", metavar="N", type=click.IntRange(min=1), help="How many tags to keep live."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--apply", "is_applied", is_flag=True, help="Do what is sure, as one step.")
@library_option
@pass_invocation
def suggest(
    invocation: Invocation,
    name: str | None,
    number: int | None,
    as_json: bool,
    is_applied: bool,
) -> None:
    """Print what could be better in the tags.

    A line has the kind, the tag, the target, and why. Do twins first, and rare tags last:
    what is merged is less rare. What `tags dismiss` and `tags
    keep` say is never suggested again.
    """
    if is_applied and name is None:
        raise UsageError("--apply is for one kind", "Give --kind KIND; twin is a good first one.")
    kinds = _kinds(name, number)
    if is_applied:
        _apply(invocation, kinds[0], number)
        return
    with invocation.open_reader() as library:
        care = library.vocabulary.care()
        found = [each for kind in kinds for each in _proposals(kind, care, number)]
        found = _with_texts(care, found)
    if as_json:
        import json

        records = [proposal._asdict() for proposal in found]
        output_stream().write(json.dumps(records, indent=2) + "\n")
        return
    for each in found:
        write_line("\t".join(map(clean_line, (each.kind, each.tag, each.target, each.evidence))))
    _tell_outlook(care, kinds, found)


COMMANDS = (suggest,)


def _kinds(name: str | None, number: int | None) -> Sequence[TagKind]:
    """Returns the kinds that are wanted.

    Raises:
        UsageError: There is no such kind, or a number is given for another one than rare tags.
    """
    from tui.model.nearest import did_you_mean
    from tui.model.tagcare import rare
    from tui.model.tagcare.kinds import KIND_BY_NAME, KINDS

    if name is not None and name not in KIND_BY_NAME:
        hint = did_you_mean(name, KIND_BY_NAME, f"There are {', '.join(KIND_BY_NAME)}.")
        raise UsageError(f"There is no kind {name}", hint)
    if number is not None and name not in (None, rare.NAME):
        raise UsageError("--keep is for rare tags", f"Leave it out, or give --kind {rare.NAME}.")
    return [KIND_BY_NAME[name]] if name else KINDS


def _proposals(kind: TagKind, care: TagCare, number: int | None) -> list[Proposal]:
    from tui.model.tagcare.kinds import proposals

    return proposals(kind, care.use, care.decisions, number)


def _with_texts(care: TagCare, found: list[Proposal]) -> list[Proposal]:
    """Returns suggestions that say which rare tags the texts of their notes do not name."""
    from tui.model.tagcare import rare

    is_rare = [each.kind == rare.NAME for each in found]
    return rare.with_texts(care.use, found) if 0 < sum(is_rare) <= MOST_TEXTS else found


def _apply(invocation: Invocation, kind: TagKind, number: int | None) -> None:
    """Does what is sure of a kind, and says what the tags reach then."""
    from tui.library.edits import CareForTags
    from tui.model.tagcare.actions import action_of

    with invocation.open_library() as library:
        found = _proposals(kind, library.vocabulary.care(), number)
        sure = [each for each in found if each.sure]
        if not sure:
            narrate(f"None of {len(found):,} is sure" if found else "There is nothing to do")
            return
        tell(library, CareForTags(tuple(map(action_of, sure))))
        _tell_reach(library.vocabulary.care())


def _tell_outlook(care: TagCare, kinds: Sequence[TagKind], found: Sequence[Proposal]) -> None:
    """Says how many of the suggestions of one kind are sure, and what the tags would reach."""
    from tui.model.tagcare.preview import after

    sure = [each for each in found if each.sure]
    if not found:
        narrate("There is nothing to suggest")
    elif len(kinds) == 1:
        narrate(f"{len(found):,} suggested, {len(sure):,} of them sure")
        _tell_reach(care._replace(use=after(care.use, sure)), f"{len(care.use.names):,} → ")


def _tell_reach(care: TagCare, before: str = "") -> None:
    from tui.model.tagcare.reach import reach

    found = reach(care.use)
    narrate(f"{before}{found.tags:,} tags, {found.share:.1%} of tagged notes have one")
