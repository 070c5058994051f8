"""Turns a piece of HTML, as content management systems give out their articles, into plain text."""

from __future__ import annotations

import re

# Tags that set paragraphs and other blocks: text that only names a tag, or holds one `<b>`, is no HTML.
_OPENED = re.compile(
    r"<(p|div|br|ul|ol|li|table|tr|td|h[1-6]|blockquote|section|article|figure|figcaption|pre)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*<[a-z][^<>]*>", re.IGNORECASE)
_LEAST_ALONE = 2
_LEAST_WITHIN = 2


def without_html(text: str) -> str:
    r"""Return what a reader sees of a text that is clearly HTML, a block a paragraph; any other text as it is.

    It is HTML where a tag that sets blocks is opened and closed again, or where `<br>` breaks several lines.

    Args:
        text: A text of unknown kind.

    Example:
        >>> without_html("<p>Công an huyện&nbsp;bắt 4 đối tượng.</p><ul><li>Một</li><li>Hai</li></ul>")
        'Công an huyện\xa0bắt 4 đối tượng.\n\n- Một\n- Hai'
        >>> without_html("Giá <p 5.000 đồng và x < y")
        'Giá <p 5.000 đồng và x < y'
    """
    if not _is_html(text):
        return text
    from selectolax.lexbor import LexborHTMLParser

    from corpus.readers.html_text import read_tree

    root = LexborHTMLParser(text).root
    pieces = read_tree(root).pieces if root is not None else ()
    return "".join(piece.gap * (number > 0) + piece.text for number, piece in enumerate(pieces))


def _is_html(text: str) -> bool:
    opened = [found[1].lower() for found in _OPENED.finditer(text)]
    if not _TAG.match(text) and len(opened) < _LEAST_WITHIN:
        return False  # It may be about HTML.
    closed = text.lower()
    return opened.count("br") >= _LEAST_ALONE or any(f"</{tag}>" in closed for tag in dict.fromkeys(opened))
