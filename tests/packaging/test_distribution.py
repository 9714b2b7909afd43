from __future__ import annotations

import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import tui
from tui.assets import SAMPLE, styles

ROOT = Path(tui.__file__).resolve().parents[1]


def test_the_installed_version_is_that_of_the_package() -> None:
    assert version("url-notes") == tui.__version__


def test_the_assets_are_found_from_where_the_package_is_installed() -> None:
    assert SAMPLE.is_file()
    assert (styles() / "reader.tcss").is_file()


def test_every_sheet_is_of_a_widget_or_a_screen() -> None:
    names = {path.stem for path in styles().rglob("*.tcss")}
    modules = {path.stem for path in (ROOT / "tui" / "ui").rglob("*.py")}
    assert names - modules == {"dialogs", "scroll_bars", "toast"}


def test_a_wheel_nests_the_sheets_in_the_package_and_has_the_man_page() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"] == {
        "only-include": ["tui", "styles"],
        "sources": {"styles": "tui/styles"},
        "shared-data": {"docs/url-notes.1": "share/man/man1/url-notes.1"},
    }


def test_nothing_needed_to_read_is_a_matter_of_development() -> None:
    needed = [line for line in requires("url-notes") or [] if "extra ==" not in line]
    assert sorted(line.split(">")[0].split("<")[0] for line in needed) == [
        "click",
        "defusedxml",
        "feedparser",
        "markdown-it-py",
        "mdit-py-plugins",
        "platformdirs",
        "pygments",
        "pyperclip",
        "pyroaring",
        "pyyaml",
        "regex",
        "sqlite-utils",
        "textual",
    ]


def test_a_source_distribution_has_what_the_tests_need_and_nothing_that_tools_left() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    sdist = project["tool"]["hatch"]["build"]["targets"]["sdist"]
    assert sdist == {
        "include": [
            *("/tui", "/styles", "/docs", "/benchmarks", "/tests", "/Makefile"),
            *("/CHANGELOG.md", "/CONTRIBUTING.md", "/SECURITY.md"),
        ]
    }
    assert [name for name in sdist["include"] if not (ROOT / name[1:]).exists()] == []
