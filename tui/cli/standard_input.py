"""Texts that a command is given through standard input, and how a person says so."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.errors import UsageError

FROM_INPUT = "-"
"""What is given in place of a text that is to be read."""


def check_read_once(names: Sequence[str]) -> None:
    """Checks that standard input is to be one text at most.

    Args:
        names: What the texts are called that are to be read.

    Raises:
        UsageError: They are several.
    """
    if len(names) > 1:
        said = " or the ".join(names)
        raise UsageError(f"The input is either the {said}", "Give one of them.")


def read_input() -> str:
    """Returns all of standard input; what is no UTF-8 in it is replaced.

    Raises:
        UsageError: It is closed.
    """
    if sys.stdin is None:
        raise UsageError("Standard input cannot be read: it is closed", "Give the text itself.")
    return sys.stdin.buffer.read().decode("utf-8", "replace")
