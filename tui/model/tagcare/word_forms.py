"""Singulars and American spellings of words, as far as they are safe in several languages."""

from __future__ import annotations

import re

SHORTEST_PLURAL = 4
"""Shorter words that end with an s are seldom plurals: css, aws, bus."""

_IRREGULAR = (
    "children child, women woman, men man, mice mouse, feet foot, indices index, matrices matrix,"
    " vertices vertex, appendices appendix, criteria criterion, phenomena phenomenon,"
    " knives knife, wolves wolf, shelves shelf, leaves leaf, lives life, wives wife,"
    " analyses analysis, hypotheses hypothesis, crises crisis, quizzes quiz, ads ad, pcs pc,"
    " gpus gpu, cpus cpu, tpus tpu, npus npu, menus menu, ups up,"
    " tvs tv, vms vm, uis ui, guis gui, clis cli, apis api, taxis taxi"
)
_SINGULARS = dict(pair.split() for pair in _IRREGULAR.split(","))
"""Plurals that no rule below finds."""

_ENDING_WITH_S = (
    "news redis kubernetes postgres always series species lens means windows rails pandas keras"
    " atlas canvas alias bias texas christmas kansas arkansas dallas chaos cosmos kudos ethos"
    " macos tvos watchos chromeos devops mlops llmops gitops aiops dataops finops secops"
    " devsecops mercedes hermes athens siemens brussels mars wales james charles thomas nicolas"
    " lucas jonas vegas gas jesus perhaps besides sometimes customs goods thanks jeans emacs"
    " gnus arms hans times https gps sms dns tls ios sans plus pants shorts ecmas sales glasses"
    " trousers bios cors nats netherlands philippines maldives bahamas alps andes olympics"
    " vitess sass axis moss elles dans sous vers alors jamais fois temps corps cours concours"
    " bras repas pays mas tres nos pues lunes martes miercoles jueves viernes paraguas crisis"
    " oasis menos als das was dies haus maus glas gras preis kreis reis hals puls kurs bonus"
    " alles uns ins aus etwas nichts links rechts stets bereits anders"
)
_NO_PLURALS = frozenset(_ENDING_WITH_S.split())
"""Words that end with an s and are no plurals, or mean something else than without it."""

_NO_PLURAL_ENDS = ("ss", "us", "is", "ics", "js")

_UNTOLD_E = re.compile(r"(?<=...)(?:(?<=[sxzo])|(?<=[cs]h))e$")
"""An e at the end that a plural does not tell: bases may be of base, boxes are of box."""

_UNTOLD_IE = re.compile(r"(?<=..)ie$")
"""The end that a plural does not tell from a y: movies and queries."""

_ISE = (
    "organ|optim|real|normal|visual|virtual|serial|container|token|special|summar|categor|custom"
    "|minim|maxim|digit|monet|personal|initial|synchron|central|general|recogn|author|standard"
    "|priorit|util|vector|random|local|global|character|memor|stabil|anonym|modern|modular"
    "|parallel|regular|social|industrial|commercial|capital|item|penal|polar|formal|material"
)
_AMERICAN = (
    (
        re.compile(
            "(col|behavi|lab|fav|hon|neighb|flav|hum|rum|harb|arm|vap|tum|od|endeav|rig|vig)our"
        ),
        r"\1or",
    ),
    (re.compile(rf"({_ISE})is(e|ed|er|ing)\b"), r"\1iz\2"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"(cent|theat|lit|met|fib|calib)re\b"), r"\1er"),
    (re.compile(r"(catal|dial|anal|monol)ogue\b"), r"\1og"),
    (re.compile(r"\b(def|lic|off|pret)ence\b"), r"\1ense"),
    (re.compile(r"(mod|lab|trav|canc|fu|lev|chann|tunn|sign|marv)(e|a)ll(ing|ed|er)"), r"\1\2l\3"),
    (re.compile(r"\bprogramme\b"), "program"),
    (re.compile(r"\bgrey"), "gray"),
    (re.compile(r"\btyre"), "tire"),
    (re.compile(r"aluminium"), "aluminum"),
    (re.compile(r"\bsceptic"), "skeptic"),
    (re.compile(r"\bjudgement"), "judgment"),
    (re.compile(r"\bartefact"), "artifact"),
    (re.compile(r"\bageing\b"), "aging"),
    (re.compile(r"(encyclop|p|arch)ae(dia|diatric|olog)"), r"\1e\2"),
)
"""British spellings, each with the American one."""

_IS_BRITISH = re.compile(
    "our|is(e|ing|ation|er)|re$|ogue|ence|ll(ing|ed|er)|programme|grey|tyre|nium|scept|judge|artef"
    "|ageing|ae"
)
"""What has to be in a word before any of these is looked for."""


def singular(word: str) -> str:
    """Returns the singular of a folded word; one that may be none, as it is."""
    known = _SINGULARS.get(word)
    if known is not None:
        return known
    return word[:-1] if _is_plural(word) else word


def _is_plural(word: str) -> bool:
    return (
        word[-1:] == "s"
        and len(word) >= SHORTEST_PLURAL
        and not word.endswith(_NO_PLURAL_ENDS)
        and word not in _NO_PLURALS
        and word[-2].isalpha()
    )


def american(word: str) -> str:
    """Returns a folded word in its American spelling."""
    if _IS_BRITISH.search(word):
        for british, spelling in _AMERICAN:
            word = british.sub(spelling, word)
    return word


def without_untold_end(word: str) -> str:
    """Returns a singular without what its plural does not tell: ``box`` and ``boxe`` are one."""
    if word[-1:] != "e":
        return word
    return _UNTOLD_IE.sub("y", _UNTOLD_E.sub("", word))
