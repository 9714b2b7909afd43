"""Where browsers keep the bookmarks of each of their profiles."""

from __future__ import annotations

import configparser
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.errors import FormatError
from tui.library.shown_path import shown
from tui.model.text import clean_line


class Profile(NamedTuple):
    """A person's own part of a browser, where it has bookmarks."""

    name: str
    """What the browser calls it."""
    folder: Path
    files: tuple[Path, ...]
    """Those that have bookmarks."""

    def is_called(self, name: str) -> bool:
        """Returns whether a person means this one, by its name or that of its folder."""
        return name.casefold() in (self.name.casefold(), self.folder.name.casefold())


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, and where it keeps its profiles on each platform."""

    label: str
    profiles_in: Callable[[Path], Iterator[Profile]]
    linux: tuple[str, ...]
    """Below the home folder; as the system, Flatpak and Snap install it."""
    mac: str
    """Below ``~/Library/Application Support``."""
    windows: str
    """Below the folder of an application's data."""
    windows_variable: str = "LOCALAPPDATA"
    """The environment variable that names that folder."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The machine that browsers are looked for on."""

    home: Path
    env: Mapping[str, str]
    platform: str
    """As ``sys.platform`` has it."""

    @classmethod
    def here(cls) -> Surroundings:
        """Returns those of this program."""
        return cls(Path.home(), os.environ, sys.platform)


def bookmark_files(name: str, profile: str | None, here: Surroundings) -> tuple[Path, ...]:
    """Returns the files with the bookmarks of a browser.

    Args:
        name: Of the browser, as `BROWSERS` has it.
        profile: Which one, by its name or that of its folder; needed where there are several.
        here: Where to look.

    Raises:
        FormatError: There are none, or it is not clear which.
    """
    browser = BROWSERS[name]
    profiles = profiles_of(name, here)
    if not profiles:
        folders = ", ".join(map(shown, folders_of(name, here)))
        raise FormatError(
            f"No bookmarks of {browser.label} were found",
            f"Import a file that it exported. Looked in {folders}.",
        )
    meant = [each for each in profiles if profile is None or each.is_called(profile)]
    if not meant:
        raise FormatError(
            f"{browser.label} has no profile {clean_line(profile or '', 100)!r} with bookmarks",
            f"There is {_listed(profiles)}.",
        )
    if len(meant) > 1:
        raise FormatError(
            f"{browser.label} has {len(meant)} profiles with bookmarks: {_listed(meant)}",
            f"Choose one with --profile, or import its file, such as {shown(meant[0].files[0])}.",
        )
    return meant[0].files


def profiles_of(name: str, here: Surroundings) -> list[Profile]:
    """Returns the profiles of a browser that have bookmarks."""
    found = (
        each for folder in folders_of(name, here) for each in BROWSERS[name].profiles_in(folder)
    )
    return list({each.folder: each for each in found}.values())


def folders_of(name: str, here: Surroundings) -> list[Path]:
    """Returns the folders in which a browser would keep its profiles."""
    browser = BROWSERS[name]
    if here.platform == "darwin":
        return [here.home / "Library" / "Application Support" / browser.mac]
    if here.platform == "win32":
        return [Path(here.env.get(browser.windows_variable) or here.home, browser.windows)]
    return [here.home / each for each in browser.linux]


def _firefox_profiles(folder: Path) -> Iterator[Profile]:
    names = _names_in_ini(folder)
    listed = [each / "places.sqlite" for each in names]
    for file in (*listed, *sorted(folder.glob("*/places.sqlite"))):
        if file.is_file():
            # Folders are called after their profile, behind letters made up at random.
            name = names.get(file.parent) or file.parent.name.partition(".")[2] or file.parent.name
            yield Profile(clean_line(name, 100), file.parent, (file,))


def _names_in_ini(folder: Path) -> dict[Path, str]:
    """Returns the names of Firefox's profiles by their folders; none where it lists none."""
    ini = configparser.RawConfigParser(strict=False)
    try:
        ini.read(folder / "profiles.ini", encoding="utf-8-sig")
        sections = [dict(ini[name]) for name in ini.sections()]
    except (configparser.Error, ValueError, OSError):
        return {}
    return {folder / each["path"]: each.get("name", "") for each in sections if each.get("path")}


def _chromium_profiles(folder: Path) -> Iterator[Profile]:
    names = _names_in_local_state(folder)
    for each in sorted(folder.glob("*/")):
        # Bookmarks of the account that somebody is signed in with are in a file of their own.
        candidates = (each / "Bookmarks", each / "AccountBookmarks")
        files = tuple(file for file in candidates if file.is_file())
        if files:
            yield Profile(clean_line(names.get(each.name) or each.name, 100), each, files)


def _names_in_local_state(folder: Path) -> dict[str, str]:
    """Returns the names of Chromium's profiles by those of their folders; none without a list."""
    try:
        profiles = json.loads((folder / "Local State").read_bytes())["profile"]["info_cache"]
        return {name: each["name"] for name, each in profiles.items() if str(each["name"]).strip()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _listed(profiles: list[Profile]) -> str:
    """Returns the names of profiles, and of the folders of those that share a name."""
    names = [each.name for each in profiles]
    told = (
        each.name if names.count(each.name) == 1 else f"{each.name} ({shown(each.folder)})"
        for each in profiles
    )
    return ", ".join(told)


BROWSERS: Mapping[str, Browser] = {
    "firefox": Browser(
        "Firefox",
        _firefox_profiles,
        (
            ".mozilla/firefox",
            ".config/mozilla/firefox",
            ".var/app/org.mozilla.firefox/.mozilla/firefox",
            ".var/app/org.mozilla.firefox/config/mozilla/firefox",
            "snap/firefox/common/.mozilla/firefox",
        ),
        "Firefox",
        "Mozilla/Firefox",
        "APPDATA",
    ),
    "librewolf": Browser(
        "LibreWolf",
        _firefox_profiles,
        (
            ".librewolf",
            ".config/librewolf/librewolf",
            ".var/app/io.gitlab.librewolf-community/.librewolf",
        ),
        "librewolf",
        "librewolf",
        "APPDATA",
    ),
    "chromium": Browser(
        "Chromium",
        _chromium_profiles,
        (
            ".config/chromium",
            ".var/app/org.chromium.Chromium/config/chromium",
            "snap/chromium/common/chromium",
        ),
        "Chromium",
        "Chromium/User Data",
    ),
    "chrome": Browser(
        "Chrome",
        _chromium_profiles,
        (".config/google-chrome", ".var/app/com.google.Chrome/config/google-chrome"),
        "Google/Chrome",
        "Google/Chrome/User Data",
    ),
    "edge": Browser(
        "Edge",
        _chromium_profiles,
        (".config/microsoft-edge", ".var/app/com.microsoft.Edge/config/microsoft-edge"),
        "Microsoft Edge",
        "Microsoft/Edge/User Data",
    ),
    "brave": Browser(
        "Brave",
        _chromium_profiles,
        (
            ".config/BraveSoftware/Brave-Browser",
            ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser",
            "snap/brave/current/.config/BraveSoftware/Brave-Browser",
        ),
        "BraveSoftware/Brave-Browser",
        "BraveSoftware/Brave-Browser/User Data",
    ),
}
"""Every browser whose own files are found, by the word that means it."""
