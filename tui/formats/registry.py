"""The table of formats; a new one is a module and a line here.

A source is of the format that is surest of it; of equally sure ones, the first in the table.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.errors import UsageError
from tui.formats.base import Format, Recognition
from tui.formats.bookmark_html import netscape
from tui.formats.browsers import chromium, firefox_json, firefox_places, qutebrowser, safari, w3m
from tui.formats.feeds import atom, feed, json_feed
from tui.formats.native import front_matter_note, json_array, jsonl, markdown_note
from tui.formats.origin import url_notes_site
from tui.formats.services import (
    delicious,
    elcurator,
    instapaper,
    karakeep,
    linkding,
    linkwarden,
    omnivore,
    pinboard,
    pocket,
    raindrop,
    readability,
    readwise_reader,
    shaarli,
    wallabag,
)
from tui.formats.shape import Shape
from tui.formats.sniffing import sniff
from tui.formats.source import Source
from tui.formats.tables import delimited
from tui.formats.tools import (
    buku,
    markdown_links,
    nb_bookmark,
    newsboat,
    opml,
    org_links,
    url_list,
    xbel,
)
from tui.model.nearest import did_you_mean

FORMATS: tuple[Format, ...] = (
    url_notes_site.FORMAT,
    netscape.FORMAT,
    jsonl.FORMAT,
    json_array.FORMAT,
    markdown_note.FORMAT,
    front_matter_note.FORMAT,
    linkding.FORMAT,
    shaarli.FORMAT,
    pinboard.JSON,
    pinboard.XML,
    delicious.FORMAT,
    pocket.CSV,
    pocket.HTML,
    instapaper.CSV,
    instapaper.HTML,
    readwise_reader.FORMAT,
    raindrop.FORMAT,
    karakeep.FORMAT,
    linkwarden.FORMAT,
    omnivore.FORMAT,
    wallabag.FORMAT,
    wallabag.OLD,
    readability.FORMAT,
    elcurator.FORMAT,
    delimited.CSV,
    delimited.TSV,
    buku.SQLITE,
    buku.JSON,
    nb_bookmark.FORMAT,
    markdown_links.FORMAT,
    org_links.FORMAT,
    xbel.FORMAT,
    opml.FORMAT,
    feed.FORMAT,
    atom.FORMAT,
    json_feed.FORMAT,
    firefox_json.JSON,
    firefox_json.COMPRESSED,
    firefox_places.FORMAT,
    chromium.FORMAT,
    safari.FORMAT,
    w3m.FORMAT,
    url_list.FORMAT,
    newsboat.FORMAT,
    qutebrowser.BOOKMARKS,
    qutebrowser.QUICKMARKS,
)
"""Every format, family by family."""


class Recognised(NamedTuple):
    """The format of a source, and why it is that."""

    format: Format
    recognition: Recognition


def recognise(source: Source) -> Recognised | None:
    """Returns the format of a source, told from its first bytes; ``None`` if it has none.

    Raises:
        OSError: The source cannot be read.
    """
    return recognise_shape(sniff(source))


def recognise_shape(shape: Shape) -> Recognised | None:
    """Returns the format that is surest of a shape; ``None`` if none knows it."""
    found = [
        Recognised(each, recognition)
        for each in FORMATS
        if each.read and (recognition := each.recognises(shape))
    ]
    return max(found, key=lambda each: each.recognition.score, default=None)


def format_named(name: str) -> Format:
    """Returns the format with this name.

    Raises:
        UsageError: There is none; the hint names the nearest.
    """
    by_name = {each.name: each for each in FORMATS}
    if name in by_name:
        return by_name[name]
    hint = did_you_mean(name, by_name, "`url-notes formats` lists them.")
    raise UsageError(f"There is no format {name!r}", hint)


def written_format(path: str) -> Format | None:
    """Returns the format that the ending of a file's name means where it is written."""
    name = path.lower()
    writers = (each for each in FORMATS if each.is_written)
    return next((each for each in writers if name.endswith(each.suffixes or ("\n",))), None)
