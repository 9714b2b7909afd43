"""``edit`` and ``comment``: give a note other texts, tags, dates, or another address."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate
from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.model.instant import Instant

STANDARD_INPUT = "-"

_TEXTS = ("summary", "comment")
"""The fields whose text may come from standard input."""

_DATES = ("added", "published")


@click.command("edit")
@click.argument("name", metavar="NOTE")
@click.option("--title", metavar="TITLE", help="The title of the page.")
@click.option("--url", metavar="URL", help="Another address; the one before still finds the note.")
@click.option("--tags", metavar="TAG,TAG", help="All its tags, separated by commas.")
@click.option("--summary", metavar="TEXT|-", help="Markdown on the page; - reads it.")
@click.option("--comment", metavar="TEXT|-", help="Your own words; - reads them.")
@click.option("--author", metavar="NAME", help="Who wrote the page.")
@click.option("--added", metavar="DATE", help="When the link was saved, as ISO 8601 has it.")
@click.option("--published", metavar="DATE", help="When the page appeared.")
@library_option
@pass_invocation
def edit_note(invocation: Invocation, /, name: str, **given: str | None) -> None:
    """Edit a note.

    NOTE is an id or a URL. Without an option, it is edited in $VISUAL or $EDITOR. An empty text,
    such as --comment '', takes away what is there.
    """
    values = _values({field: text for field, text in given.items() if text is not None})
    if values:
        _rewrite(invocation, name, values)
    elif is_terminal(sys.stdin):
        _edit_in_editor(invocation, name)
    else:
        raise UsageError("There is nothing to edit", "Give a field, such as --title TITLE.")


@click.command("comment")
@click.argument("name", metavar="NOTE")
@click.argument("words", metavar="TEXT...|-", nargs=-1, required=True)
@library_option
@pass_invocation
def comment_note(invocation: Invocation, name: str, words: Sequence[str]) -> None:
    """Comment on a note, in place of the comment that it has.

    NOTE is an id or a URL; - reads the comment from the input.
    """
    _rewrite(invocation, name, _values({"comment": " ".join(words)}))


def _rewrite(invocation: Invocation, name: str, values: Mapping[str, Any]) -> None:
    from tui.library.edits import Rewrite

    with invocation.open_library() as library:
        note = library.named(name)
        outcome = library.apply(Rewrite(note.id, values))
    narrate(f"Note {note.id} edited" if outcome.step else f"Note {note.id} is so already")


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
