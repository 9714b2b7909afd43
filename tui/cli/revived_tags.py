"""Says which tags are live again since they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import narrate

if TYPE_CHECKING:
    from tui.library.edits import Outcome


def tell_revived(outcome: Outcome) -> None:
    """Says which tags that were retired or gone an edit has made live again, if any."""
    if outcome.revived:
        from tui.library.edits_in_words import revived_in_words

        narrate(revived_in_words(outcome.revived).removesuffix("."))
