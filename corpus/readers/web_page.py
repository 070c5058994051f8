"""Reads web pages: the writing that they hold, without the menus and lists of links around it."""

from __future__ import annotations

from corpus.places import Removed
from corpus.raw_text import Block, RawText
from corpus.readers.html_encoding import decode_page
from corpus.readers.html_pieces import Piece


def read_web_page(data: bytes, declared: str | None = None) -> RawText:
    """Return the text of an HTML page, one block a paragraph, heading, list item or table row.

    All that a browser could show counts as text, what is folded in too, unless the page's tags and names or a list of
    nothing but links prove it to be none; a page of nothing else comes whole. Scripts and styles are never text.

    Args:
        data: The page.
        declared: The encoding that a letter or an archive around the page declares.

    Raises:
        UnreadableFileError: The bytes are not text in a known encoding.
    """
    from selectolax.lexbor import LexborHTMLParser

    from corpus.readers.html_facts import page_author, page_date, page_title
    from corpus.readers.html_navigation import split_page
    from corpus.readers.html_text import read_tree

    page = LexborHTMLParser(decode_page(data, declared))
    if page.root is None:
        return RawText((), is_page=True)
    pieces, removed = split_page(read_tree(page.root))
    return RawText(
        tuple(map(_block, pieces)),
        title=page_title(page, pieces),
        date=page_date(page),
        author=page_author(page),
        removed=tuple(_without_empty(removed)),
        is_page=True,
    )


def _block(piece: Piece) -> Block:
    return Block(piece.text, level=piece.level, gap=piece.gap)


def _without_empty(removed: list[Removed]) -> list[Removed]:
    return [one for one in removed if one.text.strip()]
