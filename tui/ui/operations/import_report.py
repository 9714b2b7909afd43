"""What the last import read, and what it passed over, to be read in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.report import ImportReport

MOST_SHOWN = 500
"""How many issues are shown."""


def show_issues(session: Session) -> None:
    """Shows what the last import of this session did."""
    from tui.ui.dialogs.text import TextScreen

    report = session.state.report
    if report is None:
        key = session.key_of("library.import")
        session.notify("No import has ended yet.", f"{key} imports.")
    else:
        open_dialog(session, TextScreen("The last import", _in_words(report)), lambda _: None)


def _in_words(report: ImportReport) -> str:
    lines = [report.sentence(), *report.sources_in_words(), ""]
    lines += [issue.in_words() for issue in report.issues[:MOST_SHOWN]] or [
        "Nothing was passed over."
    ]
    if (left := len(report.issues) - MOST_SHOWN) > 0:
        lines.append(f"… and {left:,} more; `url-notes import --json` has all.")
    return "\n".join(lines)
