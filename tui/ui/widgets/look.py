"""The styles a sheet gives to the parts of a widget that paints its own lines.

A *look* is a named tuple of styles: its field ``mark`` is styled by the component class
``note-list--mark`` of the widget whose prefix is ``note-list``. The field ``base`` is the style of
the widget itself.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from rich.style import Style
from textual.widget import Widget

Look = TypeVar("Look", bound=NamedTuple)

BASE = "base"
"""The field that holds the style of the widget itself."""

_WHOLE = frozenset({"cursor"})
"""The fields that replace the base; the styles of all others are laid over it."""


def component_classes(prefix: str, look: type[NamedTuple]) -> set[str]:
    """The component classes of a widget with such a look, for its ``COMPONENT_CLASSES``."""
    return {component(prefix, name) for name in look._fields if name != BASE}


def look_of(widget: Widget, prefix: str, look: type[Look]) -> Look:
    """The look that the sheets give to a widget at present."""
    return look._make(_style_of(widget, prefix, name) for name in look._fields)


def part_style(widget: Widget, name: str) -> Style:
    """What a component class adds to the style of what it is laid over.

    A translucent colour is blended with the background of the widget, which a partial style of
    Textual's does not do.
    """
    added = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    return added + Style.from_color(
        whole.color if added.color else None, whole.bgcolor if added.bgcolor else None
    )


def _style_of(widget: Widget, prefix: str, name: str) -> Style:
    if name == BASE:
        return widget.rich_style
    if name in _WHOLE:
        return widget.get_component_rich_style(component(prefix, name))
    return part_style(widget, component(prefix, name))


def component(prefix: str, name: str) -> str:
    """The component class of a part."""
    return f"{prefix}--{name.replace('_', '-').replace('.', '-')}"
