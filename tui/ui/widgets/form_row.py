"""A field of a form: its label, and what its value is edited in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.errors import FieldError, UrlNotesError
from tui.model.editable import NO, YES
from tui.model.fields import Kind
from tui.model.suggestion import Suggestion
from tui.ui.drawing.signs import CHANGED
from tui.ui.widgets.choice_line import ChoiceLine
from tui.ui.widgets.line_editor import LineEditor, LineListener
from tui.ui.widgets.text_editor import TextEditor, TextListener

DIFFERENT = "(different)"
"""What is shown in place of values that differ."""


class FormField(NamedTuple):
    """A field as a form is given it."""

    name: str
    label: str
    kind: Kind
    text: str | None
    """Its value; None where there are several that differ."""
    read: Callable[[str], Any]
    """Returns the value of a text; raises an `UrlNotesError` that says what is wrong with it."""
    hint: str
    """What it holds."""
    typed: str | None = None
    """A text in place of its value, which was typed before and is not saved."""
    placeholder: str = ""
    """Shown while its text is empty."""
    complete: Callable[[str], Sequence[Suggestion]] = lambda _: ()
    """Suggests how a text could go on, best first."""


class FormListener(LineListener, TextListener, Protocol):
    """A listener of all editors of a form."""


_FLAG_CHOICES = ((YES, YES), (NO, NO), ("", "unknown"))


def _line(field: FormField, listener: FormListener) -> LineEditor:
    placeholder = DIFFERENT if field.text is None else field.placeholder
    return LineEditor(prompt="", placeholder=placeholder, listener=listener)


def _lines(_: FormField, listener: FormListener) -> TextEditor:
    return TextEditor("", listener, begins_at_end=False)


def _choice(field: FormField, listener: FormListener) -> ChoiceLine:
    unchosen = ((DIFFERENT, DIFFERENT),) if field.text is None else ()
    return ChoiceLine((*unchosen, *_FLAG_CHOICES), listener)


_EDITORS: Mapping[Kind, Callable[[FormField, FormListener], LineEditor | TextEditor | ChoiceLine]]
_EDITORS = {Kind.MARKDOWN: _lines, Kind.FLAG: _choice}
"""What a value is edited in; any other is edited in one line."""


class FormRow(Horizontal):
    """A field that a person edits; what is left as it was is never read."""

    def __init__(self, field: FormField, listener: FormListener) -> None:
        super().__init__(classes="-lines" if field.kind is Kind.MARKDOWN else "")
        self.field = field
        self.editor = _EDITORS.get(field.kind, _line)(field, listener)
        if field.text is not None:
            self.editor.text = field.text
        self._shown = self.editor.text
        """The value as the editor shows it, which may have been made fit for that."""
        self._label = Static("", classes="form-label", markup=False)
        self._fault = ""
        self._show_label(is_changed=False)
        if field.typed is not None:
            self.text = field.typed

    def compose(self) -> ComposeResult:
        """Shows the label beside the editor."""
        yield self._label
        yield self.editor

    @property
    def text(self) -> str:
        """What the editor holds; setting it tells nobody."""
        return self.editor.text

    @text.setter
    def text(self, text: str) -> None:
        self.editor.text = text
        self.take(self.editor.text)

    def is_changed(self, text: str) -> bool:
        """Returns whether a text is another than that of the value."""
        return text != self._shown

    def take(self, text: str) -> None:
        """Takes what the editor holds: drops the fault that was in it, and shows a change."""
        self._fault = ""
        is_changed = self.is_changed(text)
        if is_changed != self.has_class("-changed"):
            self.set_class(is_changed, "-changed")
            self._show_label(is_changed=is_changed)

    def revert(self) -> None:
        """Puts the value in place again."""
        self.text = self._shown

    def value(self) -> Any:
        """Returns the value that the person gave.

        Raises:
            UrlNotesError: It is none; the message stands beside it until it is changed.
        """
        try:
            return self.field.read(self.text)
        except UrlNotesError as error:
            self.mark(error)
            raise

    def mark(self, error: UrlNotesError) -> None:
        """Shows beside the value what is wrong with it."""
        name = f"{self.field.label} " if isinstance(error, FieldError) else ""
        self._fault = f"{name}{error.message}. {error.hint}"
        if isinstance(self.editor, LineEditor):
            self.editor.mark_error((0, len(self.text)), error.message, error.hint)

    @property
    def fault(self) -> str:
        """What is wrong with the value, as far as that was found."""
        return self._fault

    def _show_label(self, *, is_changed: bool) -> None:
        self._label.update(f"{CHANGED if is_changed else ' '}{self.field.label}")
