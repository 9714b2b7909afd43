"""What ``--output`` names."""

from __future__ import annotations

from tui.cli.output import narrate, output_stream
from tui.library.paths import expanded
from tui.library.targets import PathTarget, StreamTarget

STANDARD_OUTPUT = "-"


def target_of(output: str | None) -> StreamTarget | PathTarget:
    """Returns the path that was named; without a name, or for ``-``, the output stream."""
    if output is None or output == STANDARD_OUTPUT:
        return StreamTarget(output_stream())
    return PathTarget(expanded(output))


def warn_of_rights(target: StreamTarget | PathTarget) -> None:
    """Tells where others can use a file that was written."""
    if isinstance(target, PathTarget) and (warning := target.rights_in_words()):
        narrate(warning)
