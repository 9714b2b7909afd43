"""A plain list of addresses: one a line, or ``address | title`` as OneTab exports them.

A line that begins with ``#`` is a comment. Of a line of prose every address in it is read, without
the punctuation and the closing brackets that belong to the sentence; a link in Markdown or HTML
gives its text as the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.html_tokens import Token, attributes, decoded, tokens
from tui.formats.shape import Shape, Text
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.model.note import Draft

_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]{0,30}://"
_ENTRY = re.compile(rf"({_SCHEME}\S+)(?:\s+\|\s*(.*))?", re.DOTALL)
"""A whole line of one address, with or without a title."""
_IN_PROSE = re.compile(
    rf"(?:\[([^\[\]]{{0,1000}})\]\(<?)?(?<![A-Za-z0-9+.-])({_SCHEME}[^\s<>\"`|]+)"
)
"""An address, with the text before it where it is a link in Markdown."""
_AUTOLINK = re.compile(rf"<{_SCHEME}")
_QUOTE_ENTITY = re.compile(r"&(?:quot|gt|lt|#39);")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_SENTENCE_ENDS = ".,;:!?'*_"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the addresses in the order of the file; a line without any is an issue."""
    for number, line in enumerate(decode(whole(source)).split("\n"), 1):
        line = line.strip()
        if line and not line.startswith("#"):
            drafts = drafts_in(line)
            yield from drafts
            if not drafts:
                yield Issue("the line holds no address", number)


def is_address(word: str) -> bool:
    """Returns whether a word is an address with its scheme, and nothing else."""
    return re.fullmatch(rf"{_SCHEME}\S+", word) is not None


def drafts_in(line: str) -> list[Draft]:
    """Returns the addresses in a line, with their titles; those of HTML where it has any.

    Args:
        line: Without white space around it.
    """
    entry = _ENTRY.fullmatch(line)
    if entry:
        return [Draft(url=entry[1], title=entry[2] or "")]
    return _drafts_in_html(line) or drafts_in_prose(line)


def drafts_in_prose(text: str) -> list[Draft]:
    """Returns the addresses in a text, with the titles of those that are links in Markdown."""
    return [Draft(url=_trimmed(address), title=title) for title, address in _IN_PROSE.findall(text)]


def _drafts_in_html(line: str) -> list[Draft]:
    """Returns the links of the anchors in a line, and the addresses beside them; none without."""
    drafts: list[Draft] = []
    has_anchor, title_of, beside = False, -1, ""
    for token in tokens(line):
        if token.name == "a" and (url := _address_of(token)):
            drafts += drafts_in_prose(beside)
            has_anchor, title_of, beside = True, len(drafts), ""
            drafts.append(Draft(url=url))
        elif token.name == "/a":
            title_of = -1
        elif title_of >= 0 and not token.name:
            draft = drafts[title_of]
            drafts[title_of] = replace(draft, title=draft.title + decoded(token.source))
        elif title_of < 0:
            # An address in angle brackets looks like a tag; what is within real ones is not prose.
            is_text = not token.name or _AUTOLINK.match(token.source)
            beside += token.source if is_text else " "
    return [*drafts, *drafts_in_prose(beside)] if has_anchor else []


def _address_of(anchor: Token) -> str:
    """Returns where an anchor leads; empty where that is no address with its scheme."""
    url = attributes(anchor).get("href", "").strip()
    return url if re.match(_SCHEME, url) else ""


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text:
        return None
    entries = [line for line in shape.lines if not line.startswith("#")]
    if entries and all(map(_ENTRY.fullmatch, entries)):
        return Recognition(Score.LIKELY, "every line is an address")
    return None


FORMAT = Format(
    name="url-list",
    label="plain list of addresses (also OneTab)",
    recognises=_recognises,
    read=read,
)


def _trimmed(address: str) -> str:
    """Removes the end of an address that belongs to the sentence around it."""
    address = _QUOTE_ENTITY.split(address, maxsplit=1)[0]
    return address[: _first_unopened(address)].rstrip(_SENTENCE_ENDS)


def _first_unopened(text: str) -> int:
    """Returns the index of the first closing bracket without an opening one, or the end."""
    opened = dict.fromkeys(_BRACKETS.values(), 0)
    for position, character in enumerate(text):
        if character in opened:
            opened[character] += 1
        elif opening := _BRACKETS.get(character):
            if not opened[opening]:
                return position
            opened[opening] -= 1
    return len(text)
