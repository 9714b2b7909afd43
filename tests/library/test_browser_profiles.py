from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.errors import FormatError
from tui.library.browser_profiles import BROWSERS, Surroundings, bookmark_files, folders_of

PLATFORMS = ("linux", "darwin", "win32")
FLATPAK = ".var/app/com.google.Chrome/config/google-chrome"


def machine(home: Path, platform: str = "linux") -> Surroundings:
    env = {"APPDATA": str(home / "Roaming"), "LOCALAPPDATA": str(home / "Local")}
    return Surroundings(home, env, platform)


def profile(home: Path, folder: str, file: str) -> Path:
    """An empty file of a profile."""
    path = home / folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("name", BROWSERS)
def test_the_bookmarks_of_a_browser_are_found_wherever_it_keeps_them(
    name: str, platform: str, tmp_path: Path
) -> None:
    is_firefox = name in ("firefox", "librewolf")
    for number, folder in enumerate(folders_of(name, machine(tmp_path, platform))):
        home = tmp_path / str(number)
        here = machine(home, platform)
        path = profile(
            home,
            str(folder.relative_to(tmp_path) / ("ab.me" if is_firefox else "Default")),
            "places.sqlite" if is_firefox else "Bookmarks",
        )
        assert bookmark_files(name, None, here) == (path,)


def test_firefox_names_its_profiles_in_a_list(tmp_path: Path) -> None:
    one = profile(tmp_path, ".mozilla/firefox/ab.x", "places.sqlite")
    other = profile(tmp_path, "elsewhere", "places.sqlite")
    profile(tmp_path, ".mozilla/firefox/cd.unused", "times.json")
    (tmp_path / ".mozilla/firefox/profiles.ini").write_text(
        "[General]\nVersion=2\n[Profile1]\nName=work\nIsRelative=1\nPath=ab.x\n"
        f"[Profile0]\nName=100%\nIsRelative=0\nPath={other.parent}\n"
        "[Profile2]\nName=unused\nPath=cd.unused\n"
    )
    here = machine(tmp_path)
    assert bookmark_files("firefox", "work", here) == (one,)
    assert bookmark_files("firefox", "AB.x", here) == (one,)
    assert bookmark_files("firefox", "100%", here) == (other,)


def test_chromium_names_its_profiles_in_its_state(tmp_path: Path) -> None:
    one = profile(tmp_path, ".config/chromium/Default", "Bookmarks")
    account = profile(tmp_path, ".config/chromium/Default", "AccountBookmarks")
    other = profile(tmp_path, ".config/chromium/Profile 1", "Bookmarks")
    profile(tmp_path, ".config/chromium/Guest Profile", "History")
    state = {"profile": {"info_cache": {"Default": {"name": "me"}, "Profile 1": {"name": "Work"}}}}
    (tmp_path / ".config/chromium/Local State").write_text(json.dumps(state))
    here = machine(tmp_path)
    assert bookmark_files("chromium", "me", here) == (one, account)
    assert bookmark_files("chromium", "work", here) == (other,)


@pytest.mark.parametrize("name", ["profiles.ini", "Local State"])
@pytest.mark.parametrize("content", [b"", b"\xff\0", b"[x]\nname", b"[]", b'{"profile": 1}'])
def test_a_damaged_list_leaves_the_names_of_folders(
    name: str, content: bytes, tmp_path: Path
) -> None:
    firefox = profile(tmp_path, ".mozilla/firefox/ab.me", "places.sqlite")
    chromium = profile(tmp_path, ".config/chromium/me", "Bookmarks")
    for folder in (firefox.parent.parent, chromium.parent.parent):
        (folder / name).write_bytes(content)
    here = machine(tmp_path)
    assert bookmark_files("firefox", "me", here) == (firefox,)
    assert bookmark_files("chromium", "me", here) == (chromium,)


def refusal(profile: str | None, here: Surroundings) -> tuple[str, str]:
    with pytest.raises(FormatError) as refused:
        bookmark_files("chrome", profile, here)
    return refused.value.message, refused.value.hint


def test_without_bookmarks_it_is_said_where_they_were_looked_for(tmp_path: Path) -> None:
    folders = f"{tmp_path}/.config/google-chrome, {tmp_path}/{FLATPAK}"
    assert refusal(None, machine(tmp_path)) == (
        "No bookmarks of Chrome were found",
        f"Import a file that it exported. Looked in {folders}.",
    )


def test_several_profiles_are_listed_to_choose_from(tmp_path: Path) -> None:
    base = ".config/google-chrome"
    first = profile(tmp_path, f"{base}/Default", "Bookmarks")
    profile(tmp_path, f"{base}/Profile 1", "Bookmarks")
    assert refusal(None, machine(tmp_path)) == (
        "Chrome has 2 profiles with bookmarks: Default, Profile 1",
        f"Choose one with --profile, or import its file, such as {first}.",
    )
    assert refusal("x", machine(tmp_path)) == (
        "Chrome has no profile 'x' with bookmarks",
        "There is Default, Profile 1.",
    )


def test_profiles_of_one_name_are_listed_with_their_folders(tmp_path: Path) -> None:
    for base in (".config/google-chrome", FLATPAK):
        profile(tmp_path, f"{base}/Default", "Bookmarks")
    assert refusal(None, machine(tmp_path))[0] == (
        "Chrome has 2 profiles with bookmarks:"
        f" Default ({tmp_path}/.config/google-chrome/Default),"
        f" Default ({tmp_path}/{FLATPAK}/Default)"
    )
