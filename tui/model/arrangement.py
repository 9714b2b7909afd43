"""What a person arranges in a library beside its notes: what tags mean, and saved filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from tui.model.tag import tag_key
from tui.model.text import TAG_LIMIT, URL_LIMIT, clean_line, clean_text
from tui.model.view import NAME_LIMIT, View, Views, letter_of

LIVE = "live"
"""The state of a tag of which nothing else is said."""

TAG_STATES = ("retired", "gone")
"""The states that are said of tags."""

ALIAS_KINDS = ("same", "under")


class TagState(NamedTuple):
    """A tag that is not live."""

    tag: str
    state: str
    """One of `TAG_STATES`."""
    notes: int | None = None
    """How many notes had it when it was retired; None where that is not known."""


class Alias(NamedTuple):
    """Another name of a tag."""

    name: str
    tag: str
    kind: str = "same"
    """One of `ALIAS_KINDS`."""


class Decision(NamedTuple):
    """What a person has decided about tags; an import takes it as it is."""

    kind: str
    """``same``: these two are not the same; ``under``: the first does not belong under the second;
    ``keep``: the first stays as it is; ``new``: how tags of imports arrive that no note had."""
    a: str
    """The key of a tag; of ``new``, the state that tags arrive in."""
    b: str = ""
    """The key of the other tag; of ``keep``, the state that the tag keeps, live unless said."""


class SavedViews(NamedTuple):
    """All views of a library, in their order."""

    views: Views


Arrangement: TypeAlias = TagState | Alias | Decision | SavedViews

ARRANGED_IN_WORDS = {
    "tags": "tag state",
    "aliases": "other tag name",
    "decisions": "tag decision",
    "views": "view",
}
"""What one of a kind is called, by the name under which an import counts the kind."""


def clean_arrangement(arrangement: Arrangement) -> Arrangement | None:
    """Cleans the names in an arrangement; None where nothing is left of it."""
    match arrangement:
        case TagState(tag):
            return arrangement._replace(tag=_tag(tag)) if _tag(tag) else None
        case Alias(name, tag, kind):
            alias = Alias(_tag(name), _tag(tag), kind)
            is_one = alias.name and alias.tag and tag_key(alias.name) != tag_key(alias.tag)
            return alias if is_one else None
        case Decision(kind, a, b):
            decision = Decision(_tag(kind), _tag(a), _tag(b))
            return decision if decision.kind and decision.a else None
        case SavedViews(views):
            return SavedViews(tuple(_views(views)))


def _tag(name: str) -> str:
    return clean_line(name, TAG_LIMIT)


def _views(views: Views) -> Iterator[View]:
    """Yields views with clean names, each name and each letter once."""
    names, letters = set[str](), set[str]()
    for view in views:
        name, letter = clean_line(view.name, NAME_LIMIT), letter_of(view.letter)
        if name and name not in names:
            text = clean_text(view.text, URL_LIMIT).replace("\n", " ")
            yield View(name, text, "" if letter in letters else letter)
        names.add(name)
        letters.add(letter)
