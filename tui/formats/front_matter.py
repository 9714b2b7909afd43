"""YAML between two lines of ``---`` at the beginning of a text, with every value as a text.

So a tag called ``no``, a time such as ``12:30`` and a number with a zero before it stay what they
are. An alias, which can stand for any number of values, and what nests deep are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.errors import FormatError

_LARGEST = 1 << 20
"""The most characters of the YAML."""
_DEEPEST = 40

_HINT = "Mend what stands between the two lines of ---; what has a colon is to be quoted."
_FENCED = re.compile(
    r"\s*?---[ \t]*\n(.*?)(?:^(?:---|\.\.\.)[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE
)
_OPENING = r"""[ \t"'<\[]*"""
_LINE = re.compile(
    rf"""^[ \t]*["']?([\w-]+)["']?[ \t]*:{_OPENING}(?:&\S+[ \t]+)?{_OPENING}(.*)$""", re.MULTILINE
)
"""A name, and what stands behind its colon, without what opens it and what it is called."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BEYOND_BASIC = re.compile(r"[^\0-\uffff]")
_STYLE: Any = {
    "allow_unicode": True,
    "sort_keys": False,
    "width": 1 << 20,
    "default_flow_style": None,
}


class FrontMatter(NamedTuple):
    """A text in two parts."""

    values: Mapping[str, Any]
    """Texts, lists and objects of such, by name."""
    body: str
    """What follows."""


def has_fence(text: str) -> bool:
    """Returns whether a text begins as one with front matter does."""
    return re.match(r"\s*?---[ \t]*\n", text) is not None


def begun_values(text: str) -> Mapping[str, Any]:
    """Returns what the front matter of a text says; nothing where it is none.

    Where it breaks off or cannot be read, that is what each of its lines begins with.
    """
    try:
        return parted(text).values
    except FormatError:
        fenced = _FENCED.match(text)
        front = fenced[1] if fenced else _BLANK_LINE.split(text, maxsplit=1)[0]
        return dict(_LINE.findall(front)) if has_fence(text) else {}


def parted(text: str) -> FrontMatter:
    """Returns the front matter of a text, and the text below it.

    Raises:
        FormatError: There is none, or it cannot be read.
    """
    found = _FENCED.match(text)
    if found is None:
        raise FormatError("The text does not begin with values between two lines of ---", _HINT)
    return FrontMatter(_values(found[1]), text[found.end() :])


def _values(front: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    if len(front) > _LARGEST:
        raise FormatError("The front matter is too large to read", _HINT)
    try:
        _check_events(yaml.parse(front, Loader=loader))
        found = yaml.load(front, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"Line {mark.line + 2}" if mark else "The front matter"
        problem = getattr(error, "problem", "") or "it cannot be read"
        raise FormatError(f"{where}: {problem}", _HINT) from None
    if not isinstance(found, Mapping):
        if found:
            raise FormatError("There are no values between the two lines of ---", _HINT)
        return {}
    return {str(name): value for name, value in found.items()}


def _check_events(events: Any) -> None:
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(event, "an alias, which is not followed")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refusal(event, "it nests too deep")


def _refusal(event: Any, problem: str) -> Exception:
    import yaml

    error: Exception = yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
    return error


def dumped(values: Mapping[str, Any]) -> str:
    """Returns values as front matter, between its two lines; a list of texts stands in one."""
    import yaml

    # The faster one writes what lies beyond the basic plane as numbers.
    is_basic = _BEYOND_BASIC.search(repr(values)) is None
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper) if is_basic else yaml.SafeDumper
    text: str = yaml.dump(dict(values), Dumper=dumper, **_STYLE)
    return f"---\n{text}---\n"
