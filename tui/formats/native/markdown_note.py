"""Notes in Markdown, one a file: fields as front matter, the summary, and other texts below it.

---
url: https://example.com/
title: Borrow checker
tags: [rust, memory]
url-notes: 1 title:5b1ccd9a tags:0d4a1185
---

What the page says.

<!-- comment -->

What I say.

Notes of other programs are a format of their own (`front_matter_note`), unless this one is asked
for: then they are read by the names of their fields, also without any front matter.

The last of the fields says what each was when it was written. So only what a person changed in the
file since then changes a note when the file is read again.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.front_matter import begun_values, dumped, has_fence
from tui.formats.native.other_markdown import address_in, parted_note, read_other
from tui.formats.native.records import KEYS, read_record, to_record
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.model.editable import EDITABLE
from tui.model.folder import read_path, typed_path
from tui.model.note import Draft
from tui.model.outside_edit import OutsideEdit, sum_of
from tui.model.url import link_key, site_of

if TYPE_CHECKING:
    from tui.formats.target import Folder

NAME = "markdown-note"

_WRITTEN = "url-notes"
"""The key of what the fields were when they were written."""
_VERSION = "1"

_TEXTS = ("summary", "comment", "article")
"""Stand below the front matter, all but the first after a line with its name."""
_MARKER = re.compile(r"^(\\*)<!-- (?:comment|article) -->$", re.MULTILINE)
_PART = re.compile(r"^<!-- (comment|article) -->$", re.MULTILINE)
_ESCAPED = re.compile(r"^\\(\\*<!-- (?:comment|article) -->)$", re.MULTILINE)

_OWN = frozenset((*KEYS, _WRITTEN)) - set(_TEXTS)
_CHANGED = (
    *(field.name for field in EDITABLE if field.name != "url"),
    *("article", "highlights"),
)
"""The fields that a person changes in a file; another address makes it another note."""

_NO_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the one note; without an address if it has none.

    Raises:
        FormatError: There is front matter, and it cannot be read.
    """
    values, body = parted_note(source)
    if not is_own(values):
        yield read_other(values, body, NAME)
        return
    texts = _parts(body)
    for record in read_record(_record(values) | texts, 1):
        yield _compared(record, values, texts) if isinstance(record, Draft) else record


def is_own(values: Mapping[str, Any]) -> bool:
    """Returns whether front matter is that of a note of ours, as far as its names tell."""
    return "url" in values and (_WRITTEN in values or values.keys() <= _OWN)


def _record(values: Mapping[str, Any]) -> dict[str, Any]:
    record = {name: value for name, value in values.items() if name != _WRITTEN}
    folders = record.get("folders")
    if isinstance(folders, list):
        record["folders"] = [
            list(read_path(each)) if isinstance(each, str) else each for each in folders
        ]
    for name in ("highlights", "extra"):
        record[name] = _from_json(record.get(name))
    return record


def _from_json(value: Any) -> Any:
    if isinstance(value, list):
        return [_from_json(each) for each in value]
    if not isinstance(value, str) or value[:1] != "{":
        return value
    try:
        return json.loads(value, strict=False)
    except (ValueError, RecursionError):
        return value


def _parts(body: str) -> dict[str, str]:
    first, *others = _PART.split(body)
    parts = dict.fromkeys(_TEXTS, "") | {"summary": first}
    for name, text in zip(others[::2], others[1::2], strict=True):
        parts[name] += text
    return {name: _ESCAPED.sub(r"\1", text).strip("\n") for name, text in parts.items()}


def _compared(draft: Draft, values: Mapping[str, Any], texts: Mapping[str, str]) -> Draft:
    """Returns a note with what is other than it was written, if this program wrote it."""
    version, _, sums = str(values.get(_WRITTEN, "")).partition(" ")
    if version != _VERSION:
        return draft
    written = dict(each.split(":", 1) for each in sums.split() if ":" in each)
    found = {**values, **texts}
    changed = (
        name
        for name in _CHANGED
        if sum_of(found.get(name)) != written.get(name, "")
        # What cannot be read is told, and takes nothing away.
        and (getattr(draft, name) not in (None, "", ()) or not found.get(name))
    )
    fields = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    return OutsideEdit(**fields, changed=frozenset(changed), written_tags=written.get("tags", ""))


def write_folder(drafts: Iterable[Draft], folder: Folder) -> None:
    """Writes a file for each draft, whose name comes from the address and so stays the same."""
    names: Counter[str] = Counter()
    for draft in drafts:
        name = name_of(draft)
        names[name] += 1
        again = f"-{names[name]}" if names[name] > 1 else ""
        with folder.file(f"{name}{again}.md") as stream:
            stream.write(text_of(draft))


def name_of(draft: Draft) -> str:
    """Returns the name of the file of a draft, without its ending."""
    key = link_key(draft.url)
    words = _NO_NAME.sub("-", key.partition("://")[2].lower() or key.lower()).strip("-")
    short = words[:_LONGEST_NAME].rstrip("-")
    return f"{short or 'note'}-{crc32(key.encode()):08x}"


def text_of(draft: Draft) -> str:
    """Returns the text of the file of a draft."""
    values, texts = _front_matter(draft), {name: getattr(draft, name) for name in _TEXTS}
    found = {**values, **texts}
    sums = ((name, sum_of(found.get(name))) for name in _CHANGED)
    values[_WRITTEN] = " ".join([_VERSION, *(f"{name}:{each}" for name, each in sums if each)])
    return f"{dumped(values)}{_body(texts)}"


def _front_matter(draft: Draft) -> dict[str, Any]:
    record = to_record(draft)
    values = {name: record.get(name) for name in KEYS if name in _OWN}
    if values["site"] == site_of(draft.url):
        del values["site"]
    values["folders"] = [typed_path(path) for path in draft.folders]
    values["highlights"] = list(map(_highlight, draft.highlights))
    values["extra"] = json.dumps(record["extra"]) if record["extra"] else ""
    kept = {name: value for name, value in values.items() if value not in (None, "", [])}
    return {name: _typed(value) for name, value in kept.items() if name not in ("id", "trashed")}


def _typed(value: Any) -> Any:
    return ("no", "yes")[value] if isinstance(value, bool) else value


def _highlight(value: Mapping[str, Any]) -> Any:
    is_plain = value and all(isinstance(each, str) for each in value.values())
    return dict(value) if is_plain else json.dumps(dict(value))


def _body(texts: Mapping[str, str]) -> str:
    first, *others = ((name, _MARKER.sub(r"\\\g<0>", texts[name]).strip("\n")) for name in _TEXTS)
    parts = [first[1], *(f"<!-- {name} -->\n\n{text}" for name, text in others if text)]
    return "".join(f"\n{part}\n" for part in parts if part)


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text or not has_fence(shape.text):
        return None
    values = begun_values(shape.text)
    if not is_own(values):
        return None
    if _WRITTEN in values:
        return Recognition(Score.CERTAIN, "its front matter is that of url-notes")
    if address_in(values):
        return Recognition(Score.LIKELY, "its front matter has an address under names of ours")
    return None


FORMAT = Format(
    name=NAME,
    label="Markdown notes of url-notes",
    recognises=_recognises,
    read=read,
    write_folder=write_folder,
    suffixes=(".zip",),
)
