"""Takes the values of a record one by one, so that what no field holds is kept in ``extra``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tui.formats.values import read_flag, read_instant, read_tags
from tui.model.instant import Instant

_Value = TypeVar("_Value")


class RecordReader:
    """The values of a record that are not taken yet.

    Each method takes the first of the named values that says anything and can be read. What cannot
    be read stays, and so ends up in `rest`: nothing is lost, and nothing raises.
    """

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._left = dict(record)

    def text(self, *names: str) -> str:
        """Takes a text, as it is; a number counts as one."""
        return self._taken(names, _text) or ""

    def line(self, *names: str) -> str:
        """Takes a text as one line."""
        return " ".join(self.text(*names).split())

    def instant(
        self, *names: str, read: Callable[[Any], Instant | None] = read_instant
    ) -> Instant | None:
        """Takes a date, which ``read`` reads; it raises ``ValueError`` where there is none."""
        return self._taken(names, lambda value: read(_scalar(value)))

    def flag(self, *names: str, read: Callable[[Any], bool] = read_flag) -> bool | None:
        """Takes a flag, which ``read`` reads; it raises ``ValueError`` where there is none."""
        return self._taken(names, lambda value: read(_scalar(value)))

    def unless(self, *names: str) -> bool | None:
        """Takes a flag that says the opposite, such as ``toread``."""
        flag = self.flag(*names)
        return None if flag is None else not flag

    def tags(self, *names: str, separator: str | None = ",") -> tuple[str, ...]:
        """Takes tags: a list of names, or of objects with a name, or one text.

        What else is in a list stays.

        Args:
            names: Of the values.
            separator: Between the tags of one text; None is any white space.
        """
        for name in names:
            found, other = _tags(self._left.pop(name, None), separator)
            self.leave(name, other)
            if found:
                return found
        return ()

    def take(self, *names: str) -> Any:
        """Takes any value; ``None`` if it is not there."""
        return self._taken(names, lambda value: value)

    def leave(self, name: str, value: Any) -> None:
        """Has a value stay under a name, if it says anything: what was not taken of one."""
        if not _is_nothing(value):
            self._left[name] = value

    def kept(self, name: str) -> str:
        """Returns a text that stays, and so ends up in `rest` too; empty if there is none."""
        value = self._left.get(name)
        return value if isinstance(value, str) else ""

    def rest(self, source: str) -> dict[str, Any]:
        """Returns what is left and says anything, for ``extra``, as of the named format."""
        left = {name: value for name, value in self._left.items() if not _is_nothing(value)}
        return {source: left} if left else {}

    def _taken(self, names: tuple[str, ...], read: Callable[[Any], _Value]) -> _Value | None:
        for name in names:
            if _is_nothing(self._left.get(name)):
                self._left.pop(name, None)
                continue
            try:
                value = read(self._left[name])
            except ValueError:
                continue
            del self._left[name]
            if value is not None:
                return value
        return None


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _scalar(value: Any) -> str | int | float:
    if isinstance(value, str | int | float):
        return value
    raise ValueError("a list or an object")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        raise ValueError("a flag")
    return str(_scalar(value))


def _tags(value: Any, separator: str | None) -> tuple[tuple[str, ...], Any]:
    """Returns the tags of a value, and what else is in it."""
    if isinstance(value, list):
        names = [(each, _name(each)) for each in value if not _is_nothing(each)]
        other = [each for each, name in names if name is None]
        return read_tags(name for _, name in names if name is not None), other
    try:
        return read_tags(_text(value).split(separator)), None
    except ValueError:
        return (), value


def _name(value: Any) -> str | None:
    """Returns a tag of a list, which may be an object with its name; ``None`` if it is neither."""
    try:
        return _text(value.get("name") if isinstance(value, Mapping) else value)
    except ValueError:
        return None
