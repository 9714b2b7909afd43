"""Taking a link elsewhere: into the browser, onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from tui.errors import UrlNotesError
from tui.library.edits import MarkOpened
from tui.library.reading import IsWanted, LibraryReader
from tui.model.note import Note
from tui.ui.actions import Action, Choice, needs_marks, needs_note
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import confirm, offer
from tui.ui.operations.marking import with_chosen
from tui.ui.operations.waiting import look_up, wait_for_answer
from tui.ui.session import Session
from tui.ui.suspension import suspended

if TYPE_CHECKING:
    from tui.library.desktop.clipboard import CopyOutcome

MOST_OPENED_UNASKED = 10

COPY_MENU: tuple[Choice, ...] = (
    ("u", "url", "URL"),
    ("t", "title", "title"),
    ("m", "markdown", "Markdown link"),
    ("s", "summary", "summary"),
    ("j", "json", "JSON"),
    ("a", "marked", "all marked"),
)


def open_note(session: Session) -> None:
    """Opens the link of the note under the cursor in the browser."""
    note = session.note_under_cursor()
    if note:
        _open(session, [note])


def open_marked(session: Session) -> None:
    """Opens the links of all marked notes; where they are many, asks first."""
    with_chosen(session, "Open", partial(_open_many, session))


def copy_url(session: Session) -> None:
    """Copies the address of the note under the cursor."""
    _copy_as(session, "url")


def choose_copy(session: Session) -> None:
    """Offers what can be copied."""
    offer(session, COPY_MENU, lambda what: _copy_as(session, what))


def open_address(session: Session, url: str) -> bool:
    """Opens an address in the browser; returns whether that could be tried."""
    from tui.library.desktop import opener

    try:
        browser = opener.find_browser()
        if browser.console:
            with suspended(session.screen.app):
                opener.open_link(url, launch=browser)
        else:
            opener.open_link(url, launch=browser)
            session.notify(f"Opening {url[:200]}")
    except UrlNotesError as error:
        session.notify_error(error)
        return False
    return True


def _open_many(session: Session, ids: Sequence[int]) -> None:
    open_all = partial(_with_notes, session, ids, partial(_open, session))
    if len(ids) <= MOST_OPENED_UNASKED:
        open_all()
    else:
        confirm(session, f"Open {len(ids):,} links at once?", open_all)


def _open(session: Session, notes: Sequence[Note]) -> None:
    opened = [note.id for note in takewhile(lambda note: open_address(session, note.url), notes)]
    if opened:
        change(session, MarkOpened(tuple(opened)))


def _with_notes(
    session: Session, ids: Sequence[int], then: Callable[[Sequence[Note]], object]
) -> None:
    """Does something with notes, in the order of the list; those that it hides come last."""
    listing = session.state.listing
    if listing is None:
        wait_for_answer(session, partial(_with_notes, session, ids, then))
        return

    def find(library: LibraryReader, _: IsWanted) -> Sequence[Note]:
        with library.one_moment():
            ids_at = {at: note for note, at in library.positions(listing.result, ids).items()}
            return library.notes_of([ids_at[at] for at in listing.in_order(ids_at)])

    look_up(session, find, then)


def _copy_as(session: Session, what: str | None) -> None:
    note = session.note_under_cursor()
    if what == "marked":
        copy_addresses = partial(_copy_addresses, session)
        with_chosen(session, "Copy", lambda ids: _with_notes(session, ids, copy_addresses))
    elif what and note:
        from tui.library.copying import COPIES

        _copy(session, COPIES[what](note))


def _copy_addresses(session: Session, notes: Sequence[Note]) -> None:
    _copy(session, "\n".join(note.url for note in notes))


def _copy(session: Session, text: str) -> None:
    if not text:
        session.notify("There is nothing to copy.")
        return

    from tui.library.desktop import clipboard

    call = session.screen.app.call_from_thread

    def copy() -> None:
        try:
            outcome = clipboard.copy(text)
        except UrlNotesError as error:
            call(session.notify_error, error)
        else:
            call(_copied, session, outcome)

    session.screen.run_worker(copy, thread=True, exclusive=True, group="clipboard")


def _copied(session: Session, outcome: CopyOutcome) -> None:
    driver = session.screen.app._driver  # noqa: SLF001  # Textual has no public way to it
    if outcome.osc52 and driver:
        driver.write(outcome.osc52)
    session.notify(outcome.message)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.open", ("o",), "Open", "Open the link in the browser", open_note, refusal=needs_note
    ),
    Action(
        "note.open_marked",
        ("O",),
        "Open marked",
        "Open all marked links; more than ten ask first",
        open_marked,
        refusal=needs_marks,
    ),
    Action("note.copy", ("y",), "Copy URL", "Copy the URL", copy_url, refusal=needs_note),
    Action(
        "note.copy_menu",
        ("Y",),
        "Copy…",
        "Copy the URL, title, summary, …",
        choose_copy,
        refusal=needs_note,
    ),
)
