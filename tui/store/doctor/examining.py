"""All checks, in the order in which they are made and mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

from tui.store.connection import is_damage
from tui.store.doctor import belonging, derived, journal_rules, pages, spelling, structure, values
from tui.store.doctor.check import FROM_BACKUP, MENDABLE, Check, Finding

_indexes = (
    partial(structure.find_parts, kind="index"),
    partial(structure.mend_parts, kind="index"),
)
_triggers = (
    partial(structure.find_parts, kind="trigger"),
    partial(structure.mend_parts, kind="trigger"),
)

FILE = "file"
"""The check of the file itself, without which nothing is to be relied on."""

CHECKS = (
    Check(FILE, pages.find, pages.mend),
    Check("tables", structure.find_tables, structure.mend_tables),
    Check("indexes", *_indexes),
    Check("triggers", *_triggers),
    Check("recording", journal_rules.find_recording, journal_rules.mend_recording),
    Check("entries", journal_rules.find_entries, journal_rules.mend_entries),
    Check("turns", journal_rules.find_turns, journal_rules.mend_turns),
    Check("last turns", journal_rules.find_latest, journal_rules.mend_latest),
    Check("places of steps", journal_rules.find_ordinals, journal_rules.mend_ordinals),
    Check("sizes of steps", journal_rules.find_sizes, journal_rules.mend_sizes),
    Check("replaced notes", journal_rules.find_replaced, journal_rules.mend_replaced),
    Check("values", values.find_values, values.mend_values, is_owned=True),
    Check("orphans", belonging.find_orphans, belonging.mend_orphans),
    Check("references", belonging.find_references),
    Check("tags that are gone", belonging.find_gone_tags, belonging.mend_gone_tags, is_owned=True),
    Check("tags", spelling.find_tags, spelling.mend_tags, is_owned=True),
    Check("words of tags", spelling.find_tag_words, spelling.mend_tag_words),
    Check("links", spelling.find_links, spelling.mend_links, is_owned=True),
    Check("order", derived.find_order, derived.mend_order),
    Check("text index", derived.find_text_index, derived.mend_text_index),
    Check("digests", derived.find_digests, derived.mend_digests),
    Check("counts", derived.find_counts, derived.mend_counts),
)
"""What is looked for. What comes first may be in the way of finding or mending what follows."""


def examine(connection: sqlite3.Connection, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Finds everything that is wrong with a library; changes nothing."""
    found = [finding for check in checks for finding in findings_of(connection, check)]
    if any(each.check == FILE and each.hint != MENDABLE for each in found):
        # Whatever is written into a file with damaged pages may damage more of them.
        return [each._replace(hint=FROM_BACKUP) for each in found]
    return found


def findings_of(connection: sqlite3.Connection, check: Check) -> list[Finding]:
    """Returns what a check finds.

    Raises:
        sqlite3.Error: It could not look, for another reason than damage.
    """
    try:
        return [finding._replace(check=check.name) for finding in check.find(connection)]
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            what = f"The {check.name} cannot be read: {error}"
            return [Finding(what, FROM_BACKUP, check.name)]
        if not str(error).startswith("no such"):
            raise
        # The check of the tables has found that already.
        return []
