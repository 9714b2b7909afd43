"""Reads the vocabulary of a library: names of tags, their states, and what care is made from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.library.open_file import OpenFile
from tui.store.changes import Watch
from tui.store.connection import translate_errors
from tui.store.tags import aliases, former_names, tag_named

if TYPE_CHECKING:
    from tui.model.tagcare.tag_use import Texts
    from tui.store.tag_states import TagState
    from tui.store.tag_use import TagCare


class VocabularyReader:
    """The tags of an open library."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        with translate_errors(file.path):
            self._watch = Watch(file.connection)
        self._named: dict[str, str] = {}
        """What was asked of `named` since anything was last written."""

    def named(self, name: str) -> str:
        """Returns the tag that a name or alias in a filter stands for, as it is written."""
        with translate_errors(self._file.path):
            if self._watch.has_changed():
                self._named.clear()
            if name not in self._named:
                self._named[name] = tag_named(self._file.connection, name)
            return self._named[name]

    def former_names(self, text: str, most: int) -> dict[str, str]:
        """Returns other names of tags that begin with a text, by the names of the tags.

        Args:
            text: The text; case and accents do not matter.
            most: How many names are looked at.
        """
        with translate_errors(self._file.path):
            return former_names(self._file.connection, text, most)

    def aliases(self) -> dict[str, str]:
        """Returns the name of the tag of each alias, by the alias without case."""
        with translate_errors(self._file.path):
            return aliases(self._file.connection)

    def states(self, names: Sequence[str]) -> dict[str, TagState]:
        """Returns the tags that names or aliases stand for, with their states, by these."""
        from tui.store.tag_states import states_of

        with self._file.one_moment():
            return states_of(self._file.connection, names)

    def hidden(self) -> list[TagState]:
        """Returns the tags that are retired or gone, by their names."""
        from tui.store.tag_states import hidden_tags

        with self._file.one_moment():
            return hidden_tags(self._file.connection)

    def suited_to(self, note_id: int, count: int = 20) -> list[str]:
        """Returns live tags that a note lacks and that notes like it have, the best first.

        It takes some milliseconds, and in a large library some tens of them.
        """
        from tui.store.note_tags import tags_for_note

        with self._file.one_moment():
            return tags_for_note(self._file.connection, note_id)[:count]

    def care(self) -> TagCare:
        """Returns all that proposals for the tags are made from, as of one moment.

        Reading takes about a second where 100,000 notes have 1.6 million tags.
        """
        from tui.store.tag_use import tag_care

        with self._file.one_moment():
            care = tag_care(self._file.connection)
        return care._replace(use=replace(care.use, texts=partial(self._texts, care.use.texts)))

    def is_new_decided(self) -> bool:
        """Returns whether a person has said how tags arrive that an import brings."""
        from tui.store.tag_care import decisions

        with translate_errors(self._file.path):
            return any(each.kind == "new" for each in decisions(self._file.connection))

    def new_tags_wait(self) -> bool:
        """Returns whether tags that an import brings wait until a person takes them."""
        from tui.model.tagcare.decisions import WAITING
        from tui.store.tag_care import decisions

        with translate_errors(self._file.path):
            return WAITING in decisions(self._file.connection)

    def _texts(self, read: Texts, wanted: Collection[int]) -> Mapping[int, str]:
        with translate_errors(self._file.path):
            return read(wanted)
