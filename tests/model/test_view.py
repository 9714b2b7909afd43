from __future__ import annotations

import pytest

from tui.model.view import (
    View,
    ViewNameError,
    find_view,
    keys_of,
    label_of,
    letter_of,
    texts_by_name,
    view_name,
)

UNREAD, KERNEL, K = View("unread", "is:unread"), View("kernel", "#linux", "k"), View("k", "#a", "k")


def test_a_view_is_recalled_by_its_letter_and_the_first_others_by_digits() -> None:
    plain = tuple(View(f"v{number}", "") for number in range(10))
    views = (UNREAD, KERNEL, View("two", "", "2"), *plain)
    assert keys_of(views) == ["1", "k", "2", *"3456789", "", "", ""]


@pytest.mark.parametrize(
    ("name", "expected"), [("kernel", KERNEL), ("k", KERNEL), ("K", None), ("", None)]
)
def test_a_view_is_found_by_its_name_or_letter(name: str, expected: View | None) -> None:
    assert find_view((UNREAD, KERNEL), name) == expected


def test_a_name_goes_before_the_letter_of_another_view() -> None:
    assert find_view((KERNEL, View("k", "#b")), "k") == View("k", "#b")


def test_views_are_offered_in_their_own_order() -> None:
    assert list(texts_by_name((UNREAD, KERNEL, K))) == ["unread", "kernel", "k"]


def test_of_two_views_with_one_name_the_first_is_meant() -> None:
    views = (View("a", "#first"), View("a", "#second"))
    assert (find_view(views, "a"), texts_by_name(views)) == (views[0], {"a": "#first"})


def test_a_view_with_a_letter_for_a_name_is_called_by_its_filter() -> None:
    assert list(map(label_of, (UNREAD, KERNEL, K))) == ["unread", "kernel", "#a"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("  this \n week ", "this week"), (f" {'é' * 64} ", "é" * 64)],
)
def test_a_name_is_one_line(typed: str, expected: str) -> None:
    assert view_name(typed) == expected


SHOWN = ("A view's name has only characters that can be seen", "Write it without the others.")
SHORT = ("A view's name has at most 64 characters", "This one has 65.")
SOME = ("A view needs a name", "Give one, such as inbox.")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("esc\x1b[31m", SHOWN), ("a\u202eb", SHOWN), ("é" * 65, SHORT), (" ", SOME), ("\x07", SHOWN)],
)
def test_a_name_is_not_changed_in_silence(typed: str, expected: tuple[str, str]) -> None:
    with pytest.raises(ViewNameError) as caught:
        view_name(typed)
    assert (caught.value.message, caught.value.hint) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("k", "k"), ("É", "É"), ("3", "3"), ("!", ""), ("", ""), ("kk", "")]
)
def test_a_name_that_is_one_letter_or_digit_recalls_its_view(name: str, expected: str) -> None:
    assert letter_of(name) == expected
