"""What a person wants of every program in the terminal."""

from __future__ import annotations

import os


def wants_colour() -> bool:
    """Returns whether the person allows colours: ``NO_COLOR`` says no."""
    return not os.environ.get("NO_COLOR")
