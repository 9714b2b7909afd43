"""The table of actions: everything a key can do, in the order of the help.

Keys, the command palette, the help and the key table of the documents are derived from it. An
action is added in one place: beside the function that does it, in the `ACTIONS` of a controller.
"""

from __future__ import annotations

from tui.ui.actions import Action, key_name
from tui.ui.controllers import (
    adding,
    command_line,
    comments,
    editor,
    edits,
    filtering,
    finding,
    forms,
    help_and_quit,
    history,
    line_selection,
    link_labels,
    marks,
    merging,
    navigation,
    open_and_copy,
    outline,
    palette,
    piping,
    purging,
    results,
    tag_care,
    tag_choice,
    tag_edits,
    themes,
    tour,
    undoing,
    versions,
    views,
)
from tui.ui.session import Session

ACTIONS: tuple[Action[Session], ...] = (
    *navigation.ACTIONS,
    *open_and_copy.ACTIONS,
    *link_labels.ACTIONS,
    *piping.ACTIONS,
    *filtering.ACTIONS,
    *tag_choice.ACTIONS,
    *tag_edits.ACTIONS,
    *finding.ACTIONS,
    *outline.ACTIONS,
    *line_selection.ACTIONS,
    *views.ACTIONS,
    *marks.ACTIONS,
    *edits.ACTIONS,
    *undoing.ACTIONS,
    *adding.ACTIONS,
    *comments.ACTIONS,
    *forms.ACTIONS,
    *editor.ACTIONS,
    *versions.ACTIONS,
    *merging.ACTIONS,
    *purging.ACTIONS,
    *history.ACTIONS,
    *tag_care.ACTIONS,
    *results.ACTIONS,
    *command_line.ACTIONS,
    *palette.ACTIONS,
    *themes.ACTIONS,
    *tour.ACTIONS,
    *help_and_quit.ACTIONS,
)
"""Every action."""


def markdown_table() -> str:
    """Returns the actions that have keys as a Markdown table for the documents."""
    rows = ["| key | does | where |", "|---|---|---|"]
    for action in (each for each in ACTIONS if each.keys):
        keys = " ".join(f"`{key_name(key)}`".replace("|", "\\|") for key in action.keys)
        rows.append(f"| {keys} | {action.help} | {action.context.value} |")
    return "".join(f"{row}\n" for row in rows)
