from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from typing import TextIO

import pytest

from tests.formats.test_written import Notes, values
from tests.support.builders import draft
from tests.support.sources import format_of, read
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.native import front_matter_note, markdown_note
from tui.formats.native.markdown_note import FORMAT, name_of, text_of
from tui.model.cleaning import clean_draft
from tui.model.note import Draft
from tui.model.outside_edit import OutsideEdit

NOTE = draft(
    "https://a.example/b?c=d",
    title="Borrow checker: a tour",
    summary="What it says.",
    comment="Mine.",
    tags=("rust", "no"),
    folders=(("Bar", "Deep/er"),),
    added="2025-01-02T03:04:05Z",
    read=False,
    highlights=({"text": "marked", "note": "on it"},),
    extra={"pinboard-json": {"hash": "h", "count": 3}},
)
TEXT = """---
url: https://a.example/b?c=d
title: 'Borrow checker: a tour'
tags: [rust, 'no']
folders: [Bar/Deep\\/er]
highlights:
- {text: marked, note: on it}
added: '2025-01-02T03:04:05Z'
read: 'no'
extra: '{"pinboard-json": {"hash": "h", "count": 3}}'
url-notes: 1 title:%s
---

What it says.

<!-- comment -->

Mine.
"""
OTHER = """---
Title: T
Source: https://a.example/
keywords: ['#a', b c]
Tags: 12:30
created: 2025-01-02
layout: post
---
words
"""


class Files(dict[str, str]):
    """A folder in memory."""

    @contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        assert name not in self
        stream = StringIO()
        yield stream
        self[name] = stream.getvalue()


def files(drafts: Iterable[Draft]) -> Files:
    folder = Files()
    markdown_note.write_folder(drafts, folder)
    return folder


def back(text: str) -> Draft:
    (found,) = read(FORMAT, text)
    assert isinstance(found, Draft)
    return found


def plain(note: Draft) -> Draft:
    return Draft(**{name: getattr(note, name) for name in Draft.__dataclass_fields__})


def changed(note: Draft) -> set[str]:
    assert isinstance(note, OutsideEdit)
    return set(note.changed)


def test_a_note_is_written_for_people_to_read() -> None:
    text = text_of(NOTE)
    sums = next(line for line in text.split("\n") if line.startswith("url-notes: "))
    assert text == TEXT % sums.removeprefix("url-notes: 1 title:")


def test_what_is_written_is_read_back_and_nothing_of_it_has_changed() -> None:
    found = back(text_of(NOTE))
    assert (plain(found), changed(found)) == (NOTE, set())


@pytest.mark.parametrize("seed", range(3))
def test_any_note_is_read_back_whole(seed: int) -> None:
    for notes in Notes(seed).lists():
        for note in notes:
            text = text_of(note)
            assert format_of(text) == ("markdown-note", "its front matter is that of url-notes")
            found = clean_draft(back(text))[0]
            assert values(found, ()) == values(note, ())
            assert changed(found) == set()


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("'Borrow checker: a tour'", "A tour", {"title"}),
        ("[rust, 'no']", "[rust, tour]", {"tags"}),
        ("Mine.", "Mine, and more.", {"comment"}),
        ("What it says.\n", "", {"summary"}),
        ("read: 'no'\n", "read: yes\n", {"read"}),
        ("read: 'no'\n", "", {"read"}),
        ("read: 'no'", "read: no", set()),
        ("\n---\n", "\n---\n\n\n", set()),
        ("added: '2025-01-02T03:04:05Z'", "added: 2024", {"added"}),
    ],
)
def test_what_was_changed_in_a_file_is_known(before: str, after: str, fields: set[str]) -> None:
    text = text_of(NOTE)
    assert text.count(before) == 1
    assert changed(back(text.replace(before, after))) == fields


def test_a_value_that_cannot_be_read_is_told_and_changes_nothing() -> None:
    found, issue = read(FORMAT, text_of(NOTE).replace("'2025-01-02T03:04:05Z'", "soon"))
    assert isinstance(found, Draft)
    assert changed(found) == set()
    assert issue == Issue("added is no date: 'soon'", 1, dropped=False)


def test_lines_that_part_a_file_stand_in_texts_all_the_same() -> None:
    note = replace(
        NOTE, summary="<!-- comment -->\n\\<!-- article -->\nx", article="<!-- article -->"
    )
    assert plain(back(text_of(note))) == note


def test_files_are_named_after_addresses_whatever_else_changes() -> None:
    other = replace(NOTE, title="Another", url="http://www.A.example/b/?c=d&utm_source=x")
    assert name_of(NOTE) == name_of(other)
    assert name_of(NOTE).startswith("a-example-b-c-d-")
    assert list(files([NOTE, other, draft("mailto:a@b.c")])) == [
        f"{name_of(NOTE)}.md",
        f"{name_of(NOTE)}-2.md",
        f"{name_of(draft('mailto:a@b.c'))}.md",
    ]


def test_a_note_without_such_sums_is_one_of_any_other_program() -> None:
    text = "---\nurl: https://a.example/\ntags: a, b\n---\nwords\n"
    assert format_of(text) == (
        "markdown-note",
        "its front matter has an address under names of ours",
    )
    assert read(FORMAT, text) == [
        draft("https://a.example/", tags=("a", "b"), summary="words"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nurl: x\n", "the text does not begin with values between two lines of ---"),
        ("---\nurl: [x\n---\n", "line 3: did not find expected ',' or ']'"),
        ("---\nwords\n---\n", "there are no values between the two lines of ---"),
        ("---\na: &a [x]\nb: *a\n---\n", "line 3: an alias, which is not followed"),
        (f"---\na: {'[' * 60}{']' * 60}\n---\n", "line 2: it nests too deep"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(text: str, message: str) -> None:
    for format_ in (FORMAT, front_matter_note.FORMAT):
        with pytest.raises(FormatError) as caught:
            read(format_, text)
        assert caught.value.message == f"The front matter cannot be read: {message}"


@pytest.mark.parametrize(
    "front",
    [
        "title: a: b: c\nlink: https://a.example/\n---\n",
        "title: a\n\tlink: https://a.example/\n---\n",
        'title: @a\n"link": "https://a.example/"\n---\n',
        "link: https://a.example/\ntitle: no end\n\nwords [b](https://b.example/)\n",
        "tags: &t [a]\nLink: https://a.example/\nkeywords: *t\n---\n[b](https://b.example/)\n",
        "link: [https://a.example/, https://b.example/\n---\n",
        "link: &l https://a.example/\ntitle: *l\n---\n",
        "link: <https://a.example/>\ntitle: @a\n---\n",
    ],
)
def test_front_matter_with_an_address_is_known_also_where_it_cannot_be_read(front: str) -> None:
    text = f"---\n{front}"
    assert format_of(text) == ("front-matter", "its front matter has an address")
    with pytest.raises(FormatError, match="The front matter cannot be read: "):
        read(front_matter_note.FORMAT, text)


def test_a_note_of_ours_is_known_also_where_its_front_matter_cannot_be_read() -> None:
    text = text_of(NOTE).replace("'Borrow checker: a tour'", "Borrow checker: a tour")
    assert format_of(text) == ("markdown-note", "its front matter is that of url-notes")
    with pytest.raises(FormatError) as caught:
        read(FORMAT, text)
    assert (caught.value.message, caught.value.hint) == (
        "The front matter cannot be read: line 3: mapping values are not allowed in this context",
        "Mend what stands between the two lines of ---; what has a colon is to be quoted.",
    )


def test_of_several_addresses_in_front_matter_the_first_is_that_of_the_note() -> None:
    text = "---\nlink: [a book, https://a.example/, https://b.example/]\n---\n"
    assert format_of(text) == ("front-matter", "its front matter has an address")
    addresses = ["a book", "https://a.example/", "https://b.example/"]
    assert read(front_matter_note.FORMAT, text) == [
        draft("https://a.example/", extra={"front-matter": {"link": addresses}})
    ]


@pytest.mark.parametrize(
    "text", ["---\na line\n---\nlink: https://a.example/ is it\n", "---\n\nlink: words: more\n"]
)
def test_a_line_is_no_front_matter_with_an_address(text: str) -> None:
    assert format_of(text) == ("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words", draft("", comment="words")),
        ("   # A  title  #\n", draft("", title="A  title", comment="   # A  title  #")),
        ("## Small\n# Big\n", draft("", title="Big", comment="## Small\n# Big")),
        (
            "#one #2 #c# word#x `#code`\n",
            draft("", tags=("one", "c"), comment="#one #2 #c# word#x `#code`"),
        ),
        ("```\n# no\n#no\n```\n", draft("", comment="```\n# no\n#no\n```")),
        ("`in\n#no\nx`", draft("", comment="`in\n#no\nx`")),
        ("a `\n\n#one\n` b", draft("", tags=("one",), comment="a `\n\n#one\n` b")),
        (
            OTHER,
            draft(
                "https://a.example/",
                title="T",
                comment="words",
                tags=("12:30", "a", "b c"),
                added="2025-01-02",
                extra={"markdown-note": {"layout": "post"}},
            ),
        ),
        (
            "---\nurl: https://a.example/\nsource: a book\n---\n",
            draft("https://a.example/", extra={"markdown-note": {"source": "a book"}}),
        ),
        (
            "---\nurl: /posts/a/\nsource: https://a.example/\n---\n",
            draft("https://a.example/", extra={"markdown-note": {"url": "/posts/a/"}}),
        ),
    ],
)
def test_notes_of_other_programs_are_read(text: str, expected: Draft) -> None:
    assert read(FORMAT, text) == [expected]


def test_a_note_of_another_program_is_known_by_its_address() -> None:
    assert format_of("---\nsource: https://a.example/\n---\n") == (
        "front-matter",
        "its front matter has an address",
    )
    assert format_of("---\nsource: a book\n---\nwords\n") == ("", "")


def test_what_another_program_has_in_front_matter_is_kept() -> None:
    assert format_of(OTHER) == ("front-matter", "its front matter has an address")
    (asked_for,) = read(FORMAT, OTHER)
    assert isinstance(asked_for, Draft)
    kept = {"front-matter": asked_for.extra["markdown-note"]}
    assert read(front_matter_note.FORMAT, OTHER) == [replace(asked_for, extra=kept)]


def test_a_text_without_front_matter_has_what_it_says_itself() -> None:
    assert read(front_matter_note.FORMAT, "# A title\n#one\n") == [
        draft("", title="A title", tags=("one",), comment="# A title\n#one")
    ]


@pytest.mark.parametrize(
    ("tags", "found", "kept"),
    [
        ("[a, [b, c]]", ("a",), [["b", "c"]]),
        ("[a, {x: y}, b]", ("a", "b"), [{"x": "y"}]),
        ("{a: b}", (), {"a": "b"}),
        ("[[a], {x: y}]", (), [["a"], {"x": "y"}]),
        ("[{name: a}, ~, '']", ("a", "~"), None),
    ],
)
@pytest.mark.parametrize("name", ["tags", "Keywords", "labels"])
def test_what_is_no_tag_among_tags_is_kept_beside_the_others(
    name: str, tags: str, found: tuple[str, ...], kept: object
) -> None:
    text = f"---\nlink: https://a.example/\nlayout: post\n{name}: {tags}\n---\n"
    extra = {"layout": "post"} | ({name.lower(): kept} if kept else {})
    assert read(front_matter_note.FORMAT, text) == [
        draft("https://a.example/", tags=found, extra={"front-matter": extra})
    ]


def test_what_is_no_tag_in_a_note_of_ours_is_told_and_kept_beside_the_others() -> None:
    text = "---\nurl: https://a.example/\ntags: [a, {x: y}, b]\n---\n"
    assert read(FORMAT, text) == [
        draft("https://a.example/", tags=("a", "b"), extra={"json": {"tags": [{"x": "y"}]}}),
        Issue("tags is an object where a text belongs", 1, dropped=False),
    ]
