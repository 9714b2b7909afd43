from __future__ import annotations

import json
from typing import Any

import pytest

from tui.formats.origin.flight import MAX_DEPTH, Page, inline_payload, parse_rows, read_page
from tui.prose.element import Element, Node, text_of


def payload(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in rows).encode()


def div(*children: Node, **attributes: str) -> Element:
    return Element("div", attributes, children)


def test_rows_are_json_texts_of_counted_bytes_and_others_that_show_nothing() -> None:
    rows = parse_rows(
        '1:"$Sreact.fragment"\n2:I[7,[],""]\n:HL["/a.css"]\n1f:T6,é\n5$"0:[1]\n'.encode()
    )
    assert rows.models == {1: "$Sreact.fragment", 2: None, 31: 'é\n5$"', 0: [1]}
    assert rows.damaged == 0


def test_a_text_row_that_begins_with_a_dollar_is_escaped_like_any_string() -> None:
    assert read_page(b'1:T2,$20:["$1","$$x"]\n').nodes == ("$2", "$x")


@pytest.mark.parametrize(
    ("rows", "nodes"),
    [
        (['0:"text"'], ("text",)),
        (['0:["a",["b",[null,"$undefined",true,5]]]'], ("a", "b", "5")),
        (['0:{"b":"id","f":[["$","p",null,{}]]}'], ("id", Element("p", {}, ()))),
        (
            ['0:["$","div","key",{"id":"x","n":5,"y":true,"no":"$undefined","children":"a"}]'],
            (div("a", id="x", n="5"),),
        ),
        (
            ['1f:"a"', '2:"b"', '3:["c"]', '0:["$","p",null,{"children":["$L1f","$@2","$3"]}]'],
            (Element("p", {}, ("a", "b", "c")),),
        ),
        (
            ['1:"$Sreact.fragment"', '0:["a",["$","$1",null,{"children":["b","c"]}]]'],
            ("a", "b", "c"),
        ),
        (['0:["$","$Sreact.suspense",null,{"children":"a"}]'], ("a",)),
        (
            ['2:I[1,[],""]', '0:["$","$L2",null,{"href":"$3"}]', '3:"/x"'],
            (Element("", {"href": "/x"}, ()),),
        ),
        (['0:"$8:metadata:1"', '8:{"metadata":["a","b"]}'], ("b",)),
        (['0:"$8:0:props:title"', '8:[["$","p",null,{"title":"t"}]]'], ("t",)),
        (
            ['0:["$","p",null,"$1:props"]', '1:["$","p",null,{"id":"x","children":"c"}]'],
            (Element("p", {"id": "x"}, ("c",)),),
        ),
        (['0:["$$5","$NaN","$D2025","$","$Qx"]'], ("$5",)),
        (['0:"first"', '0:"second"'], ("first",)),
        (['0:["a",""]'], ("a", "")),
    ],
)
def test_references_are_resolved_from_row_0(rows: list[str], nodes: tuple[Node, ...]) -> None:
    assert read_page(payload(*rows)) == Page(nodes, missing=0)


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"", Page((), 0)),
        (b"no rows\nat all", Page((), 2)),
        (b'0:["a","$L1"]\n', Page(("a",), 1)),
        (b'0:["a","$L1","$L1"]\n1:["$","di', Page(("a",), 2)),
        (b'0:["a","$1"]\n1:T9,cut', Page(("a",), 2)),
        (b'0:["a"]\nrubbish\n1:{\n', Page(("a",), 2)),
        (b'1:"a"\n', Page((), 0)),
        (b'0:"\xff"\n', Page((), 1)),
        (b"0:" + b"[" * 100_000, Page((), 1)),
    ],
)
def test_a_damaged_payload_is_read_as_far_as_it_goes(data: bytes, page: Page) -> None:
    assert read_page(data) == page


@pytest.mark.parametrize(
    "rows",
    [
        ['0:"$0"'],
        ['0:["$1"]', '1:["$2"]', '2:["$1"]'],
        ['0:["$","$1:a","k","$1:a"]', '1:"$1:a"'],
        ['0:["$","p","k","$1:a:a"]', '1:{"a":"$2:a:a"}', '2:{"a":"$1:a:a"}'],
    ],
)
def test_a_cycle_of_references_ends(rows: list[str]) -> None:
    assert text_of(read_page(payload(*rows)).nodes) == ""


def test_references_deeper_than_any_page_are_cut_and_counted() -> None:
    rows = [f'{n:x}:["{n}","$L{n + 1:x}"]' for n in range(20_000)]
    page = read_page(payload(*rows))
    assert page.missing == 1
    assert 20 < len(page.nodes) < MAX_DEPTH


def test_rows_that_multiply_are_cut_and_counted() -> None:
    rows = [f'{n:x}:["$L{n + 1:x}","$L{n + 1:x}"]' for n in range(100)]
    page = read_page(payload(*rows, '64:"ha"'))
    assert page.missing == 1
    assert len(page.nodes) < 100_000


def test_a_long_text_that_is_repeated_is_cut_and_counted() -> None:
    rows = [
        "0:[" + ",".join(['"$1"'] * 10_000) + "]",
        json.dumps("1:")[1:-1] + json.dumps("a" * 50_000),
    ]
    page = read_page(payload(*rows))
    assert page.missing == 1
    assert len(text_of(page.nodes)) < 1_000_000


def script(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return f"<script>self.__next_f.push({text})</script>"


def test_a_payload_inside_html_is_put_together_from_its_scripts() -> None:
    flight = '0:["</script>","$1"]\n1:T9,é"\\\n😀'
    pieces = [script([0]), script([1, flight[:9]]), "<p>text</p>", script([1, flight[9:]])]
    html = "<!DOCTYPE html><html>" + "".join(pieces)
    assert inline_payload(html.encode()) == flight.encode()
    assert read_page(b"\xef\xbb\xbf" + html.encode()).nodes == ("</script>", 'é"\\\n😀')


@pytest.mark.parametrize(
    ("html", "flight"),
    [
        ("<html>", b""),
        ("<p>self.__next_f.push([1,&quot;0:[]&quot;])", b""),
        ('<script>self.__next_f.push([1,"0:[\\"a\\"]\\n1:\\u00', b'0:["a"]\n1:'),
        ('<script>self.__next_f.push([1,"0:\\q"])', b"0:"),
        ('<script>self.__next_f.push([1,"\\ud800"])', b"\xed\xa0\x80"),
    ],
)
def test_html_that_is_cut_short_gives_what_it_has(html: str, flight: bytes) -> None:
    assert inline_payload(html.encode()) == flight
