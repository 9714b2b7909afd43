"""Files of every format, mutated byte by byte and piece by piece."""

from __future__ import annotations

from io import StringIO
from random import Random

from tests.formats.samples import SAMPLES
from tests.support.hostile import HOSTILE
from tests.support.published_site import Export, card, e, link
from tests.torture.outcomes import Outcomes, Torture
from tui.errors import FormatError
from tui.formats.base import Format, Issue
from tui.formats.registry import FORMATS, recognise
from tui.formats.source import HEAD_BYTES, BytesSource
from tui.model.arrangement import clean_arrangement
from tui.model.cleaning import clean_draft
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.model.text import is_inert

DRAFTS = tuple(
    Draft(
        url=f"https://{number}.example/?a=1&b={number}",
        title=f"Title {number} <b> & “quoted”",
        summary="First.\n\n- one\n- [two](https://x.example/)\n" * number,
        comment="mine" * (number % 2),
        tags=("rust", "kv cache", f"t{number}")[: number % 4],
        folders=(("a", "b"),) if number % 2 else (),
        added=Instant(1_700_000_000_000_000 + number),
        read=bool(number % 2),
    )
    for number in range(5)
)
NAMES = ("x", "x.html", "x.jsonl", "x.json", "x.txt")
PIECES = (
    *(b"<DT>", b"<DD>", b"<DL><p>", b"</DL>", b'<A HREF="', b"</A>", b"<H3>", b"<!--", b"&#27;"),
    *(b"{", b"}", b"[", b"]", b'"', b"\\u0000", b"\\ud800", b":", b",", b"null", b"1e999", b"-1"),
    *(b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\r", b"\n", b"\xc3", b"9" * 40, b"1:T4,"),
    *(b"http://", b"https://[", b" ", b"self.__next_f.push([1,", b"$L1", b'0:{"f":', b"[[[[" * 300),
    *(text.encode("utf-8", "replace") for text in HOSTILE if len(text) < 300),
)


def torture(seed: int, count: int) -> Outcomes:
    """Has each format read mutated files, its own and those of the others."""
    random, outcomes = Random(seed), Outcomes()
    seeds = tuple(samples())
    readers = [each for each in FORMATS if each.read]
    for number in range(count):
        data, reader = mutated(random.choice(seeds), random), random.choice(readers)
        with outcomes.trial(f"seed {seed}, file {number} as {reader.name}"):
            recognise(BytesSource(random.choice(NAMES), data[:HEAD_BYTES]))
            outcomes.ended(_end(reader, data))
    return outcomes


def samples() -> list[bytes]:
    """Returns a whole file of each format."""
    cards = [card(draft.url, draft.title, e("p", draft.summary)) for draft in DRAFTS]
    written = [_written(each) for each in FORMATS if each.write]
    page = e("div", *cards, link("https://x.example/", "x"))
    return [*written, *SAMPLES.values(), Export().html(page), Export(("p",)).flight(page), b"[]"]


def _written(writer: Format) -> bytes:
    stream = StringIO()
    assert writer.write
    writer.write(DRAFTS, stream)
    return stream.getvalue().encode()


def mutated(data: bytes, random: Random) -> bytes:
    """Returns a file with bytes flipped, parts cut out, doubled, and pieces put in."""
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at, stop = sorted(random.randint(0, len(data)) for _ in range(2))
        kind = random.random()
        if kind < 0.3 and data:
            place = min(at, len(data) - 1)
            flipped = bytes([data[place] ^ 1 << random.randrange(8)])
            data = data[:place] + flipped + data[place + 1 :]
        elif kind < 0.7:
            data = data[:at] + random.choice(PIECES) + data[at:]
        elif kind < 0.8:
            data = data[:at]
        elif kind < 0.9:
            data = data[:at] + data[stop:]
        elif len(data) < 100_000:
            data = data[:stop] + data[at:]
    return data


def _end(reader: Format, data: bytes) -> str:
    assert reader.read
    drafts = issues = 0
    try:
        for record in reader.read(BytesSource("x", data)):
            if isinstance(record, Issue):
                issues += 1
                continue
            if not isinstance(record, Draft):
                clean_arrangement(record)
                continue
            drafts += 1
            clean, _ = clean_draft(record)
            texts = (clean.url, clean.title, clean.summary, clean.comment, *clean.tags)
            assert all(map(is_inert, texts)), "a draft could be obeyed"
    except FormatError as error:
        return "refused" if error.message else "refused without a word"
    if issues:
        return "read in part"
    return "read whole" if drafts else "nothing in it"


TORTURE = Torture(
    "files of every format",
    "exports and pages with bytes flipped, parts cut out, doubled and put in, read as any format",
    "a reader gives drafts and issues, or refuses with a message; no draft is obeyed by a terminal",
    torture,
    short=600,
    long=150_000,
)
