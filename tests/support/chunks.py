"""Chunks of a change of very many notes that a slow machine makes no smaller."""

from __future__ import annotations

import pytest

from tui.library import bulk, long_step


def write_in_chunks(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Has a change of very many notes written so many at a time."""
    monkeypatch.setattr(bulk, "FIRST_CHUNK", size)
    monkeypatch.setattr(bulk, "LARGEST_CHUNK", size)
    monkeypatch.setattr(long_step, "CHUNK_SECONDS", 60.0)
