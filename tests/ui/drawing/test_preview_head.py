from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from tui.model.instant import Instant
from tui.model.note import Note
from tui.prose.blocks import Span
from tui.ui.drawing.preview_head import more_tags, placeholder_line, preview_head, section_rule

NOTE = Note(
    id=1,
    url="https://example.org/x",
    title="OpenFreeMap survived 100,000 requests per second",
    site="blog.hyperknot.com",
    author="Zsolt Ero",
    added=Instant.from_day(date(2025, 8, 14)),
    published=Instant.from_day(date(2025, 8, 9)),
    tags=("ddos", "kv cache", "maps", "日本語"),
)


def head(note: Note, width: int) -> list[str]:
    return [line.text for line in preview_head(note, width)]


def test_a_head_has_title_address_facts_and_tags() -> None:
    assert head(NOTE, 80) == [
        "OpenFreeMap survived 100,000 requests per second",
        "↗ example.org/x",
        "blog.hyperknot.com · Zsolt Ero · added 14 Aug 2025 · published 9 Aug",
        "",
        "#ddos #kv cache #maps #日本語",
        "─" * 80,
    ]


def test_retired_tags_are_quieter_than_others() -> None:
    note = replace(NOTE, tags=("ddos", "kv cache"), retired_tags=("kv cache",))
    *_, tags, _ = preview_head(note, 80)
    assert tags.line.spans == (
        Span("#ddos", ("tag",)),
        Span(" "),
        Span("#kv cache", ("detail",)),
    )


def test_the_address_names_the_site() -> None:
    note = replace(NOTE, url="https://www.hyperknot.com/a/", site="hyperknot.com", tags=())
    assert head(note, 80)[1:] == [
        "↗ hyperknot.com/a",
        "Zsolt Ero · added 14 Aug 2025 · published 9 Aug",
        "─" * 80,
    ]


@pytest.mark.parametrize(
    ("added", "published", "facts"),
    [
        (date(2025, 8, 14), date(2023, 8, 9), ["added 14 Aug 2025 · published 9 Aug 2023"]),
        (None, date(2025, 8, 9), ["published 9 Aug 2025"]),
        (date(2025, 8, 14), None, ["added 14 Aug 2025"]),
        (None, None, []),
    ],
)
def test_a_year_is_told_once(added: date | None, published: date | None, facts: list[str]) -> None:
    saved, appeared = (Instant.from_day(day) if day else None for day in (added, published))
    note = Note(id=1, url="u", title="T", added=saved, published=appeared)
    assert head(note, 60)[2:-1] == facts


TAGGED = Note(id=1, url="u", title="T", tags=tuple(f"tag {n}" for n in range(9)))


@pytest.mark.parametrize(
    ("width", "shown", "more"),
    [
        (70, ["#" + " #".join(TAGGED.tags)], []),
        (40, ["#tag 0 #tag 1 #tag 2 #tag 3 #tag 4", "#tag 5 #tag 6 #tag 7 #tag 8"], []),
        (
            18,
            ["#tag 0 #tag 1", "#tag 2 #tag 3 +5"],
            ["#tag 4 #tag 5", "#tag 6 #tag 7", "#tag 8"],
        ),
        (15, ["#tag 0 #tag 1", "#tag 2 +6"], ["#tag 3 #tag 4", "#tag 5 #tag 6", "#tag 7 #tag 8"]),
        (7, ["#tag 0", "+8"], [f"#tag {n}" for n in range(1, 9)]),
    ],
)
def test_tags_have_two_lines_at_most_and_the_others_are_counted(
    width: int, shown: list[str], more: list[str]
) -> None:
    assert head(TAGGED, width)[3:-1] == shown
    assert [line.text for line in more_tags(TAGGED, width)] == more


def test_a_click_is_for_the_whole_of_what_is_shown() -> None:
    note = replace(NOTE, tags=("a long tag",), folders=(("Bar", "Deep/er"), ("Maps",)))
    targets = [
        span.target for line in preview_head(note, 10) for span in line.part_spans if span.target
    ]
    assert targets == [
        ("url", "https://example.org/x"),
        ("folder", r"Bar/Deep\/er"),
        ("tag", "a long tag"),
    ]


def test_a_character_of_a_line_has_the_target_of_its_part() -> None:
    line = next(line for line in preview_head(NOTE, 80) if line.text.startswith("#"))
    found = [line.target_at(index) for index in (1, 4, 5, 7, 99)]
    tags = [target.text if target else None for target in found]
    assert tags == ["ddos", "ddos", None, "kv cache", None]


@pytest.mark.parametrize(
    ("width", "folders"),
    [
        (80, "Bookmarks bar / Tools · Maps"),
        (24, "Bookmarks bar / Tools ·…"),
        (9, "Bookmark…"),
    ],
)
def test_folders_are_one_line_of_a_head_above_the_tags(width: int, folders: str) -> None:
    note = replace(NOTE, folders=(("Bookmarks bar", "Tools"), (" ",), ("Maps",)))
    assert folders in head(note, width)
    assert head(note, 80)[3] == "Bookmarks bar / Tools · Maps"


def test_a_narrow_head_is_wrapped() -> None:
    assert head(NOTE, 24) == [
        "OpenFreeMap survived",
        "100,000 requests per",
        "second",
        "↗ example.org/x",
        "blog.hyperknot.com",
        "Zsolt Ero",
        "added 14 Aug 2025",
        "published 9 Aug",
        "",
        "#ddos #kv cache #maps",
        "#日本語",
        "─" * 24,
    ]


@pytest.mark.parametrize("width", range(2, 30))
def test_no_line_of_a_head_is_wider_than_asked(width: int) -> None:
    note = replace(NOTE, title="日本語" * 20, tags=("日本語" * 9, "\U0001f469\u200d\U0001f680" * 9))
    assert max(map(cell_len, head(note, width))) <= width


def test_a_note_that_has_no_more_than_an_address_shows_it() -> None:
    assert head(Note(id=1, url="https://example.org/x"), 40) == [
        "https://example.org/x",
        "─" * 40,
    ]


def test_a_star_stands_before_the_title() -> None:
    assert head(Note(id=1, url="u", title="Title", starred=True), 40)[0] == "★ Title"


@pytest.mark.parametrize(("width", "expected"), [(16, "── Comment ─────"), (6, "── Com"), (0, "")])
def test_a_rule_across_names_the_text_below(width: int, expected: str) -> None:
    assert section_rule("Comment", width).text == expected


def test_what_is_absent_is_said() -> None:
    assert placeholder_line("No summary.").line.spans == (Span("No summary.", ("absent",)),)


def parts(note: Note, width: int) -> list[tuple[str, str, str | None]]:
    """Returns the parts in a head, their texts, and the separators before these."""
    return [
        (each.part, line.text[each.start : each.stop], each.separator)
        for line in preview_head(note, width)
        for each in line.part_spans
    ]


def test_a_head_knows_which_part_of_the_note_each_text_is() -> None:
    note = replace(NOTE, url="https://hyperknot.com/x", site="hyperknot.com", starred=True)
    assert parts(note, 40) == [
        ("title", "OpenFreeMap survived 100,000 requests", None),
        ("title", "per second", " "),
        ("url", "hyperknot.com/x", None),
        ("site", "hyperknot.com", None),
        ("author", "Zsolt Ero", None),
        ("rest", "added 14 Aug 2025", None),
        ("rest", "published 9 Aug", None),
        ("tag", "ddos", None),
        ("tag", "kv cache", None),
        ("tag", "maps", None),
        ("tag", "日本語", None),
    ]


def test_the_address_in_place_of_a_title_is_known_for_one() -> None:
    assert parts(Note(id=1, url="https://x.org"), 9) == [
        ("url", "https://x", None),
        ("url", ".org", ""),
    ]


def test_a_star_alone_on_its_line_is_no_part_of_the_title() -> None:
    assert parts(Note(id=1, url="u", title="Title", starred=True), 5) == [
        ("title", "Title", None),
        ("url", "u", None),
    ]
