"""Text folded for comparison, without case and accents: as a whole or as words.

There are two foldings. `fold` is for texts that are compared or searched as a whole. `words`
is for the text index: it splits and folds character by character as the ``unicode61`` tokeniser
of SQLite's FTS5 does with ``remove_diacritics 2``, so that both sides know the same words. Both
take accents from Latin letters only: й is a letter of its own, not an и with something on it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CACHED_CHARACTERS = 4_096

_ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
_COMBINING_DIACRITICS = range(0x300, 0x332)
"""The characters that the tokeniser drops from words."""
_LOOSE_ACCENTS = re.compile(r"[\u0300-\u0331]+")
"""The same, where they are no part of a composed letter: the stress mark of Russian а́."""

_UNSPACED = (
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\u3040-\u312f\u31a0-\u31ff\uff66-\uffdc\U0001b000-\U0001b16f"  # kana, bopomofo
    "]"
)
"""Letters of scripts without spaces; compiled when first needed, since that takes long."""


def fold(text: str) -> str:
    """Removes case, accents and compatibility forms, and makes white space single spaces.

    Folding a folded text changes nothing.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        # A small letter may decompose where its capital does not, hence the second round.
        folded = unicodedata.normalize("NFKD", _ACCENTS.sub("", decomposed).casefold())
        composed = unicodedata.normalize("NFC", _ACCENTS.sub("", folded))
        text = _LOOSE_ACCENTS.sub("", composed)
    return " ".join(text.casefold().split())


def words(text: str) -> list[str]:
    """Returns the words of a text in their order, folded one character at a time.

    A word is a run of letters, numbers and private characters (Unicode L, N and Co).
    """
    return text.translate(_WORD_CHARACTERS).split()


def index_text(text: str) -> str:
    """Returns the text to put into the index, in which the tokeniser finds exactly its `words`.

    SQLite takes characters that are newer than its tables, many emoji among them, for letters and
    would join them to the words beside them. ASCII text is returned unchanged.
    """
    return text if text.isascii() else " ".join(words(text))


def is_word(text: str) -> bool:
    """Returns whether a text is one word, with nothing before or after it."""
    return bool(text) and " " not in text.translate(_WORD_CHARACTERS)


def is_scanned(text: str) -> bool:
    """Returns whether the index cannot find a text: it has no words, or no spaces between them.

    Emoji and bare punctuation have no words; Chinese, Japanese, Korean, Thai and similar scripts
    do not separate them.
    """
    is_unspaced = not text.isascii() and re.search(_UNSPACED, text) is not None
    return is_unspaced or not words(text)


def occurs(phrase: str, text: str, *, is_prefix: bool = False) -> bool:
    """Returns whether a folded text holds a folded phrase that does not begin or end inside a word.

    An end of the phrase that is no letter or number may be anywhere, and so may the last letter
    of a prefix.
    """
    return find_whole_words(phrase, text, is_prefix=is_prefix) >= 0


def find_whole_words(phrase: str, text: str, start: int = 0, *, is_prefix: bool = False) -> int:
    """Returns where a phrase first `occurs` in a text from a position on; -1 if it does not."""
    start = text.find(phrase, start)
    while start >= 0:
        stop = start + len(phrase)
        if not _splits_word(text, start) and (is_prefix or not _splits_word(text, stop)):
            return start
        start = text.find(phrase, start + 1)
    return -1


def _splits_word(text: str, position: int) -> bool:
    """Returns whether the characters before and after a position belong to one word."""
    if not 0 < position < len(text):
        return False
    return _is_alphanumeric(text[position - 1]) and _is_alphanumeric(text[position])


@lru_cache(_CACHED_CHARACTERS)
def _is_alphanumeric(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


class _WordCharacters(dict[int, str]):
    """A translation table that is filled when a character is first looked up."""

    def __missing__(self, code: int) -> str:
        self[code] = _word_character(code)
        return self[code]


def _word_character(code: int) -> str:
    """Returns what a character adds to a word; a space if it separates words."""
    character = chr(code)
    if code in _COMBINING_DIACRITICS:
        return ""
    if not _is_alphanumeric(character):
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        return base.lower()
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()[0]


_WORD_CHARACTERS = _WordCharacters()
