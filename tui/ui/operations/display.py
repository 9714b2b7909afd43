"""What stands beside the list: the note under its cursor, the tags, and what is highlighted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.filters.editing import chosen_tags
from tui.filters.highlights import highlights_everywhere, highlights_of
from tui.library.view_counting import Unread
from tui.model.view import keys_of, label_of
from tui.ui.drawing.signs import RECENT, STARRED, UNREAD, UNTAGGED
from tui.ui.drawing.view_row import FAULT, NOT_COUNTED, ViewLine
from tui.ui.operations.list_contents import drop_retained_note, show_list
from tui.ui.operations.preparing import prepare_neighbours
from tui.ui.operations.status import show_status
from tui.ui.session import Session
from tui.ui.widgets.preview import Preview

SIGNS = {
    "is:unread": UNREAD,
    "is:starred": STARRED,
    "is:untagged": UNTAGGED,
    "added:<7d": RECENT,
}
"""What stands before a view in place of its key, by its filter."""


def follow_cursor(session: Session) -> None:
    """Shows the note under the cursor where another one is shown.

    A key asks for it at once, so that list and preview are painted together: what waits for a
    message is painted a frame later.
    """
    if _cursor(session) != session.state.previewed:
        drop_retained_note(session)
        show_note(session)
        show_status(session)
    else:
        prepare_neighbours(session)


def show_all(session: Session, note_id: int | None) -> None:
    """Shows the list with a note under the cursor, that note, and the status."""
    show_list(session, note_id)
    show_note(session)
    show_status(session)


def preview_in_sight(session: Session) -> Preview | None:
    """Returns the preview, where it is on screen; else says that it is not."""
    preview = session.panes.preview
    if preview.display and preview.size:
        return preview
    shows, hides = map(session.key_of, ("note.show", "preview.hide"))
    hint = f"{shows} shows it; {hides} where it is hidden."
    session.notify("The preview is not on screen.", hint)
    return None


def show_note(session: Session) -> None:
    """Shows the note under the cursor in the preview, which reads it only where it is seen."""
    session.state = replace(session.state, previewed=_cursor(session))
    prepare_neighbours(session)
    note_id = session.cursor_id
    session.panes.preview.show_when_seen(lambda: None if note_id is None else session.note(note_id))


def show_tags(session: Session) -> None:
    """Shows the tags of the answer, and those that the filter names."""
    included, excluded = (
        frozenset(tag_named(session, name) for name in names)
        for names in chosen_tags(session.state.filter)
    )
    if not included:
        session.state = replace(session.state, walked_tags=session.state.tags)
    session.panes.tags.show(session.state.tags, included, excluded)
    show_views(session)


def show_views(session: Session) -> None:
    """Shows the views above the tags, with how many unread notes each has as far as is known."""
    views, known = session.views, session.state.view_counts.known
    session.panes.tags.show_views(
        [
            ViewLine(
                view.name,
                label_of(view),
                SIGNS.get(view.text, key),
                _unread_in_words(known.get(view.text)),
                is_shown=view.text == session.state.filter.text,
            )
            for view, key in zip(views, keys_of(views), strict=True)
        ]
    )


def want_view_counts(session: Session) -> None:
    """Has it known which views are to be counted: those that are not since the library changed."""
    texts = [view.text for view in session.views]
    counts = session.state.view_counts.wanted(texts, date.today())
    session.state = replace(session.state, view_counts=counts)


def _unread_in_words(unread: Unread | None) -> str:
    if unread is None:
        return NOT_COUNTED
    if unread.fault:
        return FAULT
    return "" if unread.notes is None else f"{unread.notes:,}"


def show_highlights(session: Session) -> None:
    """Highlights what the filter looks for, and in the preview a text that is looked for there."""
    highlights = highlights_of(session.state.filter, lambda name: tag_named(session, name))
    session.panes.notes.highlights = highlights
    session.panes.preview.highlights = highlights_everywhere(session.state.find_text) or highlights


def find_in_note(session: Session, text: str) -> None:
    """Highlights a text in the preview; the words of the filter where it is empty."""
    session.state = replace(session.state, find_text=text)
    show_highlights(session)


def tag_named(session: Session, name: str) -> str:
    """Returns the tag that a name or alias in the filter stands for, as the library writes it."""
    return session.gateway.read(lambda library: library.vocabulary.named(name), otherwise=name)


def _cursor(session: Session) -> tuple[int, int | None]:
    return session.panes.notes.cursor_row, session.cursor_id
