"""The frame around a dialog."""

from textual.containers import Vertical


class Frame(Vertical):
    """Has a rounded line around it, in accent while the focus is within."""
