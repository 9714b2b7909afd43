"""Completion of the tags that a person types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.model.escapes import last_start
from tui.model.suggestion import Suggestion
from tui.model.tag import tag_key, without_tags
from tui.model.tagging import COMMA, DASH, Tagging, read_tag, typed_tag

Suggest = Callable[[str, Sequence[str]], Sequence[tuple[str, str]]]
"""From how a tag begins and the tags beside it to names with a word on each, best first."""


class Present(NamedTuple):
    """The tags that some notes have."""

    on_all: tuple[str, ...] = ()
    on_some: tuple[str, ...] = ()
    """Those that not all of them have, the most frequent first."""


class _TypedTag(NamedTuple):
    """The tag at the caret, as far as it is typed."""

    before: str
    """The text before it."""
    text: str
    after: str
    """The text behind the caret."""

    @classmethod
    def at(cls, text: str, caret: int) -> _TypedTag:
        start = last_start(text[:caret], COMMA)
        return cls(text[:start].rstrip(), text[start:caret].strip(), text[caret:])

    def completed(self, found: Iterable[tuple[str, str]], *, is_next: bool) -> Iterator[Suggestion]:
        """Yields the whole text with each name in place of the tag, or behind it."""
        dash = DASH if self.text.startswith(DASH) else ""
        before = [self.before] if self.before else []
        if is_next and self.name:
            before, dash = [*before, f"{self.text}{COMMA}"], ""
        end = "" if self.after.strip() else f"{COMMA} "
        for name, detail in found:
            typed = " ".join([*before, f"{dash}{typed_tag(name)}{end}"])
            yield Suggestion(name, detail, typed + self.after, len(typed), is_next)

    @property
    def name(self) -> str:
        return read_tag(self.text)


def complete_tags(
    text: str, caret: int, present: Present | None, suggest: Suggest
) -> list[Suggestion]:
    """Completes the tag at the caret; where that is whole, suggests another.

    Args:
        text: The tags that are typed, those to be removed with a dash in front.
        caret: The number of characters before the caret.
        present: The tags that the notes have; None where those that are typed are all.
        suggest: Suggests tags to add.
    """
    begun = _TypedTag.at(text, caret)
    typed, name = Tagging.read(begun.before + begun.after), begun.name
    on_all, on_some = present or Present(typed.added)
    beside = [*on_all, *typed.added]
    if begun.text.startswith(DASH):
        left = without_tags((*on_all, *on_some), typed.removed)
        found = [(each, "") for each in left if tag_key(each).startswith(tag_key(name))]
    else:
        found = list(suggest(name, beside))
    if any(tag_key(each) == tag_key(name) for each, _ in found):
        return list(begun.completed(suggest("", [*beside, name]), is_next=True))
    return list(begun.completed(found, is_next=not begun.text))
