"""The paths of the files that are not Python: the style sheets and the sample library.

A wheel has ``styles/`` inside the package, an editable install beside it.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the ``tui`` package."""

SAMPLE = PACKAGE / "sample.jsonl"
"""The sample library, in the native JSON Lines format."""


KEYMAPS = PACKAGE / "keymaps"
"""The folder of the sets of keys, each a file of actions and their keys."""


def styles() -> Path:
    """Returns the folder that holds the style sheets."""
    nested = PACKAGE / "styles"
    return nested if nested.is_dir() else PACKAGE.parent / "styles"


def sheets(*folders: str) -> list[Path]:
    """Returns the style sheets that lie in ``styles/``, or in a folder below it, by their names."""
    return sorted(styles().joinpath(*folders).glob("*.tcss"))
