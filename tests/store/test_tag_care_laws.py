"""Whatever is decided about tags is undone exactly, outlasts imports, and holds under any name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.support.builders import draft, library, store
from tests.support.random_edits import check, dump
from tui.library.edits import CareForTags, Undo
from tui.library.library import Library
from tui.model.arrangement import Decision
from tui.model.note import Draft
from tui.model.tag import tag_key
from tui.model.tagcare.actions import TagAction, action_of
from tui.model.tagcare.kinds import KINDS, dismissal, proposals
from tui.model.tagcare.proposal import Proposal

DECISIONS = 30

WORDS = ("cache", "model", "query", "monitoring", "python", "état", "книга", "schön", "data")


class World:
    """A library whose tags are cared for at random, and what must be true of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.drafts = [self._draft(number) for number in range(self.random.randint(4, 25))]
        self.kept = library(folder, *self.drafts)
        self.joined: list[tuple[str, str]] = []
        """Names that became one, in the order in which they did, by key."""
        self.apart: list[tuple[str, str]] = []
        """Names of which a person said that they are not the same, by key."""

    def _draft(self, number: int) -> Draft:
        return draft(f"https://{number}.example/", title=f"T{number}", tags=tuple(self._tags()))

    def _tags(self) -> Iterator[str]:
        choice = self.random.choice
        for _ in range(self.random.randint(0, 6)):
            word, other = choice(WORDS), choice(WORDS)
            shapes = (word, f"{word}s", f"{word} {other}", f"{word}-{other}", f"{word}{other}")
            more = (
                f"{word[0]}{other[0]}",
                f"{word}3",
                f"{word[:4]}x{word[5:]}",
                "🔥",
                word.upper(),
            )
            yield choice((*shapes, word, *more))

    def suggested(self) -> list[Proposal]:
        care = self.kept.vocabulary.care()
        return [
            each
            for kind in KINDS
            for each in proposals(
                kind, care.use, care.decisions, 20 if kind.name == "rare" else None
            )
        ]

    def decide(self) -> None:
        """Decides something about one suggestion, or some, or a tag at hand."""
        found, names = self.suggested(), list(self.kept.vocabulary.care().use.names)
        kind = self.random.random()
        pairs = [each for each in found if each.target]
        if kind < 0.15 and found:
            name = self.random.choice(found).kind
            self._do([each for each in found if each.kind == name])
        elif kind < 0.3 and found:
            self._do([self.random.choice(found)])
        elif kind < 0.6 and pairs:
            self._dismiss(self.random.choice(pairs))
        elif kind < 0.8 and self.apart:
            self._rename_alike(*self.random.choice(self.apart))
        elif len(names) > 1:
            one, other = self.random.sample(names, 2)
            if self.random.random() < 0.5:
                other = f"other {self.random.randint(1, 5)}"
                self._apply([TagAction("rename", one, other)])
            else:
                self._apply([TagAction("merge", one, other)])

    def _rename_alike(self, one: str, other: str) -> None:
        """Gives two tags that were kept apart names that are as alike."""
        states = self.kept.vocabulary.states([one, other])
        new = f"alike {''.join(self.random.sample('bdfgkmpt', 4))}"
        names = {states[name].name: f"{new}{end}" for name, end in ((one, ""), (other, "s"))}
        self._apply([TagAction("rename", name, wanted) for name, wanted in names.items()])

    def _do(self, found: list[Proposal]) -> None:
        self._apply([action_of(each) for each in found])

    def _apply(self, actions: list[TagAction]) -> None:
        self.kept.apply(CareForTags(tuple(actions)))
        self.joined += [
            (tag_key(action.tag), tag_key(action.target))
            for action in actions
            if action.verb in ("merge", "rename")
        ]

    def _dismiss(self, proposal: Proposal) -> None:
        decision = dismissal(proposal)
        self.kept.apply(CareForTags(decisions=(decision,)))
        if decision.kind == "same":
            self.apart.append((decision.a, decision.b))

    def group(self, name: str) -> frozenset[str]:
        """All names of a tag, found without its aliases."""
        names, size = {name}, 0
        while size < len(names):
            size = len(names)
            for pair in self.joined:
                names |= set(pair) if names.intersection(pair) else set()
        return frozenset(names)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_decided_is_undone_exactly_and_an_import_changes_nothing(
    tmp_path: Path, seed: int
) -> None:
    world = World(tmp_path, seed)
    with world.kept as kept:
        start = dump(kept._connection)
        for _ in range(DECISIONS):
            world.decide()
            before = dump(kept._connection)
            store(kept, *world.drafts)
            assert dump(kept._connection) == before
        check(kept._connection)
        undo_all(kept)
        assert dump(kept._connection) == start


@pytest.mark.parametrize("seed", range(20, 40))
def test_no_dismissed_pair_returns_under_any_name(tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed)
    with world.kept:
        for _ in range(DECISIONS):
            world.decide()
            apart = [(world.group(one), world.group(other)) for one, other in world.apart]
            for each in world.suggested():
                tag, target = tag_key(each.tag), tag_key(each.target)
                if target and each.kind not in ("version", "parent"):
                    assert not any(
                        (tag in one and target in other) or (tag in other and target in one)
                        for one, other in apart
                    )


def test_a_kept_tag_stays_kept_under_another_name(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("one off",)), draft("https://b.example/")) as kept:
        kept.apply(CareForTags(decisions=(Decision("keep", "one off"),)))
        kept.apply(CareForTags((TagAction("rename", "one off", "only"),)))
        assert kept.vocabulary.care().decisions.kept == {"only"}


def undo_all(kept: Library) -> None:
    while (outcome := kept.apply(Undo())).label:
        assert outcome.skipped == 0, outcome.label
