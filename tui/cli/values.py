"""What arguments and options hold, and how a shell completes it.

Completion never says anything but what could be typed: where the library cannot be read, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation
from tui.cli.offering import MOST, FileName, Offered, beginning, items
from tui.errors import UrlNotesError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.library.reading import LibraryReader

_LATEST = 1_000
"""How many of the newest notes and steps are looked at for their numbers."""

_SECONDS = 0.5
"""How long values are looked for."""
Offer = Callable[["LibraryReader", str], Offered]
"""From the library and how a value begins to values."""


class Value(click.ParamType[str]):
    """A text that a command understands by itself, with values that a shell offers.

    Args:
        name: What it is.
        offer: What the library has of them.
    """

    def __init__(self, name: str, offer: Offer) -> None:
        self.name = name
        self._offer = offer

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns what could be typed."""
        return _from_library(ctx, self._offer, incomplete)


class StepNumber(click.IntRange):
    """The number of a step in the journal of the library.

    Args:
        state: What has become of those that are offered.
    """

    def __init__(self, state: str) -> None:
        super().__init__(min=1)
        self._state = state

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns the latest steps that begin so, with what was done."""
        return _from_library(ctx, self._steps, incomplete)

    def _steps(self, library: LibraryReader, begin: str) -> Offered:
        steps = library.history.latest(_LATEST)
        found = ((str(each.id), each.label) for each in steps if each.state == self._state)
        return beginning(found, begin)


class Choice(click.ParamType[str]):
    """A text that a command understands by itself, with values for which no library is needed.

    Args:
        name: What it is.
        offer: From what is called to the values.
    """

    def __init__(self, name: str, offer: Callable[[click.Context], Offered]) -> None:
        self.name = name
        self._offer = offer

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns the values that begin so."""
        with suppress(UrlNotesError, OSError):
            return items(beginning(self._offer(ctx), incomplete))
        return []


class FormatName(click.ParamType[str]):
    """The name of a format.

    Args:
        is_written: Whether it is to be written, and not read.
    """

    name = "format"

    def __init__(self, *, is_written: bool) -> None:
        self._is_written = is_written

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns the formats that begin so."""
        from tui.formats.registry import FORMATS

        known = [each for each in FORMATS if (each.is_written if self._is_written else each.read)]
        return items(beginning(((each.name, each.label) for each in known), incomplete))


def _from_library(context: click.Context, offer: Offer, begin: str) -> list[CompletionItem]:
    """Returns what a library has; nothing where it cannot be read."""
    from tui.library.reading import LibraryReader

    found: list[tuple[str, str]] = []
    with suppress(UrlNotesError), LibraryReader(context.ensure_object(Invocation).path) as library:
        found = list(offer(library, begin))
    return items(found)


def _backups(context: click.Context) -> Offered:
    from tui.library.backups import REASONS, backups_of

    backups = backups_of(context.ensure_object(Invocation).path)
    return ((each.path.name, REASONS[each.reason]) for each in backups)


def _browsers(_context: click.Context) -> Offered:
    from tui.library.browser_profiles import BROWSERS

    return ((name, browser.label) for name, browser in BROWSERS.items())


def _profiles(context: click.Context) -> Offered:
    """Yields the profiles of the browsers that are named, else of all."""
    from tui.library.browser_profiles import BROWSERS, Surroundings, profiles_of

    here = Surroundings.here()
    # Words before an option that still lacks its value are those of no argument yet.
    words = {*(context.params.get("sources") or ()), *context.args}
    named = [name for name in BROWSERS if name in words]
    for name in named or BROWSERS:
        yield from ((each.name, BROWSERS[name].label) for each in profiles_of(name, here))


def _kinds(_context: click.Context) -> Offered:
    from tui.model.tagcare.kinds import KINDS

    return ((kind.name, kind.help) for kind in KINDS)


def _hidden_tags(library: LibraryReader, begin: str) -> Offered:
    return beginning(((tag.name, tag.state) for tag in library.vocabulary.hidden()), begin)


def _tags(library: LibraryReader, begin: str) -> Offered:
    return _counted(library, "tag", begin)


def _notes(library: LibraryReader, begin: str) -> Offered:
    """Yields the ids of the newest notes that begin so, with their titles."""
    from tui.filters.parser import parse

    result = library.find(parse("in:all"), _LATEST)
    rows = library.rows(result, result.order)
    return ((str(row.id), row.title) for row in rows if str(row.id).startswith(begin))


def _views(library: LibraryReader, begin: str) -> Offered:
    return beginning(((view.name, view.text) for view in library.views()), begin)


def _filter_words(library: LibraryReader, begin: str) -> Iterator[tuple[str, str]]:
    from tui.filters.completing import completions

    found = completions(begin, len(begin))
    if found is None:
        return
    values = [(each.text, each.help) for each in found.candidates]
    if found.field == "view":
        values += _views(library, found.prefix)
    elif found.field:
        values += _counted(library, found.field, found.prefix)
    yield from ((found.applied(begin, value)[0], said) for value, said in values)


def _counted(library: LibraryReader, field: str, begin: str) -> Offered:
    found = library.complete(field, begin, MOST, seconds=_SECONDS)
    return ((value, f"{count:,}") for value, count in found)


TAG = Value("tag", _tags)
HIDDEN_TAG = Value("tag", _hidden_tags)
KIND = Choice("kind", _kinds)
PROFILE = Choice("profile", _profiles)
NOTE = Value("note", _notes)
VIEW = Value("view", _views)
FILTER = Value("filter", _filter_words)
READ_FORMAT = FormatName(is_written=False)
WRITTEN_FORMAT = FormatName(is_written=True)
SOURCE = FileName(_browsers)
BACKUP = FileName(_backups, has_files_beside=False)
DONE_STEP = StepNumber("done")
UNDONE_STEP = StepNumber("undone")
