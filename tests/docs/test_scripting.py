"""What programs are promised of ``--json`` is what they get."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.docs.documents import DOCS
from tests.support.builders import library
from tests.support.command_line import CommandLine
from tui.assets import SAMPLE

JSON = (DOCS / "scripting.md").read_text("utf-8").split("\n## JSON\n")[1].split("\n## ")[0]
SHAPES = re.findall(r"^\| `([\w ]+) --json` \|.*`(\{.*?\})`", JSON, re.MULTILINE)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The sample library."""
    library(tmp_path, has_views=True).close()
    opened = CommandLine(tmp_path / "library.db", monkeypatch)
    monkeypatch.setenv("URL_NOTES_DB", str(opened.path))
    assert opened("import", str(SAMPLE)).code == 0
    return opened


def test_a_note_has_the_keys_that_are_promised(cli: CommandLine) -> None:
    rows = JSON.split("| key | holds |")[1]
    promised = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (.*?) \|", rows, re.MULTILINE)))
    assert sorted(json.loads(cli("show", "14", "--json").out)) == sorted(promised)


@pytest.mark.parametrize(("command", "shape"), SHAPES)
def test_each_object_has_the_keys_that_are_promised(
    cli: CommandLine, command: str, shape: str
) -> None:
    printed: Any = json.loads(cli(*command.split(), "--json").out)
    first = printed[0] if isinstance(printed, list) else printed
    assert list(first) == re.findall(r'"(\w+)"', shape)


def test_an_import_reports_what_is_promised(cli: CommandLine) -> None:
    lines = b'{"url": "https://a.example/"}\n{"title": "no address"}\n'
    report = json.loads(cli("import", "-", "--json", stdin=lines).out)
    (row,) = re.findall(r"^\| `import … --json` \| (.*) \|$", JSON, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) <= set(report)
    assert [list(issue) for issue in report["issues"]] == [re.findall(r'"(\w+)"', row)]


def test_the_shapes_of_the_document_are_found() -> None:
    assert [command for command, _ in SHAPES] == ["tags", "views", "history", "doctor", "keys"]
