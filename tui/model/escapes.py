"""Lists in one typed text: separators between parts, and a backslash before what belongs to one."""

from __future__ import annotations

import re


def escaped(text: str, special: str) -> str:
    """Returns a text with a backslash before each of some characters, and before a backslash."""
    return re.sub(f"[{re.escape(special)}\\\\]", r"\\\g<0>", text)


def unescaped(text: str) -> str:
    """Returns a text without the backslashes that are before something."""
    return re.sub(r"\\(.)", r"\1", text)


def parts(text: str, separator: str) -> list[str]:
    """Returns what stands between separators, still escaped; leaves out what is empty."""
    found = re.findall(rf"(?:\\.|[^{separator}])+", text)
    return [part.strip() for part in found if part.strip()]


def last_start(text: str, separator: str) -> int:
    """Returns where the last part begins: behind the last separator, or with the text."""
    found = re.finditer(rf"\\.|{separator}", text)
    return max((each.end() for each in found if each[0] == separator), default=0)
