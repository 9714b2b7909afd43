"""Completion in bash, which replaces parts of words, and puts in values as they are given."""

from __future__ import annotations

import os
import re
from typing import Any, NamedTuple

from click.shell_completion import BashComplete, CompletionItem, split_arg_string

from tui.errors import UsageError

_SCRIPT = """\
%(complete_func)s() {
    local type value files=
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value") ;;
            file) files=yes ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1")
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]]; then
        compopt -o nospace
    fi
    if [[ $files && ${#COMPREPLY[@]} == 0 ]]; then
        compopt -o default
    elif [[ $files ]]; then
        compopt -o filenames
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$2")
    fi
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_BREAKS = " \t\n@><=;|&(:"
"""Where bash begins a new word, unless it is quoted."""

_SPECIAL = {"'": "'", '"': r'["\\$`]', "": r"[^\w@%+=:,./#-]|^#"}
"""What does not stand for itself, within either quote and without one."""


class _Place(NamedTuple):
    """Where the word begins that bash replaces: behind a quote that is open, or a break."""

    start: int
    quote: str
    """The quote that is open, if any."""


class Bash(BashComplete):
    """Asks with the line up to the cursor, and answers with what bash is to put there."""

    source_template = _SCRIPT
    _place = _Place(0, "")
    _kept = ""
    """What is typed of the last word before that place: bash leaves it as it is."""
    _is_torn = False
    """Whether a quote is open behind a colon, with a space in it. The shell takes the quote away,
    and the filter reads several words where one is meant: no value fits there."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Returns the words before the one that is typed, and that one.

        Raises:
            UsageError: The shell has loaded another script, which does not hand over the line.
        """
        line = os.environ.get("COMP_LINE")
        if line is None:
            raise UsageError("bash has an older completion loaded", "Start a new shell.")
        self._place = _place_in(line)
        start, quote = self._place
        words = split_arg_string(line)[1:]
        if start == len(line) and not quote and line[-1:].isspace():
            return words, ""
        typed = words.pop() if words else ""
        replaced = "".join(split_arg_string(quote + line[start:]))
        self._kept = typed.removesuffix(replaced)
        if self._kept.startswith("--"):
            self._kept = self._kept.partition("=")[2]
        self._is_torn = self._kept.endswith(":") and quote != "" and " " in replaced
        return words, typed

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Returns what could be typed."""
        return [] if self._is_torn else super().get_completions(args, incomplete)

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Returns what is to stand at the place, so that the shell reads it as the value."""
        value = str(item.value)
        if item.type == "plain":
            value = _written(value.removeprefix(self._kept), self._place.quote)
        return f"{item.type},{value}"


def _place_in(line: str) -> _Place:
    start, opened, quote, is_escaped = 0, 0, "", False
    for at, character in enumerate(line):
        if is_escaped:
            is_escaped = False
        elif character == "\\" and quote != "'":
            is_escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            opened, quote = at + 1, character
        elif character in _BREAKS:
            start = at + 1
    return _Place(opened, quote) if quote else _Place(start, "")


def _written(value: str, quote: str) -> str:
    """Returns a value as it is typed within a quote, or without one."""
    escape = r"'\\''" if quote == "'" else r"\\\g<0>"
    return re.sub(_SPECIAL[quote], escape, value)
