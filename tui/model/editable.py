"""The fields of a note that a person edits: their names on screen, and their values as texts.

The form, the command line and the person's own editor write and read values by this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tui.errors import FieldError
from tui.model.fields import FIELDS, Field, Kind
from tui.model.folder import read_paths, typed_paths
from tui.model.instant import Instant
from tui.model.tagging import read_tags, typed_tags
from tui.model.text import clean_line
from tui.model.url import check_link


class EditableField(NamedTuple):
    """A field that a person edits."""

    name: str
    label: str
    help: str
    """What it holds, as a phrase."""
    is_shareable: bool = True
    """Whether one value may be meant for many notes, and is not that of one page."""

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
    EditableField("title", "Title", "the title of the page", is_shareable=False),
    EditableField(
        "url", "URL", "its address; the one before still finds the note", is_shareable=False
    ),
    EditableField("tags", "Tags", "all its tags, with commas between them"),
    EditableField("summary", "Summary", "Markdown on the page", is_shareable=False),
    EditableField("comment", "Comment", "your own words, in Markdown"),
    EditableField("folders", "Folders", "its folders, such as Bar/Deep, Other"),
    EditableField("added", "Added", "when the link was saved, such as 2025-08-14"),
    EditableField("published", "Published", "when the page appeared"),
    EditableField("author", "Author", "who wrote the page"),
    EditableField("site", "Site", "the site that the page is on"),
    EditableField("feed", "Feed", "the feed that brought it"),
    EditableField("lang", "Language", "the language of the page, such as en"),
    EditableField("read", "Read", "whether you read it"),
    EditableField("starred", "Starred", "whether it has a star"),
    EditableField("archived", "Archived", "whether it is in the archive"),
    EditableField("private", "Private", "whether it is for you alone"),
)
"""In the order of the form."""

EDITABLE_BY_NAME: Mapping[str, EditableField] = {field.name: field for field in EDITABLE}

YES, NO = "yes", "no"

_FLAGS = {YES: True, "true": True, NO: False, "false": False, "": None}


class _Form(NamedTuple):
    """How values of a kind are written, and read again."""

    write: Callable[[Any], str]
    read: Callable[[str, Field], Any]


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


_FORMS: Mapping[Kind, _Form] = {
    Kind.URL: _Form(str, lambda text, _: check_link(text)),
    Kind.LINE: _Form(str, lambda text, field: clean_line(text, field.limit)),
    Kind.MARKDOWN: _Form(str, lambda text, _: text),
    Kind.TAGS: _Form(typed_tags, lambda text, _: read_tags(text)),
    Kind.FOLDERS: _Form(typed_paths, lambda text, _: read_paths(text)),
    Kind.INSTANT: _Form(_write_instant, _read_instant),
    Kind.FLAG: _Form(_write_flag, _read_flag),
}
