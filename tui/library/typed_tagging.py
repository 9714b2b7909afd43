"""A tagging as a person types it: ``kv cache, gpu, -llm`` adds two tags and removes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.model.tag import tag_key

Suggest = Callable[[str, Sequence[str]], list[str]]
"""From how a tag begins and the tags beside it to names, best first."""


def complete_tags(
    text: str, present: Sequence[str], suggest: Suggest
) -> tuple[list[str], str | None]:
    """Completes the last tag of a tagging.

    Args:
        text: The tagging, as far as it is typed.
        present: The tags that the note has.
        suggest: Suggests tags to add.

    Returns:
        The names that the last tag may become, and the whole text with the first of them; None
        where nothing is begun that may become another.
    """
    before, comma, last = text.rpartition(",")
    last = last.strip()
    typed = [name for part in before.split(",") if (name := part.strip()) and name[0] != "-"]
    if last.startswith("-"):
        start = tag_key(last[1:].strip())
        names = [tag for tag in present if tag_key(tag).startswith(start)]
    else:
        names = suggest(last, [*present, *typed])
    begun = last.removeprefix("-").strip()
    if not begun or not names:
        return names, None
    if tag_key(names[0]) == tag_key(begun):
        return suggest("", [*present, *typed, begun]), None
    dash = "-" if last.startswith("-") else ""
    return names, f"{before}{comma}{' ' if comma else ''}{dash}{names[0]}, "
