"""One note as a text to edit: front matter, the summary, and the comment below a line of its own.

---
title: Borrow checker
url: https://example.com/
tags: [rust, memory]
---

What the page says.

<!-- comment -->

What I say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.errors import FieldError, FormatError
from tui.model.cleaning import clean_tags
from tui.model.editable import EDITABLE, EDITABLE_BY_NAME, EditableField
from tui.model.fields import Kind
from tui.model.folder import read_path, typed_path
from tui.model.nearest import did_you_mean
from tui.model.note import Note

TEXTS = tuple(field.name for field in EDITABLE if field.kind is Kind.MARKDOWN)
"""The summary and the comment, which stand below the front matter."""

KEYS = tuple(field.name for field in EDITABLE if field.name not in TEXTS)
"""What stands in the front matter, in this order."""

_FENCE = "---"
_HINT = "Mend it, or empty the file to change nothing."


def write_note(note: Note, message: str = "") -> str:
    """Returns a note as a text.

    Args:
        note: The note.
        message: Stands in the front matter as remarks, which are not read.
    """
    return _assembled(_front_matter(note), note.summary, note.comment, note, message)


def with_message(text: str, message: str) -> str:
    """Returns an edited text with a message at its top, in place of the one that it has."""
    lines = [line for line in text.split("\n") if not line.startswith("#! ")]
    remarks = [f"#! {line}" for line in message.split("\n")]
    at = 1 if lines and lines[0].strip() == _FENCE else 0
    return "\n".join([*lines[:at], *remarks, *lines[at:]])


def read_note(text: str, note: Note) -> dict[str, Any]:
    """Returns the values of the fields that an edited text changes, by their names.

    Args:
        text: The text; an empty one changes nothing.
        note: The note as it was written.

    Raises:
        FormatError: The text cannot be understood; the message says where.
        LinkError: The address is no link.
    """
    if not text.strip():
        return {}
    front, body = _parts(text)
    values = _values(front, note)
    summary, _, comment = body.partition(f"\n{_marker(note)}\n")
    values |= {"summary": summary.strip("\n"), "comment": comment.strip("\n")}
    return {name: value for name, value in values.items() if value != _compared(note, name)}


def _compared(note: Note, name: str) -> Any:
    value = getattr(note, name)
    return value.strip("\n") if name in TEXTS else value


def _front_matter(note: Note) -> str:
    import yaml

    record = {name: _written(name, getattr(note, name)) for name in KEYS}
    dumped: str = yaml.dump(
        record, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=1 << 20
    )
    return dumped


def _written(name: str, value: Any) -> str | list[str]:
    match EDITABLE_BY_NAME[name].kind:
        case Kind.TAGS:
            return list(value)
        case Kind.FOLDERS:
            return list(map(typed_path, value))
    return EDITABLE_BY_NAME[name].text(value)


def _dumper() -> Any:
    """Returns what writes lists in one line, and quotes only what YAML could not read as text."""
    import yaml
    from yaml.representer import SafeRepresenter

    class Dumper(yaml.BaseDumper, SafeRepresenter):
        def represent_sequence(self, tag: str, sequence: Any, flow_style: Any = None) -> Any:  # noqa: ARG002
            return super().represent_sequence(tag, sequence, flow_style=True)

    return Dumper


def _assembled(front: str, summary: str, comment: str, note: Note, message: str) -> str:
    remarks = "".join(f"#! {line}\n" for line in message.split("\n") if line)
    return (
        f"{_FENCE}\n{remarks}{front}{_FENCE}\n\n{summary.strip(chr(10))}\n\n"
        f"{_marker(note)}\n\n{comment.strip(chr(10))}\n"
    )


def _marker(note: Note) -> str:
    """Returns the line above the comment, which stands in neither text."""
    marker = "<!-- comment -->"
    while marker in note.summary or marker in note.comment:
        marker = marker.replace("comment", "the comment", 1)
    return marker


def _parts(text: str) -> tuple[str, str]:
    lines = text.replace("\r\n", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:
        raise FormatError("The text does not begin with fields between two lines of ---", _HINT)
    return "\n".join(lines[1 : fences[1]]), "\n".join(["", *lines[fences[1] + 1 :]])


def _values(front: str, note: Note) -> dict[str, Any]:
    """Returns the values of the front matter, except of what stands as it was written."""
    import yaml

    try:
        # Every value is taken as text: a tag called no, or 12:30, stays what it is.
        found = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"Line {mark.line + 2}" if mark else "The front matter"
        problem = getattr(error, "problem", "") or "it cannot be read"
        raise FormatError(f"{where}: {problem}", f"Quote what has a colon. {_HINT}") from error
    if not isinstance(found, Mapping):
        raise FormatError("There are no fields between the two lines of ---", _HINT)
    return {
        name: _value(name, value)
        for name, value in found.items()
        if name not in KEYS or value != _written(name, getattr(note, name))
    }


def _value(name: Any, value: Any) -> Any:
    if name not in KEYS:
        hint = did_you_mean(str(name), KEYS, f"There are {', '.join(KEYS)}.")
        raise FormatError(f"There is no field {name}", hint)
    field = EDITABLE_BY_NAME[name]
    if not isinstance(value, str):
        return _listed(field, value)
    try:
        return field.value(value)
    except FieldError as error:
        raise FormatError(f"{name} {error.message}", f"{error.hint} {_HINT}") from None


def _listed(field: EditableField, value: Any) -> Any:
    """Returns the value that a list of texts stands for."""
    if field.kind not in (Kind.TAGS, Kind.FOLDERS):
        raise FormatError(f"{field.name} is a list, where one text belongs", _HINT)
    if not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        raise FormatError(
            f"{field.name} is no list of texts", f"Write {field.name}: [one, two]. {_HINT}"
        )
    if field.kind is Kind.TAGS:
        return clean_tags(value)
    return tuple(path for each in value if (path := read_path(each)))
