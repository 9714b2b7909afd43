"""The long run: everything that is done to the program, many times, and a table of what came of it.

python -m tests.torture [--seed NUMBER] [--only WORD]
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import DESKTOP, FOLDERS, TERMINAL
from tests.torture.table import DOCUMENT, HEAD, TORTURES, Result, with_results


def main() -> int:
    """Runs the tortures; returns 1 where a law was broken that the program is to keep."""
    parser = ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--seed", type=int, default=1, help="1 unless given")
    parser.add_argument("--only", default="", help="a word in the names of those to run")
    arguments = parser.parse_args()
    with TemporaryDirectory() as home:
        _be_at_home(Path(home))
        results = [
            _run(number, arguments.seed)
            for number, torture in enumerate(TORTURES)
            if arguments.only in torture.name
        ]
    _say("\n".join(("", *HEAD, *(result.row for result in results))))
    DOCUMENT.write_text(with_results(DOCUMENT.read_text("utf-8"), results), "utf-8")
    return int(any(each.outcomes.broken for each in results))


def _run(number: int, seed: int) -> Result:
    torture, begun = TORTURES[number], time.monotonic()
    result = Result(torture, torture.long, torture.run(seed, torture.long))
    _say(f"{torture.name} ({time.monotonic() - begun:.0f} s): {result.in_words}")
    for broken in result.outcomes.broken[:5]:
        _say(f"    {broken}")
    return result


def _be_at_home(home: Path) -> None:
    """Gives the run a home and an environment of its own."""
    for variable in [*DESKTOP, *(name for name in os.environ if name.startswith("URL_NOTES_"))]:
        os.environ.pop(variable, None)
    own = {name: str(home / folder) for name, folder in FOLDERS.items()}
    os.environ.update({"HOME": str(home), "TZ": "UTC", **own, **TERMINAL})
    time.tzset()


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
