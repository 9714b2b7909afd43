"""Does with tags what a person decides, each kind of thing in few statements.

Every row is looked at again first: what another program has changed since is left and counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tui.model.arrangement import Decision
from tui.model.tag import is_below, tag_key
from tui.model.tagcare.actions import TagAction, TagVerb
from tui.store import tag_states
from tui.store.sql import AMONG, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tag_merging import StoredTag, add_aliases, merge, rename, tags_with_keys

Actions = Sequence[TagAction]


class Cared(NamedTuple):
    """What was done with tags."""

    done: tuple[TagAction, ...] = ()
    """What it came to: a new name that another tag has is a merge."""
    skipped: int = 0
    """How many actions were left: their tags are others by now."""


def care(
    connection: sqlite3.Connection, actions: Actions, decisions: Iterable[Decision] = ()
) -> Cared:
    """Does with tags what is wanted, in the order given, and keeps decisions.

    Args:
        connection: Within a transaction.
        actions: What to do.
        decisions: What a person has decided; of each, the first tag is known by its key.
    """
    unchanged = list(_unchanged(connection, actions))
    done: list[TagAction] = []
    for verb, run in groupby(unchanged, key=lambda action: action.verb):
        done += _DO[verb](connection, list(run))
    decide(connection, decisions)
    return Cared(tuple(done), len(actions) - len(done))


def decide(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Keeps decisions; how new tags arrive replaces what it was before."""
    for decision in decisions:
        if decision.kind == "new":
            connection.execute("DELETE FROM decisions WHERE kind = 'new' AND a <> ?", decision[1:2])
        connection.execute(
            "INSERT OR IGNORE INTO decisions (kind, a, b) VALUES (?, ?, ?)", decision
        )


def decisions(connection: sqlite3.Connection) -> list[Decision]:
    """Returns all that a person has decided."""
    query = f"SELECT {as_text('kind', 'a', 'b')} FROM decisions ORDER BY kind, a, b"
    return [Decision(*row) for row in fetch_all(connection, query)]


def _unchanged(connection: sqlite3.Connection, actions: Actions) -> Iterator[TagAction]:
    """Yields the actions whose tags are on as many notes as a person saw."""
    keys = {tag_key(action.tag) for action in actions if action.notes is not None}
    query = f"SELECT {as_text('key')}, {tag_states.KEPT_NOTES} FROM tags WHERE key {AMONG}"
    counts = dict(fetch_all(connection, query, (listed(keys),))) if keys else {}
    for action in actions:
        if action.notes is None or counts.get(tag_key(action.tag)) == action.notes:
            yield action


def _in_state(
    set_state: Callable[[sqlite3.Connection, Iterable[int]], int], *states: str
) -> Callable[[sqlite3.Connection, Actions], Actions]:
    """Returns what sets the state of those tags that are in some other states."""

    def act(connection: sqlite3.Connection, actions: Actions) -> Actions:
        tags = tags_with_keys(connection, (tag_key(action.tag) for action in actions))
        fitting = {
            key: action
            for action in actions
            if (tag := tags.get(key := tag_key(action.tag))) and _is_in(tag, states)
        }
        set_state(connection, [tags[key].id for key in fitting])
        if "live" in states:
            _keep_no_more(connection, fitting)
        return list(fitting.values())

    return act


def _is_in(tag: StoredTag, states: Sequence[str]) -> bool:
    return (tag.state if tag.state in ("retired", "gone") else "live") in states


def _merge(connection: sqlite3.Connection, actions: Actions) -> Actions:
    wanted = {tag_key(action.tag): action for action in actions}
    targets = {tag_key(action.target) for action in actions}
    tags = tags_with_keys(connection, {*wanted, *targets})
    into: dict[int, int] = {}
    done = []
    for key, action in wanted.items():
        tag, target = tags.get(key), tags.get(tag_key(action.target))
        if tag is None or target is None or tag.state == "gone" or not _is_in(target, ("live",)):
            continue
        stands = _last(into, target.id)
        if stands != tag.id:
            into[tag.id] = stands
            done.append(action)
    final = {tag: _last(into, stands) for tag, stands in into.items()}
    names = {tag.id: tag.name for tag in tags.values()}
    parents = _parents_among(connection, (tag_key(action.tag) for action in done))
    moved = {tags[key].id: final.pop(tags[key].id) for key in sorted(parents)}
    merge(connection, final)
    for key in sorted(parents):
        # Those below it go along.
        rename(connection, tags[key], names[moved[tags[key].id]])
    _keep_no_more(connection, (tag_key(action.tag) for action in done))
    return done


def _parents_among(connection: sqlite3.Connection, keys: Iterable[str]) -> set[str]:
    """Returns which of some keys are of tags that others are below."""
    query = f"SELECT {as_text('key')} FROM tags WHERE instr(key, '/') > 0"
    above = {
        key[:end]
        for (key,) in fetch_all(connection, query)
        for end in range(len(key))
        if key[end] == "/"
    }
    return above.intersection(keys)


def _last(into: Mapping[int, int], tag: int) -> int:
    while tag in into:
        tag = into[tag]
    return tag


def _rename(connection: sqlite3.Connection, actions: Actions) -> Actions:
    done = []
    for action in actions:
        tag = tags_with_keys(connection, [tag_key(action.tag)]).get(tag_key(action.tag))
        if tag and tag.state != "gone" and tag.name != action.target:
            done.append(_named(connection, action, tag, action.target))
    return done


def _nest(connection: sqlite3.Connection, actions: Actions) -> Actions:
    done = []
    for action in actions:
        key, above = tag_key(action.tag), tag_key(action.target)
        found = tags_with_keys(connection, (key, above))
        tag, target = found.get(key), found.get(above)
        if not (tag and target) or tag.state == "gone" or not _is_in(target, ("live",)):
            continue
        if _may_go_under(key, above):
            name = f"{target.name}/{tag.name.rpartition('/')[2]}"
            done.append(_named(connection, action, tag, name, "under"))
    return done


def _named(
    connection: sqlite3.Connection,
    action: TagAction,
    tag: StoredTag,
    name: str,
    kind: str = "same",
) -> TagAction:
    """Gives the tag of an action another name, and returns what that came to.

    Where another tag has the name, or had it, the two are merged.
    """
    other = rename(connection, tag, name, kind)
    return TagAction("merge", action.tag, other) if other else action


def _may_go_under(key: str, above: str) -> bool:
    """Returns whether a tag is neither there already, nor the other one, nor above that."""
    return above not in (key, key.rpartition("/")[0]) and not is_below(above, key)


def _alias(connection: sqlite3.Connection, actions: Actions) -> Actions:
    keys = {tag_key(name) for action in actions for name in (action.tag, action.target)}
    tags = tags_with_keys(connection, keys)
    done = [
        action
        for action in actions
        if tag_key(action.tag) not in tags and tag_key(action.target) in tags
    ]
    add_aliases(connection, ((each.tag, tags[tag_key(each.target)].id) for each in done))
    return done


def _keep_no_more(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Forgets that a person keeps tags which she now puts away."""
    connection.execute(
        f"DELETE FROM decisions WHERE kind = 'keep' AND b = '' AND a {AMONG}", (listed(keys),)
    )


_DO: Mapping[TagVerb, Callable[[sqlite3.Connection, Actions], Actions]] = {
    "retire": _in_state(tag_states.retire, "live"),
    "revive": _in_state(tag_states.revive, "retired", "gone"),
    "delete": _in_state(tag_states.delete, "live", "retired"),
    "merge": _merge,
    "rename": _rename,
    "nest": _nest,
    "alias": _alias,
}
"""What does each verb; it returns the actions that were done."""
