"""The error tree: what went wrong, and what the person can do about it.

Every error that a person can meet carries a message (what happened) and a hint (what to do). The
command line prints both on stderr; the reader shows them as a toast. A bad record inside an
import is no error of this tree but an ``Issue`` in the import's report.
"""


class UrlNotesError(Exception):
    """The root of everything url-notes raises on purpose."""

    exit_code = 1
    """The exit code of a command that ends with this error."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(UrlNotesError):
    """The command line or the configuration asks for something that does not exist."""

    exit_code = 2


class FilterError(UrlNotesError):
    """A filter that cannot be understood.

    ``span`` is the half-open range of characters of the filter text that is at fault.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "", *, span: tuple[int, int]) -> None:
        super().__init__(message, hint)
        self.span = span


class FormatError(UrlNotesError):
    """A file that no reader understands, or that ends in the middle."""


class LibraryError(UrlNotesError):
    """The library file cannot be opened, read or written."""


class LibraryLockedError(LibraryError):
    """Another program holds the library's lock: nothing was written, and nothing is wrong."""


class StaleResultError(UrlNotesError):
    """A list has changed since it was found: its positions may hold other notes by now."""

    def __init__(self) -> None:
        super().__init__("The list has changed", "Press again.")


class NoteNotFoundError(UrlNotesError):
    """No note has this id or this link."""


class LinkError(UrlNotesError):
    """An address that is no link, or that must not be opened."""


class DesktopError(UrlNotesError):
    """The browser, the clipboard or the editor could not be reached."""


def as_known(error: Exception) -> UrlNotesError:
    """An exception as an error of this tree, to be kept: what nobody expected is a fault.

    It holds on to none of the frames that it came from. A query that they have not read to its end
    would stay open with them.
    """
    if not isinstance(error, UrlNotesError):
        return UrlNotesError(f"{type(error).__name__}: {error}", "This is a fault of url-notes.")
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
