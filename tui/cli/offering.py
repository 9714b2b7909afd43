"""Values that a shell is offered, and the names of files, which it completes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tui.errors import UrlNotesError
from tui.model.fold import fold
from tui.model.text import clean_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST = 50
"""How many values are offered."""

Offered = Iterable[tuple[str, str]]
"""Values, and a word on each."""


def beginning(values: Offered, begin: str) -> Offered:
    """Returns the values that begin so."""
    return [each for each in values if fold(each[0]).startswith(fold(begin))]


def items(values: Offered) -> list[CompletionItem]:
    """Returns the first values as a shell is told them."""
    from click.shell_completion import CompletionItem

    kept = [each for each, _ in zip(values, range(MOST), strict=False)]
    return [CompletionItem(value, help=clean_line(said, 60) or None) for value, said in kept]


class FileName(click.ParamType[str]):
    """The path of a file, or a name that stands for files.

    Args:
        offer: From what is called to the names that stand for files.
        has_files_beside: Whether files are offered also where such a name begins so.
    """

    name = "path"

    def __init__(
        self,
        offer: Callable[[click.Context], Offered] = lambda _: (),
        *,
        has_files_beside: bool = True,
    ) -> None:
        self._offer = offer
        self._has_files_beside = has_files_beside

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Returns the names that begin so, and what has the shell look for files."""
        from click.shell_completion import CompletionItem

        named: list[CompletionItem] = []
        with suppress(UrlNotesError):
            named = items(beginning(self._offer(ctx), incomplete))
        if named and not self._has_files_beside:
            return named
        return [*named, CompletionItem(incomplete, type="file")]


FILE = FileName()
