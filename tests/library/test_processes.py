from __future__ import annotations

import os
import time

from tui.library.processes import is_running

NO_PROCESS = 1 << 22
"""The number of no process: the largest is one less."""


def test_a_process_is_running_unless_another_has_its_number_by_now() -> None:
    now = time.time_ns() // 1_000
    assert is_running(os.getpid(), now)
    assert not is_running(NO_PROCESS, now)


def test_a_process_that_began_later_is_another_one() -> None:
    a_day_ago = time.time_ns() // 1_000 - 86_400_000_000
    began_later = not is_running(os.getpid(), a_day_ago)
    assert began_later or not os.path.exists("/proc/self/stat")
