"""Takes the marks out of the HTML that Markdown files hold."""

from __future__ import annotations

import html
import re

_MARK = re.compile(r"<!--|-->|<[/a-zA-Z!?][^<>]*>")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_SEEN = {"script", "style", "template", "title"}
_WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
}  # fmt: skip
_CELLS = {"td", "th"}


def without_marks(text: str) -> str:
    """Return what a reader sees of a piece of HTML: no tags, comments and scripts, each block on a line of its own.

    Example:
        >>> without_marks("<p>Giá: <b>50.000</b>&nbsp;đồng<br>một sổ</p><!-- tạm -->").split()
        ['Giá:', '50.000', 'đồng', 'một', 'sổ']
    """
    seen: list[str] = []
    end = 0
    until: str | None = None  # The mark up to which nothing is seen.
    for match in _MARK.finditer(text):
        mark = match.group()
        if until is None:
            seen += [html.unescape(text[end : match.start()]), _instead_of(mark)]
            until = _hidden_until(mark)
        elif mark.lower().startswith(until):
            until = None
        end = match.end()
    if until is None:
        seen.append(html.unescape(text[end:]))
    return "".join(seen)


def _name(mark: str) -> str:
    name = _NAME.match(mark)
    return name[1].lower() if name else ""


def _hidden_until(mark: str) -> str | None:
    if mark == "<!--":
        return "-->"
    hidden = _name(mark) in _NEVER_SEEN and not mark.startswith("</")
    return f"</{_name(mark)}" if hidden else None


def _instead_of(mark: str) -> str:
    name = _name(mark)
    if not name or name in _WITHIN_A_LINE:
        return ""
    if name in _CELLS:
        return "" if mark.startswith("</") else "| "
    return "\n"
