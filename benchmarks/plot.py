"""The plot of the time from a letter to its page over the size of the library, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from statistics import median

from benchmarks.keys import Letter

WIDTH, HEIGHT = 640, 340
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 44, 56
"""The margins around the axes."""

STEPS = (5, 10, 20, 25, 50, 100, 250, 500, 1_000)
"""Milliseconds between two lines of the grid."""

MOST_LINES = 6

STYLE = (
    "text{font:13px sans-serif;fill:#665c49}.title{font-size:15px;fill:#221c12}"
    ".number{fill:#984a00;font-weight:bold}.grid{stroke:#d9cfbc}"
    ".range{stroke:#f3dfc2;stroke-width:14;stroke-linecap:round}"
    "polyline{fill:none;stroke:#984a00;stroke-width:2}circle{fill:#984a00}"
)

TITLE = "From a letter to its page, in milliseconds"


def plot(letters: Sequence[Letter]) -> str:
    """Returns the picture: for each library the usual, the fastest and the slowest letter."""
    pages: dict[int, list[float]] = {}
    for letter in letters:
        pages.setdefault(letter.size, []).append(letter.page * 1000)
    axes = _Axes(sorted(pages), max(map(max, pages.values())))
    ranges = [axes.range(size, min(times), max(times)) for size, times in pages.items()]
    usual = [(size, median(times)) for size, times in sorted(pages.items())]
    return "\n".join([*_head(), *axes.grid(), *ranges, *axes.line(usual), "</svg>\n"])


class _Axes:
    """Where a size (by its logarithm) and a time stand in the picture."""

    def __init__(self, sizes: Sequence[int], longest: float) -> None:
        self._sizes = sizes
        self._step = next((step for step in STEPS if longest / step < MOST_LINES), STEPS[-1])
        self._top = self._step * (int(longest / self._step) + 1)

    def grid(self) -> list[str]:
        """Returns the lines of the grid, and what they stand for."""
        lines = []
        for time in range(0, self._top + 1, self._step):
            y = self._y(time)
            lines.append(f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>')
            lines.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{time}</text>')
        for size in self._sizes:
            place = f'x="{self._x(size)}" y="{HEIGHT - BOTTOM + 22}"'
            lines.append(f'<text {place} text-anchor="middle">{size:,}</text>')
        middle = (LEFT + WIDTH - RIGHT) // 2
        lines.append(f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">notes</text>')
        return lines

    def range(self, size: int, fastest: float, slowest: float) -> str:
        """Returns the bar from the fastest letter to the slowest."""
        return f'<path class="range" d="M{self._x(size)} {self._y(fastest)}V{self._y(slowest)}"/>'

    def line(self, usual: Sequence[tuple[int, float]]) -> list[str]:
        """Returns the line through the usual times, with their numbers."""
        points = [(self._x(size), self._y(time)) for size, time in usual]
        path = " ".join(f"{x},{y}" for x, y in points)
        lines = [f'<polyline points="{path}"/>']
        for (x, y), (_, time) in zip(points, usual, strict=True):
            lines.append(f'<circle cx="{x}" cy="{y}" r="4"/>')
            lines.append(f'<text class="number" x="{x + 8}" y="{y - 8}">{time:.0f}</text>')
        return lines

    def _x(self, size: int) -> int:
        first, last = log10(self._sizes[0]), log10(self._sizes[-1])
        share = (log10(size) - first) / (last - first) if last > first else 0.5
        return round(LEFT + 24 + share * (WIDTH - LEFT - RIGHT - 72))

    def _y(self, time: float) -> int:
        return round(HEIGHT - BOTTOM - time / self._top * (HEIGHT - TOP - BOTTOM))


def _head() -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{TITLE}</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf8f2"/>',
        f'<text class="title" x="{LEFT}" y="26">{TITLE}</text>',
    ]
