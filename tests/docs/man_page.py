"""The man page, made from the commands: ``docs/url-notes.1``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from tui.cli.program import COMMANDS, url_notes

MAN_PAGE = Path(__file__).resolve().parents[2] / "docs" / "url-notes.1"

_ENVIRONMENT = (
    ("URL_NOTES_DB", "The library file."),
    ("URL_NOTES_CONFIG", "The configuration file."),
    (
        "URL_NOTES_LOG",
        "A file in which the reader writes down what it does, with no text of a note.",
    ),
    ("URL_NOTES_TRACEBACK", "If set, a fault shows where in the code it happened."),
    ("NO_COLOR", "If set, nothing is coloured."),
    ("BROWSER", "The commands that open links, with colons between them."),
    ("VISUAL, EDITOR", "The command of the editor."),
)
_EXIT_STATUS = (
    ("0", "Done, also where nothing matched."),
    ("1", "The work failed, or a note is unknown."),
    ("2", "Wrong usage."),
)


def man_page() -> str:
    """The whole page, in the language of man."""
    root = url_notes.make_context("url-notes", [], resilient_parsing=True)
    sections = (
        '.TH URL-NOTES 1 "" "url-notes" "User Commands"',
        *(".SH NAME", "url\\-notes \\- read a library of annotated links in the terminal"),
        *(".SH SYNOPSIS", *_usages(root)),
        *(".SH DESCRIPTION", *_prose(url_notes)),
        *(".SH OPTIONS", *_options(root)),
        *(".SH COMMANDS", *(line for entry in COMMANDS for line in _command(root, entry.name))),
        *(".SH ENVIRONMENT", *_terms(_ENVIRONMENT)),
        *(".SH EXIT STATUS", *_terms(_EXIT_STATUS)),
    )
    return "".join(f"{line}\n" for line in sections)


def _usages(context: click.Context) -> Iterator[str]:
    yield f".B {_roff('url-notes')}"
    yield _roff("[OPTIONS] [COMMAND] [ARGS]...")


def _command(parent: click.Context, name: str) -> Iterator[str]:
    """The lines of a command, and of those below it."""
    assert isinstance(parent.command, click.Group)
    command = parent.command.get_command(parent, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f'.SS "{_roff(context.command_path.removeprefix("url-notes ") + " " + usage)}"'
    yield from _prose(command)
    yield from _options(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            yield from _command(context, each)


def _prose(command: click.Command) -> Iterator[str]:
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _options(context: click.Context) -> Iterator[str]:
    options = (
        each for each in context.command.get_params(context) if isinstance(each, click.Option)
    )
    records = (each.get_help_record(context) for each in options)
    return _terms([record for record in records if record])


def _terms(terms: Sequence[tuple[str, str]]) -> Iterator[str]:
    for term, said in terms:
        yield ".TP"
        yield f".B {_roff(term)}"
        yield _roff(said)


def _roff(text: str) -> str:
    """A text in which nothing is an instruction."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    MAN_PAGE.write_text(man_page(), "utf-8")
