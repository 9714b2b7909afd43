"""Notes with accents, case pairs, unspaced scripts, emoji, right-to-left text and much missing."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.support.naive import World
from tui.model.instant import Instant
from tui.model.note import Note


def at(*moment: int) -> Instant:
    """A moment in UTC, from the year down."""
    year, month, day, hour = moment
    return Instant.from_datetime(datetime(year, month, day, hour, tzinfo=UTC))


def on(year: int, month: int, day: int) -> Instant:
    """A whole day."""
    return Instant.from_day(date(year, month, day))


NOTES = (
    Note(id=1, url=""),
    Note(
        id=2,
        url="https://blog.rust-lang.org/async",
        title="Async Rust in Practice",
        tags=("rust", "async/io"),
        summary="* Pinning, wakers\n* [Book](https://x.y) and [more](https://z.y)",
        added=at(2025, 8, 14, 11),
        read=True,
        site="blog.rust-lang.org",
        feed="Rust Blog",
        author="Niko",
        lang="en-US",
    ),
    Note(
        id=3,
        url="https://example.org/cafe",
        title="Le Café de l'Été",
        tags=("Café", "web dev"),
        comment="À LIRE plus tard",
        added=on(2025, 8, 7),
        published=on(2024, 12, 31),
        site="example.org",
        lang="fr",
        starred=True,
    ),
    Note(
        id=4,
        url="https://example.org/strasse?q=100%_done",
        title="Straße und STRASSE",
        tags=("rust/async", "k8s"),
        summary="100% sure_thing _",
        added=on(2025, 1, 1),
        opened=at(2025, 7, 1, 9),
        archived=True,
        read=False,
    ),
    Note(
        id=5,
        url="https://example.jp/",
        title="日本語のGPU推理",
        tags=("日本", "webassembly"),
        summary="ＡＩ 全角",
        lang="ja",
        added=at(2024, 2, 29, 0),
    ),
    Note(
        id=6,
        url="https://example.com/🚀",
        title="🚀 Launch: C++ and .NET with node.js, c#",
        tags=("c++", "go"),
        comment="🚀🚀",
        updated=at(2025, 8, 14, 12),
    ),
    Note(
        id=7,
        url="https://example.il/",
        title="שלום עולם",
        summary="مرحبا بالعالم",
        tags=("عالم",),
        lang="he",
        added=on(2025, 8, 14),
    ),
    Note(
        id=8,
        url="https://wiki.org/Foo_(bar)",
        title="Foo (bar): release   notes a-b",
        summary="kv-cache\nKV cache, asp.net",
        tags=("Rust", "kubernetes", "go/tools"),
        feed="HN",
        article="The quorum of 100 nodes",
        added=at(2025, 8, 13, 23),
        trashed=True,
    ),
    Note(
        id=9,
        url="https://example.ru/",
        title="Йога и ёлка",
        comment="за\u0301мок",
        published=at(2023, 5, 31, 22),
        opened=on(2023, 6, 1),
        site="example.ru",
    ),
)

WORLD = World(
    tags=frozenset(("rust", "async", "web dev", "go")),
    aliases={"K8S": "kubernetes", "golang": "go"},
    marked=frozenset((2, 9)),
    duplicates=frozenset((3, 4)),
    edited=frozenset((5,)),
    alike={2: frozenset((4, 8))},
)
