"""The ``url-notes`` command: its options, and the table of the commands below it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from tui import __version__
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.reader_program import ReaderProgram
from tui.cli.terminal import check_terminal
from tui.cli.values import FILTER, VIEW
from tui.errors import UrlNotesError, UsageError
from tui.model.nearest import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Entry(NamedTuple):
    """A command, as help lists it before its module is loaded."""

    name: str
    target: str
    """The module within ``tui.cli`` and the name of the command in it."""
    help: str


COMMANDS = (
    Entry("list", "listing:list_notes", "Print the notes that match, in order."),
    Entry("show", "showing:show_note", "Print one note to read."),
    Entry("tags", "tag_group:tags", "Count the tags of notes, or put tags in order."),
    Entry("views", "views:views", "List the saved filters, or change them with a command."),
    Entry("open", "opening:open_notes", "Open notes in the browser."),
    Entry("copy", "opening:copy_links", "Put the URLs of notes on the clipboard, a line each."),
    Entry("add", "adding:add_links", "Add links."),
    Entry("edit", "editing:edit_notes", "Edit notes."),
    Entry(
        "comment",
        "editing:comment_note",
        "Comment on a note, in place of the comment that it has.",
    ),
    Entry("tag", "tagging:tag_notes", "Add tags to notes and take tags away."),
    Entry("star", "flagging:star_notes", "Star notes, or take their stars away."),
    Entry("read", "flagging:mark_read", "Mark notes as read, or as unread."),
    Entry("archive", "flagging:archive_notes", "Put notes into the archive, or take them out."),
    Entry("merge", "merging:merge_notes", "Merge notes that are the same into one."),
    Entry("rm", "trash:remove_notes", "Move notes to the trash."),
    Entry("restore", "trash:restore_notes", "Take notes back out of the trash."),
    Entry("purge", "purging:purge_notes", "Delete notes in the trash for good."),
    Entry(
        "undo",
        "undoing:undo_change",
        "Take back the last change, one by its number, or all down to one.",
    ),
    Entry(
        "redo",
        "undoing:redo_change",
        "Do again what was undone last, or one by its number.",
    ),
    Entry("history", "history:list_history", "Print what was changed, the last change first."),
    Entry(
        "import",
        "importing:import_sources",
        "Import notes from files and folders, or from a browser.",
    ),
    Entry("export", "exporting:export_notes", "Write the notes that match in any format."),
    Entry("convert", "exporting:convert_file", "Turn one file into another, without a library."),
    Entry("formats", "exporting:list_formats", "List the formats that can be read and written."),
    Entry("backup", "backups:backup", "Make, list and restore backups of the library."),
    Entry("keys", "configuring:list_keys", "Print the keys of the reader as they are configured."),
    Entry("config", "configuring:config", "Show, check or edit the settings of url-notes."),
    Entry("completion", "completion:print_script", "Print the completion for bash, zsh or fish."),
    Entry("doctor", "examining:examine_library", "Look for damage in the library, and mend it."),
)
"""Every command, in the order of help."""


class CommandTable(click.Group):
    """A group that loads the module of a command when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Returns the names of all commands, in the order of the table."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Loads the module of a command and returns the command; ``None`` for an unknown name."""
        for entry in COMMANDS:
            if entry.name == cmd_name:
                module, _, attribute = entry.target.partition(":")
                loaded = import_module(f"tui.cli.{module}")
                return cast(click.Command, getattr(loaded, attribute))
        return None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Returns the commands and options that begin so, without loading their modules."""
        from click.shell_completion import CompletionItem

        begun = [each for each in COMMANDS if each.name.startswith(incomplete)]
        return [
            *(CompletionItem(each.name, help=each.help) for each in begun),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Writes the commands into the help, without loading their modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command that the arguments name.

        Raises:
            UsageError: There is none; the hint names the nearest.
        """
        names = self.list_commands(ctx)
        if args[0] not in names:
            hint = did_you_mean(args[0], names, "`url-notes --help` lists the commands.")
            raise UsageError(f"There is no command {args[0]!r}", hint)
        return super().resolve_command(ctx, args)


@click.group(
    cls=CommandTable,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--filter",
    "filter_text",
    metavar="FILTER",
    type=FILTER,
    default="",
    help="Start in this filter.",
)
@click.option("--view", "view", metavar="NAME", type=VIEW, default="", help="Start in this view.")
@click.option(
    "--demo", is_flag=True, help="Use a sample library, of which no change outlives the program."
)
@library_option
@click.version_option(__version__, prog_name="url-notes", message="%(prog)s %(version)s")
@pass_invocation
@click.pass_context
def url_notes(
    context: click.Context, invocation: Invocation, filter_text: str, view: str, demo: bool
) -> int | None:
    """Read a library of annotated links in the terminal, or work on it with a command.

    Without a command, the reader opens.
    """
    if filter_text and view:
        raise UsageError("The reader starts in a filter or in a view", "Give one of them.")
    if context.invoked_subcommand is None:
        check_terminal()
    if demo:
        from tui.library.sample import demo_library

        invocation.db = str(context.with_resource(demo_library()))
    if view and context.invoked_subcommand is None:
        from tui.cli.views import text_of_view

        filter_text = text_of_view(invocation, view)
    if context.invoked_subcommand is None:
        return invocation.reader.open(invocation.path, filter_text=filter_text, demo=demo)
    if filter_text or view:
        option = "--filter" if filter_text else "--view"
        raise UsageError(f"{option} before a command is for the reader", "Give it to the command.")
    return None


def run_words(words: Sequence[str], reader: ReaderProgram) -> int:
    """Does what one command line asks for, and returns the exit code.

    Args:
        words: The arguments, without the name of the program.
        reader: What opens without a command, and knows the keys.

    Raises:
        UrlNotesError: It fails, or asks for what there is not.
        KeyboardInterrupt: A question was answered by Ctrl+C.
    """
    try:
        with url_notes.make_context("url-notes", list(words), obj=Invocation(reader)) as context:
            return url_notes.invoke(context) or 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise _refused(error) from error


def _refused(error: click.ClickException) -> UrlNotesError:
    """Returns what Click refuses as an error of ours."""
    context = getattr(error, "ctx", None)
    hint = f"`{context.command_path} --help` shows what can be said." if context else ""
    if isinstance(error, click.NoSuchOption) and context and _takes_words(context.command):
        hint = f"{hint} Behind --, a word may begin with a dash."
    refused = UrlNotesError(error.format_message(), hint)
    refused.exit_code = error.exit_code
    return refused


def _takes_words(command: click.Command) -> bool:
    return any(isinstance(each, click.Argument) for each in command.params)
