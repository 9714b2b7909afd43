"""The keys of actions as a person has them: the usual ones, with those that are configured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from tui.library.configuration.values import KEYS, Keys, SettingFault
from tui.model.nearest import did_you_mean
from tui.ui.actions import (
    COMMAND_LINE,
    HELP,
    PALETTE,
    QUIT,
    WIDER,
    AnyAction,
    Context,
    key_name,
)

_NAMED = frozenset(
    (
        *("space", "enter", "tab", "shift+tab", "backspace", "delete", "insert", "escape"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 13)),
    )
)
"""The keys with a name that every terminal sends."""

_SPELLINGS = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "del": "delete",
    "backtab": "shift+tab",
}

_SAME_ON_A_TERMINAL = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+[": "escape",
}
"""What a plain terminal sends as another key."""

_QUITS = "ctrl+q"
"""The key that `QUIT` always has, so that there is a way out."""

_RESERVED = {
    "ctrl+c": "It copies what is selected.",
    _QUITS: "It always leaves the program.",
}
"""Keys that no other action can have, and why."""


class BoundKeys(NamedTuple):
    """Actions with their keys."""

    actions: tuple[AnyAction, ...]
    faults: tuple[SettingFault, ...] = ()


_Place = tuple[Context, str]
"""Where a key means something, and the key."""


def bind_keys(actions: Sequence[AnyAction], keys: Keys) -> BoundKeys:
    """Gives actions keys in place of their usual ones.

    A configured key goes before the usual one of another action wherever it means something; of two
    that are configured for one place, the one that comes first stands.

    Args:
        actions: With their usual keys.
        keys: From ids to the keys that are configured; an action may have none.
    """
    by_id = {action.id: action for action in actions}
    unknown = [
        _fault(each, "is no action", _nearest(each, by_id)) for each in keys if each not in by_id
    ]
    taken: dict[_Place, str] = {}
    faults: list[SettingFault] = []
    for action_id, names in keys.items():
        for name in map(spelled, names) if action_id in by_id else ():
            fault = _impossible(action_id, name) or _clash(by_id[action_id], name, taken)
            if fault:
                faults.append(fault)
            else:
                taken[by_id[action_id].context, name] = action_id
    bound = [_bound(action, keys, taken) for action in actions]
    bare = [
        _left_bare(*each, taken)
        for each in zip(actions, bound, strict=True)
        if each[0].id not in keys
    ]
    found = (*unknown, *faults, *filter(None, bare), *_no_way_on(bound, keys))
    return BoundKeys(tuple(bound), found)


def spelled(name: str) -> str:
    """Returns the name of a key as the program spells it: ``ctrl+d`` for ``Ctrl-D``."""
    if len(name) == 1:
        return name
    *modifiers, last = (
        name.replace("-", "+").split("+") if not name.endswith(("+", "-")) else [name]
    )
    lower = [each.lower() for each in modifiers]
    key = last.lower() if lower or len(last) > 1 else last
    return "+".join([*lower, _SPELLINGS.get(key, key)])


def _impossible(action_id: str, name: str) -> SettingFault | None:
    """Returns why a key can mean nothing; None where it can."""
    if name in _RESERVED and (action_id, name) != (QUIT, _QUITS):
        return _fault(action_id, f"cannot have {key_name(name)}", _RESERVED[name])
    if name in _SAME_ON_A_TERMINAL:
        other = key_name(_SAME_ON_A_TERMINAL[name])
        return _fault(
            action_id, f"cannot have {key_name(name)}", f"A terminal sends {other} for it."
        )
    if name in _NAMED or (len(name) == 1 and name.isprintable()):
        return None
    if name.startswith("ctrl+") and len(name) == len("ctrl+x"):
        if name[-1] in ascii_lowercase:
            return None
        return _fault(action_id, f"cannot have {key_name(name)}", "Ctrl goes with letters alone.")
    if name.startswith(("alt+", "super+", "meta+", "ctrl+shift+", "shift+")):
        hint = "Not every terminal sends Alt, Super or Shift with a key."
        return _fault(action_id, f"cannot have {name}", hint)
    return _fault(action_id, f"has no such key: {name}", "Write j, ctrl+n, enter or f2.")


def _clash(action: AnyAction, name: str, taken: Mapping[_Place, str]) -> SettingFault | None:
    """Returns which action has a key already; None where it is free."""
    first = taken.get((action.context, name), action.id)
    if first == action.id:
        return None
    return _fault(action.id, f"cannot have {key_name(name)}", f"{first} has it already.")


def _bound(action: AnyAction, keys: Keys, taken: Mapping[_Place, str]) -> AnyAction:
    """Returns an action with the keys that are its own."""
    if action.id in keys:
        names = dict.fromkeys(map(spelled, keys[action.id]))
        own = [name for name in names if taken.get((action.context, name)) == action.id]
        if action.id == QUIT and _QUITS not in own:
            own.append(_QUITS)
    else:
        own = [name for name in action.keys if not _taker(action.context, name, taken)]
    return action._replace(keys=tuple(own))


def _taker(context: Context, name: str, taken: Mapping[_Place, str]) -> str:
    """Returns the action to which a key was given in a place, or everywhere; empty for none."""
    found = taken.get((context, name), "")
    wider = WIDER.get(context)
    return found or (_taker(wider, name, taken) if wider else "")


def _left_bare(
    usual: AnyAction, bound: AnyAction, taken: Mapping[_Place, str]
) -> SettingFault | None:
    """Returns which configured key has taken the last one of an action; None where none has."""
    takers = [_taker(usual.context, key, taken) for key in usual.keys]
    if bound.keys or not takers:
        return None
    hint = f"Give {usual.id} another, or none with []."
    return _fault(takers[0], f"takes the only key of {usual.id}", hint)


def _no_way_on(bound: Iterable[AnyAction], keys: Keys) -> Iterator[SettingFault]:
    """Yields that no key is left that leads to the others, where that is so."""
    leading = [action for action in bound if action.id in (HELP, COMMAND_LINE, PALETTE)]
    if leading and not any(action.keys for action in leading):
        named = next((each for each in keys if each in (HELP, COMMAND_LINE, PALETTE)), HELP)
        hint = f"Give {HELP}, {COMMAND_LINE} or {PALETTE} one."
        yield _fault(named, "leaves no key that shows the others", hint)


def _fault(action_id: str, message: str, hint: str) -> SettingFault:
    return SettingFault((KEYS, action_id), message, hint)


def _nearest(action_id: str, known: Iterable[str]) -> str:
    return did_you_mean(action_id, known, "`url-notes keys` lists them.", likeness=0.5)
