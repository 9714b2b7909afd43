"""Sentences name the keys that a person has, whatever they have configured."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import library
from tests.support.reader import Reader, reader
from tui.library.configuration.config_file import parse_config
from tui.library.configuration.values import ConfigFile, Configuration
from tui.library.edits import SetFlag
from tui.library.library import Library
from tui.ui.action_table import ACTIONS
from tui.ui.actions import Situation, key_name
from tui.ui.keymaps import Keymap

PACKAGE = Path(__file__).resolve().parents[2] / "tui"

PARTS = ("ui", "model", "filters", "library")
"""Where sentences are that the reader says."""

OF_A_DIALOG = {
    "Enter shows the rows of a kind; Space ticks.",
    "A asks again.",
    "Tab lists them.",
    ". Enter goes back.",
    "Ctrl-C copies what is selected.",
    "None is rare: with fewer, many notes would have none. - keeps fewer all the same.",
}
"""Sentences on keys that nobody can configure: those of dialogs, of the line, of the terminal."""

_WORDS = {"Delete", ":", "]"}
"""Names of keys that begin sentences as what they are otherwise."""

_NAMES = {key_name(key) for action in ACTIONS for key in action.keys} | {"space", "enter", "esc"}
_NAMES -= _WORDS
_NAMED = re.compile(
    rf"(?:^|[;:.,(] |\b(?:and|or|press) )(?:{'|'.join(map(re.escape, _NAMES))}),?"
    r" (?:again |twice,? )?(?!is\b|was\b|has\b)[a-z]+s\b"
)

LETTERS = [
    letter
    for start in (0x430, 0x410, 0x3B1, 0x561)
    for letter in map(chr, range(start, start + 32))
    if letter.isalpha()
]
"""Keys that no action has usually: Cyrillic, Greek and Armenian letters."""

OTHER_KEYS = {action.id: (letter,) for action, letter in zip(ACTIONS, LETTERS, strict=False)}


def sentences() -> Iterator[str]:
    """The texts in the code, which are no documentation of it."""
    for path in (path for part in PARTS for path in (PACKAGE / part).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        bare = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        for each in ast.walk(tree):
            is_text = isinstance(each, ast.Constant) and isinstance(each.value, str)
            if is_text and id(each) not in bare:
                yield str(each.value)  # type: ignore[attr-defined]


def test_no_sentence_names_a_key_that_can_be_configured() -> None:
    assert {each for each in sentences() if _NAMED.search(each)} - OF_A_DIALOG == set()


def test_every_action_has_another_key() -> None:
    assert len(OTHER_KEYS) == len(ACTIONS)


def other_key(action_id: str) -> str:
    return OTHER_KEYS[action_id][0]


MARKS = "{mark.toggle} marks notes; {note.merge} merges those that are marked."

NO_OTHER = "No other note is of this page."

OTHER = ConfigFile(Configuration(keys=OTHER_KEYS))


def test_no_refusal_names_a_usual_key() -> None:
    keymap, faults = Keymap(ACTIONS).rebound(OTHER_KEYS)
    situations = [Situation(), Situation(has_note=True, is_kept=True)]
    named = [each._replace(key_of=lambda name: keymap.named(name).shown_key) for each in situations]
    reasons = [each.refusal(situation) or "" for each in keymap.actions for situation in named]
    assert faults == ()
    assert [each for each in reasons if _NAMED.search(each)] == []


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        (["note.open_marked"], "No note is marked; {mark.toggle} marks one."),
        (["tag.repeat"], "Nothing was tagged yet; {tag.edit} edits tags."),
        (["note.purge"], "Only notes in the trash can be purged; {note.trash} puts them there."),
        (["note.merge"], f"{NO_OTHER}\n{MARKS}"),
        (["mark.range"], "Move on and press {mark.range} again to mark all between."),
        (["find.next"], "Nothing is looked for; {find.edit} in the preview finds a text."),
        (["pane.close"], "{app.back} leaves the program."),
    ],
)  # fmt: skip
async def test_a_toast_names_the_key_of_a_person(
    shelf: Path, actions: list[str], said: str
) -> None:
    async with reader(shelf, config=OTHER) as r:
        await r.press(*actions)
        await r.settle()
        assert r.toasts()[-1] == with_keys(said)


def with_keys(text: str) -> str:
    return re.sub(r"{([\w.]+)}", lambda found: other_key(found[1]), text)


async def test_an_empty_result_names_the_keys_of_a_person(shelf: Path) -> None:
    async with reader(shelf, filter_text="zebra", config=OTHER) as r:
        ways = with_keys("{filter.back} back · {pane.close} drop the last term")
        assert any(ways in line for line in r.lines())


async def test_the_page_of_an_empty_library_names_the_keys_of_a_person(tmp_path: Path) -> None:
    library(tmp_path).close()
    async with reader(tmp_path / "library.db", config=OTHER) as r:
        text = "\n".join(r.lines())
        for way in (
            "{library.import} import from firefox",
            "{note.add} add a link",
            "s fill it",
            "{app.back} leave",
        ):
            assert with_keys(way) in text
        await r.keys(other_key("note.add"))
        assert any("add: " in line for line in r.lines())


async def test_the_keys_of_the_page_of_an_empty_library_give_way(tmp_path: Path) -> None:
    library(tmp_path).close()
    config = parse_config('[keys]\n"note.add" = "s"')
    async with reader(tmp_path / "library.db", config=config) as r:
        text = "\n".join(r.lines())
        assert "s add a link" in text
        assert "S fill it with the sample library" in text


async def test_esc_shows_an_empty_list_also_where_it_leaves_the_program(tmp_path: Path) -> None:
    library(tmp_path).close()
    config = parse_config('[keys]\n"app.back" = "escape"\n"pane.close" = "q"')
    async with reader(tmp_path / "library.db", config=config) as r:
        assert any("Esc show the empty list · q leave" in line for line in r.lines())
        await r.keys("escape")
        assert (r.app.screen is r.main, r.has_ended) == (True, False)


async def test_what_has_no_key_on_the_page_of_an_empty_library_is_left_out(tmp_path: Path) -> None:
    library(tmp_path).close()
    config = parse_config('[keys]\n"library.import" = ["s", "S", "f2"]')
    async with reader(tmp_path / "library.db", config=config) as r:
        text = "\n".join(r.lines())
        assert "s import from firefox" in re.sub(" +", " ", text)
        assert "fill it with the sample library" not in text


async def test_tag_care_undoes_with_the_key_of_a_person(shelf: Path) -> None:
    async with reader(shelf, config=OTHER) as r:
        await r.press("tags.care")
        await r.settle()
        assert with_keys("{history.undo} undo") in foot(r)
        await r.keys(other_key("history.undo"))
        await r.settle()
        assert r.toasts()[-1] == "There is nothing more."


def foot(r: Reader) -> str:
    return "\n".join(r.lines()[-4:])


async def test_the_status_names_the_key_that_ends_a_range(shelf: Path) -> None:
    async with reader(shelf, config=OTHER) as r:
        await r.press("mark.range")
        assert with_keys("{mark.range} ends the range") in r.status()


async def test_what_takes_an_edit_back_is_the_key_of_a_person(shelf: Path) -> None:
    with Library(shelf) as other:
        other.apply(SetFlag((1,), "archived", True))
    async with reader(shelf, config=OTHER) as r:
        await r.press("history.undo")
        await r.settle()
        assert r.toasts()[-1].endswith(with_keys("{history.undo} again takes it back."))


async def test_an_action_without_a_key_is_named_by_its_word(shelf: Path) -> None:
    config = parse_config('[keys]\n"app.back" = []\n"note.merge" = []')
    async with reader(shelf, config=config) as r:
        await r.keys("escape")
        assert r.toasts() == [
            "“Back; in the list, leave the program” in the palette leaves the program."
        ]
