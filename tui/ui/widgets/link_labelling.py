"""Letters over the links of the preview, for as long as a person chooses one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.model.note import Note
from tui.ui.drawing.link_labels import PlacedLink, labels
from tui.ui.widgets.preview import Preview


class LinkLabelling:
    """The links on screen, and the letters over them.

    Args:
        preview: Shows both.
    """

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self.typed = ""
        """What was typed of a label so far."""
        self.note = preview.note
        """The note whose links they are."""
        self.links: Sequence[PlacedLink] = preview.links_on_screen()
        self.labels = labels(len(self.links))
        """The letters of each; none is the beginning of another."""

    def begin(self, moved: Callable[[], object]) -> None:
        """Shows the letters, and has it told when the text is laid out otherwise, or hidden."""
        self._preview.follow(moved)
        self._show()

    def narrow(self, typed: str) -> bool:
        """Leaves the letters that begin with what was typed; returns whether there are any."""
        self.typed = typed
        self._show()
        return any(label.startswith(typed) for label in self.labels)

    def lay_anew(self) -> bool:
        """Lays the letters over the links where these are now.

        The same links keep their letters. Others get new ones where the same note is laid out
        otherwise: then nothing was typed yet.

        Returns:
            Whether it can go on: not where a note that has changed has other links, so that what
            is being typed was read over another one, and not where no link is on screen.
        """
        preview = self._preview
        links = preview.links_on_screen() if preview.display else []
        is_same = _targets(preview.note, links) == _targets(self.note, self.links)
        if not links or not (is_same or preview.note == self.note):
            return False
        if not is_same:
            self.labels, self.typed = labels(len(links)), ""
        self.note, self.links = preview.note, links
        self._show()
        return True

    def end(self) -> None:
        """Takes the letters away."""
        self._preview.follow(None)
        self._preview.show_labels(())

    def _show(self) -> None:
        self._preview.show_labels(
            (link, label)
            for link, label in zip(self.links, self.labels, strict=False)
            if label.startswith(self.typed)
        )


def _targets(note: Note | None, links: Sequence[PlacedLink]) -> object:
    """Returns what the links lead to, to be compared."""
    return note and (note.id, note.url), [link.url for link in links]
