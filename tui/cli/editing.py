"""``edit`` and ``comment``: give notes other texts, tags, dates, or one another address."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.revived_tags import tell_revived
from tui.cli.standard_input import FROM_INPUT, check_read_once, read_input
from tui.cli.targets import check_targets, chosen_ids, note_targets
from tui.errors import FieldError, UsageError
from tui.model.editable import EDITABLE, EDITABLE_BY_NAME
from tui.model.fields import Kind
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.library.unsaved_texts import UnsavedText
    from tui.model.note import Note


class _Editing(NamedTuple):
    """How an option for a kind of field is shown."""

    metavar: str
    more: str = ""


_OPTIONS: Mapping[Kind, _Editing] = {
    Kind.MARKDOWN: _Editing("TEXT|-", "; - reads it"),
    Kind.TAGS: _Editing("TAG,TAG"),
    Kind.FOLDERS: _Editing("PATH,PATH"),
    Kind.INSTANT: _Editing("DATE"),
    Kind.FLAG: _Editing("yes|no"),
    Kind.URL: _Editing("URL"),
    Kind.LINE: _Editing("TEXT"),
}

Command = TypeVar("Command", bound=Callable[..., Any])


def field_options(command: Command) -> Command:
    """Gives a command an option for each field that a person edits."""
    for field in reversed(EDITABLE):
        metavar, more = _OPTIONS[field.kind]
        text = f"{field.help[0].upper()}{field.help[1:]}{more}."
        command = click.option(f"--{field.name}", metavar=metavar, help=text)(command)
    return command


@click.command("edit")
@note_targets
@field_options
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
        UsageError: They cannot: there is one that belongs to one page alone.
    """
    own = [name for name in fields if not EDITABLE_BY_NAME[name].is_shareable]
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
    tell_revived(outcome)


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

    command = find_editor(invocation.config.configuration.editor)
    with invocation.open_reader() as library:
        note = library.named(name)
    with _unsaved_text(invocation, note) as unsaved:
        with lent_terminal():
            edited = edit_as_text(
                note,
                lambda text: edit_text(command, text, f"note-{note.id}.md", unsaved.keep),
                f"`url-notes edit {note.id}` goes on with it.",
                unsaved.get(),
            )
        if edited.edit is None:
            unsaved.forget()
            narrate("Nothing was changed")
            return
        with invocation.open_library() as library:
            outcome = library.apply(edited.edit)
        unsaved.forget(edited.text)
    narrate(f"Note {note.id} edited")
    for field in outcome.conflicts:
        narrate(f"Another program had changed its {field}; yours stands")


@contextmanager
def _unsaved_text(invocation: Invocation, note: Note) -> Iterator[UnsavedText]:
    """Gives what is being written for a note; what ends it early says where the text is kept."""
    from tui.library.unsaved_texts import UnsavedTexts, Writing

    with closing(UnsavedTexts(invocation.path)) as texts:
        unsaved = texts.of(note, Writing.WHOLE_NOTE)
        try:
            yield unsaved
        except BaseException as error:
            if unsaved.get() is not None:
                error.add_note(f"What you wrote is in {unsaved.path}")
            raise


def _values(given: Mapping[str, str]) -> dict[str, Any]:
    """Returns the values of fields by their names.

    Raises:
        UsageError: One cannot be read.
    """
    check_read_once([name for name, text in given.items() if _is_read(name, text)])
    return {name: _value(name, text) for name, text in given.items()}


def _value(name: str, text: str) -> Any:
    if _is_read(name, text):
        text = read_input()
    try:
        return EDITABLE_BY_NAME[name].value(text)
    except FieldError as error:
        raise UsageError(f"--{name} {error.message}", error.hint) from None


def _is_read(name: str, text: str) -> bool:
    """Returns whether the value of a field is to be read from the input."""
    return text == FROM_INPUT and EDITABLE_BY_NAME[name].kind is Kind.MARKDOWN
