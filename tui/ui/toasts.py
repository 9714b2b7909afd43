"""What the reader says in passing: one toast at a time, and no warning is lost to the next one."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

from textual.content import Content
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen
from textual.timer import Timer

SECONDS = 4
"""How long something is shown."""

WARNING_SECONDS = 8
"""How long something is shown that went wrong."""


class Toast(NamedTuple):
    """Something that is said."""

    text: str
    """What happened."""
    hint: str = ""
    """What takes it back, or what to do."""
    severity: SeverityLevel = "information"

    @property
    def warns(self) -> bool:
        """Whether it must be read."""
        return self.severity != "information"

    @property
    def content(self) -> Content:
        """What is shown: two lines, the second quiet. Nothing in them is read as markup."""
        text = Content.styled(self.text, "bold" if self.warns else "")
        return Content.assemble(text, "\n", (self.hint, "$dim")) if self.hint else text


class RepeatedToast(Notification):
    """A warning that is shown again, because something was said before it could be read."""


class Toasts:
    """Shows toasts on whatever screen is in front.

    Args:
        screen: The screen of the reader.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._shown: Toast | None = None
        self._shown_at = 0.0
        self._unread: list[Toast] = []
        """Warnings that were covered before their time was over."""
        self._timer: Timer | None = None

    def show(self, toast: Toast) -> None:
        """Shows a toast in place of the last one; a warning that is covered comes back."""
        covered = self._shown
        if covered and covered.warns and not self._is_over(covered) and covered != toast:
            self._unread.append(covered)
        self._put(toast, Notification)

    def _is_over(self, toast: Toast) -> bool:
        return monotonic() - self._shown_at >= _seconds(toast)

    def _put(self, toast: Toast, kind: type[Notification]) -> None:
        app = self._screen.app
        # In its turn: the last one may be on its way.
        app.call_later(app.clear_notifications)
        # Textual takes a text or content that is finished, which it does not read as markup.
        content: str = toast.content  # type: ignore[assignment]
        notification = kind(content, "", toast.severity, _seconds(toast), markup=True)
        app.post_message(Notify(notification))
        self._shown, self._shown_at = toast, monotonic()
        if self._timer:
            self._timer.stop()
        if self._unread:
            self._timer = self._screen.set_timer(_seconds(toast), self._show_again)

    def _show_again(self) -> None:
        self._put(self._unread.pop(0), RepeatedToast)


def _seconds(toast: Toast) -> int:
    return WARNING_SECONDS if toast.warns else SECONDS
