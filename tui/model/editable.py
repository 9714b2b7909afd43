"""The fields of a note that a person edits: their names on screen, and their values as texts.

The form, the command line and the person's own editor write and read values by this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from tui.errors import FieldError
from tui.model.cleaning import clean_tags
from tui.model.fields import FIELDS, Field, Kind
from tui.model.instant import Instant
from tui.model.text import clean_line
from tui.model.url import check_link


class EditableField(NamedTuple):
    """A field that a person edits."""

    name: str
    label: str
    help: str
    """What it holds, as a phrase."""
    is_common: bool = False
    """Whether one value may be meant for many notes."""

    @property
    def kind(self) -> Kind:
        """What it holds."""
        return _FIELDS[self.name].kind

    def text(self, value: Any) -> str:
        """Returns a value as a person writes it; empty for none."""
        return _FORMS[self.kind].write(value)

    def value(self, text: str) -> Any:
        """Returns the value that a person wrote; an empty text takes away what was there.

        Raises:
            FieldError: It cannot be understood; the message goes on after the name of the field.
            LinkError: It is an address, and no link.
        """
        return _FORMS[self.kind].read(text, _FIELDS[self.name])


_FIELDS = {field.name: field for field in FIELDS}

EDITABLE = (
    EditableField("title", "Title", "the title of the page"),
    EditableField("url", "URL", "its address; the one before still finds the note"),
    EditableField("tags", "Tags", "all its tags, with commas between them", is_common=True),
    EditableField("summary", "Summary", "Markdown on the page"),
    EditableField("comment", "Comment", "your own words, in Markdown"),
    EditableField("folders", "Folders", "its folders, such as Bar/Deep, Other"),
    EditableField("added", "Added", "when the link was saved, such as 2025-08-14", is_common=True),
    EditableField("published", "Published", "when the page appeared", is_common=True),
    EditableField("author", "Author", "who wrote the page", is_common=True),
    EditableField("site", "Site", "the site that the page is on", is_common=True),
    EditableField("feed", "Feed", "the feed that brought it", is_common=True),
    EditableField("lang", "Language", "the language of the page, such as en", is_common=True),
    EditableField("read", "Read", "whether you read it", is_common=True),
    EditableField("starred", "Starred", "whether it has a star", is_common=True),
    EditableField("archived", "Archived", "whether it is in the archive", is_common=True),
    EditableField("private", "Private", "whether it is for you alone", is_common=True),
)
"""In the order of the form."""

EDITABLE_BY_NAME: Mapping[str, EditableField] = {field.name: field for field in EDITABLE}

YES, NO = "yes", "no"

_FLAGS = {YES: True, "true": True, NO: False, "false": False, "": None}
_BETWEEN_NAMES, _BETWEEN_PATHS = "/", ","


class _Form(NamedTuple):
    """How values of a kind are written, and read again."""

    write: Callable[[Any], str]
    read: Callable[[str, Field], Any]


def path_text(path: Iterable[str]) -> str:
    r"""Returns the path of a folder as a text: ``Bar/Deep``; a slash in a name is ``\/``."""
    return _BETWEEN_NAMES.join(_escaped(name, _BETWEEN_NAMES) for name in path)


def path_of(text: str) -> tuple[str, ...]:
    """Returns the path of a folder that a person wrote."""
    return tuple(map(_unescaped, _split(text, _BETWEEN_NAMES)))


def _write_flag(value: bool | None) -> str:
    return "" if value is None else YES if value else NO


def _read_flag(text: str, _: Field) -> bool | None:
    if text.strip().lower() not in _FLAGS:
        raise FieldError(f"is {text}", "Write yes, no, or nothing.")
    return _FLAGS[text.strip().lower()]


def _write_instant(value: Instant | None) -> str:
    return value.iso() if value else ""


def _read_instant(text: str, _: Field) -> Instant | None:
    try:
        return Instant.from_iso(text) if text.strip() else None
    except ValueError:
        hint = "A date is written 2025-08-14, or 2025-08-14T12:30Z."
        raise FieldError(f"is no date: {text}", hint) from None


def _write_tags(names: Iterable[str]) -> str:
    escaped = (_escaped(name, _BETWEEN_PATHS) for name in names)
    return ", ".join(f"\\{name}" if name.startswith("#") else name for name in escaped)


def _read_tags(text: str, _: Field) -> tuple[str, ...]:
    names = (part.removeprefix("#") for part in _split(text, _BETWEEN_PATHS))
    return clean_tags(map(_unescaped, names))


def _write_folders(paths: Iterable[Iterable[str]]) -> str:
    return ", ".join(_escaped_commas(path_text(path)) for path in paths)


def _read_folders(text: str, _: Field) -> tuple[tuple[str, ...], ...]:
    paths = (path_of(part.replace("\\,", ",")) for part in _split(text, _BETWEEN_PATHS))
    return tuple(dict.fromkeys(path for path in paths if path))


def _escaped_commas(text: str) -> str:
    return text.replace(_BETWEEN_PATHS, "\\" + _BETWEEN_PATHS)


def _escaped(name: str, separator: str) -> str:
    return name.replace("\\", r"\\").replace(separator, "\\" + separator)


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def _split(text: str, separator: str) -> list[str]:
    """Splits a text where a separator has no backslash before it; leaves out what is empty."""
    parts = re.findall(rf"(?:\\.|[^\\{separator}])+", text)
    return [part.strip() for part in parts if part.strip()]


_FORMS: Mapping[Kind, _Form] = {
    Kind.URL: _Form(str, lambda text, _: check_link(text)),
    Kind.LINE: _Form(str, lambda text, field: clean_line(text, field.limit)),
    Kind.MARKDOWN: _Form(str, lambda text, _: text),
    Kind.TAGS: _Form(_write_tags, _read_tags),
    Kind.FOLDERS: _Form(_write_folders, _read_folders),
    Kind.INSTANT: _Form(_write_instant, _read_instant),
    Kind.FLAG: _Form(_write_flag, _read_flag),
}
