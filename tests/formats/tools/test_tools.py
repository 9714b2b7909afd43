from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import draft
from tests.support.sources import read, written
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.registry import format_named
from tui.formats.values import DEEPEST_FOLDER
from tui.model.note import Draft

A = "https://a.example/"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "buku-sqlite",
            [
                draft(
                    A,
                    title="A",
                    comment="mine",
                    tags=("a", "b c"),
                    extra={"buku-sqlite": {"id": 1, "flags": 0}},
                )
            ],
        ),
        (
            "buku-json",
            [
                draft(
                    A,
                    title="A",
                    comment="mine",
                    tags=("a", "b c"),
                    extra={"buku-json": {"index": 1}},
                )
            ],
        ),
        ("nb-bookmark-md", [draft(A, title="A (a.example)", comment="mine", tags=("a", "b"))]),
        (
            "org-links",
            [
                draft(
                    A,
                    title="A",
                    comment="mine",
                    tags=("a", "b", "all"),
                    folders=(("Reading",),),
                    added="2019-05-10T17:20Z",
                )
            ],
        ),
        ("xbel", [draft(A, title="A", summary="words", tags=("a", "b"), folders=(("Bar",),))]),
        ("opml", [draft(A, title="A", feed="https://a.example/feed", folders=(("Feeds",),))]),
        (
            "markdown-links",
            [
                draft(
                    "https://a.example/?x=(y)",
                    title="A",
                    summary="words",
                    tags=("a", "b"),
                    folders=(("Links",),),
                ),
                draft("https://b.example/", folders=(("Links",),)),
            ],
        ),
    ],
)
def test_a_sample_is_read_field_by_field(name: str, expected: list[Draft]) -> None:
    assert read(format_named(name), SAMPLES[name]) == expected


def urls(name: str, text: str) -> list[str]:
    return [record.url for record in read(format_named(name), text) if isinstance(record, Draft)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[A](https://a.example/ 'title') and <https://b.example/>", [A, "https://b.example/"]),
        ("[a [b] c](https://a.example/)", [A]),
        ("![image](https://a.example/x.png) [page](page.md) [x](#part)", []),
        ("```\n[A](https://a.example/)\n```\n<https://b.example/>", ["https://b.example/"]),
        ("[1]: https://a.example/ 'A'\n[^1]: https://b.example/", [A]),
        ("- [A](https://a.example/)\n  - [B](https://b.example/)", [A, "https://b.example/"]),
        ("- [A](https://a.example/) - words with [B](https://b.example/)", [A]),
        ("[A]()\n<>\n[]()", []),
        ("[" * 3_000 + "](", []),
    ],
)
def test_links_in_markdown_are_found_where_they_are_links(text: str, found: list[str]) -> None:
    assert urls("markdown-links", text) == found


MARKDOWN = (
    draft("https://a.example/?x=(y", title="[a] *b* \\ <c>", tags=("a b", "c")),
    draft("https://b.example/", summary="one\n\n- [two](https://c.example/)\n> three"),
    draft("https://c.example/a b", title="C"),
)


def test_a_markdown_list_is_read_as_it_was_written() -> None:
    text = written(format_named("markdown-links"), MARKDOWN)
    assert text == (
        "- [\\[a\\] \\*b\\* \\\\ \\<c\\>](<https://a.example/?x=(y>) <!-- TAGS: a b,c -->\n"
        "- [](https://b.example/)\n  > one\n  > \n  > - [two](https://c.example/)\n  > > three\n"
        "- [C](<https://c.example/a b>)\n"
    )
    assert read(format_named("markdown-links"), text) == list(MARKDOWN)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (":a:b:", ("a", "b")),
        (":a: ::b:c::d:e:: :", ("a", ":b", "c:d", "e:")),
        ("no :a:b", ()),
    ],
)
def test_tags_of_org_are_between_single_colons(text: str, tags: tuple[str, ...]) -> None:
    (found,) = read(format_named("org-links"), f"* [[https://a.example/][A]] {text}")
    assert isinstance(found, Draft)
    assert found.tags == tags


def test_drawers_and_code_of_org_hold_no_links() -> None:
    text = (
        "* A\n:PROPERTIES:\n:X: https://a.example/\n:END:\n#+BEGIN_SRC sh\nhttps://b.example/\n"
        "#+END_SRC\n[[https://c.example/][]]\n- x https://d.example/).\n" + ": " * 30_000
    )
    assert urls("org-links", text) == ["https://d.example/"]


def test_a_file_of_nb_keeps_the_page_apart_from_what_was_said_of_it() -> None:
    text = (
        "# A\n\n<https://a.example/>\n\n## Description\n\nwords\n\n## Quote\n\n> one\n>\n> two\n\n"
        "## Related\n\n- <https://b.example/>\n\n## Content\n\n# Page\n\n## Comment\n\n#no\n"
    )
    assert read(format_named("nb-bookmark-md"), text) == [
        draft(
            A,
            title="A",
            summary="words",
            comment="#no",
            article="# Page",
            highlights=({"text": "one\n\ntwo"},),
            extra={"nb-bookmark-md": {"related": "- <https://b.example/>"}},
        )
    ]


def test_a_file_without_a_link_is_no_bookmark_of_nb() -> None:
    with pytest.raises(FormatError) as refusal:
        read(format_named("nb-bookmark-md"), "# A\n")
    assert refusal.value.message == (
        "This is no bookmark of nb: no address stands in angle brackets"
    )


OUTLINES = (
    draft(A, title="A & <B>", feed="https://a.example/feed", summary="words"),
    draft("https://b.example/", folders=(("F", "G"), ("H",)), added="2020-01-02T03:04:05Z"),
    draft("https://c.example/", lang="en", extra={"opml": {"version": "RSS"}}),
)


def test_outlines_are_read_as_they_were_written() -> None:
    text = written(format_named("opml"), OUTLINES)
    assert '<outline type="link" text="https://b.example/" url="https://b.example/"' in text
    assert read(format_named("opml"), text) == list(OUTLINES)


@pytest.mark.parametrize(
    ("folders", "found", "is_lost"),
    [
        ((("a, b", "c/d"),), (("a, b", "c/d"),), False),
        ((("x",), ("a,b",), ("y", "z")), (("a,b",), ("x",), ("y", "z")), False),
        ((("a,b",), ("x",), ("c/d",)), (("a,b",), ("x",)), True),
    ],
)
def test_a_folder_that_no_category_holds_stands_around_its_outline(
    folders: tuple[tuple[str, ...], ...], found: tuple[tuple[str, ...], ...], is_lost: bool
) -> None:
    opml, note = format_named("opml"), draft("https://a.example/", folders=folders)
    text = written(opml, [note, OUTLINES[1]])
    assert read(opml, text) == [replace(note, folders=found), OUTLINES[1]]
    assert ("folders" in opml.loses(note)) is is_lost


def test_what_opml_cannot_hold_is_told() -> None:
    folders = (("a/b",), ("c,d",))
    note = draft(A, feed="A feed", tags=("a",), folders=folders, extra={"x": {}})
    assert set(format_named("opml").loses(note)) == {"feed", "tags", "folders", "extra"}
    assert list(format_named("opml").loses(OUTLINES[2])) == []


def test_outlines_of_feeds_alone_and_empty_attributes_are_read() -> None:
    text = (
        '<opml><body><outline text="" title=" x\ny " xmlUrl=" u " htmlUrl=""/>'
        '<outline text="t" title="other" HTMLURL="v" category="/a, b//c ,"/>'
        '<outline text="lost"/></body>'
    )
    assert read(format_named("opml"), text) == [
        draft("u", title="x y", feed="u"),
        draft(
            "v",
            title="t",
            folders=(("a",), ("b", "c")),
            extra={"opml": {"title": "other"}},
        ),
        Issue("the XML breaks off here: no element found", 2),
    ]


def test_a_deep_tree_is_read() -> None:
    text = "<xbel>" + "<folder>" * 20_000 + '<bookmark href="u"/>'
    assert urls("xbel", text) == ["u"]


@pytest.mark.parametrize(
    ("name", "begin", "folder", "bookmark"),
    [
        (
            "xbel",
            '<xbel version="1.0">',
            "<folder><title>f</title>",
            '<bookmark href="https://a.example/"><title>A</title></bookmark>',
        ),
        (
            "opml",
            '<opml version="2.0"><body>',
            '<outline text="f">',
            '<outline text="A" url="https://a.example/"/>',
        ),
    ],
)
def test_folders_without_end_are_as_one_from_some_depth_on(
    name: str, begin: str, folder: str, bookmark: str
) -> None:
    first, *_ = read(format_named(name), begin + folder * 3_000 + bookmark)
    assert first == draft(A, title="A", folders=(("f",) * DEEPEST_FOLDER,))


def test_a_title_of_xbel_holds_no_folders() -> None:
    text = (
        '<xbel><folder><title>f<folder><bookmark href="https://b.example/"/></folder></title>'
        '<bookmark href="https://a.example/"/></folder></xbel>'
    )
    assert read(format_named("xbel"), text) == [draft(A, folders=(("f",),))]
