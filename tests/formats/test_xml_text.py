from __future__ import annotations

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats import xml_text
from tui.formats.xml_text import attributes_of, name_of, read_tree

BILLION = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
FAR = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def shown(text: str | bytes) -> tuple[list[str], str, int | None]:
    tree = read_tree(source(text))
    return [name_of(each) for each in tree.root.iter()], tree.fault, tree.line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a><B:c xmlns:B='x'/></a>", (["a", "c"], "", None)),
        ("\ufeff\n<?xml version='1.0'?>\n<a/>", (["a"], "", None)),
        ("<!DOCTYPE x PUBLIC 'y' 'http://z.example/z.dtd'><a/>", (["a"], "", None)),
        ("<a><b/>\n<c", (["a", "b"], "the XML breaks off here: unclosed token", 2)),
        ("<a><b></a>", (["a", "b"], "the XML breaks off here: mismatched tag", 1)),
    ],
)
def test_elements_are_read_as_far_as_they_go(
    text: str, expected: tuple[list[str], str, int | None]
) -> None:
    assert shown(text) == expected


def test_entities_of_html_and_odd_characters_are_no_fault() -> None:
    data = b"<?xml version='1.0' encoding='latin1'?><a>\xe9&nbsp;&amp;\x01&lt;</a>"
    assert read_tree(source(data)).root.text == "é\xa0&<"


def test_names_are_read_in_any_case_and_without_namespaces() -> None:
    root = read_tree(source("<a HTMLUrl='u' xml:Lang='en'/>")).root
    assert attributes_of(root) == {"htmlurl": "u", "lang": "en"}


@pytest.mark.parametrize("text", [BILLION, FAR])
def test_entities_of_its_own_are_refused(text: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read_tree(source(text))
    assert refusal.value.message == "The XML defines entities of its own, which can be hostile"


@pytest.mark.parametrize("text", ["", "x", "<", "<a", "{}"])
def test_what_is_no_xml_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read_tree(source(text))
    assert refusal.value.message == "This is no XML"


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_text, "LARGEST_XML", 1 << 20)
    with pytest.raises(FormatError) as refusal:
        read_tree(source("<a>" + "x" * (1 << 20)))
    assert refusal.value.message == "This is larger than 1 MB, too much to read at once"
