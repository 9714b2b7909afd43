"""What is no tag: sentences, addresses and apologies, which programs have written as tags."""

from __future__ import annotations

import re

from tui.model.fold import fold
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

NAME = "no-tag"

MOST_WORDS, MOST_CHARACTERS = 8, 60

_ADDRESS = re.compile(r"^(https?:|ftp:|www\.)|^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^[\w.-]+\.\w{2,}/\S")
_APOLOGY = re.compile(r"\b(i'?m sorry|i apologi[sz]e|i can(no|')t|i am (sorry|unable)|as an ai)\b")
_SAID_TO_SOMEBODY = (
    "i i'm i'll you your please provide sorry cannot can't unfortunately here's let's"
)
_SPEECH = frozenset(_SAID_TO_SOMEBODY.split())
_SPEECH_WORDS, _SENTENCE_WORDS = 5, 4
_SENTENCE_END = re.compile(r"(?<=\w\w)[.?!;](\s|$)")


def no_tags(use: TagUse) -> list[Proposal]:
    """Returns the tags that are none, which are to be gone."""
    reasons = ((tag, reason_against(name)) for tag, name in enumerate(use.names))
    return [
        Proposal(NAME, use.names[tag], evidence=reason, notes=use.counts[tag])
        for tag, reason in reasons
        if reason
    ]


def reason_against(name: str) -> str:
    """Returns why a name is none of a tag, in a few words; empty where it may be one."""
    text = fold(name).replace("’", "'")
    words = text.split()
    if not any(map(str.isalnum, name)):
        return "no letter"
    if _ADDRESS.search(text):
        return "an address"
    if _APOLOGY.search(text):
        return "an apology"
    if len(words) >= _SPEECH_WORDS and not _SPEECH.isdisjoint(words):
        return "a sentence"
    if len(words) >= _SENTENCE_WORDS and _SENTENCE_END.search(text):
        return "a sentence"
    if len(words) > MOST_WORDS:
        return f"{len(words)} words"
    return f"{len(name)} characters" if len(name) > MOST_CHARACTERS else ""
