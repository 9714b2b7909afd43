"""The words of a note for the text index, where the index would not find them by itself.

SQLite's tokeniser knows the characters of Unicode 6.1. It takes younger ones, many emoji among
them, for letters and glues them to the words beside them, so that ``🤖AI`` would be one word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.model.fold import index_text

INDEXED_FIELDS = ("title", "summary", "comment", "url", "site")
"""The columns of a note that the text index holds."""

_STRANGE = (
    "[^"
    "\\x00-\u01df\u01e2-\u02ff"  # Latin
    "\u03a3-\u0482\u048a-\u0527"  # Greek, Cyrillic
    "\u05d0-\u05ea\u061e-\u064a"  # Hebrew, Arabic
    "\u2000-\u2064\u2100-\u2189\u2190-\u23f3\u2460-\u26ff"  # punctuation, arrows, signs
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff"  # kana
    "\u4e00-\u9fa5\uac00-\ud7a3\uff01-\uff5e"  # Han, Hangul, wide forms
    "]"
)
"""Characters that SQLite may read otherwise than `tui.model.fold.words`; most are read alike.

Ranges so wide take long to compile, and a program that only reads needs none of it.
"""


def index_words(columns: Mapping[str, str]) -> str | None:
    """Returns the words of all indexed fields; None where SQLite reads the same in the fields."""
    texts = [columns[field] for field in INDEXED_FIELDS]
    if all(text.isascii() or not re.search(_STRANGE, text) for text in texts):
        return None
    return " ".join(map(index_text, texts))
