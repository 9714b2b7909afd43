from __future__ import annotations

import json
from itertools import pairwise

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine

ONE = draft(
    "https://one.example/?a=1",
    title="One & only",
    tags=("ai", "kv cache"),
    added="2026-01-02T10:00:00Z",
    summary="- first\n- second",
    starred=True,
    folders=(("Bar", "Deep"),),
)
TWO = draft("https://two.example/", added="2026-01-01")


def test_elsewhere_than_on_a_terminal_a_line_is_fields_between_tabs(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    assert cli("list").out.splitlines() == [
        "1\t2026-01-02\tOne & only\tone.example\tai, kv cache",
        "2\t2026-01-01\thttps://two.example/\ttwo.example\t",
    ]


def test_on_a_terminal_the_fields_are_columns(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    assert cli("list", is_terminal=True).out.splitlines() == [
        "1  2026-01-02  One & only                   one.example    ai, kv cache",
        "2  2026-01-01  https://two.example/         two.example",
    ]


def test_an_empty_array_is_json_too(cli: CommandLine) -> None:
    outcome = cli("list", "--json")
    assert (outcome.code, outcome.out) == (0, "[]\n")


def test_json_is_one_array_of_whole_notes(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    first, second = json.loads(cli("list", "--json").out)
    assert first == {
        "id": 1,
        "url": "https://one.example/?a=1",
        "title": "One & only",
        "summary": "- first\n- second",
        "comment": None,
        "tags": ["ai", "kv cache"],
        "folders": [["Bar", "Deep"]],
        "urls": [],
        "highlights": [],
        "added": "2026-01-02T10:00:00Z",
        "published": None,
        "updated": None,
        "opened": None,
        "feed": None,
        "site": "one.example",
        "author": None,
        "lang": None,
        "read": None,
        "starred": True,
        "archived": None,
        "private": None,
        "trashed": False,
        "extra": {},
    }
    assert (second["id"], second["title"], second["added"]) == (2, None, "2026-01-01")


def test_json_is_plain_ascii(cli: CommandLine) -> None:
    cli.holds(draft(title="Grüße 日本"))
    out = cli("list", "--jsonl").out
    assert out.isascii()
    assert json.loads(out)["title"] == "Grüße 日本"


def test_json_lines_are_one_object_each(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    records = [json.loads(line) for line in cli("list", "--jsonl").out.splitlines()]
    assert [record["id"] for record in records] == [1, 2]


def test_a_table_has_its_names_above(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    assert cli("list", "--tsv").out.splitlines() == [
        "id\turl\ttitle\ttags\tsite\tadded\tpublished\tread\tstarred\tarchived",
        "\t".join(
            [
                *("1", "https://one.example/?a=1", "One & only", "ai, kv cache", "one.example"),
                *("2026-01-02T10:00:00Z", "", "", "true", ""),
            ]
        ),
        "2\thttps://two.example/\t\t\ttwo.example\t2026-01-01\t\t\t\t",
    ]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{id} {url}", "1 https://one.example/?a=1"),
        (r"{title}\t{tags}", "One & only\tai, kv cache"),
        ("{{{id}}}", "{1}"),
        ("{summary}|{comment}|{starred}|{read}|{folders}", "- first - second||true||Bar/Deep"),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_a_template_is_filled(cli: CommandLine, template: str, line: str) -> None:
    cli.holds(ONE)
    assert cli("list", "--format", template).out == f"{line}\n"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{titel}", "url-notes: A template has no field {titel}\nDid you mean {title}?\n"),
        ("{id.real}", "url-notes: A template has no field {id.real}\n"),
        ("{id!r}", "url-notes: A template has no field {id}\n"),
        ("{}", "url-notes: A template has no field {}\n"),
        ("{id", "url-notes: The template is not valid: "),
    ],
)
def test_a_wrong_template_is_a_usage_error(cli: CommandLine, template: str, told: str) -> None:
    outcome = cli("list", "--format", template)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(told)


def test_a_template_and_another_shape_exclude_each_other(cli: CommandLine) -> None:
    outcome = cli("list", "--json", "--format", "{id}")
    assert outcome.code == 2
    assert outcome.err.startswith("url-notes: --format and --json exclude each other\n")


@pytest.mark.parametrize(("limit", "ids"), [("0", []), ("1", ["1"]), ("9", ["1", "2"])])
def test_a_limit_takes_the_first(cli: CommandLine, limit: str, ids: list[str]) -> None:
    cli.holds(ONE, TWO)
    assert cli("list", "--limit", limit, "--format", "{id}").out.split() == ids


def test_the_limit_of_the_filter_holds_too(cli: CommandLine) -> None:
    cli.holds(ONE, TWO)
    assert cli("list", "limit:1", "--limit", "2", "--format", "{id}").out == "1\n"


@pytest.mark.parametrize("shape", ["--json", "--jsonl", "--tsv", "--format={id}", None])
def test_a_long_list_is_whole_and_in_order(cli: CommandLine, shape: str | None) -> None:
    cli.holds(*(draft(f"https://example.com/{number}") for number in range(1_203)))
    out = cli("list", *filter(None, [shape])).out
    lines = out.strip("[]\n").splitlines()
    assert len(lines) == 1_203 + (shape == "--tsv")
    if shape == "--format={id}":
        assert all(int(one) + 1 == int(other) for one, other in pairwise(lines))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--json", "--tsv"), "--json and --tsv exclude each other"),
        (("--jsonl", "--tsv", "--json"), "--jsonl and --tsv and --json exclude each other"),
        (("--format", "{id}", "--json"), "--format and --json exclude each other"),
    ],
)
def test_one_shape_at_a_time(cli: CommandLine, options: tuple[str, ...], message: str) -> None:
    cli.holds(draft())
    outcome = cli("list", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"url-notes: {message}\nTake one of them away.\n"
