from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.sources import format_of
from tui.formats import shape
from tui.formats.html_tokens import Token, tokens


def test_a_page_of_no_known_kind_is_not_read_beyond_its_first_elements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    def watched(text: str) -> Iterator[Token]:
        for token in tokens(text):
            seen.append(token.name)
            yield token

    monkeypatch.setattr(shape, "tokens", watched)
    page = "<!doctype html><html><head><title>T</title></head><body><div><i><b>x</b></i></div>"
    assert format_of(page) == ("", "")
    assert "head" in seen
    assert "b" not in seen
