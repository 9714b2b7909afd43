from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rich.style import Style

from tests.support.hostile import CHARACTERS, SEQUENCES
from tui.filters.highlights import highlights_everywhere, highlights_of
from tui.filters.parser import parse
from tui.model.instant import Instant
from tui.model.row import NoteRow
from tui.ui.drawing.bars import BAR
from tui.ui.drawing.note_row import NoteStyles, note_row

TODAY = date(2025, 8, 20)
PLAIN = NoteStyles._make(Style() for _ in NoteStyles._fields)
NOTE = NoteRow(
    id=1,
    url="https://www.example.org/path/",
    title="OpenFreeMap survived",
    site="hyperknot.com",
    added=Instant.from_day(date(2025, 8, 9)),
    published=None,
    tags=("ddos", "maps"),
)


def texts(row: NoteRow, width: int, **options: Any) -> list[str]:
    lines = note_row(row, width, PLAIN, today=TODAY, **options)
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            40,
            [
                " ●  OpenFreeMap survived          9 Aug ",
                "    hyperknot  ddos  maps               ",
            ],
        ),
        (
            30,
            [
                " ●  OpenFreeMap surv…   9 Aug ",
                "    hyperknot  ddos  maps     ",
            ],
        ),
        (20, [" ●  OpenFreeMap su… ", "    hyperknot  ddos "]),
        (18, [" ●  OpenFreeMap…  ", "    hyperknot  …  "]),
        (4, [" ●  ", "    "]),
        (1, [" ", " "]),
        (0, ["", ""]),
    ],
)
def test_a_note_takes_two_lines(width: int, expected: list[str]) -> None:
    assert texts(NOTE, width) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, " ●   9 Aug  OpenFreeMap survived                     ddos  maps"),
        (45, " ●   9 Aug  OpenFreeMap survived  ddos  maps"),
        (44, " ●   9 Aug  OpenFreeMap survived  ddos  …"),
        (40, " ●   9 Aug  OpenFreeMap survived  ddos"),
        (30, " ●   9 Aug  OpenFreeMap surv…"),
        (26, " ●  OpenFreeMap survived"),
        (14, " ●  OpenFree…"),
    ],
)
def test_a_note_on_one_line_has_date_title_and_tags(width: int, expected: str) -> None:
    assert [text.rstrip() for text in texts(NOTE, width, lines=1)] == [expected]


@pytest.mark.parametrize(
    ("row", "is_marked", "signs"),
    [
        (NOTE, False, " ● "),
        (NOTE._replace(read=True), False, "   "),
        (NOTE._replace(starred=True), False, " ●★"),
        (NOTE._replace(read=True, starred=True), False, "  ★"),
        (NOTE._replace(starred=True), True, " ✓★"),
    ],
)
def test_each_sign_has_a_column_of_its_own(row: NoteRow, is_marked: bool, signs: str) -> None:
    for lines in (1, 2):
        assert texts(row, 44, lines=lines, is_marked=is_marked)[0][:3] == signs


def test_an_archived_note_has_its_sign_beside_the_date() -> None:
    row = NOTE._replace(archived=True)
    assert texts(row, 44)[0] == " ●  OpenFreeMap survived            ▣ 9 Aug "
    assert texts(row, 44, lines=1, bar=BAR) == ["▌●   9 Aug  ▣ OpenFreeMap survived  ddos  … "]


def test_a_note_without_a_title_shows_its_address() -> None:
    assert texts(NOTE._replace(title=""), 40)[0] == " ●  example.org/path              9 Aug "


def test_a_long_site_is_cut_and_tags_stand_alone_without_one() -> None:
    row = NOTE._replace(site="stochasticlifestyle.com")
    assert texts(row, 40)[1].rstrip() == "    stochasticlifesty…  ddos  maps"
    assert texts(NOTE._replace(site=""), 40)[1].rstrip() == "    ddos  maps"


def test_a_note_without_site_date_and_tags_has_an_empty_second_line() -> None:
    row = NOTE._replace(site="", added=None, tags=())
    assert texts(row, 30)[1] == " " * 30


def test_the_day_of_publication_stands_in_for_an_unknown_one() -> None:
    row = NOTE._replace(added=None, published=Instant.from_day(date(2020, 1, 2)))
    assert texts(row, 40)[0] == " ●  OpenFreeMap survived           2020 "


def test_tags_of_the_filter_stand_first() -> None:
    detail = texts(NOTE, 60, highlights=highlights_of(parse("#maps")))[1]
    assert detail.rstrip() == "    hyperknot  maps  ddos"


@pytest.mark.parametrize("title", ["[b]bold[/b]", "[/x]", "[@click=app.quit]quit[/]"])
def test_what_looks_like_markup_is_text(title: str) -> None:
    row = NOTE._replace(title=title, added=None, read=True)
    assert texts(row, 50)[0].strip() == title


@pytest.mark.parametrize("width", [*range(12), 37, 38, 39, 80])
@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize(
    "text",
    [
        "plain words of some length, " * 5,
        "日本語のとても長いタイトル" * 4,
        "e\u0301e\u0301" * 30,
        "\U0001f469\u200d\U0001f680" * 20,
        "שלום עולם, זה טקסט ארוך מאוד שנכתב מימין לשמאל",
        "\u200d\u200d",
        "".join(CHARACTERS),
        "".join(SEQUENCES),
    ],
)
def test_every_line_is_exactly_as_wide_as_asked(text: str, lines: int, width: int) -> None:
    row = NOTE._replace(title=text, url=text, site=text, tags=(text, text), starred=True)
    drawn = note_row(row, width, PLAIN, today=TODAY, lines=lines, is_marked=True)
    assert [sum(piece.cell_length for piece in line) for line in drawn] == [width] * lines


def test_unread_read_and_address_each_have_their_style() -> None:
    styles = PLAIN._replace(
        unread=Style(bold=True), read=Style(dim=True), address=Style(italic=True)
    )

    def style_of_title(row: NoteRow) -> Style | None:
        title = note_row(row, 40, styles, today=TODAY)[0]
        return next(each.style for each in title if len(each.text.strip()) > 1)

    assert style_of_title(NOTE) == Style(bold=True)
    assert style_of_title(NOTE._replace(read=True)) == Style(dim=True)
    assert style_of_title(NOTE._replace(title="")) == Style(bold=True, italic=True)


def test_what_is_looked_for_stands_out_in_the_title_as_far_as_it_is_shown() -> None:
    styles = PLAIN._replace(unread=Style(bold=True), hit=Style(underline=True))
    row = NOTE._replace(title="Éa ea 日本e found")
    for width, expected in (40, ["É", "e", "e"]), (11, ["É", "e"]):
        title = note_row(row, width, styles, today=TODAY, highlights=highlights_everywhere("e"))[0]
        hits = [each.text for each in title if each.style == Style(bold=True, underline=True)]
        assert hits == expected
        assert sum(each.cell_length for each in title) == width


@pytest.mark.parametrize(
    ("query", "width", "title_hits", "detail_hits"),
    [
        ("maps", 60, [], ["maps"]),
        ("#maps -#ddos", 60, [], ["maps"]),
        ("hyper", 60, [], []),
        ("site:hyper", 60, [], ["hyper"]),
        ("url:example", 60, [], []),
        ("title:/freem.*d$/", 60, ["FreeMap survived"], []),
        ("title:/freem.*d$/", 20, ["FreeMap su"], []),
        ("#maps site:r.*t", 22, [], ["maps"]),
        ("#maps site:knot", 22, [], ["knot", "maps"]),
        ("site:com", 60, [], []),
        ("summary:open comment:open author:open article:open", 60, [], []),
    ],
)
def test_what_is_looked_for_stands_out_in_its_part_alone(
    query: str, width: int, title_hits: list[str], detail_hits: list[str]
) -> None:
    styles, wanted = PLAIN._replace(hit=Style(underline=True)), highlights_of(parse(query))
    row = NOTE._replace(added=None)
    hits = [
        [each.text for each in strip if each.style == Style(underline=True)]
        for strip in note_row(row, width, styles, today=TODAY, highlights=wanted)
    ]
    assert hits == [title_hits, detail_hits]


def test_an_address_is_searched_with_what_is_not_shown_of_it() -> None:
    styles, wanted = (
        PLAIN._replace(hit=Style(underline=True)),
        highlights_of(parse("url:/ps.*e.o/")),
    )
    title = note_row(NOTE._replace(title=""), 40, styles, today=TODAY, highlights=wanted)[0]
    hits = [each.text for each in title if each.style == Style(underline=True)]
    assert ("".join(each.text for each in title)[4:20], hits) == ("example.org/path", ["example.o"])
