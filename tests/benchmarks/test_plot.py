from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.keys import Letter
from benchmarks.plot import plot

SVG = "{http://www.w3.org/2000/svg}"

LETTERS = [
    Letter("n", 1_000, 0.010, 0.05),
    Letter("#ai", 1_000, 0.020, 0.05),
    Letter("rust", 1_000, 0.012, 0.05),
    Letter("n", 1_000_000, 0.014, 0.05),
]


def test_each_library_has_its_range_and_its_usual_letter() -> None:
    picture = ElementTree.fromstring(plot(LETTERS))
    texts = [each.text for each in picture.iter(f"{SVG}text")]
    assert texts == [
        "From a letter to its page, in milliseconds",
        *("0", "5", "10", "15", "20", "25"),
        *("1,000", "1,000,000", "notes"),
        *("12", "14"),
    ]
    ranges = [each.get("d") for each in picture.iter(f"{SVG}path") if each.get("class") == "range"]
    assert ranges == ["M88 188V92", "M568 150V150"]


def test_one_library_stands_in_the_middle() -> None:
    picture = ElementTree.fromstring(plot(LETTERS[:3]))
    assert [each.get("cx") for each in picture.iter(f"{SVG}circle")] == ["328"]
