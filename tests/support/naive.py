"""Filters run the slow and obvious way over notes in memory, for tests to compare with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tui.filters.dates import DateRange, Never
from tui.filters.patterns import finds
from tui.filters.syntax import And, Filter, Node, Not, Or, Term
from tui.filters.values import (
    AnyOf,
    Choice,
    Contains,
    NoteId,
    NumberRange,
    Pattern,
    Scope,
    TagName,
    Value,
    Words,
)
from tui.model.fold import fold, is_scanned, is_word, words
from tui.model.instant import Instant
from tui.model.note import Note


@dataclass(frozen=True, kw_only=True)
class World:
    """What a filter may ask about that is not in the note itself."""

    tags: frozenset[str] = frozenset()
    """All tags of the library, on a note or not."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """The tag that each alias stands for."""
    marked: frozenset[int] = frozenset()
    duplicates: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    alike: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The ids that are like an id."""
    link_count: Callable[[Note], int] = lambda note: note.summary.count("](")
    word_count: Callable[[Note], int] = lambda note: len(words(note.summary))

    def tag_of(self, name: str) -> str:
        """The folded name of the tag that a name or alias means."""
        aliases = {fold(alias): fold(tag) for alias, tag in self.aliases.items()}
        return aliases.get(fold(name), fold(name))


def selected(notes: Iterable[Note], filter: Filter, world: World) -> list[Note]:
    """The notes in scope that match, in the order given; sort and limit are left aside."""
    return [
        note for note in notes if in_scope(note, filter.scope) and matches(note, filter.root, world)
    ]


def in_scope(note: Note, scope: Scope) -> bool:
    """Whether a note is in a part of the library."""
    if scope is Scope.ALL:
        return True
    if scope is Scope.TRASH or note.trashed:
        return scope is Scope.TRASH and note.trashed
    if scope is Scope.KEPT:
        return True
    return (note.archived is True) == (scope is Scope.ARCHIVE)


def matches(note: Note, root: Node, world: World) -> bool:
    """Whether a condition is true of a note."""
    match root:
        case Not(child):
            return not matches(note, child, world)
        case And(children):
            return all(matches(note, child, world) for child in children)
        case Or(children):
            return any(matches(note, child, world) for child in children)
        case Term(name, value):
            return _holds(note, name, value, world)


def _holds(note: Note, name: str, value: Value, world: World) -> bool:
    match value:
        case AnyOf(values):
            return any(_holds(note, name, each, world) for each in values)
        case NumberRange() | NoteId() | Choice():
            return _counts(note, name, value, world)
        case TagName():
            return any(_is_tag(tag, value, world) for tag in note.tags)
        case Never():
            return getattr(note, name) is None
        case DateRange():
            return _is_within(getattr(note, name), value)
        case Contains(text) if name == "folder":
            tight = replace(value, text=_without_blanks(text))
            return any(_says(path, tight) for path in _texts(note, name))
        case Words() | Contains() | Pattern():
            return any(_says(text, value) for text in _texts(note, name))


def _says(text: str, value: Words | Contains | Pattern) -> bool:
    match value:
        case Words():
            return _has_words(text, value)
        case Contains(wanted, True):
            return fold(text) == fold(wanted)
        case Contains(wanted):
            return fold(wanted) in fold(text)
        case Pattern(source):
            return finds(source, text)


def _counts(note: Note, name: str, value: NumberRange | NoteId | Choice, world: World) -> bool:
    match value:
        case NumberRange(first, last):
            number = _number(note, name, world)
            return (first is None or first <= number) and (last is None or number <= last)
        case NoteId(number):
            return note.id in world.alike.get(number, frozenset())
        case Choice(choice) if name == "is":
            return _is(note, choice, world)
        case Choice(choice):
            return _has(note, choice, world) is (name == "has")


def _texts(note: Note, name: str) -> list[str]:
    if name == "text":
        return [note.title, note.url, note.site, *note.tags, note.summary, note.comment]
    if name == "folder":
        return [_without_blanks("/".join(path)) for path in note.folders] or [""]
    return list(note.tags) if name == "tag" else [str(getattr(note, name))]


def _without_blanks(path: str) -> str:
    """A path without the blanks around its slashes."""
    return "/".join(part.strip() for part in path.split("/")) if "/" in path else path


def _has_words(text: str, wanted: Words) -> bool:
    if is_scanned(wanted.text):
        return fold(wanted.text) in fold(text)
    *whole, last = words(wanted.text)
    found = words(text)
    is_open = wanted.is_prefix and is_word(wanted.text[-1])
    has_last = any(word.startswith(last) if is_open else word == last for word in found)
    if not has_last or not set(whole) <= set(found):
        return False
    return is_word(wanted.text) or _stands_in(fold(text), fold(wanted.text), is_open)


def _stands_in(text: str, wanted: str, is_open: bool) -> bool:
    """Whether a text holds another without cutting a word at either end of it."""
    for start in range(len(text)):
        stop = start + len(wanted)
        if text[start:stop] != wanted:
            continue
        cuts_start = start > 0 and is_word(text[start - 1 : start + 1])
        cuts_stop = stop < len(text) and is_word(text[stop - 1 : stop + 1])
        if not cuts_start and (is_open or not cuts_stop):
            return True
    return False


def _is_tag(tag: str, wanted: TagName, world: World) -> bool:
    if wanted.is_exact:
        return fold(tag) == fold(wanted.name)
    if wanted.is_prefix:
        return fold(tag).startswith(fold(wanted.name))
    name = world.tag_of(wanted.name)
    is_child = world.tag_of(tag).startswith(name + "/") and name in map(fold, world.tags)
    return world.tag_of(tag) == name or is_child


def _number(note: Note, name: str, world: World) -> int:
    if name == "tags":
        return len(note.tags) - len(note.retired_tags)
    if name == "id":
        return note.id
    return world.word_count(note) if name == "words" else world.link_count(note)


def _is_within(instant: Instant | None, dates: DateRange) -> bool:
    if instant is None:
        return False
    if instant.is_day:
        day = instant.day()
        from_start = dates.first_day is None or dates.first_day <= day
        return from_start and (dates.stop_day is None or day < dates.stop_day)
    from_start = dates.start_micros is None or dates.start_micros <= instant.micros
    return from_start and (dates.stop_micros is None or instant.micros < dates.stop_micros)


def _is(note: Note, state: str, world: World) -> bool:
    return {
        "unread": note.read is not True,
        "read": note.read is True,
        "starred": note.starred is True,
        "archived": note.archived is True,
        "untagged": len(note.tags) == len(note.retired_tags),
        "dup": note.id in world.duplicates,
        "edited": note.id in world.edited,
        "marked": note.id in world.marked,
    }[state]


def _has(note: Note, part: str, world: World) -> bool:
    if part == "links":
        return world.link_count(note) > 0
    return bool(getattr(note, "folders" if part == "folder" else part))
