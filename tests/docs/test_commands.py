"""The commands of the documents do what the documents say.

Every ``sh`` block is run, those of one document in order and on one library, which has the sample.
A ``text`` block right behind it is what it prints. What cannot be run here is in ``console``
blocks, and below with the reason.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, Block, blocks
from tests.docs.sandbox import Sandbox

LANGUAGES = {"sh", "console", "text", "toml", "yaml"}

_TOKEN = '"Authorization: Token $TOKEN"'
_LINKDING = "https://linkding.example.org/api/bookmarks"
_LIBRARY = "~/.local/share/url-notes/library.db"

NOT_RUN = {
    "builds an environment from packages of the network": (
        "make run",
        "make test",
        "pipx install .",
    ),
    "takes a quarter of an hour and more": (
        "make torture",
        'make torture OPTIONS="--seed 7"',
        'make torture OPTIONS="--only keys"',
    ),
    "opens the reader, which the tests of the interface do": ("url-notes --demo",),
    "fetches from the network": (
        "pipx install datasette",
        f"curl -H {_TOKEN} '{_LINKDING}/?limit=100000' > linkding.json",
        f"curl -H {_TOKEN} '{_LINKDING}/archived/?limit=100000' > archived.json",
    ),
    "goes on until it is stopped, and belongs to a package that is not needed": (
        f"datasette {_LIBRARY}",
        f"datasette {_LIBRARY} --metadata metadata.yml",
        "curl 'http://127.0.0.1:8001/library/notes.json?_shape=array&starred=1&_col=title'",
    ),
    "is done by hand for a release": (
        "uv venv oldest",
        "uv pip install --python oldest --resolution lowest-direct --editable .",
        "uv pip install --python oldest pytest pytest-asyncio pytest-randomly hypothesis",
        "oldest/bin/python -m pytest -q",
        "python -m pip install build",
        "python -m build",
        "pipx install dist/url_notes-VERSION-py3-none-any.whl",
        "url-notes --version",
        "uv tool install --force dist/url_notes-VERSION.tar.gz",
        "url-notes doctor",
        'git commit --all --message "Release VERSION"',
        'git tag --sign vVERSION --message "url-notes VERSION"',
        "git push --follow-tags",
    ),
}
"""Why the commands of ``console`` blocks are not run."""


def commands(text: str) -> list[str]:
    """The lines of a block without comments and what is behind a prompt."""
    lines = (line.split("  #")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def printed(text: str, block: Block, following: Block | None) -> str | None:
    """What a document says that a block prints; ``None`` where it says nothing."""
    if following is None or following.language != "text":
        return None
    return None if text[block.end : following.start].strip() else following.text


@pytest.mark.parametrize(
    "document",
    [path for path in DOCUMENTS if "```sh\n" in path.read_text("utf-8")],
    ids=lambda path: path.name,
)
def test_the_commands_of_a_document_work_and_print_what_it_says(
    document: Path, tmp_path: Path
) -> None:
    sandbox = Sandbox(tmp_path)
    text = document.read_text("utf-8")
    for block, following in pairwise([*blocks(text), None]):
        if block is None or block.language != "sh":
            continue
        output = sandbox.run(block.text)
        expected = printed(text, block, following)
        assert expected is None or output == expected, block.text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_block_says_what_it_is(document: Path) -> None:
    assert {block.language for block in blocks(document.read_text("utf-8"))} <= LANGUAGES


def test_what_is_not_run_is_known_with_its_reason() -> None:
    named = {
        command
        for document in DOCUMENTS
        for block in blocks(document.read_text("utf-8"))
        if block.language == "console"
        for command in commands(block.text)
    }
    assert named == {command for commands in NOT_RUN.values() for command in commands}
