"""The error tree: what went wrong, and what the person can do about it.

Every error that a person can meet carries a message (what happened) and a hint (what to do). The
command line prints both on stderr; the reader shows them as a toast. A bad record inside an
import is no error of this tree but an ``Issue`` in the import's report.
"""


class UrlNotesError(Exception):
    """The base class of everything url-notes raises on purpose."""

    exit_code = 1
    """The exit code of a command that ends with this error."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(UrlNotesError):
    """A command line or a configuration that asks for something that does not exist."""

    exit_code = 2


class FilterError(UrlNotesError):
    """A filter that cannot be parsed.

    ``span`` is the half-open range of characters of the filter text that is at fault.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "", *, span: tuple[int, int]) -> None:
        super().__init__(message, hint)
        self.span = span


class CommandError(UrlNotesError):
    """A command of the reader that cannot be understood.

    ``span`` is the half-open range of characters of what was typed that is at fault.
    """

    def __init__(self, message: str, hint: str = "", *, span: tuple[int, int]) -> None:
        super().__init__(message, hint)
        self.span = span


class FormatError(UrlNotesError):
    """A file that no format can read, or that ends in the middle."""


class LibraryError(UrlNotesError):
    """A library file that cannot be opened, read or written."""


class LibraryDamagedError(LibraryError):
    """A library file that is not as it was written, or holds something else."""


class LibraryLockedError(LibraryError):
    """A write that another program's lock kept waiting too long; nothing was written."""


class StaleResultError(UrlNotesError):
    """A list that has changed since it was found: its positions may hold other notes by now."""

    def __init__(self) -> None:
        super().__init__("The list has changed", "Press again.")


class NoteNotFoundError(UrlNotesError):
    """An id or a link that no note has."""


class LinkError(UrlNotesError):
    """An address that is no link, or that may not be opened."""


class DesktopError(UrlNotesError):
    """A browser, a clipboard or an editor that could not be reached."""


def to_url_notes_error(error: Exception) -> UrlNotesError:
    """Returns an exception as an error of this tree, to be kept without its traceback.

    Its frames would keep open every query that they have not read to the end.
    """
    if not isinstance(error, UrlNotesError):
        return UrlNotesError(f"{type(error).__name__}: {error}", "This is a fault of url-notes.")
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
