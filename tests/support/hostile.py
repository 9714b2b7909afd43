"""Texts that attack a terminal, a markup parser or a careless reader, for tests at every door."""

from __future__ import annotations

SEQUENCES: tuple[str, ...] = (
    "\x1b[2J",
    "\x1b[31mred\x1b[0m",
    "\x1b[?1049h",
    "\x1b[6n",
    "\x1b[1;2",
    "\x9b31mred",
    "\x1b]0;title\x07",
    "\x1b]2;title\x1b\\",
    "\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x9d52;c;ZXZpbA==\x9c",
    "\x1b]52;c;ZXZpbA==",
    "\x1bP+q544e\x1b\\",
    "\x90+q544e\x9c",
    "\x1bPtmux;\x1b\x1b]52;c;ZXZpbA==\x07\x1b\\",
    "\x1b_Gf=24;AAAA\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXstring\x1b\\",
    "\x1bkscreen title\x1b\\",
    "\x1bc",
    "\x1b(0",
    "\x1b#8",
    "\x1b",
    "\x1b\x1b[31m",
    "\x1b\u200b[31m",
)
"""Escape sequences of 7 and 8 bits, whole, nested and cut off."""

CHARACTERS: tuple[str, ...] = (
    "nul\x00",
    "bell\x07",
    "back\x08space",
    "over\rwrite",
    "form\x0cfeed",
    "shift\x0eout",
    "delete\x7f",
    "next\x85line",
    "\u202egnp.exe",
    "\u2066isolate\u2069",
    "\u200emark\u200f\u061c",
    "zero\u200bwidth",
    "word\u2060joiner",
    "\ufeffmark",
    "tag\U000e0041\U000e007f",
    "\ud800",
    "low\udc9bsurrogate",
)
"""Characters that a terminal obeys or nobody sees."""

MARKUP: tuple[str, ...] = (
    "[/x]",
    "[/]",
    "[bold]",
    "[@click=app.bell]x[/]",
    "[link=javascript:alert(1)]x[/link]",
    "[",
    "]",
    "\\[",
    "[red on",
    ":smile:",
    "$x",
    "$primary",
    "{0}",
    "{url.__class__}",
    "%s %(x)s %n",
    "%",
    "_",
    "&#27;[31m",
    "&#x9b;31m",
    "&lt;script&gt;",
    "<script>alert(1)</script>",
    "<!--",
    "'; DROP TABLE notes; --",
    '"',
    "=cmd|' /C calc'!A0",
    "-rf",
    "--help",
    "$(touch x)",
    "`touch x`",
    "../../etc/passwd",
    "javascript:alert(1)",
    "javas%63ript:alert(1)",
)
"""Plain text that something else might take for its own language; it must come through as it is."""

SHAPES: tuple[str, ...] = (
    "",
    " ",
    "\t\n",
    "\r\n\r\n",
    "שלום עולם",
    "مرحبا https://example.com",
    "👩\u200d💻🏳\ufe0f\u200d🌈",
    "🇩🇪",
    "e\u0301" * 3,
    "a" + "\u0300" * 400,
    "漢字かな交じり文",
    "ﷺ",
    "ｆｕｌｌ",
    "İıſßΣς",
    "one\ntwo\n\nfour",
    "x" * 20_000,
    "word " * 4_000,
    "漢" * 5_000,
)
"""Texts of unusual length, width and direction."""

HOSTILE: tuple[str, ...] = (*SEQUENCES, *CHARACTERS, *MARKUP, *SHAPES)
"""All of them."""
