"""Links of a text that leave out what they have in common with the address of its page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PAGE = re.compile(r"https?://", re.IGNORECASE)


def resolved(link: str, page: str) -> str:
    """Returns the whole address of a link, unchecked.

    A link that has a scheme is returned as it is, and so is any link of what is no page of the web.
    Nothing is decoded: whether the address may be opened is asked of what is returned.

    Args:
        link: The link, as the source of a text has it.
        page: The address of the text's page.
    """
    if _WITH_SCHEME.match(link) or not _PAGE.match(page):
        return link
    try:
        return urljoin(page, link)
    except ValueError:
        # What is between the brackets of a host is no address.
        return link
