from __future__ import annotations

import sys

import pytest

from tui.cli.standard_input import read_input
from tui.errors import UsageError


def test_an_input_that_is_closed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError) as caught:
        read_input()
    assert (caught.value.message, caught.value.hint) == (
        "Standard input cannot be read: it is closed",
        "Give the text itself.",
    )
