"""The published url-notes site: notes found by the shape of a page, in flight files and in HTML.

A note is a ``div`` whose first child element is a ``div`` around nothing but a link that opens in a
new tab: the address and the title. The other fields are recognised by the shape of the other
children. Names of classes, modules and rows are not used: they change with every build of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.errors import FormatError
from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.origin.flight import read_page
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source, whole
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.model.tag import unique_tags
from tui.prose.element import Element, Node, text_of
from tui.prose.markup import to_markdown

NAME = "url-notes-site"

_FLIGHT_HEAD = re.compile(rb'[0-9a-f]{0,8}:(?:I\[|HL\[|"\$S|T[0-9a-f]+,|[\[{])')
_SCRIPT_ADDRESS = "/_next/static/"
_PUSHED = re.compile(r"self\.__next_f\b")
_DATE_LABEL = re.compile(r"(published|added): ")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PDF_DATE = re.compile(
    r"D:([0-9]{4})([0-9]{2})([0-9]{2})"
    r"(?:([0-9]{2})([0-9]{2})([0-9]{2})(?:Z(?:00'?00'?)?|([+-][0-9]{2})'?([0-9]{2})'?)?)?"
)
_FOOTER = "\N{LINK SYMBOL}"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the notes on one page in order, repeated ones included.

    Raises:
        FormatError: The file is no flight page, or too little of one.
    """
    page = read_page(whole(source))
    if not page.nodes:
        raise FormatError(
            "This is no readable page of a url-notes site",
            "Import the folder of the published site, or one of its .txt or .html pages.",
        )
    yield from _notes(page.nodes)
    if page.missing:
        parts = "1 of its parts is" if page.missing == 1 else f"{page.missing} of its parts are"
        yield Issue(f"the page is cut short or damaged: {parts} missing")


def _recognises(shape: Shape) -> Recognition | None:
    if _FLIGHT_HEAD.match(shape.head):
        return Recognition(Score.LIKELY, "it has the rows of a page of a url-notes site")
    if isinstance(shape, Markup) and shape.doctype in ("html", "") and _has_script(shape):
        return Recognition(Score.LIKELY, "it is a page that loads the scripts of such a site")
    return None


def _has_script(page: Markup) -> bool:
    """Returns whether an element of a page, and not its text, belongs to such a site."""
    # Tokens are dear, and few pages hold what is looked for in them.
    if _SCRIPT_ADDRESS in page.text:
        sources = (tag.source for tag in page.tags() if tag.name in ("script", "link"))
        if any(_SCRIPT_ADDRESS in each for each in sources):
            return True
    return bool(_PUSHED.search(page.text) and page.root == "html")


FORMAT = Format(
    name=NAME,
    label="published url-notes site",
    recognises=_recognises,
    read=read,
    publishes=True,
    in_folders=True,
)


def _notes(nodes: Iterable[Node]) -> Iterator[Draft]:
    elements = _elements(nodes)
    for before, element in zip([None, *elements], elements, strict=False):
        link = _title_link(element)
        if link is None:
            yield from _notes(element.children)
        else:
            yield _draft(element, link, _day(before))


def _elements(nodes: Iterable[Node]) -> list[Element]:
    return [node for node in nodes if isinstance(node, Element)]


def _title_link(element: Element) -> Element | None:
    """Returns the link in the title of a note; ``None`` if the element is no note."""
    match _elements(element.children):
        case [Element("div", _, (Element() as link,)), *_] if element.tag == "div":
            is_title = link.attributes.get("target") == "_blank" and "href" in link.attributes
            return link if is_title else None
    return None


def _day(element: Element | None) -> str:
    """Returns the date in the line above a note; empty if that is no date."""
    text = text_of(element.children) if element is not None and element.tag == "div" else ""
    return text if _DAY.fullmatch(text) else ""


def _draft(card: Element, link: Element, day: str) -> Draft:
    url = link.attributes["href"]
    dates = {"added": day, "published": ""}
    tags: list[str] = []
    feed = ""
    prose: list[Node] = []
    for part in _elements(card.children)[1:]:
        if label := _date_label(part):
            dates[label] = text_of(part.children).partition(": ")[2].strip()
        elif name := _feed_name(part):
            feed = name
        elif names := _tag_names(part):
            tags += names
        elif not _is_footer(part, url):
            prose.append(part)
    return Draft(
        url=url,
        title=text_of(link.children),
        summary=to_markdown(prose),
        tags=_distinct(tags),
        feed=feed,
        added=_instant(dates["added"]),
        published=_instant(dates["published"]),
        extra=_unreadable(dates),
    )


def _date_label(part: Element) -> str:
    first = part.children[0] if part.children else ""
    found = _DATE_LABEL.match(first) if isinstance(first, str) else None
    return found[1] if found else ""


def _feed_name(part: Element) -> str:
    spans = _elements(part.children)
    if [span.tag for span in spans] != ["span", "span"]:
        return ""
    label, value = (text_of(span.children).strip() for span in spans)
    return value if label == "from" else ""


def _is_footer(part: Element, url: str) -> bool:
    links = _elements(part.children)
    return (
        len(links) == 1
        and links[0].attributes.get("href") == url
        and text_of(part.children).strip() == _FOOTER
    )


def _tag_names(part: Element) -> list[str]:
    """Returns the tags in a part of a note, with empty and repeated ones; none in other parts."""
    if any(isinstance(node, str) and node.strip() for node in part.children):
        return []
    elements = _elements(part.children)
    return [_tag_name(element) for element in elements] if all(map(_is_tag, elements)) else []


def _is_tag(element: Element) -> bool:
    if "href" in element.attributes:
        return "/tag/" in element.attributes["href"]
    return element.tag == "div" and not _elements(element.children)


def _tag_name(element: Element) -> str:
    match element.children:
        case ("#", str(name)):
            return name
    return text_of(element.children)


def _distinct(tags: Iterable[str]) -> tuple[str, ...]:
    return unique_tags(name for tag in tags if (name := tag.strip()))


def _instant(text: str) -> Instant | None:
    """Parses a date as pages and PDF files write it (ISO 32000, section 7.9.4)."""
    try:
        return Instant.from_iso(_PDF_DATE.sub(_iso_date, text) if text[:2] == "D:" else text)
    except ValueError:
        return None


def _iso_date(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone_hour, zone_minute = found.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    zone = f"{zone_hour}:{zone_minute}" if zone_hour else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def _unreadable(dates: dict[str, str]) -> dict[str, Any]:
    """Returns the dates that cannot be parsed, unchanged, for ``extra``."""
    kept = {label: text for label, text in dates.items() if text and _instant(text) is None}
    return {NAME: kept} if kept else {}
