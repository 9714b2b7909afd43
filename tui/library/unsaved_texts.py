"""Keeps what a person is typing, so that it is there after a crash.

Each text is a file of its own in the state folder of the platform, which only its owner can read.
It is removed once the text is saved. Its name has the link of its note beside the id: the same id
is another note in another library, and that may come to the same path.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tui.library.log import kinds_of
from tui.library.paths import APP
from tui.library.private_file import write_private_file
from tui.model.note import Note
from tui.model.url import link_key

logger = logging.getLogger(__name__)

KEPT_EVERY = 2.0
"""How many seconds of typing can be lost."""

LAST_SECONDS = 1.0
"""How long leaving waits for the last texts to be written."""

_SUFFIX = ".md"

_TOO_LONG_FOR_AN_ID = 19
"""The digits of a number that no library can be asked for."""


class Writing(Enum):
    """What a person writes, as the name of its file has it."""

    COMMENT = "comment"
    FORM = "form"
    SHARED_FORM = "several"
    """The form of several notes."""
    WHOLE_NOTE = "note"


class UnsavedTexts:
    """The texts that are being written for notes of one library."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._condition = threading.Condition()
        self._waiting: dict[str, Callable[[], str] | None] = {}
        """What makes the texts to be written, by name; None for what is to be removed."""
        self._is_closed = False
        self._is_urgent = False
        """Whether somebody waits for what is to be written."""
        self._thread: threading.Thread | None = None

    def of(self, note: Note, writing: Writing) -> UnsavedText:
        """Returns what is being written on a note."""
        names = [_Name(note.id, writing, link).text for link in _links(note)]
        return UnsavedText(self, writing, names)

    def of_several(self, first: Note, note_ids: Iterable[int]) -> UnsavedText:
        """Returns what is being written for several notes at once.

        Args:
            first: One of them, the same each time.
            note_ids: All of them.
        """
        link, *_ = _links(first)
        numbers = _digest(",".join(map(str, sorted(note_ids))))
        name = _Name(first.id, Writing.SHARED_FORM, link, numbers)
        return UnsavedText(self, name.writing, [name.text])

    def note_ids(self) -> list[int]:
        """Returns the notes for which a text is kept, in the order of their ids."""
        return sorted({name.note_id for name in self._names()})

    def writings_on(self, note: Note) -> frozenset[Writing]:
        """Returns what is kept of a note, or of several of which it is the first."""
        links = _links(note)
        names = (name for name in self._names() if name.note_id == note.id)
        return frozenset(name.writing for name in names if name.link in links)

    def get(self, name: str) -> str | None:
        """Returns the text with a name; None where there is none."""
        with self._condition:
            is_waiting = name in self._waiting
            make = self._waiting.get(name)
        if is_waiting:
            return make and make()
        try:
            return (self.folder / name).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, name: str, make: Callable[[], str] | None) -> None:
        """Has a text made and written within `KEPT_EVERY` seconds, on a thread; None removes."""
        with self._condition:
            self._waiting[name] = make
            self._condition.notify()
        if self._is_closed:
            self._write_waiting()
        elif self._thread is None:
            self._thread = threading.Thread(target=self._run, name="unsaved texts", daemon=True)
            self._thread.start()

    def unkept(self) -> list[tuple[int, Writing]]:
        """Writes what is still to be written; returns what cannot be, by note.

        It takes no longer than `LAST_SECONDS`. What cannot be written stays in this run, and is
        tried again.
        """
        with self._condition:
            if not self._waiting:
                return []
            self._is_urgent = True
            self._condition.notify_all()
            self._condition.wait_for(lambda: not self._is_urgent, LAST_SECONDS)
            names = [_Name.read(name) for name, make in self._waiting.items() if make]
        return [(name.note_id, name.writing) for name in names if name]

    def close(self) -> None:
        """Writes what is still to be written, or gives up after `LAST_SECONDS`."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()
        if self._thread:
            self._thread.join(LAST_SECONDS)

    @property
    def folder(self) -> Path:
        """The folder that the texts are in."""
        return folder_of(self._library)

    def _names(self) -> list[_Name]:
        """Returns the names of the texts there are, but for those that this version cannot know."""
        try:
            named = [_Name.read(path.name) for path in self.folder.iterdir()]
        except OSError:
            return []
        return [name for name in named if name]

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._waiting or self._is_closed)
                self._condition.wait_for(lambda: self._is_closed or self._is_urgent, KEPT_EVERY)
                is_last = self._is_closed
            self._write_waiting()
            with self._condition:
                self._is_urgent = False
                self._condition.notify_all()
            if is_last:
                return

    def _write_waiting(self) -> None:
        """Writes what waits; each text is known until its file has it."""
        with self._condition:
            waiting = dict(self._waiting)
        for name, make in waiting.items():
            is_written = self._write_file(name, make and make())
            with self._condition:
                if is_written and name in self._waiting and self._waiting[name] is make:
                    del self._waiting[name]

    def _write_file(self, name: str, text: str | None) -> bool:
        """Writes or removes a file; returns whether it is so now."""
        path = self.folder / name
        try:
            if text is None:
                path.unlink(missing_ok=True)
                return True
            write_private_file(path, text)
        except OSError as error:
            logger.info("an unsaved text could not be kept: %s", kinds_of(error))
            # What is not there need not be removed.
            return text is None
        return True


class UnsavedText:
    """One text that is being written, or was when the program ended."""

    def __init__(self, texts: UnsavedTexts, writing: Writing, names: Sequence[str]) -> None:
        """Names a text.

        Args:
            texts: All of the library.
            writing: What is written.
            names: What its file is called; behind that, what it was called by earlier links.
        """
        self._texts = texts
        self.writing = writing
        self._names = names

    @property
    def path(self) -> Path:
        """The file that the text is kept in."""
        return self._texts.folder / self._names[0]

    def get(self) -> str | None:
        """Returns the text; None where there is none."""
        found = (self._texts.get(name) for name in self._names)
        return next((text for text in found if text is not None), None)

    def keep(self, text: str) -> None:
        """Has the text written within `KEPT_EVERY` seconds."""
        self.keep_made(lambda: text)

    def keep_made(self, make: Callable[[], str]) -> None:
        """Has a text written within `KEPT_EVERY` seconds, as it is made then.

        Args:
            make: Makes it, on another thread: nothing that it is made of may change.
        """
        self._texts.put(self._names[0], make)

    def forget(self, text: str | None = None) -> None:
        """Has the text removed: it is saved, or given up.

        Args:
            text: The one that is saved, where another may have been begun since, which stays.
        """
        for name in self._names:
            kept = self._texts.get(name)
            if kept is not None and text in (None, kept):
                self._texts.put(name, None)


class _Name(NamedTuple):
    """What the name of a file says of the text in it."""

    note_id: int
    writing: Writing
    link: str
    others: str = ""
    """Stands for all notes of a shared form."""

    @property
    def text(self) -> str:
        """The name."""
        parts = [str(self.note_id), self.writing.value, self.link, self.others]
        return f"{'-'.join(filter(None, parts))}{_SUFFIX}"

    @classmethod
    def read(cls, name: str) -> _Name | None:
        """Returns what a name says; None for a file of a later version, or of something else."""
        number, *parts = name.removesuffix(_SUFFIX).split("-")
        is_id = number.isdecimal() and len(number) < _TOO_LONG_FOR_AN_ID
        if not (name.endswith(_SUFFIX) and is_id and len(parts) in (2, 3)):
            return None
        writing = next((each for each in Writing if each.value == parts[0]), None)
        return cls(int(number), writing, *parts[1:]) if writing else None


def forget_notes(library: Path, note_ids: Iterable[int]) -> None:
    """Removes the texts that were written for notes that are purged."""
    gone = set(note_ids)
    with suppress(OSError):
        for path in folder_of(library).iterdir():
            number = path.name.split("-")[0]
            if number.isdecimal() and int(number) in gone:
                path.unlink(missing_ok=True)


def forget_library(library: Path) -> None:
    """Removes the texts of a library that is to be no more."""
    shutil.rmtree(folder_of(library), ignore_errors=True)


def folder_of(library: Path) -> Path:
    """Returns the folder with the texts of a library."""
    import platformdirs

    name = hashlib.blake2b(os.fsencode(library.resolve()), digest_size=8).hexdigest()
    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "unsaved" / name


def _links(note: Note) -> list[str]:
    """Returns what names the link of a note, and behind that what named it before."""
    keys = dict.fromkeys(map(link_key, (note.url, *note.urls)))
    return [_digest(key) for key in keys]


def _digest(link: str) -> str:
    return hashlib.blake2b(link.encode("utf-8", "replace"), digest_size=8).hexdigest()
