"""Returns whether a library changed, by this connection or any other."""

from __future__ import annotations

import sqlite3


class Watch:
    """Notices writes, by one pragma each time that it is asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen = self._state()

    def has_changed(self) -> bool:
        """Returns whether anything was written since this was last asked."""
        before, self._seen = self._seen, self._state()
        return before != self._seen

    def _state(self) -> tuple[int, int]:
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version, self._connection.total_changes
