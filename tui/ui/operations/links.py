"""Links of notes: opened in the browser, or put on the clipboard with what else can be copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from tui.errors import UrlNotesError
from tui.library.edits import MarkOpened
from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError
from tui.model.chunks import chunks
from tui.model.note import Note
from tui.model.relative_links import resolved
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import confirm
from tui.ui.operations.waiting import look_up, wait_for_answer
from tui.ui.session import Session
from tui.ui.suspension import suspended

if TYPE_CHECKING:
    from tui.library.desktop.clipboard import CopyOutcome

Found = TypeVar("Found")

MOST_OPENED_UNASKED = 10

NOTES_AT_ONCE = 500
"""How many whole notes are in memory at a time."""


def open_address(session: Session, url: str) -> bool:
    """Opens an address in the browser; returns whether that could be tried."""
    from tui.library.desktop import opener

    given = session.configuration
    try:
        browser = opener.find_browser(given.browser)
        if browser.console:
            with suspended(session.screen.app):
                opener.open_link(url, launch=browser, schemes=given.schemes)
        else:
            opener.open_link(url, launch=browser, schemes=given.schemes)
            session.notify(f"Opening {url[:200]}")
    except UrlNotesError as error:
        session.notify_error(error)
        return False
    return True


def open_linked(session: Session, page: Note, link: str) -> None:
    """Opens a link of a note's text in the browser, as its whole address."""
    open_address(session, resolved(link, page.url))


def open_notes(session: Session, notes: Sequence[Note]) -> None:
    """Opens the links of notes, up to the first that cannot be opened."""
    opened = [note.id for note in takewhile(lambda note: open_address(session, note.url), notes)]
    if opened:
        change(session, MarkOpened(tuple(opened), session.configuration.open_marks_read))


def open_links(session: Session, ids: Sequence[int]) -> None:
    """Opens the links of notes, in the order of the list; where they are many, asks first."""
    open_all = partial(make_of_notes, session, ids, list, partial(open_notes, session))
    if len(ids) <= MOST_OPENED_UNASKED:
        open_all()
    else:
        confirm(session, f"Open {len(ids):,} links at once?", open_all)


def copy_of_notes(session: Session, ids: Sequence[int], what: str) -> None:
    """Copies the same of several notes, in the order of the list, a line or paragraph each.

    Args:
        session: The session.
        ids: The notes.
        what: A name of `tui.library.copying.COPIES`.
    """
    from tui.library.copying import joined_copies

    make_of_notes(session, ids, partial(joined_copies, what), partial(copy_text, session))


def make_of_notes(
    session: Session,
    ids: Sequence[int],
    make: Callable[[Iterable[Note]], Found],
    then: Callable[[Found], object],
) -> None:
    """Makes something of notes, in the order of the list; those that it hides come last.

    Args:
        session: The session.
        ids: The notes.
        make: Makes it of the notes, on another thread.
        then: Is given it.
    """
    listing = session.state.listing
    if listing is None:
        wait_for_answer(session, partial(make_of_notes, session, ids, make, then))
        return

    def find(library: LibraryReader, is_wanted: IsWanted) -> Found:
        with library.one_moment():
            ids_at = {at: note for note, at in library.positions(listing.result, ids).items()}
            ordered = [ids_at[at] for at in listing.in_order(ids_at)]
            return make(_notes(library, ordered, is_wanted))

    look_up(session, find, then)


def copy_text(session: Session, text: str) -> None:
    """Puts a text on the clipboard, off the event loop."""
    if not text:
        session.notify("There is nothing to copy.")
        return

    from tui.library.desktop import clipboard

    call = session.screen.app.call_from_thread

    def copy() -> None:
        try:
            outcome = clipboard.copy(text, configured=session.configuration.copy_command)
        except UrlNotesError as error:
            call(session.notify_error, error)
        else:
            call(_copied, session, outcome)

    session.screen.run_worker(copy, thread=True, exclusive=True, group="clipboard")


def _notes(library: LibraryReader, ids: Sequence[int], is_wanted: IsWanted) -> Iterator[Note]:
    """Yields notes, a batch at a time.

    Raises:
        QueryInterruptedError: They are not wanted any more.
    """
    for batch in chunks(ids, NOTES_AT_ONCE):
        if not is_wanted():
            raise QueryInterruptedError
        yield from library.notes_of(batch)


def _copied(session: Session, outcome: CopyOutcome) -> None:
    driver = session.screen.app._driver  # noqa: SLF001  # Textual has no public way to it
    if outcome.osc52 and driver:
        driver.write(outcome.osc52)
    session.notify(outcome.message)
