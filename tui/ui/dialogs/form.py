"""A form: the fields of something, each edited in its own way, and saved together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import DescendantFocus, Key
from textual.widgets import Static

from tui.errors import LinkError, UrlNotesError
from tui.model.fields import Kind
from tui.ui.dialogs.frame import Frame
from tui.ui.dialogs.saving import Ending, SavingScreen
from tui.ui.widgets.form_row import FormField, FormRow

MOST_NAMED = 12
"""How many suggestions are shown."""

AROUND_ROWS = 5
"""The lines around the fields: the frame, two for what is said of a field, and the keys."""

_KEYS = [
    ("Ctrl-S", "save"),
    ("Tab ↑↓", "fields"),
    ("Ctrl-R", "as it was"),
    ("Esc", "leave for later"),
]


class FormScreen(SavingScreen):
    """Has fields edited; only what the person changed is read, checked and saved."""

    AUTO_FOCUS = None

    def __init__(
        self,
        heading: str,
        fields: Sequence[FormField],
        changed: Callable[[Mapping[str, str]], object],
        save: Callable[[Mapping[str, Any], Mapping[str, str]], object],
    ) -> None:
        """Shows fields.

        Args:
            heading: What they are those of.
            fields: At least one.
            changed: Is given all texts that differ from the values, by the names of their fields,
                after every change and before the next key.
            save: Is given the values to be saved, and these texts; tells the form what became of
                them.
        """
        super().__init__()
        self._heading = heading
        self._changed = changed
        self._save = save
        self._rows = [FormRow(field, self) for field in fields]
        self._typed = {row.field.name: row.text for row in self._rows if row.is_changed(row.text)}
        self._hint = Static("", id="form-hint", markup=False)

    def compose(self) -> ComposeResult:
        """Shows the fields, what the one with the focus is about, and the keys."""
        with Frame(id="form") as frame:
            frame.border_title = self._heading
            if not any(row.field.kind is Kind.MARKDOWN for row in self._rows):
                frame.styles.height = len(self._rows) + AROUND_ROWS
            with VerticalScroll(id="form-rows", can_focus=False):
                yield from self._rows
            yield self._hint
            yield self.reason
            yield self.strip

    def on_mount(self) -> None:
        """Begins with the first field."""
        self.show_keys()
        self._go_to(0)

    def show_keys(self) -> None:
        """Shows the keys of every field."""
        self.strip.show(_KEYS)

    def refused(self, error: UrlNotesError) -> None:
        """Goes on, at the address where that is at fault."""
        super().refused(error)
        addresses = [row for row in self._rows if row.field.kind is Kind.URL]
        if isinstance(error, LinkError) and addresses:
            addresses[0].mark(error)
            self._go_to(self._rows.index(addresses[0]))

    def show_reason(self, text: str) -> None:
        """Says why something cannot be done, in place of what the field is about."""
        super().show_reason(text)
        if self._hint.display == bool(text):
            self._hint.display = not text

    def consume_key(self, event: Key) -> bool:
        """Goes from field to field, saves, or closes."""
        match event.key:
            case "tab":
                self._complete_or_go_on()
            case "down":
                self._go_by(1)
            case "up" | "shift+tab":
                self._go_by(-1)
            case "enter":
                self._go_by(1)
            case "ctrl+r":
                self._row.revert()
                self._take(self._row.text)
            case "ctrl+s":
                self._submit()
            case "escape":
                self.answer(Ending.LEFT)
            case _:
                return False
        return True

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """Says what the field is about, also where the mouse chose it."""
        self._show_hint()

    # What the editors tell.

    def line_changed(self, text: str) -> None:
        """Takes what was typed."""
        self._take(text)

    def line_submitted(self, _: str) -> None:
        """Goes on to the next field."""
        self._go_by(1)

    def line_cancelled(self) -> None:
        """Leaves what was typed for later."""
        self.answer(Ending.LEFT)

    def text_changed(self, text: str) -> None:
        """Takes what was typed."""
        self._take(text)

    def text_submitted(self, _: str) -> None:
        """Saves all fields."""
        self._submit()

    def text_cancelled(self, _: str) -> None:
        """Leaves what was typed for later."""
        self.answer(Ending.LEFT)

    def text_refused(self, length: int) -> None:
        """Says that a text is too long."""
        self.show_reason(f"Not inserted: {length:,} characters are too many.")

    @property
    def _row(self) -> FormRow:
        """The field that is edited."""
        return next((row for row in self._rows if row.editor is self.focused), self._rows[0])

    def _go_by(self, step: int) -> None:
        row = self._row
        if row.field.name in self._typed:
            self._value(row)
        self._go_to((self._rows.index(row) + step) % len(self._rows))

    def _go_to(self, index: int) -> None:
        # `focus` would defer it, and letters typed meanwhile would go into the field before.
        self.set_focus(self._rows[index].editor)
        self._show_hint()

    def _take(self, text: str) -> None:
        row = self._row
        row.take(text)
        if row.is_changed(text):
            self._typed[row.field.name] = text
        else:
            self._typed.pop(row.field.name, None)
        self._changed(self._typed)
        self._show_hint()

    def _complete_or_go_on(self) -> None:
        row = self._row
        found = next(iter(row.field.complete(row.text)), None)
        if found is None or found.is_next:
            self._go_by(1)
        else:
            row.text = found.text
            self._take(found.text)

    def _submit(self) -> None:
        """Saves what was changed, or goes to the first field that is at fault."""
        rows = [row for row in self._rows if row.field.name in self._typed]
        values = {row.field.name: self._value(row) for row in rows}
        faulty = next((row for row in rows if row.fault), None)
        if faulty:
            self._go_to(self._rows.index(faulty))
        else:
            self.begin_saving()
            self._save(values, dict(self._typed))

    def _value(self, row: FormRow) -> Any:
        """Returns the value of a field; None where there is a fault, which is shown then."""
        try:
            return row.value()
        except UrlNotesError:
            return None

    def _show_hint(self) -> None:
        row = self._row
        self.show_reason(row.fault)
        found = row.field.complete(row.text)[:MOST_NAMED] if row.text.strip() else ()
        names = "  ".join(each.label for each in found)
        key = "with these go" if found and found[0].is_next else "Tab"
        hint = f"{key}  {names}" if names else row.field.hint
        if hint != self._hint.content:
            self._hint.update(hint)
