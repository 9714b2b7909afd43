"""Host names: which spellings name the same host.

Names are folded as UTS #46 says, without its transitional mappings:
``straße.de`` and ``strasse.de`` are two hosts.
"""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import unquote

from tui.model.text import is_inert

_HOST_LIMIT = 253
_LABEL_LIMIT = 63
_DELIMITER = re.compile(r"[\x00-\x20%/?#@:\[\]\\\ufffd]")
_MAPPED = str.maketrans({"\u3002": ".", "\u00ad": None})


def split_authority(authority: str) -> tuple[str, str, str]:
    """Splits an authority into user with password, host and port, each of which may be empty.

    Colons alone are no host: there is none in ``:80``.
    """
    user, _, host_and_port = authority.rpartition("@")
    host, colon, port = host_and_port.rpartition(":")
    if not colon or not (not port or (port.isascii() and port.isdigit())):
        host, port = host_and_port, ""
    return user, host if host.strip(":") else "", port


def host_key(host: str) -> str:
    """Returns the host in lower case and as punycode, without one leading ``www.``.

    White space, and what cannot be seen, is written as octets: a key is never cleaned any further.
    """
    lowered = host.lower() if host.isascii() and "%" not in host else _as_ascii(host)
    return without_www(_visible(lowered))


def without_www(host: str) -> str:
    """Removes one leading ``www.`` if a name of two parts remains."""
    if host.startswith("www.") and "." in host[4:].rstrip("."):
        return host[4:]
    return host


def _as_ascii(host: str) -> str:
    folded = _folded(_decoded(host)) if len(host) <= _HOST_LIMIT else host.lower()
    return ".".join(map(_as_punycode, folded.split(".")))


def _decoded(host: str) -> str:
    decoded = unquote(host)
    return host if _DELIMITER.search(decoded) else decoded


def _folded(host: str) -> str:
    # Lowered letter by letter: ``str.lower`` of a whole word turns a last Σ into ς.
    lowered = "".join(map(str.lower, normalize("NFKC", host)))
    folded = normalize("NFC", lowered).translate(_MAPPED)
    return host.lower() if _DELIMITER.search(folded) else folded


def _as_punycode(label: str) -> str:
    if label.isascii() or len(label) > _LABEL_LIMIT:
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _visible(host: str) -> str:
    if host.isprintable() and " " not in host:
        return host
    return "".join(_octets(char) if char.isspace() or not is_inert(char) else char for char in host)


def _octets(char: str) -> str:
    return "".join(f"%{byte:02x}" for byte in char.encode())
