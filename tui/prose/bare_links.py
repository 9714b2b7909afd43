"""Addresses in a text without any markup around them.

The rules are those of the autolinks of GitHub Flavored Markdown 0.29 (section 6.9), for ``http``
and ``https``. Every address is read once, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"\bhttps?\Z", re.IGNORECASE)
_LONGEST_SCHEME = 5
_REST = re.compile(r"://[^\s<>\"`\x00-\x1f\x7f-\x9f、。，！？：；（）「」『』【】《》]+")
_TRAILING = frozenset("?!.,:;*_~'’”")


def bare_link(state: StateInline, silent: bool) -> bool:
    """Makes a link of the address whose ``://`` is at the parser's position; a rule of the parser.

    While the parser only looks for the end of a link's label, no address is recognised.
    """
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME - 1 :])
    rest = _REST.match(state.src, state.pos, state.posMax)
    if not scheme or not rest:
        return False
    address = without_trailing_punctuation(scheme[0] + rest[0])
    length = len(address) - len(scheme[0])
    if length <= len("://"):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(address)}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos += length
    return True


def without_trailing_punctuation(address: str) -> str:
    """Removes what belongs to the sentence around an address, such as ``).``.

    A closing bracket is kept if the address has its opening one too.
    """
    surplus = {
        closing: address.count(closing) - address.count(opening)
        for opening, closing in ("()", "[]")
    }
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
