"""What a verb of the command line is, and how a typed command is read.

A command is a verb, a blank, and what the verb takes: ``tag ai, rust, -llm``. The verbs themselves
stand in `tui.ui.commands.table`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tui.errors import CommandError
from tui.model.nearest import did_you_mean
from tui.model.suggestion import Suggestion
from tui.ui.session import Session

NOTES = "{notes}"
"""Stands in an intent for the notes that a verb acts on: the marked ones, else all shown."""


class Argument(NamedTuple):
    """What a verb takes."""

    placeholder: str
    """How help writes it: ``PATH``; in brackets where it can be left out."""
    read: Callable[[Session, str], Any]
    """Returns its value; raises `CommandError` with the span of the mistake in the text."""
    suggest: Callable[[Session, str, int], Sequence[Suggestion]]
    """Returns what could be typed at a caret in the text, as the whole text would be."""


class Verb(NamedTuple):
    """Something that the command line does."""

    name: str
    aliases: tuple[str, ...]
    argument: Argument
    help: str
    """One sentence without a full stop."""
    intent: str
    """What Enter will do, as such a sentence, with `NOTES` where it acts on notes."""
    run: Callable[[Session, Sequence[int], Any], object]
    """Does it to notes; to none where the verb acts on none."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, and the other words for it."""
        return (self.name, *self.aliases)

    @property
    def acts_on_notes(self) -> bool:
        """Whether it acts on the marked notes, else on all that are shown."""
        return NOTES in self.intent

    @property
    def usage(self) -> str:
        """How it is written: ``sort [ORDER]``."""
        return f"{self.name} {self.argument.placeholder}".rstrip()


class Command(NamedTuple):
    """A command that is typed."""

    verb: Verb
    argument: str
    start: int
    """The index in the line at which the argument begins."""

    def value(self, session: Session) -> Any:
        """Returns what its argument stands for.

        Raises:
            CommandError: It stands for nothing; the span is that in the line.
        """
        try:
            return self.verb.argument.read(session, self.argument)
        except CommandError as error:
            begin, end = error.span
            raise CommandError(
                error.message, error.hint, span=(begin + self.start, end + self.start)
            ) from error


def read_command(text: str, verbs: Sequence[Verb]) -> Command:
    """Reads a command.

    Raises:
        CommandError: There is no such verb; the hint names the nearest.
    """
    name, span, start = split(text)
    by_name = {each: verb for verb in verbs for each in verb.names}
    if not name:
        raise CommandError("there is no verb", "Tab lists them.", span=(len(text), len(text)))
    if name.lower() not in by_name:
        raise CommandError(f"there is no verb {name[:40]}", _hint(name.lower(), by_name), span=span)
    return Command(by_name[name.lower()], text[start:].rstrip(), start)


def split(text: str) -> tuple[str, tuple[int, int], int]:
    """Returns the verb of a line, its span, and where the argument begins."""
    begin = len(text) - len(text.lstrip())
    name = (text[begin:].split(maxsplit=1) or [""])[0]
    end = begin + len(name)
    return name, (begin, end), len(text) - len(text[end:].lstrip())


def _hint(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known, "Tab lists them.")
