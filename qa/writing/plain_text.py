"""Makes plain text of what a model writes: no Markdown, no HTML, no link, no picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

OPENS, CLOSES = "\ue000", "\ue001"
"""Stand around a citation mark while a reply is read; they are of no meaning to Markdown, and no reply brings them."""
_HTML = re.compile(
    r"<(script|style|iframe|object|svg)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|<\|[^|<>]*\|>|</?[a-zA-Z!][^<>]*(?:>|$|(?=<))",
    re.S | re.I,
)
_ADDRESS = re.compile(
    r"\b(?:(?:https?|ftp|file)://|javascript:|data:[\w/+-]+[;,]|mailto:|www\.)[^\s<>\"'”“]*[^\s<>\"'”“.,;:!?)\]]", re.I
)
_PASSES = 4
"""What is still a tag after so many was built to be one: its `<` is replaced at the end."""
_OPENS_TAG = re.compile(r"<(?=[a-zA-Z/!|])")


def without_private_characters(text: str) -> str:
    """Return a text in NFC without control, format and private characters, which no answer needs."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(one for one in composed if one == "\n" or unicodedata.category(one) not in {"Cc", "Cf", "Co", "Cs"})


def without_html(text: str) -> str:
    """Return a text without tags, comments and what scripts and their like hold.

    Example:
        >>> without_html("Có [<b>1</b>] xã <img src=x")
        'Có [1] xã '
    """
    for _ in range(_PASSES):  # what is left may be a tag again
        text, count = _HTML.subn("", text)
        if not count:
            break
    return text


def plain_lines(markdown: str) -> list[str]:
    r"""Return the paragraphs, list items and table rows of a Markdown text as plain lines, without its headings.

    Args:
        markdown: The text.

    Example:
        >>> plain_lines("## Hồ sơ\n- **Đơn** theo [mẫu](http://a.b)\n- <b>Bản gốc</b> ![x](http://a.b/c.png)")
        ['Đơn theo mẫu', 'Bản gốc']
    """
    lines = list(_lines(_parser().parse(without_html(markdown))))
    return [clean for line in lines if (clean := _without_addresses(line))]


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    in_heading = False
    row: list[str] | None = None
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            in_heading = token.type == "heading_open"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " – ".join(filter(None, row))
            row = None
        elif token.type in {"fence", "code_block"}:
            yield from token.content.split("\n")
        elif token.type == "inline" and not in_heading:
            yield from _cell(row, _content(token.children or []))


def _cell(row: list[str] | None, content: str) -> Sequence[str]:
    """Put a table's cell into its row, and return the lines of anything else."""
    if row is None:
        return content.split("\n")
    row.append(content.replace("\n", " "))
    return ()


def _content(children: Sequence[Token]) -> str:
    """Return the text of a paragraph: of a link what is underlined, of a picture nothing."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        breaks.get(child.type, child.content if child.type in {"text", "code_inline"} else "") for child in children
    )


def _without_addresses(line: str) -> str:
    return _OPENS_TAG.sub("‹", " ".join(_ADDRESS.sub("", line).split()))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["reference", "entity", "autolink"])
