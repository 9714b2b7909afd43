"""The first cell of a row, which shows whether the cursor is on it."""

NO_BAR = " "
"""The row is not under the cursor."""

BAR = "▌"
"""The row is under the cursor of the pane that has the focus."""

BLURRED_BAR = "▏"
"""The row is under the cursor of a pane without the focus."""
