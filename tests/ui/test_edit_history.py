"""The history knows what u and U mean, whatever becomes of the edits before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.library.edits import Outcome, Redo, Retag, SetFlag, Undo, UndoTo
from tui.ui.edit_history import BEFORE_ALL, MOST_KEPT, EditHistory
from tui.ui.pending import PendingEdit

NOTHING = Outcome(label="", step=None, seq=90)
"""Of an edit that changed nothing."""


def edit(number: int) -> PendingEdit:
    return PendingEdit(number, SetFlag((number,), "starred", True))


def undoing(number: int, target: PendingEdit | None) -> PendingEdit:
    return PendingEdit(number, Undo(), target=target)


def redoing(number: int, target: PendingEdit | None) -> PendingEdit:
    return PendingEdit(number, Redo(), target=target)


def step(number: int) -> Outcome:
    """What an edit did that became this step of the library's history."""
    return Outcome(changed=(number,), label="1 note starred", step=number, seq=number + 50)


def written(number: int) -> PendingEdit:
    """An edit that became the step of its number."""
    return edit(number).with_outcome(step(number))


A, B, C = map(edit, (1, 2, 3))


def test_edits_are_numbered_whether_they_can_be_undone_or_not() -> None:
    history = EditHistory(done=(A,), undone=(B,), last_number=2)
    assert history.numbered() == EditHistory(done=(A,), undone=(B,), last_number=3)


def test_edits_are_undone_from_the_latest_and_redone_from_the_one_undone_last() -> None:
    history = EditHistory().added(A).added(B).added(C)
    assert history == EditHistory(done=(A, B, C))
    targets, history = history.undo()
    assert (targets, history) == ((C, B, A), EditHistory(done=(A, B), undone=(C,)))
    targets, history = history.undo()
    assert (targets, history) == ((B, A), EditHistory(done=(A,), undone=(C, B)))
    targets, history = history.redo()
    assert (targets, history) == ((B,), EditHistory(done=(A, B), undone=(C,)))
    targets, history = history.redo()
    assert (targets, history) == ((C,), EditHistory(done=(A, B, C)))


def test_where_nothing_was_done_there_is_nothing_to_undo_or_redo() -> None:
    history = EditHistory(last_number=4)
    assert history.undo() == ((), history)
    assert history.redo() == ((), history)


def test_a_new_edit_ends_what_could_be_redone() -> None:
    _, history = EditHistory(done=(A, B)).undo()
    history = history.added(C)
    assert history == EditHistory(done=(A, C))
    assert history.redo() == ((), history)


def test_only_the_latest_edits_are_kept() -> None:
    history = EditHistory()
    for number in range(1, MOST_KEPT + 3):
        history = history.added(edit(number))
    assert [each.number for each in history.done] == list(range(3, MOST_KEPT + 3))


def test_what_was_written_is_known_whether_it_is_done_or_undone_by_then() -> None:
    history = EditHistory(done=(A, B), undone=(C,))
    history = history.written(B, step(2)).written(C, step(3))
    assert history == EditHistory(done=(A, written(2)), undone=(written(3),))
    (known,) = history.undone
    assert (known.step, known.seq, known.changed) == (3, 53, frozenset({3}))


def test_an_edit_that_changed_nothing_can_be_neither_undone_nor_redone() -> None:
    history = EditHistory(done=(A, B), undone=(C,))
    assert history.written(B, NOTHING).written(C, NOTHING) == EditHistory(done=(A,))


def test_the_outcome_of_an_edit_that_is_kept_no_more_changes_nothing() -> None:
    history = EditHistory(done=(A,), undone=(B,))
    assert history.written(C, step(3)) == history


@pytest.mark.parametrize("is_undo", [True, False])
def test_an_undo_or_redo_that_did_what_was_meant_changes_nothing(is_undo: bool) -> None:
    meant = written(2)
    history = EditHistory(done=(A,), undone=(meant,)) if is_undo else EditHistory(done=(A, meant))
    asked = undoing(4, B) if is_undo else redoing(4, B)
    assert history.written(asked, step(2)) == history


def test_what_another_step_was_undone_for_is_forgotten_and_that_step_can_be_redone() -> None:
    _, history = EditHistory(done=(written(1), B)).undo()
    history = history.written(undoing(4, B), step(1))
    assert history == EditHistory(undone=(written(1),))


def test_what_another_step_was_redone_for_is_forgotten_and_that_step_can_be_undone() -> None:
    _, history = EditHistory(undone=(written(1), B)).redo()
    history = history.written(redoing(4, B), step(1))
    assert history == EditHistory(done=(written(1),))


def test_where_nothing_was_undone_or_redone_what_was_meant_is_forgotten() -> None:
    target = written(2)
    done = EditHistory(done=(A,), undone=(target,)).written(undoing(4, target), NOTHING)
    assert done == EditHistory(done=(A,))
    undone = EditHistory(done=(A, target)).written(redoing(4, target), NOTHING)
    assert undone == EditHistory(done=(A,))


def test_a_step_of_an_earlier_session_can_be_redone_once_it_was_undone() -> None:
    asked = undoing(4, None)
    known = replace(asked, step=77)
    history = EditHistory(undone=(A,)).written(asked, step(77))
    assert history == EditHistory(undone=(A, known))
    assert history.redo() == ((known,), EditHistory(done=(known,), undone=(A,)))


def test_a_step_of_an_earlier_session_can_be_undone_once_it_was_redone() -> None:
    asked = redoing(4, None)
    known = replace(asked, step=77)
    history = EditHistory(done=(A,)).written(asked, step(77))
    assert history == EditHistory(done=(A, known))
    assert history.undo() == ((known, A), EditHistory(done=(A,), undone=(known,)))


@pytest.mark.parametrize("asked", [undoing(4, None), redoing(4, None)])
def test_where_there_was_nothing_to_undo_or_redo_the_history_stays(asked: PendingEdit) -> None:
    history = EditHistory(done=(A,), undone=(B,))
    assert history.written(asked, NOTHING) == history


@pytest.mark.parametrize("failed", [B, PendingEdit(2, Retag((7,), ("rust",)))])
def test_an_edit_that_failed_can_be_neither_undone_nor_redone(failed: PendingEdit) -> None:
    done = EditHistory(done=(A, failed, C)).with_failure(failed)
    assert done == EditHistory(done=(A, C), failed=frozenset({2}))
    undone = EditHistory(done=(A,), undone=(C, failed)).with_failure(failed)
    assert undone == EditHistory(done=(A,), undone=(C,), failed=frozenset({2}))


def test_it_is_known_which_edits_failed() -> None:
    history = EditHistory(done=(A, B)).with_failure(B)
    assert [history.has_failed(each) for each in (A, B, None)] == [False, True, False]


def test_what_an_undo_that_failed_was_for_can_be_undone_again() -> None:
    _, history = EditHistory(done=(A, B)).undo()
    history = history.with_failure(undoing(4, B))
    assert history == EditHistory(done=(A, B), failed=frozenset({4}))


def test_what_a_redo_that_failed_was_for_can_be_redone_again() -> None:
    _, history = EditHistory(undone=(B, A)).redo()
    history = history.with_failure(redoing(4, A))
    assert history == EditHistory(undone=(B, A), failed=frozenset({4}))


def test_several_that_fail_one_after_another_leave_the_order_as_it_was() -> None:
    _, history = EditHistory(done=(A, B, C)).undo()
    _, history = history.undo()
    history = history.with_failure(undoing(4, C)).with_failure(undoing(5, B))
    assert history == EditHistory(done=(A, B, C), failed=frozenset({4, 5}))
    _, history = EditHistory(undone=(C, B, A)).redo()
    _, history = history.redo()
    history = history.with_failure(redoing(4, A)).with_failure(redoing(5, B))
    assert history == EditHistory(undone=(C, B, A), failed=frozenset({4, 5}))


def test_what_an_undo_that_failed_was_for_comes_before_an_edit_made_since() -> None:
    _, history = EditHistory(done=(A, B)).undo()
    history = history.added(edit(5)).with_failure(undoing(4, B))
    assert history == EditHistory(done=(A, B, edit(5)), failed=frozenset({4}))


@pytest.mark.parametrize("asked", [undoing(4, B), redoing(4, B)])
def test_what_failed_itself_comes_back_by_no_undo_or_redo_that_failed_with_it(
    asked: PendingEdit,
) -> None:
    _, history = EditHistory(done=(A, B)).undo()
    history = history.with_failure(B).with_failure(asked)
    assert history == EditHistory(done=(A,), failed=frozenset({2, 4}))


@pytest.mark.parametrize("asked", [undoing(4, None), redoing(4, None)])
def test_an_undo_or_redo_of_an_earlier_session_that_fails_changes_nothing_else(
    asked: PendingEdit,
) -> None:
    history = EditHistory(done=(A,), undone=(B,)).with_failure(asked)
    assert history == EditHistory(done=(A,), undone=(B,), failed=frozenset({4}))


def test_an_edit_can_be_taken_out_of_the_history() -> None:
    history = EditHistory(done=(A, B), undone=(C,), last_number=3)
    assert history.without(1) == EditHistory(done=(B,), undone=(C,), last_number=3)
    assert history.without(3) == EditHistory(done=(A, B), last_number=3)


def test_steps_that_were_undone_together_are_redone_from_the_oldest() -> None:
    together = PendingEdit(4, UndoTo(1))
    outcome = Outcome((1, 2, 3), "3 steps", 1, steps=(3, 2, 1))
    history = EditHistory(done=(written(1), written(3))).written(together, outcome)
    foreign = replace(together, number=2 - BEFORE_ALL, step=2)
    assert history == EditHistory(undone=(written(3), foreign, written(1)))
    (target,), history = history.redo()
    assert target == written(1)
    assert history == EditHistory(done=(written(1),), undone=(written(3), foreign))


def test_a_step_that_is_undone_out_of_turn_is_redone_first() -> None:
    alone = PendingEdit(4, Undo(1, is_alone=True))
    history = EditHistory(done=(written(1), written(2))).written(alone, step(1))
    assert history == EditHistory(done=(written(2),), undone=(written(1),))
    again = PendingEdit(5, Redo(1))
    assert history.written(again, step(1)) == EditHistory(done=(written(2), written(1)))
