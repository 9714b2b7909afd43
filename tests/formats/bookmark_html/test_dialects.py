"""What single programs write that no other does."""

from __future__ import annotations

import pytest

from tests.support.sources import read, written
from tui.formats.bookmark_html.netscape import FORMAT
from tui.model.note import Draft

HEAD = (
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
)


def draft(bookmark: str, head: str = HEAD) -> Draft:
    (only,) = read(FORMAT, head + bookmark)
    assert isinstance(only, Draft)
    return only


@pytest.mark.parametrize(
    ("tag", "url", "tags"),
    [
        (
            '<A HREF="https://a.example/?q="exact"&x=<y>" ADD_DATE="0" TAGS="a">',
            'https://a.example/?q="exact"&x=<y>',
            ("a",),
        ),
        (
            '<A HREF="https://a.example/?q="two words"" ADD_DATE="0" PRIVATE="0" TAGS="a "b",c">',
            'https://a.example/?q="two words"',
            ('a "b"', "c"),
        ),
        (
            '<A HREF="https://a.example/" ICON="x" ADD_DATE="0" TAGS="a" TOREAD="1">',
            "https://a.example/",
            ("a",),
        ),
        ('<A HREF="https://a.example/"\nADD_DATE="0" TAGS="a">', "https://a.example/", ("a",)),
    ],
)
def test_quotes_that_are_not_escaped_end_no_value(
    tag: str, url: str, tags: tuple[str, ...]
) -> None:
    read_back = draft(f"<DT>{tag}T</A>\n")
    assert (read_back.url, read_back.title, read_back.tags) == (url, "T", tags)


def test_a_title_that_quotes_an_attribute_stays_as_it_is() -> None:
    title = 'How TAGS="x "y"" and HREF="z" ADD_DATE="1" are written ">'
    assert draft(f'<DT><A HREF="u">{title}</A>\n').title == title


def test_an_empty_private_is_false_as_shaarli_has_it() -> None:
    assert draft('<DT><A HREF="u" PRIVATE="">').private is False


def test_the_archive_is_no_tag_that_other_programs_show() -> None:
    note = Draft(url="u", tags=("a",), archived=True)
    text = written(FORMAT, [note])
    assert "linkding" not in text
    assert read(FORMAT, text) == [note]


@pytest.mark.parametrize(
    "text",
    [
        "A [linkding-notes] in it",
        "closed [/linkding-notes]",
        "[ linkding-notes] and [  /linkding-notes]",
    ],
)
@pytest.mark.parametrize("comment", ["", "mine", "mine [linkding-notes] [/linkding-notes] too"])
def test_markers_within_a_text_mark_nothing(text: str, comment: str) -> None:
    note = Draft(url="u", summary=text, comment=comment)
    assert written(FORMAT, [note]).count("[linkding-notes]") == bool(comment)
    assert read(FORMAT, written(FORMAT, [note])) == [note]


def test_a_note_in_several_folders_is_written_once() -> None:
    note = Draft(url="u", folders=(("Bar", "a/b"), ("Other, too",), ("Bar",)))
    text = written(FORMAT, [note])
    assert text.count("HREF") == 1
    assert read(FORMAT, text) == [note]


def test_the_dates_of_buku_are_those_of_its_export() -> None:
    head = (
        HEAD
        + '    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">buku bookmarks</H3>\n<DL><p>\n'
    )
    read_back = draft('<DT><A HREF="u" ADD_DATE="5" LAST_MODIFIED="5" TAGS="a">t</A>', head)
    assert (read_back.added, read_back.updated, read_back.tags) == (None, None, ("a",))
