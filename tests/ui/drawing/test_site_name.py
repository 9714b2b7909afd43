from __future__ import annotations

import pytest

from tui.ui.drawing.site_name import name_span


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("blog.hyperknot.com", "hyperknot"),
        ("www.quantamagazine.org", "quantamagazine"),
        ("feeds.feedburner.com", "feedburner"),
        ("news.ycombinator.com", "news.ycombinator"),
        ("people.idsia.ch", "people.idsia"),
        ("www.bbc.co.uk", "bbc"),
        ("blog.com", "blog"),
        ("x.com", "x.com"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("example.org:8080", "example.org:8080"),
        ("bücher.example", "bücher"),
        ("MDN Web Docs", "MDN Web Docs"),
        ("Node.js", "Node.js"),
        ("..", ".."),
        ("", ""),
    ],
)
def test_a_site_is_shown_by_its_own_name(site: str, name: str) -> None:
    start, stop = name_span(site)
    assert site[start:stop] == name
