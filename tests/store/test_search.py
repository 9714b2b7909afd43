from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from pyroaring import BitMap

from tests.filters.strategies import LAW, nodes
from tests.store.searched import Searched, read, searched
from tests.support.naive import matches, selected
from tui.errors import FilterError
from tui.filters import patterns
from tui.filters.syntax import Filter, Node
from tui.model.fold import fold
from tui.model.instant import Instant
from tui.model.note import Note
from tui.store import search, similar
from tui.store.search import evaluate, find_all, find_first
from tui.store.search_context import SearchContext

CONDITION_TEXTS = """
rust|RUST|rus|rus*|rust async|async -practice|cafe|CAFÉ|été|straße|strasse|Йога|иога|ёлка|елка
замок|100%|sure_thing|sure_thin|sure_thin*|%|_|C++|.NET|net|net*|node.js|node.j|c#|a-b|kv-cache
"kv cache"|"release notes"|"notes release"|"async rust"|"async ru"|"async ru"*|🚀|🚀🚀🚀|日本|本語
推理|GPU推|ai|ＡＩ|שלום|שלו|שלו*|عالم|مرحبا|https://wiki.org/Foo_(bar)|wiki.org|/caf.$/|/\\bgo\\b/|quorum
web|dev|agents|🤖|🤖AI|memory|melt|melt*|🧠memory|zurich|Zürich|hi|"say hi"|"said hi"|bye
'bye'|don't|don|won't|foo_bar|foo|bar|snake_case|snake|50%|50|path|"C:\\\\path"|a-bc|ab|nodejs|node.js*|rustacean
rusty|网络|網路|netz|ネット|ภาษา|ภาษาไทย|한국어|조사|istanbul|ISTANBUL|İstanbul|times|nets|network
networks*|✔️|❤️|love|№5|½|x²|x2|done|star*|"star*"|(brackets)|brackets|[x]|"[x]"|*|"*"|a_b|example
#rust|#RUST|tag:=rust|#async|#cafe|#web*|#"web dev"|#kubernetes|#k8s|tag:=k8s|#golang|#go|tag:go*
tag:(cafe,日本)|tag:/^.{2}$/|#c++|#c|#عالم|-#rust -#go|tags:0|tags:>2|tags:1..2|tags:..1|#Café
#"café au lait"|tag:=cafe|tag:=Café|#a_b|#100%|tag:100*|tag:"a*"|#日本*|#✔️|#№5|#rust/async
#rust/async/io|tag:rust/*|#none|tag:/ust/|tag:=WEB|#web|#web/css
title:ust|title:strasse|title:=strasse|title:="straße und straße"|title:"release notes"|title:100%
title:(hi,bye)|title:=web|url:%_|url:🤖|url:#part|site:example|site:(rust-lang,.ru)
site:="istanbul times"|feed:hn|author:NIKO|author:knuth|summary:ai
summary:/^\\s*$/|comment:lire|comment:/^$/|comment:🚀|comment:="don't; won't"
article:QUORUM|article:/^$/|article:100|lang:en|lang:=en|lang:=en-us|title:/^\\W/|title:/^$/|title:%
title:_|title:"\\""|title:'|summary:\\|summary:"(y"|title:é|title:ı|title:i
is:read|is:unread|is:starred|is:archived|is:dup|is:edited|is:marked|is:untagged|has:summary|no:summary
has:comment|no:comment|has:article|no:article|has:links|no:links|no:tags|has:tags|is:(read,starred)
no:(tags,summary)|links:2|links:1..|links:0 has:summary|words:2..3|words:0|words:>3|words:<=1
like:2|like:9|like:5|like:(2,9)|like:999|like:14|like:14 #rust
folder:tools|folder:TOOLS|folder:buro|folder:BÜRO/tcp|folder:"büro / TCP/IP"|folder:tcp/ip
folder:"bookmarks bar/tools"|folder:"bookmarks bar / tools"|folder:"bar/too"|folder:bar|folder:p/i
folder:="Bookmarks Bar"|folder:="bookmarks bar / tools"|folder:/^b/|folder:/^$/|folder:/.r.t/
folder:日|folder:%|folder:_|folder:*|folder:(tools,日本)|folder:none|has:folder|no:folder|folder:=tools
no:(folder,tags)
folder:"a / b"|folder:a//|folder:"  "|-folder:tools has:folder
id:1|id:2|id:(1,3,99)|id:>20|id:<=3|id:5..7|id:..2|id:30..|id:0|id:999|id:(1,5..7)|-id:>2|id:2 rust
added:today|added:yesterday|added:2025-08|added:2025|added:<7d|added:>7d|added:never|added:..2024
added:>2025-01-01|added:>=2025-01-01|added:=2025-08-14|added:(never,today)|added:2024-02-29|added:<1h
added:>25y|added:2031|added:1999-12-31|added:2000..2001|added:2025-08-13..2025-08-13|added:1d..12h
published:2023..2024|published:2024-12-31|published:never|published:2030-06|opened:never|opened:2023-06
opened:2025-07-01|updated:<1h|updated:never|updated:2025-08-14|opened:>=2025-07
rust OR cafe|rust OR -rust|(rust OR cafe) -is:read|#rust OR added:never|NOT (#rust AND is:read)
(net OR ai) title:net|text:(rust,cafe)|title:(web,rust) OR links:>0|(🚀 OR 日本) has:comment
"""
CONDITIONS_ALONE = [
    text for line in CONDITION_TEXTS.strip().splitlines() for text in line.split("|")
]
NEGATED = [f"-({text})" for text in CONDITIONS_ALONE]
IN_SCOPES = [
    f"{text} {scope}"
    for text in (
        "",
        "rust",
        "-#rust",
        "is:dup",
        "is:archived",
        "-is:archived",
        "like:2",
        "added:never",
    )
    for scope in ("in:trash", "in:archive", "in:all", "")
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    made = searched(tmp_path_factory.mktemp("searched"))
    with closing(made.connection):
        yield made


@pytest.mark.parametrize("text", [*CONDITIONS_ALONE, *NEGATED, *IN_SCOPES])
def test_the_same_notes_are_found_as_by_looking_at_each(library: Searched, text: str) -> None:
    filter = read(text)
    expected = {note.id for note in selected(library.notes, filter, library.world)}
    for with_facets in (True, False):
        result = find_all(library.context(with_facets=with_facets), filter)
        assert set(library.ids(result.order)) == expected
        assert result.positions == BitMap(result.order)


@LAW
@given(node=nodes)
def test_any_condition_means_what_it_means_note_by_note(library: Searched, node: Node) -> None:
    expected = {note.id for note in library.notes if matches(note, node, library.world)}
    context = library.context()
    assert set(library.ids(evaluate(context, node, context.everywhere()))) == expected


@LAW
@given(node=nodes)
def test_conditions_within_a_part_are_the_part_of_the_conditions(
    library: Searched, node: Node
) -> None:
    context = library.context(with_facets=False)
    everywhere = context.everywhere()
    part = BitMap(list(everywhere)[::2])
    assert evaluate(context, node, part) == evaluate(context, node, everywhere) & part


@pytest.mark.parametrize("first_slice", [1, 3, 2_000])
@pytest.mark.parametrize(
    "text",
    [
        *("", "rust", "net*", "-#rust", "is:dup", "in:all", "in:trash", "-like:2", "no:summary"),
        *("like:14", "like:14 sort:added", "limit:3", "rust limit:1", "sort:title", "sort:random"),
        *("(rust OR cafe) -is:read", "sort:published limit:4", "none", "tags:>1 sort:added+"),
    ],
)
def test_the_first_found_are_the_beginning_of_all(
    library: Searched, monkeypatch: pytest.MonkeyPatch, text: str, first_slice: int
) -> None:
    monkeypatch.setattr(search, "FIRST_SLICE", first_slice)
    filter = read(text)
    everything = list(find_all(library.context(), filter).order)
    for count in (1, 2, 5, 60):
        for with_facets in (True, False):
            first = find_first(library.context(with_facets=with_facets), filter, count)
            assert first == everything[:count]


@pytest.mark.parametrize("text", ["in:all", "-none sort:title", "net* sort:added+"])
def test_a_limit_cuts_the_order_and_the_set_alike(library: Searched, text: str) -> None:
    whole = list(find_all(library.context(), read(text)).order)
    for limit in (1, len(whole) - 1, len(whole), len(whole) + 1):
        limited = find_all(library.context(), read(f"{text} limit:{limit}"))
        assert list(limited.order) == whole[:limit]
        assert limited.positions == BitMap(whole[:limit])


def _by_instant(note: Note, field: str, sign: int) -> tuple[bool, int]:
    instant: Instant | None = getattr(note, field)
    return instant is None, sign * instant.micros if instant else 0


@pytest.mark.parametrize("field", ["published", "updated"])
@pytest.mark.parametrize(("direction", "sign"), [("+", 1), ("-", -1)])
def test_dates_order_notes_and_those_without_come_last(
    library: Searched, field: str, direction: str, sign: int
) -> None:
    expected = sorted(library.notes, key=lambda note: _by_instant(note, field, sign))
    assert _order(library, f"in:all sort:{field}{direction}") == [note.id for note in expected]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_titles_order_notes_as_they_are_shown(library: Searched, is_reversed: bool) -> None:
    expected = sorted(
        library.notes, key=lambda note: fold(note.title or note.url), reverse=is_reversed
    )
    sort = "sort:title-" if is_reversed else "sort:title+"
    assert _order(library, f"in:all {sort}") == [note.id for note in expected]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_sites_order_notes_and_equals_come_newest_first(
    library: Searched, is_reversed: bool
) -> None:
    expected = sorted(library.notes, key=lambda note: fold(note.site), reverse=is_reversed)
    sort = "sort:site-" if is_reversed else "sort:site+"
    assert _order(library, f"in:all {sort}") == [note.id for note in expected]


@pytest.mark.parametrize("text", ["", "in:all", "sort:added", "sort:added-"])
def test_the_newest_come_first(library: Searched, text: str) -> None:
    expected = [note.id for note in selected(library.notes, read(text), library.world)]
    assert _order(library, text) == expected
    assert (
        _order(library, f"{text} sort:added+" if "sort" not in text else "sort:added+")
        == (expected[::-1])
    )


def test_relevance_counts_words_and_a_title_three_times(library: Searched) -> None:
    titles = {note.id: note.title for note in library.notes}
    order = _order(library, "net* sort:relevance")
    assert [titles[note_id] for note_id in order] == [
        "Network neutral",
        "網路 netz 网络",
        "🚀 Launch: C++ and .NET with node.js, c#",
    ]


def test_the_likest_come_first(library: Searched) -> None:
    titles = {note.id: note.title for note in library.notes}
    rust = next(note.id for note in library.notes if note.title.startswith("Async"))
    best, *others = (titles[note_id] for note_id in _order(library, f"like:{rust} in:all"))
    assert (best, len(others)) == ("Rust, not rusty", 1)


def test_a_note_is_compared_by_the_rarest_that_it_shares_with_others(
    library: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = {note.id: note.title for note in library.notes}
    rust = next(note.id for note in library.notes if note.title.startswith("Async"))
    found = {}
    for most in (100, 1):
        monkeypatch.setattr(similar, "MOST_COMPARED", most)
        found[most] = [titles[note_id] for note_id in _order(library, f"like:{rust} in:all")]
    assert found == {
        100: ["Rust, not rusty", "Foo (bar): release   notes a-b"],
        1: ["Rust, not rusty"],
    }


def test_a_shuffle_is_the_same_all_day_and_loses_nothing(library: Searched) -> None:
    shuffled = _order(library, "in:all sort:random")
    assert shuffled == _order(library, "in:all sort:random")
    assert sorted(shuffled) == sorted(note.id for note in library.notes)


SORTS = ("added", "published", "updated", "title", "site", "relevance", "random")


@pytest.mark.parametrize("sort", [f"{key}{direction}" for key in SORTS for direction in "+-"])
def test_every_order_holds_each_note_once_and_is_the_same_again(
    library: Searched, sort: str
) -> None:
    if sort.startswith("random"):
        sort = "random"
    found = _order(library, f"in:all -none sort:{sort}")
    assert sorted(found) == sorted(note.id for note in library.notes)
    assert found == _order(library, f"in:all -none sort:{sort}")


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("in:all", 0), ("is:archived", 0), ("straße", 1), ("none", 0), ("-is:read", 1)],
)
def test_archived_notes_that_match_are_counted(library: Searched, text: str, count: int) -> None:
    assert find_all(library.context(), read(text)).archived == count


def test_a_pattern_that_takes_too_long_is_a_fault_of_the_filter(
    library: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(patterns, "compiled", lambda _: type("", (), {"search": give_up}))
    with pytest.raises(FilterError) as refused:
        find_all(library.context(), Filter("", read("rust OR title:/(a+)+$/").root))
    assert refused.value.message == "The regular expression takes too long"
    assert refused.value.hint == "Write it without repeats inside repeats."
    assert refused.value.span == (8, 22)


def test_an_unknown_library_has_nothing(library: Searched) -> None:
    assert find_first(SearchContext(library.connection), read("like:999999"), 5) == []


def _order(library: Searched, text: str) -> list[int]:
    return library.ids(find_all(library.context(), read(text)).order)
