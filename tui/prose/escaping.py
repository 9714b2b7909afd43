"""Text escaped for Markdown, with as few backslashes as the rules allow.

The rules are those of CommonMark 0.31 (sections 2.4, 4 and 6), and of strikethrough, which most
renderers know. A character is escaped only where it would be read as markup.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(
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
_SPECIAL_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Returns the source of a run of text inside a paragraph.

    Markup that only counts at the start of a line is left to ``escaped_lines``.
    """
    return _SPECIAL.sub(r"\\\g<0>", text)


def escaped_label(text: str) -> str:
    """Returns the source of a run of text between the brackets of a link."""
    return _BRACKET.sub(r"\\\g<0>", escaped(text))


def escaped_lines(source: str) -> str:
    """Escapes the starts of a paragraph's lines, so that none of them begins another block."""
    source = _OPENS_BLOCK.sub(r"\\", source)
    source = _NUMBERS_ITEM.sub(r"\1\\", source)
    return f"\\{source}" if _DEFINES_LINK.match(source) else source


def escaped_address(url: str) -> str:
    """Returns the source of a link's address, to be put between parentheses."""
    url = _UNSAFE_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)
    url = _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", url)
    return url if _is_balanced(url) else re.sub(r"[()]", r"\\\g<0>", url)


def character_reference(char: str) -> str:
    """Returns a character as a numeric reference, which delimiters treat like punctuation."""
    return f"&#{ord(char)};"


def _is_balanced(url: str) -> bool:
    depth = 0
    for parenthesis in re.findall(r"[()]", url):
        depth += 1 if parenthesis == "(" else -1
        if not 0 <= depth <= 8:
            return False
    return depth == 0
