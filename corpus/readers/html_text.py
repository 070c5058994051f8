"""Turns the tree of a web page into lines of text, each with what tells links from writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from corpus.legacy.fonts import is_of_capitals, shown_as_capitals
from corpus.readers.html_areas import opened_area
from corpus.readers.html_pieces import Area, Page, Piece, letters
from corpus.readers.html_tables import is_data_table, rows

_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile(r"[ \t]{2,}")
_BULLET = re.compile(r"[-–—•·+*◦▪]\s?|\(?\w{1,4}[.)]\s")
_FONT_FAMILY = re.compile(r"(?:^|[;\s-])font-family\s*:\s*([^;]+)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar)(?:$|[?#])", re.IGNORECASE)

NEVER_SEEN = {
    "applet", "area", "audio", "base", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe", "input",
    "link", "map", "meta", "noframes", "noscript", "object", "optgroup", "option", "param", "progress", "script",
    "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_WITH_MARGIN = _HEADINGS | {"blockquote", "dl", "fieldset", "figure", "hr", "ol", "p", "pre", "table", "ul"}
_BLOCKS = _WITH_MARGIN | {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dt",
    "figcaption", "footer", "form", "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "search",
    "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
_INLINE_FURNITURE = {"font-size", "fontsize", "mw-editsection", "mw-jump-link", "text-size"}
_LONGEST_HEADING = 200
_LONGEST_HEADING_WITH_STOP = 80
_LONGEST_BUTTON = 30
"""A longer button is the heading of a part that unfolds."""


def read_tree(root: LexborNode) -> Page:
    """Return all that can be seen below a node, but scripts, styles and what belongs to forms.

    What is folded in (`display: none`, `<details>`) counts as seen.
    """
    reading = _Reading()
    todo = [(root, True)]
    while todo:  # Not recursive: pages nest as deeply as they like.
        node, opening = todo.pop()
        if not opening:
            reading.close(node)
        elif node.is_text_node:
            reading.add_text(node.text_content or "")
        elif node.is_element_node and reading.open(node):
            reading.begin_font(node)
            todo.append((node, False))
            todo += [(child, True) for child in reversed([*children(node)])]
    reading.end_piece()
    return Page(tuple(reading.pieces), tuple(reading.areas))


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes directly below a node."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


@dataclass(slots=True)
class _List:
    """A list that is open, with the number of its next item; None where its items bear none."""

    next_number: int | None


@dataclass(slots=True)
class _Reading:
    """What has been read of a page so far."""

    pieces: list[Piece] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    _open_areas: list[int] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: int = 0
    _offers_file: bool = False
    _gap: str = "\n"
    _link_depth: int = 0
    _pre_depth: int = 0
    _fonts: list[bool] = field(default_factory=list)  # For each open element whether it is set in a font of capitals.
    _levels: list[int] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _items: int = 0
    _marker: str = ""

    def add_text(self, text: str) -> None:
        """Add what stands between two tags."""
        if self._fonts and self._fonts[-1]:
            text = shown_as_capitals(text)
        text = text.replace("\r\n", "\n") if self._pre_depth else _WHITE_SPACE.sub(" ", text)
        self._text.append(text)
        if self._link_depth:
            self._linked += letters(text)

    def open(self, node: LexborNode) -> bool:
        """Take in the beginning of an element, and tell whether its inside is to be read."""
        tag = node.tag or ""
        if tag in NEVER_SEEN or (tag == "button" and self._is_small(node)) or is_inline_furniture(node):
            return False
        if tag == "br":
            self._text.append(" " if self._levels else "\n")
        elif tag in _BLOCKS:
            return self._open_block(node, tag)
        elif tag == "a":
            self._open_link(node)
        return True

    def begin_font(self, node: LexborNode) -> None:
        """Note in what font stands what is in an element whose inside is read; `close` ends it."""
        inherited = bool(self._fonts) and self._fonts[-1]
        font = _font(node)
        self._fonts.append(is_of_capitals(font) if font else inherited)

    def close(self, node: LexborNode) -> None:
        """Take in the end of an element."""
        tag = node.tag or ""
        self._fonts.pop()
        if tag == "a":
            self._link_depth -= 1
        if tag not in _BLOCKS:
            return
        self.end_piece()
        self._open_areas.pop()
        self._add_margin(tag)
        if tag in _HEADINGS:
            self._levels.pop()
        elif tag in {"ol", "ul", "dir", "menu"}:
            self._lists.pop()
        elif tag == "li":
            self._items -= 1
            self._marker = ""
        elif tag == "pre":
            self._pre_depth -= 1

    def end_piece(self) -> None:
        """Make what was read since the last block began or ended a piece, unless it is nothing."""
        text = _LINE_ENDS.sub("\n", "".join(self._text)).strip()
        if not self._pre_depth:
            text = _SPACES.sub(" ", text)
        if text:
            if self._marker and not _BULLET.match(text):
                text = self._marker + text
            self._marker = ""
            level = self._levels[-1] if self._levels and _is_heading(text) else 0
            self._add(Piece(text, self._area, level, self._gap, self._linked, self._links, self._offers_file))
        self._text, self._linked, self._links, self._offers_file = [], 0, 0, False

    @property
    def _area(self) -> int:
        return self._open_areas[-1] if self._open_areas else 0

    def _add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self._gap = "\n"

    def _add_margin(self, tag: str) -> None:
        if tag in _WITH_MARGIN and not self._items:
            self._gap = "\n\n"

    def _open_block(self, node: LexborNode, tag: str) -> bool:
        self.end_piece()
        self._add_margin(tag)
        parent = self._area
        self.areas.append(opened_area(node, parent, self.areas[parent] if self.areas else None))
        self._open_areas.append(len(self.areas) - 1)
        if tag == "table" and is_data_table(node):
            for row in rows(node, lambda cell: read_tree(cell).pieces):
                self._add(replace(row, area=self._area, gap=self._gap))
            self._open_areas.pop()
            self._add_margin(tag)
            return False
        self._open_text_block(node, tag)
        return True

    def _open_text_block(self, node: LexborNode, tag: str) -> None:
        if tag in _HEADINGS:
            self._levels.append(int(tag[1]))
        elif tag in {"ol", "ul", "dir", "menu"}:
            self._lists.append(_List(_first_number(node) if tag == "ol" else None))
        elif tag == "li":
            self._items += 1
            self._marker = self._next_marker(node)
        elif tag == "pre":
            self._pre_depth += 1

    def _next_marker(self, item: LexborNode) -> str:
        if not self._lists or self._lists[-1].next_number is None:
            return "- "
        number = _whole(item.attributes.get("value"), self._lists[-1].next_number)
        self._lists[-1].next_number = number + 1
        return f"{number}. "

    def _open_link(self, node: LexborNode) -> None:
        self._link_depth += 1
        target = node.attributes.get("href")
        self._links += target is not None
        self._offers_file |= bool(target and _FILE.search(target))

    def _is_small(self, button: LexborNode) -> bool:
        return not self._levels and len(button.text().strip()) < _LONGEST_BUTTON


def is_inline_furniture(node: LexborNode) -> bool:
    """Tell whether an element within a line is the page's own: a wiki's pencils and footnote marks, letter sizes."""
    names = (node.attributes.get("class") or "").split()
    return not _INLINE_FURNITURE.isdisjoint(names) or (node.tag == "sup" and "reference" in names)


def _font(node: LexborNode) -> str:
    """Return the fonts that an element itself names; sheets of styles are not looked at."""
    named = _FONT_FAMILY.search(node.attributes.get("style") or "")
    return named[1] if named else (node.tag == "font" and node.attributes.get("face")) or ""


def _is_heading(text: str) -> bool:
    """Tell a heading from an abstract that a page sets as one."""
    return len(text) <= (_LONGEST_HEADING_WITH_STOP if text.endswith(".") else _LONGEST_HEADING)


def _first_number(node: LexborNode) -> int:
    return _whole(node.attributes.get("start"), 1)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else default
