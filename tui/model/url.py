"""Addresses: which of them are the same link, and which host they are on.

The terms and the dot segments are those of RFC 3986. The functions that return a key or a site
accept any text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters, digits
from urllib.parse import unquote

from tui.errors import LinkError
from tui.model.host import host_key, split_authority, without_www
from tui.model.text import URL_LIMIT, clean_line, clean_url
from tui.model.tracking import is_tracking

_WEB_LINK = re.compile(
    r"(https?)://([^/\\?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL
)
_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*://([^/\\?#]*)", re.IGNORECASE)
_READER_VIEW = re.compile(r"about:reader\?(?:[^#]*&)?url=([^&#]*)", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_KEY_START = "//"
_DEFAULT_PORTS = {"http": "80", "https": "443"}

_MOST_KEPT = 1_024
"""For how many addresses the key is kept: an import asks several times for that of each."""

_UNRESERVED = frozenset(ascii_letters + digits + "-._~")
_OCTET = re.compile(r"%[0-9A-Fa-f]{2}|[^!#-;=?-\[\]_a-z~]")
"""An encoded octet, or a character that has to be encoded in an address."""

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]+:\S", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?:(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)|localhost)(?::[0-9]{1,5})?(?:[/?#].*)?",
    re.IGNORECASE,
)
_HINT = "Give a whole address, such as https://example.com/page"


@lru_cache(_MOST_KEPT)
def link_key(url: str) -> str:
    """Returns what all spellings of the same link have in common; exact for all but http(s).

    The scheme, the default port, ``www.``, the trailing slash, session ids, tracking parameters
    and text fragments do not count, nor does the order of parameters with different names. A key
    is its own key.
    """
    if url.startswith(_KEY_START):
        # Perhaps a key, which encoding has made longer than any address: not cut to their limit.
        return clean_url(url, len(url))
    url = _without_reader_view(clean_url(url))
    match = _WEB_LINK.fullmatch(url)
    if match is None:
        return url
    scheme, authority, path, query, fragment = match.groups("")
    authority = _authority_key(authority, _DEFAULT_PORTS[scheme.lower()])
    if not authority:
        return url
    return f"{_KEY_START}{authority}{_path_key(path)}{_query_key(query)}{_fragment_key(fragment)}"


def page_key(url: str) -> str:
    """Returns the key of the page, which is that of the link without the fragment."""
    key = link_key(url)
    return key.partition("#")[0] or key


def site_of(url: str) -> str:
    """Returns the host as a clean line in lower case, without one leading ``www.``.

    It is empty if there is none.
    """
    match = _AUTHORITY.match(_without_reader_view(clean_url(url)))
    if match is None:
        return ""
    return clean_line(without_www(split_authority(match[1])[1].strip().lower()))


def check_link(text: str) -> str:
    """Returns the address a person gave, trimmed, and with ``https://`` before a bare host.

    Raises:
        LinkError: The text is empty, too long, holds white space, or is no absolute address.
    """
    if re.search(r"\s", text.strip()):
        raise LinkError("The link holds white space", "Write a space as %20")
    url = clean_url(text, URL_LIMIT + 1)
    if len(url) > URL_LIMIT:
        raise LinkError(f"The link is longer than {URL_LIMIT:,} characters", _HINT)
    if _BARE_HOST.fullmatch(url):
        return "https://" + url
    if not _ABSOLUTE.match(url):
        raise LinkError(f"Not a link: {url}" if url else "The link is empty", _HINT)
    if re.match("https?:", url, re.IGNORECASE) and not site_of(url):
        raise LinkError(f"The link names no host: {url}", _HINT)
    return url


def _without_reader_view(url: str) -> str:
    """Returns the address of the page that a Firefox reader view shows, or the given address."""
    match = _READER_VIEW.match(url)
    if match is None:
        return url
    page = clean_url(unquote(match[1]))
    return page if _WEB_LINK.match(page) else url


def _authority_key(authority: str, default_port: str) -> str:
    """Returns user, host and any port but the default one; empty if there is no host."""
    user, host, port = split_authority(authority)
    if not host:
        return ""
    user = _octets_key(user) + "@" if user.strip(":") else ""
    port = ":" + port if port not in ("", default_port) else ""
    return user + host_key(host) + port


def _path_key(path: str) -> str:
    path = _octets_key(path)
    if ";" in path:
        path = _SESSION.sub("", path)
    if "/." in path:
        path = _without_dot_segments(path)
    return path.rstrip("/")


def _query_key(query: str) -> str:
    if not query:
        return ""
    query = _octets_key(query.replace("+", "%20"))
    parameters = [p for p in query.split("&") if p and not is_tracking(_name(p))]
    parameters.sort(key=_name)
    return "?" + "&".join(parameters) if parameters else ""


def _fragment_key(fragment: str) -> str:
    fragment = fragment.partition(":~:")[0]
    return "#" + _octets_key(fragment) if fragment else ""


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]


def _without_dot_segments(path: str) -> str:
    head, *segments = path.split("/")
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join((head, *kept))


def _octets_key(text: str) -> str:
    """Decodes unreserved octets, and encodes all that must be encoded."""
    return _OCTET.sub(_octet_key, text)


def _octet_key(match: re.Match[str]) -> str:
    octet = match[0]
    if len(octet) == 3:
        character = chr(int(octet[1:], 16))
        return character if character in _UNRESERVED else octet.upper()
    return "".join(f"%{byte:02X}" for byte in octet.encode())
