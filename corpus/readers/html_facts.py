"""The title, date and author that a web page marks."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.folding import fold
from corpus.readers.html_pieces import Piece

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_time", "published-date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.created", "dcterms.created",
    "date", "article.published", "datecreated",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "creator")
_NO_AUTHOR = re.compile(
    r"(?:https?:|www\.)|^(?:admin|administrator|editor|quản trị(?: viên)?|ban biên tập|root|user\d*)$", re.IGNORECASE
)
_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
# A heading of a part, not of the page.
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2})[.)]\s|(?:chương|điều|mục|phần)\s[\dIVX]", re.IGNORECASE)
_SITE_PARTS = re.compile(r"\s+(?:[-–—|»:•·]{1,2})\s+")
_NO_TITLE = re.compile(
    r"(?:trang chủ|untitled|không (?:có )?tiêu đề|document|home(?: ?page)?|new page \d*|"
    r"(?:cổng|trang) (?:thông tin|tin|dịch vụ).{0,80}|chi tiết.{0,40}|tin tức.{0,40}|xem (?:tin|bài|văn bản))",
    re.IGNORECASE,
)
_LONGEST = 300
_FIRST_PIECES = 40


def page_title(page: LexborHTMLParser, pieces: Sequence[Piece]) -> str | None:
    """Return the headline of a page, without the name of its site, or None where it marks none.

    The page's only heading of the first level, or that which its head names, is the headline; failing these, what the
    head says, as the text has it where the text has it.

    Args:
        page: The page.
        pieces: Its content.
    """
    heads = [head for head in (_meta(page, ("og:title", "twitter:title", "dc.title")), _head_title(page)) if head]
    first = [" ".join(piece.text.split()) for piece in pieces if piece.level == 1 and not _NUMBERED.match(piece.text)]
    named = [text for text in first if any(_holds(head, text) for head in heads)]
    if named or len(first) == 1:
        return (named or first)[0]
    site = _meta(page, ("og:site_name",)) or ""
    shown = [" ".join(piece.text.split()) for piece in pieces[:_FIRST_PIECES]]
    titles = [title for head in heads for title in [_without_site(head, site, shown)] if not _NO_TITLE.fullmatch(title)]
    return titles[0] if titles else None


def page_date(page: LexborHTMLParser) -> str | None:
    """Return when a page says that it was published, as an ISO date in Vietnam where it says so by the standard."""
    marked = _meta(page, _DATES) or next(_of_data(page, ("datePublished", "dateCreated", "uploadDate")), None)
    marked = marked or _by_attribute(page) or _of_time(page)
    if not marked:
        return None
    try:
        moment = datetime.datetime.fromisoformat(marked.strip())
    except ValueError:
        return marked.strip()
    return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date().isoformat()


def page_author(page: LexborHTMLParser) -> str | None:
    """Return who wrote a page, where it says so and names neither its site nor nobody."""
    site = fold(_meta(page, ("og:site_name",)) or "")
    for name in (*_metas(page, _AUTHORS), *_of_data(page, ("author",))):
        if len(name) <= _LONGEST // 3 and not _NO_AUTHOR.search(name) and fold(name) != site:
            return name
    return None


def _head_title(page: LexborHTMLParser) -> str:
    found = page.css_first("head title")
    return " ".join(found.text().split()) if found is not None else ""


def _holds(head: str, text: str) -> bool:
    return len(text) > 1 and fold(text) in fold(head)


def _without_site(head: str, site: str, shown: Iterable[str]) -> str:
    """Return the title in a page's head without the name of the site, as the text has it if it does."""
    parts = [part for part in _SITE_PARTS.split(head) if fold(part) != fold(site)]
    longest = max(parts, key=len, default=head)
    for text in shown:
        if len(text) <= _LONGEST and (_holds(text, longest) or (len(text.split()) > 2 and _holds(head, text))):
            return text
    return " - ".join(parts) if site else (parts[0] if parts and len(parts[0].split()) > 2 else longest)


def _meta(page: LexborHTMLParser, names: Sequence[str]) -> str | None:
    return next(_metas(page, names), None)


def _metas(page: LexborHTMLParser, names: Sequence[str]) -> Iterator[str]:
    """Yield what the page's head says under any of some names, in the order of the names."""
    said: dict[str, str] = {}
    for node in page.css("meta"):
        content = " ".join((node.attributes.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (node.attributes.get(attribute) or "").lower()
            if name and content:
                said.setdefault(name, content)
    yield from (said[name] for name in names if name in said)


def _of_data(page: LexborHTMLParser, names: Sequence[str]) -> Iterator[str]:
    """Yield what the page's JSON-LD says under any of some names, the first name first."""
    items = [item for node in page.css('script[type="application/ld+json"]') for item in _items(node)]
    for name in names:
        for item in items:
            yield from _texts(item.get(name))


def _items(node: LexborNode) -> Iterator[dict[str, object]]:
    try:
        todo: list[object] = [json.loads(node.text(), strict=False)]
    except (ValueError, RecursionError):
        return  # The page has a mistake there; what can be seen of it is not touched by that.
    while todo:
        item = todo.pop(0)
        if isinstance(item, dict):
            yield item
            todo += [value for key, value in item.items() if key == "@graph"]
        elif isinstance(item, list):
            todo += item


def _texts(value: object) -> Iterator[str]:
    """Yield a value, or the name of the thing that it describes."""
    if isinstance(value, str) and value.strip():
        yield " ".join(value.split())
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _by_attribute(page: LexborHTMLParser) -> str | None:
    node = page.css_first("[itemprop=datePublished], time[pubdate]")
    if node is None:
        return None
    return node.attributes.get("content") or node.attributes.get("datetime") or node.text().strip() or None


def _of_time(page: LexborHTMLParser) -> str | None:
    """Return the date of the article's own time, or of the page's only one: beside it stand those of other pages."""
    times = page.css("article time[datetime], main time[datetime]") or page.css("time[datetime]")
    dates = {node.attributes.get("datetime") for node in times}
    return next(iter(dates)) if len(dates) == 1 else None
