"""The moment that filters of tests are read at."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tui.filters.dates import Clock

NOON = Clock(datetime(2025, 8, 14, 12, tzinfo=UTC), UTC)
"""14 August 2025, a Thursday, noon in UTC."""

BERLIN = Clock(datetime(2025, 8, 14, 23, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
"""Already 15 August there, at one in the morning."""
