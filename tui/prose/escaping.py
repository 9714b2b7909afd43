"""Text made safe to stand in Markdown, with as few backslashes as the rules allow.

The rules are those of CommonMark 0.31 (sections 2.4, 4 and 6), and strikethrough beside them, as
most renderers know it. A character is escaped only where it would mean something.
"""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(
    r"""
      \\(?![A-Za-z0-9]{2})             # a backslash, unless it stands before a word
    | `
    | (?<!\S[ ])\*|\*(?![ ]\S)         # an asterisk, unless it stands alone between words
    | (?<![^\W_]{2})_|_(?![^\W_]{2})   # an underscore, unless it stands inside a word
    | ~(?=~)|(?<=~)~
    | <(?=[A-Za-z/!?])                 # a tag or an autolink
    | &(?=\#?\w+;)                     # a character reference
    | \](?=\()                         # the middle of a link
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_OPENS_BLOCK = re.compile(
    r"^(?=\#{1,6}(?:[ \t]|$)|>|[-+](?:[ \t]|$)|-[- \t]*$|=+[ \t]*$)", re.MULTILINE
)
_NUMBERS_ITEM = re.compile(r"^([0-9]{1,9})(?=[.)](?:[ \t]|$))", re.MULTILINE)
_DEFINES_LINK = re.compile(r"\[(?:[^\[\]\\]|\\.)*+\]:", re.DOTALL)
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f]")
_MEANS_SOMETHING_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Markdown source for a run of text inside a paragraph.

    What matters only at the start of a line is left to ``escaped_lines``.
    """
    return _MEANS_SOMETHING.sub(r"\\\g<0>", text)


def escaped_label(text: str) -> str:
    """Markdown source for a run of text between the brackets of a link."""
    return _BRACKET.sub(r"\\\g<0>", escaped(text))


def escaped_lines(source: str) -> str:
    """The source of a paragraph, such that none of its lines begins another block."""
    source = _OPENS_BLOCK.sub(r"\\", source)
    source = _NUMBERS_ITEM.sub(r"\1\\", source)
    return f"\\{source}" if _DEFINES_LINK.match(source) else source


def escaped_address(url: str) -> str:
    """Markdown source for the address of a link, to stand between parentheses."""
    url = _UNSAFE_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)
    url = _MEANS_SOMETHING_IN_ADDRESS.sub(r"\\\g<0>", url)
    return url if _is_balanced(url) else re.sub(r"[()]", r"\\\g<0>", url)


def character_reference(char: str) -> str:
    """A character spelled as a number, which renders the same and counts as punctuation."""
    return f"&#{ord(char)};"


def _is_balanced(url: str) -> bool:
    depth = 0
    for parenthesis in re.findall(r"[()]", url):
        depth += 1 if parenthesis == "(" else -1
        if not 0 <= depth <= 8:
            return False
    return depth == 0
