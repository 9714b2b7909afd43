"""The fields of a note as single lines: for templates and for tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from string import Formatter
from typing import Any, TextIO

from tui.errors import UsageError
from tui.formats.native.records import KEYS, to_record
from tui.model.nearest import nearest
from tui.model.note import Note
from tui.model.text import TEXT_LIMIT, clean_line

TABLE_FIELDS = (
    *("id", "url", "title", "tags", "site", "added", "published"),
    *("read", "starred", "archived"),
)
"""The columns of ``--tsv``."""

_ESCAPES = {r"\t": "\t", r"\n": "\n"}


def write_table(notes: Iterable[Note], stream: TextIO) -> None:
    """Writes the notes as lines of fields between tabs, below a line with their names."""
    stream.write("\t".join(TABLE_FIELDS) + "\n")
    for note in notes:
        record = to_record(note)
        stream.write("\t".join(line_of(record.get(name)) for name in TABLE_FIELDS) + "\n")


def template_line(template: str) -> Callable[[Note], str]:
    r"""Returns a function that fills a template such as ``{id}\t{url}`` with a note's fields.

    ``{title}`` is never empty: a note without a title has its address there.

    Raises:
        UsageError: The template names an unknown field, or its braces do not match.
    """
    parts = _parts(template)

    def fill(note: Note) -> str:
        record = to_record(note)
        record["title"] = record["title"] or note.url
        return "".join(text + (line_of(record.get(name)) if name else "") for text, name in parts)

    return fill


def line_of(value: Any) -> str:
    """Returns a value of a record as one line that is safe to print; empty for an unknown one."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(_item, value))
        case dict():
            return json.dumps(value) if value else ""
    return clean_line(str(value), TEXT_LIMIT)


def _item(value: Any) -> str:
    return "/".join(map(line_of, value)) if isinstance(value, list) else line_of(value)


def _parts(template: str) -> list[tuple[str, str]]:
    """Splits a template into literal texts, each with the name of the field after it or ``""``."""
    for escape, character in _ESCAPES.items():
        template = template.replace(escape, character)
    try:
        parsed = list(Formatter().parse(template))
    except ValueError as error:
        raise UsageError(f"The template is not valid: {error}", "Write {{ for a brace.") from error
    for _, name, spec, conversion in parsed:
        if name is not None and (name not in KEYS or spec or conversion):
            raise _unknown_field(name)
    return [(text, name or "") for text, name, _, _ in parsed]


def _unknown_field(name: str) -> UsageError:
    near = nearest(name, KEYS)
    hint = f"Did you mean {{{near}}}?" if near else f"The fields are: {', '.join(KEYS)}."
    return UsageError(f"A template has no field {{{name}}}", hint)
