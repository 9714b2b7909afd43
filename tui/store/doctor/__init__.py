"""Finds what is wrong with a library file, and mends what can be mended."""

from tui.store.doctor.check import FROM_BACKUP, MENDABLE, Check, Finding
from tui.store.doctor.examining import CHECKS, examine
from tui.store.doctor.mending import mend

__all__ = ["CHECKS", "FROM_BACKUP", "MENDABLE", "Check", "Finding", "examine", "mend"]
