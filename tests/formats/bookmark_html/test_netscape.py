from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sources import knows, source
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.bookmark_html.netscape import FORMAT, read, write
from tui.formats.values import DEEPEST_FOLDER
from tui.model.instant import LAST_MICROS, Instant
from tui.model.note import Draft

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"
SHAARLI = "<TITLE>Links</TITLE><H1>Shaarli export of all bookmarks on Sat, 14 May 16</H1>"
PINBOARD = "<TITLE>Pinboard Bookmarks</TITLE><H1>Bookmarks</H1>"
NEW_YEAR_2021 = Instant.from_datetime(datetime(2021, 1, 1, tzinfo=UTC))


def records(text: str) -> list[Draft | Issue]:
    return list(read(source(text)))


def drafts(text: str) -> list[Draft]:
    return [record for record in records(text) if isinstance(record, Draft)]


def draft(text: str) -> Draft:
    (only,) = records(text)
    assert isinstance(only, Draft)
    return only


def written(*notes: Draft) -> str:
    stream = StringIO()
    write(notes, stream)
    return stream.getvalue()


def test_every_field_of_a_bookmark_is_read() -> None:
    source = (
        '<DL><p><DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bar &amp; more</H3>\n<DL><p>\n'
        '<DT><A HREF=" https://example.com/?a=1&center=5&copy=2 " ADD_DATE="1609459200"\n'
        '  LAST_MODIFIED="1609459200000" LAST_VISIT="1609459200000000" PRIVATE="1" TOREAD="1"\n'
        '  TAGS="One, two words,one" SHORTCUTURL="ex" ICON="data:image/png;base64,AA==">\n'
        "  A &lt;title&gt;\n  on two lines</A>\n<DD>First line\n  second line\n</DL><p></DL><p>"
    )
    assert records(HEAD + source) == [
        Draft(
            url="https://example.com/?a=1&center=5&copy=2",
            title="A <title> on two lines",
            summary="First line\n  second line",
            tags=("One", "two words"),
            folders=(("Bar & more",),),
            added=NEW_YEAR_2021,
            updated=NEW_YEAR_2021,
            opened=NEW_YEAR_2021,
            read=False,
            private=True,
            extra={"netscape-html": {"shortcuturl": "ex", "icon": "data:image/png;base64,AA=="}},
        )
    ]


def test_what_a_bookmark_does_not_say_is_unknown() -> None:
    assert records("<DT><A HREF=u></A>") == [Draft(url="u")]


@pytest.mark.parametrize(
    ("date", "added"),
    [
        ("1609459200", NEW_YEAR_2021),
        ("1609459200000", NEW_YEAR_2021),
        ("1609459200000000", NEW_YEAR_2021),
        (" 1609459200 ", NEW_YEAR_2021),
        ("1609459200.25", Instant(NEW_YEAR_2021.micros + 250_000)),
        ("1", Instant(1_000_000)),
        ("2021-01-01T00:00:00Z", NEW_YEAR_2021),
        ("01/Jan/2021:03:00:00 +0300", NEW_YEAR_2021),
        ("631152000", Instant(631_152_000_000_000)),
        ("150000000000", Instant(150_000_000_000_000)),
    ],
)
def test_a_date_is_read_in_the_unit_its_size_tells(date: str, added: Instant) -> None:
    assert draft(f'<DT><A HREF="u" ADD_DATE="{date}">') == Draft(url="u", added=added)


@pytest.mark.parametrize("date", ["0", "", "000"])
def test_a_date_of_zero_is_unknown(date: str) -> None:
    assert draft(f'<DT><A HREF="u" ADD_DATE="{date}">') == Draft(url="u")


@pytest.mark.parametrize(
    "date",
    ["invalid", "-1", "9" * 20, "9" * 5000, "1e9", "0001-01-01T00:00:00+14:00", "1/2/3:4", "¹"],
)
def test_a_date_that_nobody_can_read_is_kept_as_it_is(date: str) -> None:
    extra = {"netscape-html": {"add_date": date}}
    assert draft(f'<DT><A HREF="u" ADD_DATE="{date}">') == Draft(url="u", extra=extra)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("PRIVATE=0", Draft(url="u", private=False)),
        ("private=true", Draft(url="u", private=True)),
        ("PRIVATE=maybe", Draft(url="u", extra={"netscape-html": {"private": "maybe"}})),
        ("TOREAD=0", Draft(url="u", read=True)),
        ("DATA-IMPORTANT=true", Draft(url="u", starred=True)),
        ("FOLDED", Draft(url="u", extra={"netscape-html": {"folded": ""}})),
        ("LABELS='a,b'", Draft(url="u", tags=("a", "b"))),
        ("TAGS='a,linkding:bookmarks.archived'", Draft(url="u", tags=("a",), archived=True)),
    ],
)
def test_an_attribute_says_what_it_can_say(attribute: str, expected: Draft) -> None:
    assert draft(f"<DT><A HREF=u {attribute}>") == expected


@pytest.mark.parametrize(
    ("heading", "tags", "expected"),
    [
        ("", "two words", ("two words",)),
        ("", " a , ,B,b,", ("a", "B")),
        (SHAARLI, "two words", ("two", "words")),
        (SHAARLI, "a, two words", ("a", "two words")),
    ],
)
def test_tags_are_split_at_spaces_only_where_shaarli_wrote_them(
    heading: str, tags: str, expected: tuple[str, ...]
) -> None:
    assert draft(f'{heading}<DL><DT><A HREF="u" TAGS="{tags}">').tags == expected


@pytest.mark.parametrize(
    ("heading", "description", "summary", "comment"),
    [
        ("", "words", "words", ""),
        (PINBOARD, "words", "", "words"),
        (SHAARLI, "words", "", "words"),
        ("<H3>buku bookmarks</H3>", "words", "", "words"),
        ("", "page[linkding-notes]mine[/linkding-notes]", "page", "mine"),
        ("", "[linkding-notes]\nmine", "", "mine"),
        ("", "a &lt;b&gt;<br>c<p>", "a <b>\nc", ""),
        ("", "see <a href='x'>this</a> and <script>", "see <a href='x'>this</a> and <script>", ""),
        ("", "one</DD><DD>two", "one\ntwo", ""),
        ("", "one<HR>two", "one", ""),
    ],
)
def test_a_description_is_the_pages_or_the_persons(
    heading: str, description: str, summary: str, comment: str
) -> None:
    read_back = draft(f"{heading}<DL><DT><A HREF=u>t</A>\n<DD>{description}\n</DL>")
    assert (read_back.summary, read_back.comment) == (summary, comment)


@pytest.mark.parametrize("title", ["<script>", "<title>", "<!--", "a <b> c", "x < y", "<a href=v>"])
def test_markup_in_a_title_is_text_and_costs_no_bookmark(title: str) -> None:
    source = f"<DL><DT><A HREF=u>{title}</A>\n<DT><A HREF=w>next</A>"
    assert drafts(source) == [Draft(url="u", title=title), Draft(url="w", title="next")]


def test_folders_nest_by_lists_and_a_list_without_heading_is_none() -> None:
    source = (
        "<DL><DT><A HREF=root></A><DT><H3>A</H3><DD>about A<DL><DT><A HREF=a></A>"
        "<DT><H3>B</H3><DL><DT><A HREF=ab></A></DL><DT><A HREF=a2></A></DL>"
        "<DL><DT><A HREF=other></A></DL></DL></DL><DT><A HREF=end></A>"
    )
    assert drafts(HEAD + source) == [
        Draft(url="root"),
        Draft(url="a", folders=(("A",),)),
        Draft(url="ab", folders=(("A", "B"),)),
        Draft(url="a2", folders=(("A",),)),
        Draft(url="other"),
        Draft(url="end"),
    ]


def test_the_description_of_a_folder_belongs_to_no_bookmark() -> None:
    source = "<DL><DT><A HREF=u>t</A><DT><H3>A</H3><DD>about A<DL></DL></DL>"
    assert records(source) == [Draft(url="u", title="t")]


def test_folders_beyond_the_deepest_are_one() -> None:
    source = "<DT><H3>f</H3><DL>" * (DEEPEST_FOLDER + 9) + "<DT><A HREF=u>"
    assert records(source) == [Draft(url="u", folders=(("f",) * DEEPEST_FOLDER,))]


def test_elements_that_are_never_closed_end_where_the_next_begins() -> None:
    source = "<dl><dt><h3>F<dl><dt><a href=u>one<dd>d<dt><a href=v>two"
    assert drafts(source) == [
        Draft(url="u", title="one", summary="d", folders=(("F",),)),
        Draft(url="v", title="two", folders=(("F",),)),
    ]


def test_a_record_that_is_no_link_is_an_issue_at_its_line() -> None:
    source = (
        "<DL>\n<DT><A HREF=u>t</A>\n<DT><A NAME=x>none</A>\n"
        '<DT><A HREF="place:sort=8">Most visited</A>\n\n<DT><A HREF="https://cut.exam'
    )
    assert records(source) == [
        Draft(url="u", title="t"),
        Issue("the bookmark has no address", 3),
        Draft(url="place:sort=8", title="Most visited"),
        Issue("the bookmark breaks off within its tag", 6),
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1<2)", "data:text/html,x", "?lY47tw", "file:///x"]
)
def test_an_address_of_any_scheme_is_kept(url: str) -> None:
    assert draft(f'<DT><A HREF="{url}">').url == url


@pytest.mark.parametrize("text", ["", "nothing here", '{"a": 1}', "<html><p>page</p></html>"])
def test_a_file_without_bookmarks_or_lists_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="This is no bookmark file") as error:
        records(text)
    assert error.value.hint == ("Export the bookmarks as HTML again, or name another format.")


@pytest.mark.parametrize(
    ("head", "is_recognised"),
    [
        (HEAD.encode(), True),
        (b"\xef\xbb\xbf<!doctype netscape-bookmark-file-1>", True),
        (HEAD.encode("utf-16"), True),
        (b'<DL><dt>\n <a href="u">', True),
        (b"<html><ul><li><a href=u>", False),
        (b'{"url": "u"}', False),
        (b"", False),
    ],
)
def test_a_bookmark_file_is_known_by_its_head(head: bytes, is_recognised: bool) -> None:
    assert knows(FORMAT, head) is is_recognised


def test_the_written_file_is_the_one_browsers_write() -> None:
    notes = [
        Draft(
            url='https://example.com/?a=1&b="',
            title="It's <b>",
            summary="Line\nline & line",
            tags=("a", "b, c"),
            folders=(("F & G", "H"),),
            added=NEW_YEAR_2021,
            private=False,
            extra={"netscape-html": {"icon": "i", "bad name": "x"}, "pinboard": {"hash": "1"}},
        ),
        Draft(url="u", comment="mine"),
        Draft(url="v", folders=(("F & G",),)),
    ]
    assert written(*notes) == (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
        "<!-- This is an automatically generated file.\n"
        "     It will be read and overwritten.\n"
        "     DO NOT EDIT! -->\n"
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n'
        "<TITLE>Bookmarks</TITLE>\n"
        "<H1>Bookmarks</H1>\n"
        "<DL><p>\n"
        "    <DT><H3>F &amp; G</H3>\n"
        "    <DL><p>\n"
        "        <DT><H3>H</H3>\n"
        "        <DL><p>\n"
        '            <DT><A HREF="https://example.com/?a=1&amp;b=&quot;" ADD_DATE="1609459200"'
        ' PRIVATE="0" TAGS="a,b  c" ICON="i">It\'s &lt;b&gt;</A>\n'
        "<DD>Line\nline &amp; line\n"
        "        </DL><p>\n"
        '        <DT><A HREF="v"></A>\n'
        "    </DL><p>\n"
        '    <DT><A HREF="u"></A>\n'
        "<DD>[linkding-notes]mine[/linkding-notes]\n"
        "</DL><p>\n"
    )


def test_what_a_person_changed_wins_over_what_the_source_said() -> None:
    note = draft('<DT><A HREF="u" ADD_DATE="yesterday">')
    assert 'ADD_DATE="1609459200"' in written(replace(note, added=NEW_YEAR_2021))


LINE = st.text(st.sampled_from("ab <>&\"';é日=/!-[]"), max_size=12).map(
    lambda text: " ".join(text.split())
)
NAME = LINE.filter(bool)
TEXT = st.lists(NAME, max_size=3).map("\n".join)
TAG = st.text(st.sampled_from("aé&<'\""), min_size=1, max_size=5)
INSTANT = st.none() | st.integers(1, LAST_MICROS).map(Instant)
FLAG = st.none() | st.booleans()
DRAFTS = st.builds(
    Draft,
    url=st.text(st.sampled_from("a:/?&=;<>\"'%é#"), min_size=1),
    title=LINE,
    summary=TEXT,
    comment=TEXT,
    tags=st.lists(TAG, max_size=3, unique_by=str.casefold).map(tuple),
    folders=st.lists(NAME, min_size=1, max_size=3).map(lambda path: (tuple(path),)) | st.just(()),
    added=INSTANT,
    updated=INSTANT,
    opened=INSTANT,
    read=FLAG,
    starred=FLAG,
    archived=st.none() | st.just(True),
    private=FLAG,
    extra=st.just({}) | st.builds(lambda value: {"netscape-html": {"icon": value}}, LINE),
)


@given(DRAFTS)
def test_what_is_written_reads_back_the_same(note: Draft) -> None:
    assert records(written(note)) == [note]


@given(st.lists(DRAFTS, max_size=6))
def test_no_note_is_lost_among_folders(notes: list[Draft]) -> None:
    assert sorted(map(repr, records(written(*notes)))) == sorted(map(repr, notes))


PIECES = ["<DT>", "<DD>", "<DL>", "</DL>", "<A HREF=u>", "<A\t", "</A>", "<H3>", "</H3>", "<HR>"]
PIECES += [" text ", '"', "'", "<!--", "-->", "&#27;", " TAGS='", ">", "[linkding-notes]", " X=1"]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.binary(max_size=8))
def test_nothing_in_a_file_raises(text: str, noise: bytes) -> None:
    assert all(
        isinstance(record, Draft | Issue)
        for record in read(source(b"<DL>" + text.encode() + noise + text.encode()))
    )
