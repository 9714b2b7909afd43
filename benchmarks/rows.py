"""The rows of the table: a measured value, the floor beside it, and the budget."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

LARGE = 100_000
"""The least number of notes for budgets whose floor grows with the library: in smaller ones, that
floor is close to zero."""

HEADER = "| what | notes | measured | floor | result | budget | |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row(ABC):
    """A row of the table."""

    what: str
    size: int | None
    """The notes in the library, if that matters."""
    subject: float
    floor: float
    budget: float | None = None
    """The most that the result may be; ``None`` without a budget."""

    budget_sign: ClassVar[str] = ""

    @property
    @abstractmethod
    def result(self) -> float:
        """The value that is compared with the budget."""

    @property
    def is_missed(self) -> bool:
        """Whether the result is beyond the budget."""
        return self.budget is not None and self.result > self.budget

    @property
    def limit(self) -> str:
        """The budget in words; empty without one."""
        return "" if self.budget is None else f"≤ {self.budget_sign}{self.budget:g}"

    def __str__(self) -> str:
        size = "" if self.size is None else f"{self.size:,}"
        verdict = "missed" if self.is_missed else ""
        cells = (self.what, size, *self.figures(), self.limit, verdict)
        return f"| {' | '.join(cells)} |"

    @abstractmethod
    def figures(self) -> tuple[str, str, str]:
        """Formats subject, floor and result."""


class Ratio(Row):
    """A time in seconds, as a multiple of its floor."""

    __slots__ = ()

    @property
    def result(self) -> float:
        return self.subject / self.floor

    def figures(self) -> tuple[str, str, str]:
        return _milliseconds(self.subject), _milliseconds(self.floor), f"{self.result:.2f}"


class Excess(Row):
    """Memory in megabytes, as the excess over its floor."""

    __slots__ = ()
    budget_sign = "+"

    @property
    def result(self) -> float:
        return self.subject - self.floor

    def figures(self) -> tuple[str, str, str]:
        return f"{self.subject:,.1f} MB", f"{self.floor:,.1f} MB", f"{self.result:+,.1f}"


class Time(Row):
    """A time in seconds that has no floor."""

    __slots__ = ()

    @property
    def result(self) -> float:
        return self.subject

    @property
    def limit(self) -> str:
        return "" if self.budget is None else f"≤ {self.budget * 1000:,.0f} ms"

    def figures(self) -> tuple[str, str, str]:
        return _milliseconds(self.subject), "", _milliseconds(self.subject)


class Count(Row):
    """The number of times something happened."""

    __slots__ = ()

    @property
    def result(self) -> float:
        return self.subject

    def figures(self) -> tuple[str, str, str]:
        return f"{self.subject:g}", "", f"{self.subject:g}"


def in_large(size: int, budget: float) -> float | None:
    """Returns a budget for large libraries, and ``None`` for others."""
    return budget if size >= LARGE else None


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.{3 if seconds < 0.0001 else 1}f} ms"
