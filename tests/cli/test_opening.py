from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library, the_note
from tests.support.command_line import CommandLine
from tui.library.desktop import clipboard, opener
from tui.library.desktop.browsers import Launch
from tui.library.desktop.clipboard import CopyOutcome

DRAFTS = [draft(f"https://{index}.example/", title=f"N{index}") for index in range(12)]


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    browser = Launch(("browser",))
    monkeypatch.setattr(opener, "plan", lambda *_: browser)

    def start(argv: Sequence[str], in_terminal: bool) -> None:
        urls.append(argv[-1])

    monkeypatch.setattr(opener, "start_browser", start)
    return urls


def test_a_scheme_is_opened_where_it_is_configured(
    cli: CommandLine, opened_urls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.holds(draft("gemini://a.example/"))
    assert cli("open", "1").err == (
        "url-notes: Only http, https links are opened\n"
        "Add gemini to the setting schemes, or copy it.\n"
    )
    config = tmp_path / "config.toml"
    config.write_text('schemes = ["https", "gemini"]')
    monkeypatch.setenv("URL_NOTES_CONFIG", str(config))
    assert cli("open", "1").err == "Opened with browser: gemini://a.example/\n"


def test_notes_are_opened_in_their_order_and_count_as_read(
    cli: CommandLine, opened_urls: list[str]
) -> None:
    cli.holds(*DRAFTS[:3])
    outcome = cli("open", "3", "https://0.example")
    assert outcome.err.splitlines() == [
        "Opened with browser: https://2.example/",
        "Opened with browser: https://0.example/",
    ]
    assert opened_urls == ["https://2.example/", "https://0.example/"]
    with library(cli.path.parent) as kept:
        assert the_note(kept, "3").read is True
        assert the_note(kept, "3").opened is not None
        assert the_note(kept, "2").opened is None


def test_the_notes_of_a_filter_are_opened(cli: CommandLine, opened_urls: list[str]) -> None:
    cli.holds(*DRAFTS[:3])
    cli("open", "--filter", "title:N1")
    assert opened_urls == ["https://1.example/"]


def test_a_filter_without_a_match_opens_nothing(cli: CommandLine, opened_urls: list[str]) -> None:
    outcome = cli("open", "--filter", "nothing")
    assert (outcome.code, opened_urls) == (0, [])
    assert outcome.err == "No note matches, and nothing was opened\n"


def test_many_links_are_not_opened_where_nobody_can_be_asked(
    cli: CommandLine, opened_urls: list[str]
) -> None:
    cli.holds(*DRAFTS)
    outcome = cli("open", "--filter", "sort:title")
    assert (outcome.code, opened_urls) == (2, [])
    assert outcome.err.startswith("url-notes: These are 12 links, and nobody is there to be asked")


def test_one_link_that_must_not_be_opened_and_none_is(
    cli: CommandLine, opened_urls: list[str]
) -> None:
    cli.holds(DRAFTS[0], draft("javascript:alert(1)"))
    outcome = cli("open", "1", "2")
    assert (outcome.code, opened_urls) == (1, [])
    assert outcome.err.startswith("url-notes: Only http, https links are opened\n")


def test_without_a_browser_the_note_stays_unread(cli: CommandLine) -> None:
    cli.holds(DRAFTS[0])
    cli.monkeypatch.setattr(opener, "plan", _no_browser)
    assert cli("open", "1").code == 1
    with library(cli.path.parent) as kept:
        assert the_note(kept, "1").read is None


def _no_browser(*_: object) -> Launch:
    from tui.errors import DesktopError

    raise DesktopError("No browser was found")


def copying(outcome: CopyOutcome, copied: list[str]) -> Callable[[str], CopyOutcome]:
    def copy(text: str, *, configured: Sequence[str] = ()) -> CopyOutcome:
        copied.append(text)
        return outcome

    return copy


def test_the_address_is_copied_and_the_tool_is_named(cli: CommandLine) -> None:
    copied: list[str] = []
    cli.holds(DRAFTS[0])
    cli.monkeypatch.setattr(clipboard, "copy", copying(CopyOutcome("xclip", True), copied))
    outcome = cli("copy", "1")
    assert (outcome.code, outcome.out, copied) == (0, "", ["https://0.example/"])
    assert outcome.err == "Copied with xclip: https://0.example/\n"


def test_the_addresses_of_several_notes_are_copied_a_line_each(cli: CommandLine) -> None:
    copied: list[str] = []
    cli.holds(*DRAFTS[:3])
    cli.monkeypatch.setattr(clipboard, "copy", copying(CopyOutcome("xclip", True), copied))
    assert cli("copy", "--filter", "-title:N1").err == "Copied with xclip: 2 URLs\n"
    assert cli("copy", "3", "1").err == "Copied with xclip: 2 URLs\n"
    assert cli("copy", "--filter", "zebra").err == "No note matches, and nothing was copied\n"
    assert copied == [
        "https://0.example/\nhttps://2.example/",
        "https://2.example/\nhttps://0.example/",
    ]


def test_where_only_a_terminal_can_copy_and_there_is_none_it_fails(cli: CommandLine) -> None:
    cli.holds(DRAFTS[0])
    sent = CopyOutcome("OSC 52", False, "\x1b]52;c;eA==\x07")
    cli.monkeypatch.setattr(clipboard, "copy", copying(sent, []))
    cli.monkeypatch.setattr("tui.cli.opening.TERMINAL", "/nowhere/tty")
    outcome = cli("copy", "1")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("url-notes: There is no clipboard and no terminal to ask")


@pytest.mark.parametrize("command", ["open", "copy"])
def test_an_unknown_note_is_an_error(cli: CommandLine, command: str) -> None:
    assert cli(command, "99").code == 1
