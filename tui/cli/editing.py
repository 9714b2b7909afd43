"""``edit`` and ``comment``: give notes other texts, tags, dates, or one another address."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.targets import check_targets, chosen_ids, note_targets
from tui.errors import UsageError
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.model.instant import Instant

STANDARD_INPUT = "-"

_TEXTS = ("summary", "comment")
"""The fields whose text may come from standard input."""

_DATES = ("added", "published")


@click.command("edit")
@note_targets
@click.option("--title", metavar="TITLE", help="The title of the page.")
@click.option("--url", metavar="URL", help="Another address; the one before still finds the note.")
@click.option("--tags", metavar="TAG,TAG", help="All its tags, separated by commas.")
@click.option("--summary", metavar="TEXT|-", help="Markdown on the page; - reads it.")
@click.option("--comment", metavar="TEXT|-", help="Your own words; - reads them.")
@click.option("--author", metavar="NAME", help="Who wrote the page.")
@click.option("--site", metavar="NAME", help="What the site is called.")
@click.option("--feed", metavar="NAME", help="The feed that brought it.")
@click.option("--lang", metavar="LANG", help="Its language, such as en.")
@click.option("--added", metavar="DATE", help="When the link was saved, as ISO 8601 has it.")
@click.option("--published", metavar="DATE", help="When the page appeared.")
@library_option
@pass_invocation
def edit_notes(
    invocation: Invocation,
    /,
    names: Sequence[str],
    filter_text: str | None,
    **given: str | None,
) -> None:
    """Edit notes.

    NOTE is an id or a URL. Without an option, one note is edited in $VISUAL or $EDITOR. An empty
    text, such as --comment '', takes away what is there. Several notes are given the same values.
    """
    check_targets(names, filter_text)
    fields = {field: text for field, text in given.items() if text is not None}
    is_one = filter_text is None and len(names) == 1
    if not is_one:
        _check_shareable(fields)
    values = _values(fields)
    if values and is_one:
        _rewrite(invocation, names[0], values)
    elif values:
        _set_values(invocation, names, filter_text, values)
    elif is_one and is_terminal(sys.stdin):
        _edit_in_editor(invocation, names[0])
    else:
        raise UsageError("There is nothing to edit", "Give a field, such as --author NAME.")


@click.command("comment")
@click.argument("words", metavar="[NOTE] TEXT...|-", nargs=-1, required=True)
@click.option(
    "--filter", "filter_text", metavar="FILTER", help="The notes that match, in place of NOTE."
)
@library_option
@pass_invocation
def comment_note(invocation: Invocation, words: Sequence[str], filter_text: str | None) -> None:
    """Comment on a note, in place of the comment that it has.

    NOTE is an id or a URL; - reads the comment from the input. With --filter, all words are the
    comment.
    """
    names, said = (words[:1], words[1:]) if filter_text is None else ((), words)
    check_targets(names, filter_text)
    if not said:
        raise UsageError("There is no comment", "Write it behind NOTE, or - to read it.")
    values = _values({"comment": " ".join(said)})
    if names:
        _rewrite(invocation, names[0], values)
    else:
        _set_values(invocation, names, filter_text, values)


def _check_shareable(fields: Mapping[str, str]) -> None:
    """Checks that notes can have the same values of these fields.

    Raises:
        UsageError: They cannot: a title, a summary and an address are those of one page.
    """
    own = [name for name in ("title", "url", "summary") if name in fields]
    if own:
        raise UsageError(
            f"--{own[0]} is that of one note, and several are meant",
            "Name one NOTE; --author, --site, --lang, --tags and the like go to several.",
        )
    if not fields:
        raise UsageError(
            "An editor takes one note, and several are meant",
            "Name one NOTE, or give a field, such as --author NAME.",
        )


def _rewrite(invocation: Invocation, name: str, values: Mapping[str, Any]) -> None:
    from tui.library.edits import Rewrite

    with invocation.open_library() as library:
        note = library.named(name)
        outcome = library.apply(Rewrite(note.id, values))
    narrate(f"Note {note.id} edited" if outcome.step else f"Note {note.id} is so already")


def _set_values(
    invocation: Invocation,
    names: Sequence[str],
    filter_text: str | None,
    values: Mapping[str, Any],
) -> None:
    from tui.library.edits import SetValues

    with invocation.open_library() as library, ProgressBar("Editing") as bar:
        ids = chosen_ids(library, names, filter_text)
        outcome = library.apply(SetValues(tuple(ids), values), callbacks(bar))
    narrate(f"{len(outcome.changed):,} of {counted(len(ids), 'note')} changed")


def _edit_in_editor(invocation: Invocation, name: str) -> None:
    from tui.library.desktop.editor import edit_text, find_editor
    from tui.library.desktop.terminal import lent_terminal
    from tui.library.editing import edit_note as edit_as_text

    command = find_editor()
    with invocation.open_reader() as library:
        note = library.named(name)
    with lent_terminal():
        edited = edit_as_text(note, lambda text: edit_text(command, text, f"note-{note.id}.md"))
    if edited.edit is None:
        narrate("Nothing was changed")
        return
    with invocation.open_library() as library:
        outcome = library.apply(edited.edit)
    narrate(f"Note {note.id} edited")
    for field in outcome.conflicts:
        narrate(f"Another program had changed its {field}; yours stands")


def _values(given: Mapping[str, str]) -> dict[str, Any]:
    """Returns the values of fields by their names.

    Raises:
        UsageError: One cannot be read.
    """
    if [given.get(name) for name in _TEXTS] == [STANDARD_INPUT] * len(_TEXTS):
        raise UsageError("The input is either the summary or the comment", "Give one of them.")
    values: dict[str, Any] = dict(given)
    for name in _TEXTS:
        if given.get(name) == STANDARD_INPUT:
            values[name] = sys.stdin.buffer.read().decode("utf-8", "replace")
    for name in _DATES:
        if name in given:
            values[name] = _date(name, given[name])
    if "tags" in given:
        from tui.library.typed_tagging import Tagging

        values["tags"] = Tagging.of(given["tags"].split(","), ()).added
    return values


def _date(name: str, text: str) -> Instant | None:
    from tui.model.instant import Instant

    try:
        return Instant.from_iso(text) if text else None
    except ValueError:
        raise UsageError(
            f"--{name} is no date: {text}", "A date is written 2025-08-14, or 2025-08-14T12:30Z."
        ) from None
