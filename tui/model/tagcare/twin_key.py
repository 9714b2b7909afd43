"""The key that spellings of a tag share: ``LLMs`` and ``llm``, ``Open-Source`` and ``opensource``.

A key is not for reading. Where a plural does not tell how its singular ends, both lose the letter:
``caches`` and ``cache``, ``matches`` and ``match``, ``movies`` and ``movie``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.model.fold import fold
from tui.model.tagcare.word_forms import american, singular, without_untold_end

_SEPARATORS = re.compile(r"[^\w+#]+|_+")
_ARTICLES = frozenset(("the", "a", "an"))
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")

MOST_REMEMBERED = 1 << 17
"""Of how many names the words are kept, since proposals are made again after each decision."""


def twin_key(name: str) -> str:
    """Returns what all spellings of a tag share; empty for one without letters and digits."""
    # Else 1.5 would be 15.
    return _BETWEEN_DIGITS.sub(".", " ".join(key_words(name))).replace(" ", "")


@lru_cache(MOST_REMEMBERED)
def key_words(name: str) -> tuple[str, ...]:
    """Returns the words of a tag in their singular and American spelling, without accents."""
    return tuple(without_untold_end(american(singular(word))) for word in plain_words(name))


def plain_words(name: str) -> list[str]:
    """Returns the words of a tag, folded, without an article or ``#`` in front."""
    text = fold(name).lstrip("# ").replace("&", " and ")
    words = [word for word in _SEPARATORS.split(text) if any(map(str.isalnum, word))]
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
