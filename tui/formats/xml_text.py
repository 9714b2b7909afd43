"""XML trees, read with bounds: no entities of its own, no external ones, 20 MB at most."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import FormatError
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_XML = 20 << 20

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for, and other programs write."""


class Tree(NamedTuple):
    """An XML document, as far as it goes."""

    root: Element
    fault: str = ""
    """What is wrong where it breaks off; empty for a whole one."""
    line: int | None = None
    """Where that is."""


def read_tree(source: Source) -> Tree:
    """Returns the elements of a source; those before a fault if there is one.

    Names of HTML entities are known, though XML has none of them.

    Raises:
        FormatError: It is no XML, too large, or defines entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root: Element | None = None
    try:
        for _, element in iterparse(BytesIO(_text_of(source)), events=("start",)):
            root = element if root is None else root
    except ParseError as error:
        if root is None:
            raise _no_xml() from None
        return Tree(root, f"the XML breaks off here: {str(error).partition(':')[0]}", _line(error))
    except DefusedXmlException:
        raise FormatError(
            "The XML defines entities of its own, which can be hostile",
            "Export it again as another format.",
        ) from None
    if root is None:
        raise _no_xml()
    return Tree(root)


def name_of(element: Element) -> str:
    """Returns the name of an element in lower case, without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def attributes_of(element: Element) -> dict[str, str]:
    """Returns the attributes of an element, by their names in lower case without namespaces."""
    return {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items()}


def without_odd_characters(text: str) -> str:
    """Returns a text without the characters that XML 1.0 has no place for."""
    return _NO_CHARACTER.sub("", text)


def _text_of(source: Source) -> bytes:
    """Returns the text in the encoding that is assumed of XML which declares none."""
    text = _DECLARATION.sub("", decode(whole(source, LARGEST_XML)))
    return without_odd_characters(_ENTITY.sub(_character, text)).lstrip().encode()


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    return entity[0] if name in _XML_ENTITIES or name not in html5 else unescape(entity[0])


def _line(error: SyntaxError) -> int | None:
    position = getattr(error, "position", None)
    return int(position[0]) if position else None


def _no_xml() -> FormatError:
    return FormatError("This is no XML", "Choose another format, or check that the file is whole.")
