"""The styles a sheet gives to the parts of a widget that paints its own lines.

A *look* is a frozen dataclass of styles: its field ``mark`` is styled by the component class
``note-list--mark`` of the widget whose prefix is ``note-list``. The field ``base`` is the style of
the widget itself.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from rich.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Look = TypeVar("Look", bound="DataclassInstance")

BASE = "base"
"""The field that holds the style of the widget itself."""

_WHOLE = frozenset({"cursor"})
"""The fields that replace the base; the styles of all others are laid over it."""


def component_classes(prefix: str, look: type[DataclassInstance]) -> set[str]:
    """The component classes of a widget with such a look, for its ``COMPONENT_CLASSES``."""
    return {component(prefix, field.name) for field in fields(look) if field.name != BASE}


def look_of(widget: Widget, prefix: str, look: type[Look]) -> Look:
    """The look that the sheets give to a widget at present."""
    styles: dict[str, Any] = {}
    for name in (field.name for field in fields(look)):
        if name == BASE:
            styles[name] = widget.rich_style
        elif name in _WHOLE:
            styles[name] = widget.get_component_rich_style(component(prefix, name))
        else:
            styles[name] = part_style(widget, component(prefix, name))
    return look(**styles)


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


def component(prefix: str, name: str) -> str:
    """The component class of a part."""
    return f"{prefix}--{name.replace('_', '-').replace('.', '-')}"
