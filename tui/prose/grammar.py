"""The Markdown dialect: GitHub's, with footnotes and front matter, without HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.prose.bare_links import bare_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    InlineRule = Callable[[StateInline, bool], bool]

MAX_NESTING = 40
"""How deep blocks may nest; the parser drops deeper ones."""

Environment = dict[str, Any]
"""What the parser knows of one document: its link references and footnotes."""

_NOTE_REFERENCE = re.compile(r"\[\^[^\s\]]{1,200}\]")


@cache
def grammar() -> MarkdownIt:
    """Returns the parser, whose ``parse`` finds the blocks and does not parse the text inside them.

    It is created when first needed, since its import takes longer than drawing a page.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.footnote.index import footnote_ref
    from mdit_py_plugins.front_matter import front_matter_plugin

    options = {"html": False, "linkify": False, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("gfm-like2", options)
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(front_matter_plugin)
    parser.inline.ruler.at("footnote_ref", _at_note_reference(footnote_ref))
    parser.inline.ruler.at("linkify", bare_link)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _at_note_reference(rule: InlineRule) -> InlineRule:
    """Limits a rule to where it can match: otherwise it reads up to the end of the text."""

    def bounded(state: StateInline, silent: bool) -> bool:
        return bool(_NOTE_REFERENCE.match(state.src, state.pos)) and rule(state, silent)

    return bounded
