"""Modules that are loaded when something in them is first used.

The first page needs few of the modules of the reader, and loading them all takes as long as all
else that is done before it. Those that it does not need are imported within `loaded_when_used`:

    with loaded_when_used():
        from tui.ui.controllers import filtering

Names of such a module are written with it, `filtering.suggest`: to import one would load it.
Only one thread may be the first to use a module: the threads of the reader import in functions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType


@contextmanager
def loaded_when_used() -> Iterator[None]:
    """Has modules that are imported within it loaded when something in them is first used."""
    sys.meta_path.insert(0, _Finder)
    try:
        yield
    finally:
        sys.meta_path.remove(_Finder)


class _Finder:
    """Finds modules as Python does, and has them loaded later; packages are loaded at once."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.loader and spec.submodule_search_locations is None:
            spec.loader = LazyLoader(spec.loader)
        return spec
