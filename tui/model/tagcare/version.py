"""Versions: ``python3`` is put under ``python``."""

from __future__ import annotations

import re

from tui.model.fold import fold
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

NAME = "version"

SHORTEST_BASE = 3

_VERSION = re.compile(r"^(?P<base>.*[^\d\W])[\s._-]*v?\d+(\.\d+)*$")


def versions(use: TagUse) -> list[Proposal]:
    """Returns the tags that are another tag and a number, with that tag."""
    bases = {fold(name): tag for tag, name in enumerate(use.names)}
    found = []
    for tag, name in enumerate(use.names):
        match = _VERSION.match(fold(name)) if "/" not in name else None
        base = bases.get(match["base"].strip(" ._-")) if match else None
        if base is not None and base != tag and len(use.names[base]) >= SHORTEST_BASE:
            found.append(Proposal.of_pair(NAME, use, tag, base, "", sure=False))
    return sorted(found, key=lambda each: (-each.target_notes, each.target, each.tag))
