"""The tags that a person names on the command line, and the names that she gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import UrlNotesError, UsageError
from tui.model.text import TAG_LIMIT, clean_line

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader
    from tui.store.tag_states import TagState


def known_tag(library: LibraryReader, name: str) -> TagState:
    """Returns the tag with a name or alias.

    Raises:
        UsageError: The name is empty.
        UrlNotesError: There is none; the hint names the nearest.
    """
    if not clean_line(name):
        raise UsageError("The name is empty", "`url-notes tags` lists the tags.")
    known = library.vocabulary.states([name]).get(name)
    if known is None:
        from tui.filters.parser import parse
        from tui.model.nearest import did_you_mean

        names = (tag.name for tag in library.tags(parse("in:all")))
        hint = did_you_mean(name, names, "`url-notes tags` lists them.")
        raise UrlNotesError(f"There is no tag {name}", hint)
    return known


def present_tag(library: LibraryReader, name: str) -> TagState:
    """Returns the tag with a name or alias, for what cannot be done with one that is gone.

    Raises:
        UrlNotesError: There is none, or it is gone; the hint brings it back.
    """
    tag = known_tag(library, name)
    if tag.state == "gone":
        hint = f"`url-notes tags revive {quoted(tag.name)}` brings it back first."
        raise UrlNotesError(f"{tag.name} is gone", hint)
    return tag


def live_name(library: LibraryReader, name: str) -> str:
    """Returns the name of a tag that others go into.

    Raises:
        UrlNotesError: There is none, or it is not live.
    """
    tag = present_tag(library, name)
    if tag.state != "live":
        hint = f"`url-notes tags revive` makes {tag.name} live again."
        raise UrlNotesError(f"{tag.name} is {tag.state}", hint)
    return tag.name


def new_name(text: str, what: str) -> str:
    """Returns a name that a tag is to get, clean.

    Args:
        text: The name as it was typed.
        what: What it is called in an error.

    Raises:
        UsageError: It is empty, longer than a tag can be, has no letter or digit, or nothing
            on one side of a slash.
    """
    name = clean_line(text, len(text))
    if not name:
        raise UsageError(f"{what} is empty", "Give it letters or digits.")
    check_length(name, what)
    if not any(map(str.isalnum, name)):
        raise UsageError(f"{what} {name} has no letter or digit", "Give it one.")
    check_parts(name, what)
    return name


def check_parts(name: str, what: str) -> None:
    """Checks that there is something between the slashes of a name.

    Raises:
        UsageError: A part is empty; the hint has the name without it.
    """
    from tui.model.tag import has_empty_part, without_empty_parts

    if has_empty_part(name):
        hint = f"Write {without_empty_parts(name)}."
        raise UsageError(f"{what} {name} has nothing on one side of a slash", hint)


def check_length(name: str, what: str) -> None:
    """Checks that a tag can have a name.

    Raises:
        UsageError: It is longer than the limit, which the hint names.
    """
    if len(name) > TAG_LIMIT:
        raise UsageError(f"{what} has {len(name):,} characters", f"At most {TAG_LIMIT} fit.")


def quoted(name: str) -> str:
    """Returns a name as a shell takes it for one word."""
    from shlex import quote

    return quote(name)
