"""Changes of a filter's text by its terms: chips are removed, tags are added and removed.

Every function gives a text that parses, and leaves the terms that it is not about as they were
typed. A text that is still being typed is finished first. All raise `FilterError` where the text
cannot be parsed even so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from tui.errors import FilterError
from tui.filters.parser import parse
from tui.filters.printing import print_filter, tag_term
from tui.filters.syntax import Chip, Directive, Filter, Node, Not, Term, terms
from tui.filters.values import Sort, TagName
from tui.model.fold import fold

USUAL_ORDER = "added-"
"""The order of a filter that names none: newest first."""


def finished(text: str) -> str:
    """Returns the text with quotes and brackets closed that are open at its end."""
    try:
        return parse(text).text
    except FilterError:
        return print_filter(parse(text, typing=True))


def without(filter: Filter, *chips: Chip) -> str:
    """Returns the text of a filter without some of its chips."""
    spans = {chip.span for chip in chips}
    kept = _rewritten(filter, lambda chip: None if chip.span in spans else chip.text)
    return finished(kept)


def with_term(filter_text: str, term: str) -> str:
    """Returns the text with one more term at its end, which AND joins."""
    return _narrowed(_read(filter_text), term, ())


def with_order(filter: Filter, order: str) -> str:
    """Returns the text of a filter with another order, as ``title+``; the usual is left out."""
    chips = [chip for chip in filter.chips if _is_order(chip.node)]
    text = without(filter, *chips)
    return text if order == USUAL_ORDER else with_term(text, f"sort:{order}")


def with_tag(filter_text: str, tag: str) -> str:
    """Returns the text that asks for a tag as well, and does not exclude it."""
    return _with_tag_term(filter_text, tag, is_excluded=False)


def with_excluded_tag(filter_text: str, tag: str) -> str:
    """Returns the text that excludes a tag, and does not ask for it."""
    return _with_tag_term(filter_text, tag, is_excluded=True)


def without_tag(filter_text: str, tag: str) -> str:
    """Returns the text without the chips that ask for a tag or exclude it."""
    filter = _read(filter_text)
    return without(filter, *_chips_of(filter, tag))


def with_only_tag(filter_text: str, tag: str) -> str:
    """Returns the text with one tag instead of all chips that are about tags alone."""
    filter = _read(filter_text)
    return _narrowed(filter, tag_term(tag), [chip for chip in filter.chips if _is_of_tags(chip)])


def clear_tags(filter_text: str) -> str:
    """Returns the text without the chips that are about tags alone."""
    filter = _read(filter_text)
    return without(filter, *(chip for chip in filter.chips if _is_of_tags(chip)))


def chosen_tags(filter: Filter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the tags that chips ask for, and those that they exclude, as typed."""
    asked = (_tag_asked(chip.node) for chip in filter.chips)
    excluded = (_tag_excluded(chip.node) for chip in filter.chips)
    return tuple(tag for tag in asked if tag), tuple(tag for tag in excluded if tag)


def _read(text: str) -> Filter:
    return parse(finished(text))


def _with_tag_term(filter_text: str, tag: str, *, is_excluded: bool) -> str:
    filter = _read(filter_text)
    chosen = chosen_tags(filter)[is_excluded]
    if fold(tag) in map(fold, chosen):
        return filter.text
    return _narrowed(filter, "-" * is_excluded + tag_term(tag), _chips_of(filter, tag))


def _chips_of(filter: Filter, tag: str) -> list[Chip]:
    """Returns the chips that ask for one tag or exclude it."""
    tags = ((chip, _tag_asked(chip.node) or _tag_excluded(chip.node)) for chip in filter.chips)
    return [chip for chip, name in tags if name and fold(name) == fold(tag)]


def _tag_asked(node: Node | Directive) -> str | None:
    match node:
        case Term("tag", TagName(name, _, False)):
            return name
    return None


def _tag_excluded(node: Node | Directive) -> str | None:
    return _tag_asked(node.child) if isinstance(node, Not) else None


def _is_order(node: Node | Directive) -> bool:
    return isinstance(node, Directive) and isinstance(node.value, Sort)


def _is_of_tags(chip: Chip) -> bool:
    if isinstance(chip.node, Directive):
        return False
    return all(term.field == "tag" for term in terms(chip.node))


def _narrowed(filter: Filter, term: str, replaced: Collection[Chip]) -> str:
    """Returns the text with a term instead of the first of some chips, or else at its end."""
    if not replaced:
        return " ".join(text for text in (_rewritten(filter, _operand), term) if text)
    first, *others = [chip.span for chip in replaced]

    def new_text(chip: Chip) -> str | None:
        if chip.span == first:
            return term
        return None if chip.span in others else chip.text

    return _rewritten(filter, new_text)


def _operand(chip: Chip) -> str:
    return f"({chip.text})" if chip.is_bare_or else chip.text


def _rewritten(filter: Filter, new_text: Callable[[Chip], str | None]) -> str:
    """Returns the text with each chip as ``new_text`` gives it; a chip of ``None`` is left out."""
    pieces: list[str] = []
    stop: int | None = None
    for chip in filter.chips:
        text = new_text(chip)
        if text is not None:
            between = " " if stop is None else filter.text[stop : chip.span[0]]
            pieces += [between or " ", text] if pieces else [text]
        stop = None if text is None else chip.span[1]
    return "".join(pieces)
