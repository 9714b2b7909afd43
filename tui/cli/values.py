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

Offer = Callable[[click.Context, str], Offered]
"""From what is called, and how a value begins, to values."""

Find = Callable[["LibraryReader", str], Offered]
"""From a library, and how a value begins, to values."""


class Value(click.ParamType[str]):
    """A text that a command understands by itself, with values that a shell offers.

    Args:
        name: What it is.
        offer: Says what could be typed.
    """

    def __init__(self, name: str, offer: Offer) -> None:
        self.name = name
        self._offer = offer

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns what could be typed."""
        return _offered(self._offer, ctx, incomplete)


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
        return _offered(_in_library(self._steps), ctx, incomplete)

    def _steps(self, library: LibraryReader, begin: str) -> Offered:
        steps = library.history.latest(_LATEST)
        found = ((str(each.id), each.label) for each in steps if each.state == self._state)
        return beginning(found, begin)


def _offered(offer: Offer, context: click.Context, begin: str) -> list[CompletionItem]:
    """Returns what could be typed; nothing where that cannot be read."""
    with suppress(UrlNotesError, OSError):
        return items(offer(context, begin))
    return []


def _in_library(find: Find) -> Offer:
    """Returns what offers the values that are found in the library."""

    def offer(context: click.Context, begin: str) -> Offered:
        from tui.library.reading import LibraryReader

        with LibraryReader(context.ensure_object(Invocation).path) as library:
            return list(find(library, begin))

    return offer


def _backups(context: click.Context) -> Offered:
    from tui.library.backups import REASONS, backups_of

    backups = backups_of(context.ensure_object(Invocation).path)
    return ((each.path.name, REASONS[each.reason]) for each in backups)


def _browsers(_context: click.Context) -> Offered:
    from tui.library.browser_profiles import BROWSERS

    return ((name, browser.label) for name, browser in BROWSERS.items())


def _profiles(context: click.Context, begin: str) -> Iterator[tuple[str, str]]:
    """Yields the profiles that begin so of the browsers that are named, else of all."""
    from tui.library.browser_profiles import BROWSERS, Surroundings, profiles_of

    here = Surroundings.here()
    # Words before an option that still lacks its value are those of no argument yet.
    words = {*(context.params.get("sources") or ()), *context.args}
    named = [name for name in BROWSERS if name in words]
    for name in named or BROWSERS:
        found = ((each.name, BROWSERS[name].label) for each in profiles_of(name, here))
        yield from beginning(found, begin)


def _kinds(_context: click.Context, begin: str) -> Offered:
    from tui.model.tagcare.kinds import KINDS

    return beginning(((kind.name, kind.help) for kind in KINDS), begin)


def _read_formats(_context: click.Context, begin: str) -> Offered:
    from tui.formats.registry import FORMATS

    return beginning(((each.name, each.label) for each in FORMATS if each.read), begin)


def _written_formats(_context: click.Context, begin: str) -> Offered:
    from tui.formats.registry import FORMATS

    return beginning(((each.name, each.label) for each in FORMATS if each.is_written), begin)


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


TAG = Value("tag", _in_library(_tags))
HIDDEN_TAG = Value("tag", _in_library(_hidden_tags))
KIND = Value("kind", _kinds)
PROFILE = Value("profile", _profiles)
NOTE = Value("note", _in_library(_notes))
VIEW = Value("view", _in_library(_views))
FILTER = Value("filter", _in_library(_filter_words))
READ_FORMAT = Value("format", _read_formats)
WRITTEN_FORMAT = Value("format", _written_formats)
SOURCE = FileName(_browsers)
BACKUP = FileName(_backups, has_files_beside=False)
DONE_STEP = StepNumber("done")
UNDONE_STEP = StepNumber("undone")
