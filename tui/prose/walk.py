"""Converts the parser's tokens to blocks: containers become margins of the blocks inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.prose.blocks import (
    Block,
    Code,
    Content,
    Heading,
    Margin,
    Paragraph,
    Rule,
    Span,
    Spans,
    Table,
)
from tui.prose.grammar import Environment
from tui.prose.inlines import spans
from tui.prose.list_shapes import ListShape, list_shapes
from tui.prose.printable import printable

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = "▎ "
_BOXES = {False: "☐", True: "☑"}
_TAB_CELLS = 4

_CLOSING = frozenset(
    f"{container}_close"
    for container in ("bullet_list", "ordered_list", "list_item", "blockquote", "alert")
)


@dataclass(slots=True)
class _Frame:
    """An open container; the outermost is the document."""

    margin: Margin | None = None
    is_tight: bool = False
    """Whether its blocks follow each other without an empty line."""
    shape: ListShape | None = None
    """The properties of the list, if it is one."""
    items: int = 0
    """How many items of the list have begun."""
    has_content: bool = False

    @property
    def is_empty_item(self) -> bool:
        return self.margin is not None and self.margin.first != _BAR and not self.has_content


class Walk:
    """Walks through tokens of blocks, and keeps the stack of open containers."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._frames = [_Frame()]
        self._titled: _Frame | None = None
        self._continues = False
        self._cut_table: Table | None = None
        """The beginning of the last table that goes on in further tokens."""
        self._cut: Token | None = None
        """The last token of those that end inside a block."""
        self._list = _Frame()
        """The last list outside others."""

    def item(self, marker: str, style: str, tokens: list[Token]) -> Iterator[Block]:
        """Yields the blocks of the tokens as those of an item outside any list."""
        self._frames.append(_Frame(_item_margin(marker, style)))
        yield from self.blocks(tokens)
        yield from self._closed()

    def blocks(
        self, tokens: list[Token], *, continues: bool = False, is_cut: bool = False
    ) -> Iterator[Block]:
        """Yields the blocks of the tokens, which close each container that they open.

        Args:
            tokens: The tokens.
            continues: Whether they go on with the block, or the list, that came last.
            is_cut: Whether further tokens go on with the last block of these.
        """
        self._continues = continues
        self._cut = tokens[-1] if is_cut and tokens else None
        shapes = iter(list_shapes(tokens))
        stream = iter(tokens)
        for token in stream:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._frames.append(self._list_frame(next(shapes)))
            elif token.type == "list_item_open":
                self._frames.append(self._item_frame(token))
            elif token.type == "blockquote_open":
                self._frames.append(_Frame(Margin(_BAR, _BAR, "quote")))
            elif token.type == "alert_open":
                yield self._alert_title(token.meta["kind"])
            elif token.type in _CLOSING:
                yield from self._closed()
            elif content := self._content(token, stream):
                yield self._block(content)

    def _list_frame(self, shape: ListShape) -> _Frame:
        frame = _Frame(is_tight=shape.is_tight, shape=shape)
        if len(self._frames) > 1:
            return frame
        before = self._list.shape
        if self._continues and before and shape.start is not None and before.start is not None:
            shape.start = before.start + self._list.items
        self._list = frame
        return frame

    def _item_frame(self, token: Token) -> _Frame:
        around = self._frames[-1]
        assert around.shape is not None, "an item is in a list"
        marker, style = around.shape.marker(around.items), around.shape.style
        around.items += 1
        is_done = token.meta.get("checked")
        if is_done is not None:
            box = _BOXES[is_done]
            marker = box if around.shape.start is None else f"{marker} {box}"
            style = "task.done" if is_done else "task"
        return _Frame(_item_margin(marker, style), is_tight=around.is_tight)

    def _alert_title(self, kind: str) -> Block:
        style = f"alert.{kind.lower()}"
        self._frames.append(_Frame(Margin(_BAR, _BAR, style)))
        title = self._block(Paragraph((Span(kind.capitalize(), (style,)),)))
        self._titled = self._frames[-1]
        return title

    def _closed(self) -> Iterator[Block]:
        """Closes the innermost container; yields the marker of an item without content."""
        if self._frames[-1].is_empty_item:
            yield self._block(Paragraph(()))
        self._frames.pop()

    def _block(self, content: Content) -> Block:
        before = [frame for frame in self._frames if frame.has_content]
        begun = [frame for frame in self._frames if not frame.has_content]
        for frame in begun:
            frame.has_content = True
        has_gap = bool(before) and not before[-1].is_tight and before[-1] is not self._titled
        if self._continues:
            has_gap = bool(begun) and not begun[0].is_tight
        self._titled, self._continues = None, False
        return Block(
            content,
            tuple(frame.margin for frame in self._frames if frame.margin),
            opened=sum(frame.margin is not None for frame in begun),
            has_gap=has_gap,
        )

    def _content(self, token: Token, stream: Iterator[Token]) -> Content | None:
        match token.type:
            case "paragraph_open":
                return Paragraph(self._spans(next(stream)))
            case "heading_open":
                level = int(token.tag[1])
                return Heading(level, self._spans(next(stream), f"heading.{level}"))
            case "fence" | "code_block":
                return _code(token)
            case "hr":
                return Rule()
            case "table_open":
                return self._table(stream)
        return None

    def _table(self, stream: Iterator[Token]) -> Table:
        rows: list[list[Spans]] = []
        alignments: list[str] = []
        for token in stream:
            match token.type:
                case "table_close":
                    break
                case "tr_open":
                    rows.append([])
                case "th_open":
                    alignments.append(_alignment(token))
                    rows[-1].append(self._spans(next(stream), "table.head"))
                case "td_open":
                    rows[-1].append(self._spans(next(stream)))
        table = Table(tuple(rows[0]), tuple(map(tuple, rows[1:])), tuple(alignments))
        if self._continues and self._cut_table:
            return table._replace(above=self._cut_table)
        if token is self._cut:
            self._cut_table = table = table._replace(goes_on=True)
        return table

    def _spans(self, inline: Token, *styles: str) -> Spans:
        return spans(inline.content, self._env, styles)


def _item_margin(marker: str, style: str) -> Margin:
    return Margin(f"{marker} ", " " * (len(marker) + 1), style)


def _alignment(head_cell: Token) -> str:
    return str(head_cell.attrs.get("style", "left")).removeprefix("text-align:")


def _code(token: Token) -> Code:
    text = printable(token.content.expandtabs(_TAB_CELLS).removesuffix("\n"))
    return Code(text, printable(token.info.strip().partition(" ")[0]))
