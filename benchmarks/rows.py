"""The lines of the table: something measured, the floor beside it, and the budget."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

LARGE = 100_000
"""From so many notes on, a budget holds whose floor grows with the library: before, that floor is
next to nothing."""

HEADER = "| what | notes | measured | floor | result | budget | |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row(ABC):
    """A line of the table."""

    what: str
    size: int | None
    """Notes in the library, where that matters."""
    subject: float
    floor: float
    budget: float | None = None
    """What the result may be at most; None where no budget was set."""

    budget_sign: ClassVar[str] = ""

    @property
    @abstractmethod
    def result(self) -> float:
        """What is judged by the budget."""

    @property
    def is_missed(self) -> bool:
        """Whether the result is beyond the budget."""
        return self.budget is not None and self.result > self.budget

    def __str__(self) -> str:
        size = "" if self.size is None else f"{self.size:,}"
        budget = "" if self.budget is None else f"≤ {self.budget_sign}{self.budget:g}"
        verdict = "missed" if self.is_missed else ""
        cells = (self.what, size, *self.figures(), budget, verdict)
        return f"| {' | '.join(cells)} |"

    @abstractmethod
    def figures(self) -> tuple[str, str, str]:
        """Subject, floor and result as they are shown."""


class Ratio(Row):
    """A time, and how many times its floor that is; in seconds."""

    __slots__ = ()

    @property
    def result(self) -> float:
        return self.subject / self.floor

    def figures(self) -> tuple[str, str, str]:
        return _milliseconds(self.subject), _milliseconds(self.floor), f"{self.result:.2f}"


class Excess(Row):
    """Memory, and how much more than its floor that is; in megabytes."""

    __slots__ = ()
    budget_sign = "+"

    @property
    def result(self) -> float:
        return self.subject - self.floor

    def figures(self) -> tuple[str, str, str]:
        return f"{self.subject:,.1f} MB", f"{self.floor:,.1f} MB", f"{self.result:+,.1f}"


class Count(Row):
    """How often something happened."""

    __slots__ = ()

    @property
    def result(self) -> float:
        return self.subject

    def figures(self) -> tuple[str, str, str]:
        return f"{self.subject:g}", "", f"{self.subject:g}"


def in_large(size: int, budget: float) -> float | None:
    """A budget for large libraries only."""
    return budget if size >= LARGE else None


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.{3 if seconds < 0.0001 else 1}f} ms"
