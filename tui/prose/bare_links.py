"""Addresses that stand in the text as they are, without any markup around them.

The rules are those of the autolinks of GitHub Flavored Markdown 0.29 (section 6.9), for ``http``
and ``https``. An address is looked at once, so that a text full of them costs no more than another.
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
    """A rule for the parser: makes a link of the address whose ``://`` is at the cursor.

    While the parser only looks for the end of a link's label, nothing in it counts as an address.
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
    """The address without what belongs to the sentence around it, such as ``).``.

    A closing bracket belongs to the address if its opening one is in there too.
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
