"""Apple's property lists, in XML and binary, as values that JSON can hold.

Dates become texts in ISO 8601. Data, and numbers that JSON has none of, become ``None``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.errors import FormatError
from tui.formats.source import Source, head_of, whole
from tui.formats.xml_text import name_of, read_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BINARY_MAGIC = b"bplist00"

_LARGEST_BINARY = 64 << 20
_DEEPEST = 100
_LARGEST_INTEGER = 1 << 63


class PropertyList(NamedTuple):
    """The outermost object, as far as it goes."""

    value: Mapping[Any, Any]
    """The same object may be in it at several places, or in itself, where it was binary."""
    fault: str = ""
    """What is wrong where it breaks off; empty for a whole one."""
    line: int | None = None
    """Where that is."""


def read_property_list(source: Source) -> PropertyList:
    """Returns what a property list holds.

    Raises:
        FormatError: It is none, too large, or no object.
    """
    if head_of(source).startswith(BINARY_MAGIC):
        return PropertyList(_object(_read_binary(whole(source, _LARGEST_BINARY))))
    tree = read_tree(source)
    is_root = name_of(tree.root) == "plist"
    value = _value(next(iter(tree.root), None) if is_root else tree.root)
    return PropertyList(_object(value), tree.fault, tree.line)


def scalar(value: Any) -> str | float | None:
    """Returns a text, a number or a date as JSON can hold it; ``None`` for anything else."""
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):
        return value if abs(value) < _LARGEST_INTEGER else None
    return value if isinstance(value, str) else None


def _object(value: Any) -> Mapping[Any, Any]:
    if isinstance(value, Mapping):
        return value
    raise _no_property_list()


def _read_binary(data: bytes) -> Any:
    import plistlib

    try:
        return plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except (ValueError, RecursionError):
        raise _no_property_list() from None


def _value(element: Element | None, depth: int = 0) -> Any:
    """Returns the value of an element; ``None`` where there is none, or it lies too deep."""
    if element is None or depth > _DEEPEST:
        return None
    name = name_of(element)
    if name == "dict":
        return _dict(element, depth)
    if name == "array":
        return [_value(each, depth + 1) for each in element]
    if name in ("true", "false"):
        return name == "true"
    read = _SCALARS.get(name)
    try:
        return scalar(read(element.text or "")) if read else None
    except ValueError:
        return None


def _dict(element: Element, depth: int) -> dict[str, Any]:
    """Returns an object, in which each value follows its key."""
    values: dict[str, Any] = {}
    key: str | None = None
    for each in element:
        if name_of(each) == "key":
            key = each.text or ""
        elif key is not None:
            values[key] = _value(each, depth + 1)
            key = None
    return values


_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "date": str.strip,
    "integer": int,
    "real": float,
}


def _no_property_list() -> FormatError:
    return FormatError(
        "This is no property list, or it is damaged",
        "Choose another format, or check that the file is whole.",
    )
