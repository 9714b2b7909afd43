"""How well a text can be read on a background, as WCAG 2 measures it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import BLACK, WHITE, Color

READABLE = 4.5
"""The least contrast of a text and its background."""

_STEPS = 40
"""In how many steps a colour is brought to black or white until it can be read."""


def contrast(one: Color, other: Color) -> float:
    """Returns the contrast of two opaque colours, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: Color, backgrounds: Iterable[Color], *, on_dark: bool) -> Color:
    """Returns the colour, made as much lighter or darker as it takes on all backgrounds.

    Args:
        color: An opaque colour.
        backgrounds: What it is to be read on; opaque.
        on_dark: Whether they are dark, so that lighter is easier to read.
    """
    grounds, end = list(backgrounds), WHITE if on_dark else BLACK
    shades = (color.blend(end, step / _STEPS) for step in range(_STEPS))
    return next((each for each in shades if _is_readable(each, grounds)), end)


def _is_readable(color: Color, backgrounds: Iterable[Color]) -> bool:
    return all(contrast(color, ground) >= READABLE for ground in backgrounds)


def _luminance(color: Color) -> float:
    red, green, blue = map(_linear, color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
