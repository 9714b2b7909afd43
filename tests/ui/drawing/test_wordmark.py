from __future__ import annotations

from tui.ui.drawing.wordmark import wordmark


def test_the_name_stands_in_large_letters() -> None:
    lines = [" ".join(parts) for parts in zip(*wordmark(), strict=True)]
    assert [line.rstrip() for line in lines] == [
        "         █                █",
        "█  █ █▄▀ █  ▄▄▄ █▀▀▄ ▄▀▀▄ █▀▀ ▄██▄ ▄█▀▀",
        "▀▄▄█ █   ▀▄     █  █ ▀▄▄▀ ▀▄▄ ▀▄▄▄ ▄▄█▀",
    ]
