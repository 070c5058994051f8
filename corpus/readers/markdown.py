"""Reads Markdown as the text that its reader would see: without marks, each block on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from corpus.decoding import decode
from corpus.raw_text import Block, RawText
from corpus.readers.document_tables import row_lines
from corpus.readers.front_matter import split_front_matter
from corpus.readers.html_marks import without_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile("\r\n?")
_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(data: bytes) -> RawText:
    """Return the text of a Markdown file and its title: a property of that name, or the first heading of level one.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding.
    """
    front = split_front_matter(_LINE_END.sub("\n", decode(data)))
    page = _Page()
    for token in _parser().parse(front.body):
        page.add(token)
    return RawText(tuple(page.blocks()), front.title or page.title, front.date)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


class _Page:
    """What has been read of a page so far: its visible text in pieces, and its title."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._headings: list[tuple[int, int]] = []  # Which of the parts are headings, and their levels.
        self.title: str | None = None
        self._marker = ""  # Of the list item whose first block is still to come.
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._opened = ""  # The kind of block that the next inline content belongs to.

    def add(self, token: Token) -> None:
        """Take in the next token of the page."""
        match token.type:
            case "list_item_open":
                self._end_marker()
                self._marker = _list_marker(token)
            case "list_item_close":
                self._end_marker()
            case "inline":
                self._add_inline(token)
            case "fence" | "code_block":
                self._add_block(token.content, token.level)
            case "html_block":
                self._add_block(without_marks(token.content), token.level)
            case "tr_close" | "table_close":
                self._end_of_table(token)
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close" if token.level == 0:
                self.parts.append("\n")
            case _:
                self._opened = token.tag

    def blocks(self) -> Iterator[Block]:
        """Yield the page as blocks, each heading of the page itself as one of its own."""
        begin = 0
        for place, level in [*self._headings, (len(self.parts), 0)]:
            between = "".join(self.parts[begin:place]).strip("\n")
            if between:
                yield Block(between)
            if level:
                yield Block(self.parts[place], level=level)
            begin = place + 1

    def _add_inline(self, token: Token) -> None:
        text = _visible(token.children or [])
        if self._opened in {"th", "td"}:
            self._cells.append(" ".join(text.split()))
            return
        if self._opened == "h1" and self.title is None:
            self.title = text
        if token.level == 1 and re.fullmatch("h[1-6]", self._opened):
            self._headings.append((len(self.parts) + 1, int(self._opened[1])))  # behind the marker
        self._add_block(text, token.level - 1)

    def _add_block(self, text: str, level: int) -> None:
        """Add a block's text: a paragraph of its own on the page itself, lines within a list, table or quotation."""
        self.parts += [self._marker, text.strip("\n"), "\n\n" if level == 0 else "\n"]
        self._marker = ""

    def _end_of_table(self, token: Token) -> None:
        """Take in the end of a table's row, or of the table."""
        if token.type == "tr_close":
            self._rows.append(self._cells)
            self._cells = []
            return
        for line in filter(None, row_lines(self._rows, is_marked=True)):
            self._add_block(line, token.level + 1)
        self._rows = []
        if token.level == 0:
            self.parts.append("\n")

    def _end_marker(self) -> None:
        """Put an empty item, or one that begins with a list, on a line of its own."""
        if self._marker:
            self.parts.append(self._marker + "\n")
            self._marker = ""


def _list_marker(item: Token) -> str:
    """Return how an item begins: its number as it was written, or a dash (`+` as it is: often a list in a list)."""
    if item.info:
        return f"{item.info}{item.markup} "
    return "+ " if item.markup == "+" else "- "


def _visible(tokens: list[Token]) -> str:
    """Return what a reader sees of one block's inline content."""
    return "".join(map(_visible_part, tokens))


def _visible_part(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    if token.type == "html_inline":
        return without_marks(token.content)
    if token.type == "image":
        return _visible(token.children or [])
    return token.content
