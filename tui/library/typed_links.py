"""Links as a person gives them: typed one by one, pasted as a block of text, or piped."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tui.errors import LinkError
from tui.formats.tools.url_list import drafts_in, is_address
from tui.model.note import Draft
from tui.model.text import LINE_END, clean_line, clean_text
from tui.model.url import check_link, link_key

_MOST_NAMED = 60
"""How many characters of a line a message shows."""

_HINT = "Give a whole address, such as https://example.com/page"


class TypedIssue(NamedTuple):
    """A line that cannot be added."""

    line: int
    """Its number, from 1."""
    error: LinkError


class TypedLinks(NamedTuple):
    """The links in a text."""

    drafts: tuple[Draft, ...] = ()
    """Each link once, in the order of the text."""
    issues: tuple[TypedIssue, ...] = ()

    @classmethod
    def read(cls, text: str) -> TypedLinks:
        """Reads all links of a text, those of each line as a list of addresses has them.

        A host alone, such as ``example.com/page``, is a link in a line that has no other words.
        """
        drafts: dict[str, Draft] = {}
        issues: list[TypedIssue] = []
        lines = clean_text(text.replace(LINE_END, "\n")).split("\n")
        for number, line in enumerate(lines, 1):
            try:
                for draft in _drafts_of(line.strip()):
                    drafts.setdefault(link_key(draft.url), draft)
            except LinkError as error:
                issues.append(TypedIssue(number, error))
        return cls(tuple(drafts.values()), tuple(issues))


def holds_address(text: str) -> bool:
    """Returns whether a text has an address with its scheme, as browsers copy it."""
    return any(drafts_in(line.strip()) for line in clean_text(text).split("\n"))


def is_only_addresses(text: str) -> bool:
    """Returns whether a text has such addresses, and no other words."""
    words = text.split()
    return bool(words) and all(is_address(word) for word in words)


def _drafts_of(line: str) -> list[Draft]:
    """Returns the links of a line; none for an empty one and for a comment.

    Raises:
        LinkError: It has none, or one that is not whole.
    """
    if not line or line.startswith("#"):
        return []
    if found := drafts_in(line):
        return [replace(draft, url=check_link(draft.url)) for draft in found]
    words = line.split()
    try:
        return [Draft(url=check_link(word)) for word in words]
    except LinkError:
        if len(words) == 1:
            raise
        raise LinkError(f"Not a link: {clean_line(line, _MOST_NAMED)}", _HINT) from None
