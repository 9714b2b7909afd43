"""The last tag that is typed is completed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.library.typed_tagging import complete_tags

TAGS = ("rust", "rust-lang", "ai", "gpu")


def suggest(prefix: str, beside: Sequence[str]) -> list[str]:
    return [tag for tag in TAGS if tag.startswith(prefix.lower()) and tag not in beside]


@pytest.mark.parametrize(
    ("text", "present", "names", "taken"),
    [
        ("", (), list(TAGS), None),
        ("a", (), ["ai"], "ai, "),
        ("rust, a", (), ["ai"], "rust, ai, "),
        ("rust", (), ["rust-lang", "ai", "gpu"], None),
        ("Rust", (), ["rust", "rust-lang", "ai", "gpu"], None),
        ("rust", ("rust",), ["rust-lang"], "rust-lang, "),
        ("rust, ", (), ["rust-lang", "ai", "gpu"], None),
        ("zebra", (), [], None),
        ("x, -G", ("gpu", "ai"), ["gpu"], "x, -gpu, "),
        ("-gpu", ("gpu",), ["rust", "rust-lang", "ai"], None),
        ("-", ("gpu", "ai"), ["gpu", "ai"], None),
    ],
)
def test_the_last_tag_is_completed(
    text: str, present: tuple[str, ...], names: list[str], taken: str | None
) -> None:
    assert complete_tags(text, present, suggest) == (names, taken)
