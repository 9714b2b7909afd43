"""Files in which each line, or each entry of a list, is a link and words on it."""

from __future__ import annotations

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import draft
from tests.support.sources import format_of, read
from tui.formats.base import Issue
from tui.formats.registry import format_named
from tui.model.note import Draft

A, B = "https://a.example/", "https://b.example/"
NO_ADDRESS = "the line holds no address where one belongs"


@pytest.mark.parametrize(
    ("name", "text", "records"),
    [
        (
            "w3m-bookmarks",
            SAMPLES["w3m-bookmarks"],
            [draft(f"{A}?b=1&c=2", title="A", folders=(("Tools",),))],
        ),
        (
            "qutebrowser-bookmarks",
            f"{A} A title\r\n{B}\n\nx\n",
            [draft(A, title="A title"), draft(B), Issue(NO_ADDRESS, 4)],
        ),
        (
            "qutebrowser-quickmarks",
            f"a b {A}\n{B}\nx\n",
            [draft(A, title="a b"), draft(B), Issue(NO_ADDRESS, 3)],
        ),
        (
            "newsboat-urls",
            f'# {A}\n{A} news "long \\"reads\\"" "~A title" !\n{B} !secret\n',
            [
                draft(
                    A,
                    title="A title",
                    tags=("news", 'long "reads"'),
                    feed=A,
                    extra={"newsboat-urls": {"hidden": True}},
                ),
                draft(B, tags=("secret",), feed=B, extra={"newsboat-urls": {"hidden": True}}),
            ],
        ),
        (
            "newsboat-urls",
            '"query:Unread:unread = \\"yes\\""\nexec:~/x\nwords\n"~x\n',
            [
                Issue("a query or a command of newsboat, which is no link", 1),
                Issue("a query or a command of newsboat, which is no link", 2),
                Issue("the line begins with no address", 3),
                Issue("the line begins with no address", 4),
            ],
        ),
    ],
)
def test_lines_are_read(name: str, text: str | bytes, records: list[Draft | Issue]) -> None:
    assert read(format_named(name), text) == records


@pytest.mark.parametrize(
    ("text", "file", "name"),
    [
        (f"{A}\n{B}\n", "urls", "url-list"),
        (f"{A} | A\n{B} | B\n", "x", "url-list"),
        (f"{A} A\n{B} B\n", "x", "qutebrowser-bookmarks"),
        (f"{A} A\n", "urls", "qutebrowser-bookmarks"),
        (f"{A} A\n", "x", ""),
        (f"a {A}\nb {B}\n", "x", "qutebrowser-quickmarks"),
        (f"a {A}\n", "quickmarks", "qutebrowser-quickmarks"),
        (f"See {A}\n", "x", ""),
        (f"- {A}\n- {B}\n", "x", ""),
        (f'{A} "a b"\n{B}\n', "urls", "newsboat-urls"),
        (f'"query:x:y"\n{B}\n', "urls", "newsboat-urls"),
        ('say "x"\n', "urls", ""),
    ],
)
def test_lines_are_told_apart(text: str, file: str, name: str) -> None:
    assert format_of(text, file)[0] == name
