"""Reads Markdown as the text that its reader would see: without marks, each block on lines of its own."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.decoding import decode
from corpus.readers.raw_text import RawText

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_BLOCK_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}


def read_markdown(data: bytes) -> RawText:
    """Return the text of a Markdown file and its first heading of level one.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding.
    """
    tokens = _PARSER.parse(decode(data))
    blocks: list[str] = []
    title: str | None = None
    marker = ""
    cells: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_close":
            blocks.append(" | ".join(cells) + "\n")
            cells = []
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content + "\n")
        elif token.type == "inline":
            text = _visible(token)
            if before is not None and before.type in {"th_open", "td_open"}:
                cells.append(text)
                continue
            if before is not None and before.type == "heading_open" and before.tag == "h1" and title is None:
                title = text
            blocks.append(marker + text + ("\n" if token.level > 1 else "\n\n"))
            marker = ""
    return RawText("".join(blocks), title)


def _visible(inline: Token) -> str:
    """Return what a reader sees of one block's inline content."""
    return "".join(_BLOCK_BREAKS.get(child.type, child.content) for child in inline.children or [])
