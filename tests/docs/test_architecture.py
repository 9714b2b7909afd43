"""What the page on the architecture names is there, and what is there is named."""

from __future__ import annotations

import re

import pytest

from tests.docs.documents import DOCS, ROOT
from tui.library.reading import LEADING_TAGS
from tui.store.current_facets import MOST_CHANGED
from tui.store.journal_tables import DERIVED, JOURNALLED
from tui.store.order import SPACING
from tui.store.replay import MOST_REPLAYED
from tui.ui.controllers.results import PAINT_SECONDS
from tui.ui.gateway import PAGE_SECONDS

TEXT = (DOCS / "architecture.md").read_text("utf-8")
SOURCES = {path: path.read_text("utf-8") for path in sorted((ROOT / "tui").rglob("*.py"))}
CODE = "\n".join(SOURCES.values())

NAMES = set(re.findall(r"`([a-z]\w*)`", TEXT))
CLASSES = set(re.findall(r"`([A-Z]\w*[a-z]\w*)(?:\.\w+)?(?:\([^`]*\))?`", TEXT))
METHODS = set(re.findall(r"`([A-Z]\w*[a-z]\w*)\.(\w+)`", TEXT))


def section(title: str) -> str:
    """The text below a heading, up to the next one."""
    return re.split(r"^#+ ", TEXT.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


OPERATIONS = re.findall(r"^\| `(\w+)`", section("The operations"), re.MULTILINE)


def test_every_module_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:\w+/)+\w+\.py)`", TEXT))
    roots = (ROOT, ROOT / "tui", ROOT / "tui" / "ui")
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


def test_the_tree_of_the_interface_has_all_of_it_and_nothing_else() -> None:
    tree = section("The interface").split("```")[1]
    named = re.findall(r"^  (\w+\.py|\w+/) ", tree, re.MULTILINE)
    there = [
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "tui" / "ui").iterdir()
        if not path.name.startswith("__")
    ]
    assert sorted(named) == sorted(there)


def test_the_table_of_the_operations_has_all_of_them_and_nothing_else() -> None:
    modules = (ROOT / "tui" / "ui" / "operations").glob("[a-z]*.py")
    assert sorted(OPERATIONS) == sorted(path.stem for path in modules)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_stands_in_the_table_above_those_that_it_uses(name: str) -> None:
    source = SOURCES[ROOT / "tui" / "ui" / "operations" / f"{name}.py"]
    used = set(re.findall(r"^from tui\.ui\.operations\.(\w+) import", source, re.MULTILINE))
    assert used.isdisjoint(OPERATIONS[: OPERATIONS.index(name)])


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_class_that_is_named_is_there(name: str) -> None:
    assert re.search(rf"\b(?:class {name}\b|{name} =|import .*\b{name}\b)", CODE)


@pytest.mark.parametrize(("owner", "name"), sorted(METHODS))
def test_every_method_that_is_named_is_that_of_its_class(owner: str, name: str) -> None:
    (body,) = re.findall(rf"^class {owner}\b.*?(?=^\S|\Z)", CODE, re.MULTILINE | re.DOTALL)
    assert re.search(rf"^    (?:async )?def {name}\(", body, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_other_name_is_one_of_the_code(name: str) -> None:
    assert re.search(rf"\b{name}\b", CODE)


def test_every_number_is_that_of_the_code() -> None:
    said = {
        f"within {1_000 * PAGE_SECONDS:.0f} ms": "The life of a letter",
        f"{1_000 * PAINT_SECONDS:.0f} ms later": "The life of a letter",
        f"gaps of {SPACING}": "Positions and results",
        f"more than {MOST_CHANGED:,} tags": "The facet cache",
        f"more than {MOST_REPLAYED // 2:,} changes ago": "The facet cache",
        f"The {LEADING_TAGS} most frequent": "The facet cache",
    }
    assert [words for words, title in said.items() if words not in section(title)] == []


def test_every_table_of_a_library_is_explained() -> None:
    rows = re.findall(r"^\| (`.*?) \|", section("The schema"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted([*(table.name for table in JOURNALLED), *DERIVED])


def test_every_thread_is_in_the_table_of_threads() -> None:
    started = set(re.findall(r'name="([\w ]+)", daemon', CODE))
    started |= set(re.findall(r'ResultsThread\([^)]*, "([\w ]+)"\)', CODE))
    rows = re.findall(r"^\| `([\w ]+)` \|", section("Threads and connections"), re.MULTILINE)
    assert set(rows) == started
