"""Notes of another library, or of this one at another time, with what was known of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tui.model.instant import Instant
from tui.model.merging import Merged, Origin, Past, StoredNote
from tui.model.note import Draft
from tui.model.version import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerNote(Draft):
    """A draft that was stored."""

    imported: Instant | None = None
    """When it came into its library: what it is ordered by where it has no date."""
    versions: tuple[Version, ...] = ()
    """The texts kept beside those which stand, the latest first."""
    edited: tuple[str, ...] = ()
    """The fields that a person wrote, and the tags that one took away, as `Past` has them."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """By field: the source that wrote the text."""
    trashed: bool = False

    @property
    def past(self) -> Past:
        """What is known of it."""
        return Past(frozenset(self.edited), _texts(self.versions), self.origins)


def former_note(
    stored: StoredNote, versions: Iterable[Version], imported: Instant | None
) -> FormerNote:
    """Returns a note as another library can take it."""
    note, past = stored.note, stored.past
    return FormerNote(
        **{name: getattr(note, name) for name in Draft.__dataclass_fields__},
        imported=imported,
        versions=tuple(versions),
        edited=tuple(sorted(past.edited)),
        origins=dict(sorted(past.origins.items())),
        trashed=note.trashed,
    )


def with_versions(merged: Merged, arriving: Draft) -> Merged:
    """Adds the kept texts of an arriving record to what is known of the one it was merged into."""
    if not isinstance(arriving, FormerNote) or not arriving.versions:
        return merged
    standing = {(name, getattr(merged.draft, name)) for name, *_ in arriving.versions}
    versions = merged.past.versions | (_texts(arriving.versions) - standing)
    return merged._replace(past=merged.past._replace(versions=versions))


def _texts(versions: Iterable[Version]) -> frozenset[tuple[str, str]]:
    return frozenset((each.field, each.content) for each in versions)
