"""Adding links: typed, from the clipboard, or pasted, one or many as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.errors import DesktopError, LinkError, StaleResultError
from tui.library.edits import AddLinks, Outcome
from tui.library.edits_in_words import MOST_OF_TITLE, added_in_words
from tui.model.note import Draft
from tui.model.row import NoteRow
from tui.model.text import clean_line, counted
from tui.ui.actions import Action
from tui.ui.operations.asking import refresh
from tui.ui.operations.changing import change
from tui.ui.operations.current_filter import go_to_filter, present_filter
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import show_all
from tui.ui.operations.list_contents import ordinal_of
from tui.ui.operations.marking import clear_marks, mark
from tui.ui.operations.tag_prompt import ask_tags
from tui.ui.operations.waiting import wait_for_answer, wait_for_writing
from tui.ui.session import Session
from tui.ui.state import PastFilter
from tui.ui.widgets.link_line import MOST_CHARACTERS

if TYPE_CHECKING:
    from tui.library.typed_links import TypedLinks
    from tui.ui.dialogs.link_prompt import LinkPromptScreen, LinksInWords

CLIPBOARD = "reading the clipboard"
"""Why keys wait: what the clipboard holds is to stand in the prompt before they act on it."""


def ask_links(session: Session) -> None:
    """Asks for links to add, and offers those on the clipboard."""
    text = session.state.unadded_links
    prompt = _open_prompt(session, text)
    if not text:
        _offer_clipboard(session, prompt)


def take_paste(session: Session, text: str) -> None:
    """Offers to add the links in a text that was pasted while no line was edited."""
    from tui.library.typed_links import holds_address

    if len(text) > MOST_CHARACTERS:
        key = session.key_of("library.import")
        session.notify("That is too long to paste.", f"Save it to a file; {key} imports that.")
    elif holds_address(text):
        _open_prompt(session, text)
    elif text.strip():
        key = session.key_of("filter.edit")
        session.notify("Nothing was pasted: it has no address.", f"{key} first, to filter by it.")


def _open_prompt(session: Session, text: str) -> LinkPromptScreen:
    from tui.ui.dialogs.link_prompt import LinkPromptScreen

    import_key = session.key_of("library.import")
    prompt = LinkPromptScreen(text, partial(_describe, session), import_key)
    open_dialog(session, prompt, partial(_add, session))
    return prompt


def _offer_clipboard(session: Session, prompt: LinkPromptScreen) -> None:
    """Has the clipboard read off the event loop; keys wait as long as that may take."""
    from tui.library.desktop import clipboard_reading
    from tui.library.typed_links import is_only_addresses

    call = session.screen.app.call_from_thread
    session.keys.hold(CLIPBOARD)

    def offer(text: str) -> None:
        prompt.offer(text)
        session.keys.release(CLIPBOARD)

    def read() -> None:
        text = ""
        try:
            text = clipboard_reading.read(configured=session.configuration.paste_command)
        except DesktopError as error:
            call(session.notify_error, error)
        finally:
            # The prompt takes it after it has been mounted.
            call(prompt.call_later, offer, text if is_only_addresses(text) else "")

    session.screen.run_worker(read, thread=True, group=CLIPBOARD)


def _describe(session: Session, text: str) -> LinksInWords:
    """Says what is known of the links in a text, and whether they can be added."""
    from tui.library.typed_links import TypedLinks
    from tui.ui.dialogs.link_prompt import LinksInWords

    links = TypedLinks.read(text)
    if not links.drafts:
        no_link = LinkError("There is no link here", "Give an address.")
        return LinksInWords(fault=links.issues[0].error if links.issues else no_link)
    rows = _rows_there(session, links)
    if len(links.drafts) > 1 or links.issues:
        return LinksInWords(_links_in_words(links, len(rows)))
    return LinksInWords(" ".join(map(_row_in_words, rows.values())))


def _links_in_words(links: TypedLinks, there: int) -> str:
    words = [counted(len(links.drafts), "link")]
    words += [f"{there:,} there already"] * bool(there)
    words += [_issues_in_words(links)]
    return ", ".join(filter(None, words))


def _issues_in_words(links: TypedLinks) -> str:
    count = len(links.issues)
    if not count:
        return ""
    return f"{counted(count, 'line')} {'is' if count == 1 else 'are'} no address"


def _row_in_words(row: NoteRow) -> str:
    where = "in the trash" if row.trashed else "there already"
    title = clean_line(row.title or row.url, MOST_OF_TITLE)
    return "  ".join([f"{where}: “{title}”", *map(clean_line, row.tags)])


def _rows_there(session: Session, links: TypedLinks) -> dict[str, NoteRow]:
    """Returns the notes that have some of the links, by these, as they are shown."""
    none: dict[str, NoteRow] = {}
    urls = [draft.url for draft in links.drafts]
    found = session.gateway.read(lambda library: library.rows_with_links(urls), otherwise=none)
    return {url: session.state.pending.row(row) for url, row in found.items()}


def _add(session: Session, text: str | None) -> None:
    """Adds the links in a text; those that are there already are only gone to."""
    from tui.library.typed_links import TypedLinks

    if not text:
        return
    links = TypedLinks.read(text)
    there = {url: row.id for url, row in _rows_there(session, links).items() if not row.trashed}
    new = tuple(draft for draft in links.drafts if draft.url not in there)
    if new:
        _write(session, text, links, new)
    else:
        said = _added_in_words(links, Outcome())
        session.notify(said)
        _show(session, tuple(there.values()), said)


def _write(session: Session, text: str, links: TypedLinks, new: tuple[Draft, ...]) -> None:
    """Has links written; keys wait until the list has them.

    Where that fails, the text is in the prompt again.
    """
    outcomes: list[Outcome] = []

    def report(outcome: Outcome) -> None:
        outcomes.append(outcome)
        session.state = replace(session.state, unadded_links="")
        session.notify(_added_in_words(links, outcome))

    def written() -> None:
        if outcomes:
            (outcome,) = outcomes
            ids = outcome.added or outcome.changed
            _show(session, ids, _added_in_words(links, outcome))
        else:
            _open_prompt(session, text)

    session.state = replace(session.state, unadded_links=text)
    change(session, AddLinks(new), report)
    wait_for_writing(session, written)


def _added_in_words(links: TypedLinks, outcome: Outcome) -> str:
    """Returns what became of the links in a text."""
    added, issues = len(outcome.added), _issues_in_words(links)
    if len(links.drafts) == 1 and not added and outcome.step is not None:
        said = "Taken out of the trash"
    else:
        said = added_in_words(added, len(links.drafts) - added)
    return f"{', '.join(filter(None, [said, issues]))}."


def _show(session: Session, ids: Sequence[int], said: str) -> None:
    """Goes to added notes once the list has them, marks several, and asks for their tags."""
    wait_for_answer(session, partial(_go_to, session, ids, said))


def _go_to(session: Session, ids: Sequence[int], said: str) -> None:
    try:
        is_listed = all(ordinal_of(session, note_id) is not None for note_id in ids)
    except StaleResultError:
        refresh(session)
        _show(session, ids, said)
        return
    if is_listed:
        show_all(session, ids[0])
    else:
        _leave_filter(session, ids, said)
    if len(ids) > 1:
        clear_marks(session)
        mark(session, frozenset(ids))
    ask_tags(session, ids)


def _leave_filter(session: Session, ids: Sequence[int], said: str) -> None:
    """Shows notes that the filter hides among all others, and says so."""
    none: list[NoteRow] = []
    rows = session.gateway.read(lambda library: library.rows_of(ids), otherwise=none)
    archived = sum(row.archived for row in rows)
    wider = "" if not archived else "in:archive" if archived == len(ids) else "in:all"
    before = present_filter(session)
    go_to_filter(session, PastFilter(wider, ids[0]), before)
    text = clean_line(before.text, MOST_OF_TITLE)
    what, back = (f"“{text}”", "that filter") if text else ("The list", "the list")
    key = session.key_of("filter.back")
    them = "it" if len(ids) == 1 else "some of them"
    session.notify(said, f"{what} hides {them}; {key} brings {back} back.")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.add",
        ("a",),
        "Add a link, or several at once; one on the clipboard is offered",
        ask_links,
        words=("add",),
    ),
)
