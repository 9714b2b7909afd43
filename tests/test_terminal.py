"""The whole program in a terminal: nothing hostile comes out, and it is left as it was found."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from tests.support import hostile
from tests.support.builders import draft, library
from tests.support.gates import locked
from tests.support.terminal import Terminal, sequences, terminal, text_of
from tui.filters.parser import parse
from tui.library.library import Library
from tui.model.text import is_inert

PAYLOADS = [text.encode("utf-8", "replace").decode() for text in hostile.HOSTILE]
COMMANDS = [
    ("list",),
    ("list", "--tsv"),
    ("list", "--json"),
    ("list", "--jsonl"),
    ("list", "--format", "{title} {summary} {tags} {site} {url}"),
    ("show", "1"),
    ("show", "1", "--json"),
    ("tags",),
    ("tags", "--json"),
    ("export", "--format", "json"),
    ("export", "--format", "netscape-html"),
    ("tag", "--filter", "in:all", "--add", "more"),
    ("rm", "1"),
    ("undo",),
    ("doctor",),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which nothing was cleaned: a note for each payload, in each of its fields."""
    folder = tmp_path_factory.mktemp("dangerous")
    drafts = [
        draft(
            f"https://{number}.example/{text[:50]}",
            title=f"T{text[:300]}",
            summary=f"s{text}\n\n`{text}` [{text}](https://x.example/{text[:50]})",
            comment=text,
            site=f"{text[:300]}.example",
            author=text[:300],
            feed=text[:300],
            tags=(f"t{text[:60]}", "common"),
        )
        for number, text in enumerate(PAYLOADS)
    ]
    with library(folder, *drafts) as opened:
        assert len(opened.find(parse("in:all")).order) == len(PAYLOADS)
        return opened.path


@pytest.fixture
def dangerous(made: Path, tmp_path: Path) -> Path:
    """A copy of that library for one test."""
    return Path(shutil.copy(made, tmp_path / "library.db"))


@pytest.fixture
def sole(tmp_path: Path) -> Path:
    """A library of one note, for one test."""
    with library(tmp_path, draft(title="Sole note")) as opened:
        return opened.path


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    drafts = [draft(f"https://{n}.example/", title=f"Note {n}", tags=("a",)) for n in range(3)]
    with library(tmp_path_factory.mktemp("harmless"), *drafts) as opened:
        return opened.path


def test_nothing_hostile_comes_out_of_the_reader(dangerous: Path, harmless: Path) -> None:
    outputs = []
    for path, count in ((harmless, 3), (dangerous, len(PAYLOADS))):
        with terminal(library=path) as screen:
            modes = screen.modes()
            screen.wait_for(f"1 of {count}")
            for number in range(2, count + 1):
                screen.press("j", f"{number} of {count}")
            _look_around(screen, count)
            screen.send("q")
            assert screen.exit_code() == 0
            assert screen.modes() == modes
            outputs.append(screen.output)
    assert sequences(outputs[1]) == sequences(outputs[0])
    assert _hostile(outputs[1]) == []
    assert "\x1b[31mred" not in outputs[1]
    assert outputs[1].rfind("\x1b[?1049l") > outputs[1].rfind("\x1b[?1049h")
    assert outputs[1].rfind("\x1b[?25h") > outputs[1].rfind("\x1b[?25l")


@pytest.mark.parametrize("key", ["q", "\x11"], ids=["q", "Ctrl-Q"])
def test_the_reader_is_left_by_one_key(harmless: Path, key: str) -> None:
    with terminal(library=harmless) as screen:
        screen.wait_for("1 of 3")
        screen.send(key)
        assert screen.exit_code() == 0
        assert _hostile(screen.output) == []


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_nothing_hostile_comes_out_of_a_command(dangerous: Path, command: tuple[str, ...]) -> None:
    with terminal(*command, library=dangerous) as screen:
        assert screen.exit_code() in (0, 1)
        assert screen.output
        assert "Traceback" not in screen.output
        assert sequences(screen.output) == set()
        assert _hostile(screen.output) == []


@pytest.mark.parametrize("words", [[], ["--json"], ["--dry-run"]], ids=["text", "json", "dry"])
def test_nothing_hostile_comes_out_of_an_import(tmp_path: Path, words: list[str]) -> None:
    records = [
        {"url": f"https://{n}.example/", "title": text, "tags": 1}
        for n, text in enumerate(PAYLOADS)
    ]
    lines = map(json.dumps, records)
    folder = tmp_path / "in\x1b[31m\x07"
    folder.mkdir()
    source = folder / "notes.jsonl"
    source.write_text("\n".join([*lines, "{", '{"title": "\x1b]0;x\x07"}']), "utf-8")
    with terminal("import", *words, str(source), library=tmp_path / "new.db") as screen:
        screen.exit_code()
        assert screen.output
        assert sequences(screen.output) <= {"\x1b[K"}
        assert _hostile(screen.output.replace("\r", "\n")) == []


@pytest.mark.parametrize("words", [["show"], ["list"], ["import"], ["nonsense"]])
def test_nothing_hostile_comes_out_of_a_refusal(harmless: Path, words: list[str]) -> None:
    payload = "(\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202e"
    with terminal(*words, payload, library=harmless) as screen:
        screen.exit_code()
        assert screen.output
        assert sequences(screen.output) == set()
        assert _hostile(screen.output) == []


def _look_around(screen: Terminal, count: int) -> None:
    """Goes through the tags, the filter, a prompt and the help; Enter leaves each of these."""
    screen.press("g", f"1 of {count}")
    screen.press("1", "url-notes")
    screen.press("GG2", "Notes")
    screen.press("/Note #t", "#t")
    screen.press("\x15\r", f"1 of {count}")
    screen.press("t", "has")
    screen.press("\r", "? help")
    screen.press("?", "search the help")
    screen.press("\r", "? help")


def _hostile(output: str) -> list[str]:
    """The lines of an output that hold more than text, apart from its escape sequences."""
    lines = text_of(output).replace("\r\n", "\n").split("\n")
    return [line for line in lines if not is_inert(line)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_nothing_unwritten(sole: Path, number: int) -> None:
    with terminal(library=sole) as running:
        running.wait_for("1 of 1")
        with locked(sole) as gate:
            running.press("!", "★")
            running.process.send_signal(number)
            gate.open()
            assert running.exit_code() == 0
    with Library(sole) as kept:
        assert kept.named("1").starred


def test_the_log_has_what_was_done_and_no_text_of_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "reader.log"
    monkeypatch.setenv("URL_NOTES_LOG", str(log))
    with library(tmp_path, draft("https://secret.example/", title="Secret", tags=("hush",))) as own:
        path = own.path
    with terminal(library=path) as screen:
        screen.wait_for("1 of 1")
        screen.press("!", "★")
        screen.send("q")
        assert screen.exit_code() == 0
    text = log.read_text("utf-8")
    messages = [line.split(": ", 1)[1] for line in text.splitlines()]
    assert {"note.star", "app.back", "left with code 0, 0 changes not written"} <= set(messages)
    assert any(message.startswith("SetFlag 1: Written after ") for message in messages)
    assert not any(word in text.casefold() for word in ("secret", "hush"))


def test_a_terminal_that_is_closed_leaves_nothing_unwritten_and_no_program(sole: Path) -> None:
    with terminal(library=sole) as running:
        running.wait_for("1 of 1")
        with locked(sole) as gate:
            running.press("!", "★")
            running.wait_for("waiting for another program")
            running.close()
            gate.open()
        assert running.exit_code() == 0
    with Library(sole) as kept:
        assert kept.named("1").starred
