"""Where the library and the configuration lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.errors import UrlNotesError
from tui.library.paths import CONFIG_VARIABLE, LIBRARY_VARIABLE, config_path, library_path


@pytest.mark.parametrize(
    ("variable", "path"), [(LIBRARY_VARIABLE, library_path), (CONFIG_VARIABLE, config_path)]
)
def test_a_home_folder_that_is_not_there_is_an_error_that_says_so(
    variable: str, path: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "~nobody-at-all/file")
    with pytest.raises(UrlNotesError) as raised:
        path()
    assert raised.value.message == "~nobody-at-all/file names a home folder that is not there"
    assert raised.value.hint == "Check the path."
