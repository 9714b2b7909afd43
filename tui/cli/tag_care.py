"""The commands of ``tags`` that change tags, one step each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.known_tags import (
    check_length,
    check_parts,
    known_tag,
    live_name,
    new_name,
    present_tag,
    quoted,
)
from tui.cli.output import narrate, write_line
from tui.cli.values import HIDDEN_TAG, TAG
from tui.errors import UrlNotesError
from tui.model.text import clean_line, counted

if TYPE_CHECKING:
    from tui.library.edits import CareForTags
    from tui.library.library import Library
    from tui.model.arrangement import Decision
    from tui.model.tagcare.actions import TagVerb

tag_names = click.argument("names", metavar="TAG...", nargs=-1, type=TAG, required=True)


@click.command("rename")
@click.argument("name", metavar="TAG", type=TAG)
@click.argument("wanted", metavar="NEW_NAME", type=TAG)
@library_option
@pass_invocation
def rename(invocation: Invocation, name: str, wanted: str) -> None:
    """Give a tag another name, and the tags below it.

    The old name stays as an alias. Onto the name of another tag, the two are merged.
    """
    clean = new_name(wanted, "The new name")
    with invocation.open_library() as library:
        _act(library, "rename", [present_tag(library, name).name], clean)


@click.command("merge")
@tag_names
@click.argument("target", metavar="TARGET", type=TAG)
@library_option
@pass_invocation
def merge(invocation: Invocation, names: Sequence[str], target: str) -> None:
    """Merge tags into the last that is named.

    Their notes get that one, and their names become aliases of it.
    """
    with invocation.open_library() as library:
        known = [present_tag(library, name).name for name in names]
        _act(library, "merge", known, live_name(library, target))


@click.command("alias")
@click.argument("alias", metavar="ALIAS")
@click.argument("name", metavar="TAG", type=TAG)
@library_option
@pass_invocation
def add_alias(invocation: Invocation, alias: str, name: str) -> None:
    """Give a tag another name beside its own.

    Filters, imports and what you type take the one for the other.
    """
    from tui.model.tag import tag_key

    clean = new_name(alias, "The alias")
    with invocation.open_library() as library:
        target = present_tag(library, name).name
        before = library.vocabulary.states([clean]).get(clean)
        if before and tag_key(before.name) == tag_key(clean):
            present_tag(library, before.name)
            hint = f"`url-notes tags merge` makes {before.name} an alias, with its notes."
            raise UrlNotesError(f"{before.name} is a tag", hint)
        _act(library, "alias", [clean], target)
        if before and before.name != target:
            narrate(clean_line(f"It was another name of {before.name}"))


@click.command("nest")
@tag_names
@click.argument("parent", metavar="PARENT", type=TAG)
@library_option
@pass_invocation
def nest(invocation: Invocation, names: Sequence[str], parent: str) -> None:
    """Put tags under PARENT, as python/lxml.

    The name that a tag had becomes an alias of it.
    """
    with invocation.open_library() as library:
        known = [present_tag(library, name).name for name in names]
        target = live_name(library, parent)
        for tag in known:
            _check_place(tag, target)
        _act(library, "nest", known, target)


def _check_place(tag: str, parent: str) -> None:
    """Checks that a tag can lie under another.

    Raises:
        UrlNotesError: They are one, or the other lies under it.
        UsageError: Its name would be too long, or have nothing on one side of a slash.
    """
    from tui.model.tag import is_below, tag_key

    if tag_key(tag) == tag_key(parent):
        raise UrlNotesError(f"{tag} cannot lie under itself", "Name another tag behind it.")
    if is_below(parent, tag):
        out = f"{quoted(parent)} {quoted(parent.rpartition('/')[2])}"
        hint = f"`url-notes tags rename {out}` takes it out first."
        raise UrlNotesError(f"{parent} lies under {tag}, which cannot lie under it", hint)
    name = f"{parent}/{tag.rpartition('/')[2]}"
    check_length(name, f"The name {name}")
    check_parts(name, "The name")


@click.command("retire")
@tag_names
@library_option
@pass_invocation
def retire(invocation: Invocation, names: Sequence[str]) -> None:
    """Retire tags: counted no more, still found.

    They keep their notes, which their names find; typed again, they are live again.
    """
    _act_on_all(invocation, "retire", names)


@click.command("revive")
@click.argument("names", metavar="TAG...", nargs=-1, type=HIDDEN_TAG, required=True)
@library_option
@pass_invocation
def revive(invocation: Invocation, names: Sequence[str]) -> None:
    """Make retired or deleted tags live again."""
    _act_on_all(invocation, "revive", names)


@click.command("delete")
@tag_names
@library_option
@pass_invocation
def delete(invocation: Invocation, names: Sequence[str]) -> None:
    """Take tags off all notes for good.

    Imports leave them out; `tags revive` has them back, without notes.
    """
    _act_on_all(invocation, "delete", names)


@click.command("keep")
@tag_names
@library_option
@pass_invocation
def keep(invocation: Invocation, names: Sequence[str]) -> None:
    """Keep tags, whatever would be suggested.

    They are never suggested to be retired, merged away, or deleted.
    """
    from tui.model.arrangement import Decision
    from tui.model.tag import tag_key

    with invocation.open_library() as library:
        keys = {tag_key(present_tag(library, name).name): None for name in names}
        _decide(library, [Decision("keep", key) for key in keys])


@click.command("dismiss")
@click.argument("name", metavar="TAG", type=TAG)
@click.argument("target", metavar="[TARGET]", type=TAG, required=False)
@library_option
@pass_invocation
def dismiss(invocation: Invocation, name: str, target: str | None) -> None:
    """Never suggest something again.

    TAG is never again suggested to be merged with TARGET, or put under it. Without TARGET, a
    retired tag stays retired, and any other is kept.
    """
    from tui.model.arrangement import Decision
    from tui.model.tag import tag_key

    with invocation.open_library() as library:
        tag = present_tag(library, name)
        key = tag_key(tag.name)
        if target is None:
            state = "retired" if tag.state == "retired" else ""
            _decide(library, [Decision("keep", key, state)])
            return
        other = tag_key(present_tag(library, target).name)
        if key == other:
            hint = f"`url-notes tags dismiss {quoted(tag.name)}` keeps the tag."
            raise UrlNotesError(f"Both are {tag.name}", hint)
        one, two = sorted((key, other))
        _decide(library, [Decision("same", one, two), Decision("under", key, other)])


@click.command("new")
@click.argument("state", type=click.Choice(("live", "waiting")), required=False)
@library_option
@pass_invocation
def set_new(invocation: Invocation, state: str | None) -> None:
    """Say how new tags of imports arrive.

    They are live, or wait until you take them. Those that wait are retired; `tags suggest
    --kind return` names those that several notes have.
    What you type yourself is live. Without a word, print which it is.
    """
    from tui.model.arrangement import Decision
    from tui.model.tagcare.decisions import WAITING

    if state is None:
        with invocation.open_reader() as reader:
            write_line("waiting" if reader.vocabulary.new_tags_wait() else "live")
        return
    with invocation.open_library() as library:
        _decide(library, [WAITING if state == "waiting" else Decision("new", "live")])


COMMANDS = (rename, merge, add_alias, nest, retire, revive, keep, dismiss, delete, set_new)


def tell(library: Library, edit: CareForTags) -> None:
    """Cares for tags, and says what was done."""
    from tui.library.edits_in_words import left_in_words

    outcome = library.apply(edit)
    narrate(outcome.label or "It is so already")
    if not (outcome.label and outcome.skipped):
        return
    if any(action.notes is not None for action in edit.actions):
        narrate(left_in_words(outcome.skipped).removesuffix("."))
    else:
        # Nobody saw them before: another program need not have changed them.
        are = "it is" if outcome.skipped == 1 else "they are"
        narrate(f"{counted(outcome.skipped, 'tag')} left as {are}")


def _act_on_all(invocation: Invocation, verb: TagVerb, names: Sequence[str]) -> None:
    find = present_tag if verb == "retire" else known_tag
    with invocation.open_library() as library:
        _act(library, verb, [find(library, name).name for name in names])


def _act(library: Library, verb: TagVerb, names: Iterable[str], target: str = "") -> None:
    from tui.library.edits import CareForTags
    from tui.model.tag import unique_tags
    from tui.model.tagcare.actions import TagAction

    actions = (TagAction(verb, name, target) for name in unique_tags(names))
    tell(library, CareForTags(tuple(actions)))


def _decide(library: Library, decisions: Sequence[Decision]) -> None:
    from tui.library.edits import CareForTags

    tell(library, CareForTags(decisions=tuple(decisions)))
