from __future__ import annotations

import re

from tests.docs.man_page import MAN_PAGE, man_page
from tui.cli.program import COMMANDS


def test_the_man_page_is_that_of_the_commands() -> None:
    assert MAN_PAGE.read_text("utf-8") == man_page()


def test_it_has_every_command_and_no_instruction_but_ours() -> None:
    lines = man_page().splitlines()
    named = {line.split()[1].strip('"') for line in lines if line.startswith(".SS")}
    assert {entry.name for entry in COMMANDS} <= {name.replace("\\-", "-") for name in named}
    macros = {found[0] for line in lines if (found := re.match(r"\.\w+", line))}
    assert macros == {".TH", ".SH", ".SS", ".PP", ".TP", ".B"}
