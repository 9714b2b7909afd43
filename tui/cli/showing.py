"""``show``: one note as text or as a JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import emphasised, narrate, write_line
from tui.cli.row_lines import day_of
from tui.cli.values import NOTE
from tui.model.fields import FLAG_FIELDS, INSTANT_FIELDS
from tui.model.folder import shown_path
from tui.model.text import clean_line, clean_text, clean_url

if TYPE_CHECKING:
    from tui.model.note import JsonObject, Note
    from tui.model.version import Version

_STATES = {**{name: name for name in FLAG_FIELDS}, "trashed": "in the trash"}


@click.command("show")
@click.argument("name", metavar="NOTE", type=NOTE)
@click.option("--versions", is_flag=True, help="Its other texts: what imports replaced, or kept.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; of versions, an array.")
@library_option
@pass_invocation
def show_note(invocation: Invocation, name: str, versions: bool, as_json: bool) -> None:
    """Print one note to read.

    NOTE is an id or a URL.
    """
    with invocation.open_reader() as library:
        note = library.named(name)
        kept = library.versions(note.id) if versions else []
    if versions:
        _write_versions(kept, as_json)
    elif as_json:
        write_line(_as_json(note))
    else:
        for part in _parts(note):
            write_line(part)


def _write_versions(versions: Sequence[Version], as_json: bool) -> None:
    if as_json:
        import json

        records = [
            {"field": each.field, "kept": each.kept.iso(), "content": each.content}
            for each in versions
        ]
        write_line(json.dumps(records, indent=2))
        return
    if not versions:
        narrate("No other text of this note is kept")
    for each in versions:
        write_line(emphasised(f"{clean_line(each.field)}, kept since {day_of(each.kept)}"))
        write_line(f"\n{clean_text(each.content).strip()}\n")


def _as_json(note: Note) -> str:
    import json

    from tui.formats.native.records import to_record

    return json.dumps(to_record(note), indent=2)


def _parts(note: Note) -> Iterator[str]:
    yield emphasised(clean_line(note.title or note.url))
    yield clean_url(note.url)
    facts = [clean_line(fact) for fact in (note.site, note.author, note.feed, note.lang) if fact]
    yield " · ".join([f"note {note.id}", *facts, *_dates(note), *_states(note)])
    if note.tags:
        yield f"tags: {', '.join(map(clean_line, note.tags))}"
    yield from (f"folder: {clean_line(shown_path(path))}" for path in note.folders)
    yield from (f"also: {clean_url(url)}" for url in note.urls)
    yield from (f"? {clean_line(said)}" for said in note.odd)
    if note.summary:
        yield f"\n{clean_text(note.summary).strip()}"
    if note.comment:
        yield f"\n{emphasised('Comment')}\n\n{clean_text(note.comment).strip()}"
    yield from _highlights(note)


def _highlights(note: Note) -> Iterator[str]:
    """Yields the marked passages, each with the note on it."""
    if any(map(_passage, note.highlights)):
        yield f"\n{emphasised('Highlights')}"
    for highlight in note.highlights:
        if text := _passage(highlight):
            yield f"\n> {text}"
        if remark := _passage(highlight, "note"):
            yield f"  {remark}"


def _passage(highlight: JsonObject, key: str = "text") -> str:
    value = highlight.get(key)
    return clean_line(value) if isinstance(value, str) else ""


def _dates(note: Note) -> Iterator[str]:
    for name in INSTANT_FIELDS:
        instant = getattr(note, name)
        if instant:
            yield f"{name} {day_of(instant)}"


def _states(note: Note) -> Iterator[str]:
    return (said for name, said in _STATES.items() if getattr(note, name))
