"""The documents, and what can be read in them: headings, links, blocks of code."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"

DOCUMENTS = (
    README,
    *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted(DOCS.glob("*.md")),
)
"""All that is written for people, in Markdown."""

_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a document."""

    language: str
    """The word behind the fence; empty where there is none."""
    text: str
    start: int
    """Where the block begins, in characters."""
    end: int


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document, in order, also of lists."""
    return [Block(found[2], dedent(found[3]), *found.span()) for found in _BLOCK.finditer(text)]


def prose(text: str) -> str:
    """The document without its fenced blocks."""
    return _BLOCK.sub("", text)


def anchors(text: str) -> set[str]:
    """The names by which links reach the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", prose(text), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def links(text: str) -> list[str]:
    """Where the links and pictures of a document lead, but for those into the web."""
    written = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    shown = re.findall(r'(?:src|srcset|href)="([^"]+)"', prose(text))
    return [link for link in (*written, *shown) if not re.match(r"[a-z]+:", link)]
