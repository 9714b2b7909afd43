"""Where the files lie that are not Python: the style sheets and the sample library.

A wheel nests ``styles/`` inside the package; an editable install leaves it beside the package,
where it is edited. This module alone knows the difference.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the ``tui`` package."""

SAMPLE = PACKAGE / "sample.jsonl"
"""The sample library, in the native JSON Lines format."""


def styles() -> Path:
    """The folder that holds the style sheets."""
    nested = PACKAGE / "styles"
    return nested if nested.is_dir() else PACKAGE.parent / "styles"
