"""Knows the areas of a web page that are never content by their tags and by the names that pages give them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from corpus.places import RemovedAs
from corpus.readers.html_pieces import Area

_TAG_OF_ROLE = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "menu": "nav",
    "menubar": "nav",
    "navigation": "nav",
    "search": "nav",
}
_BY_TAG = {
    "aside": RemovedAs.NAVIGATION,
    "footer": RemovedAs.PAGE_HEAD,
    "header": RemovedAs.PAGE_HEAD,
    "menu": RemovedAs.NAVIGATION,
    "nav": RemovedAs.NAVIGATION,
    "search": RemovedAs.NAVIGATION,
}
# Within an article these belong to it: its headline and date, its author, a box of figures.
_PARTS_OF_AN_ARTICLE = {"aside", "footer", "header"}
_ARTICLE = {"article", "blockquote", "main", "section"}
_HOLDS_CONTENT = "h1, h2, h3, article, main"
# A box beside the article has a title of its own; one with an article's is the article.
_HOLDS_ARTICLE = "h1, article, main"
_PART_TITLES = "h2, h3"
# What an area's name says besides, where its foot or head is that of the article.
_OF_THE_ARTICLE = {"article", "card", "content", "detail", "entry", "item", "news", "panel", "post"}
# Words of which the class and id of an element are made.
_BY_NAME = {
    RemovedAs.COOKIES: {"cookie", "cookies", "gdpr"},
    RemovedAs.COMMENTS: {
        "binhluan", "comment", "comments", "disqus", "fbcomments", "rating", "stringrating", "voting", "ykien",
    },
    RemovedAs.LINKS: {
        "addthis", "hashtag", "hashtags", "lienquan", "othernews", "recommend", "recommended", "related", "share",
        "sharebox", "sharedaddy", "sharing", "social", "tagcloud", "taglist", "tags", "tinkhac", "tinlienquan",
        "tinlienquanv", "tukhoa",
    },
    RemovedAs.PAGE_HEAD: {"copyright", "footer", "printfooter", "topbar"},
    RemovedAs.NAVIGATION: {
        "breadcrumb", "breadcrumbs", "catlinks", "mainmenu", "menu", "menubar", "nav", "navbar", "navigation",
        "navmenu", "pager", "pagination", "phantrang", "sidebar", "submenu", "toc", "topmenu",
    },
    RemovedAs.PLAYER: {"audioplayer", "videoplayer"},
}  # fmt: skip
_REASONS = {name: reason for reason, names in _BY_NAME.items() for name in names}
_HEADS = {"header", "header-top", "main-header", "masthead", "site-header", "top-header"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def opened_area(node: LexborNode, parent: int, outer: Area | None) -> Area:
    """Return the area that an element opens.

    Args:
        node: The element.
        parent: The number of the area around it.
        outer: That area, or None for the outermost.
    """
    if outer is None or node.tag in {"html", "body"}:
        return Area(parent)
    is_quoted = outer.is_quoted or _is_quotation(node)
    reason = _by_tag(node)
    is_certain = reason is not None and (node.tag != "aside" or node.css_first(_PART_TITLES) is None)
    return Area(parent, reason or _by_name(node), is_certain=is_certain, is_quoted=is_quoted)


def _is_quotation(node: LexborNode) -> bool:
    return node.tag == "blockquote" or "yahoo_quoted" in (node.attributes.get("class") or "").split()


def _by_tag(node: LexborNode) -> RemovedAs | None:
    tag = _TAG_OF_ROLE.get(node.attributes.get("role") or "") or node.tag or ""
    reason = _BY_TAG.get(tag)
    if reason is None or tag not in _PARTS_OF_AN_ARTICLE:
        return reason
    holds = _HOLDS_ARTICLE if tag == "aside" else _HOLDS_CONTENT
    return None if node.css_first(holds) is not None or _is_in_an_article(node) else reason


def _is_in_an_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _ARTICLE:
            return True
        above = above.parent
    return False


def _by_name(node: LexborNode) -> RemovedAs | None:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    if not names.strip() or node.tag in {"table", "form", "main", "article"}:
        return None
    if not _HEADS.isdisjoint(names.split()):
        return RemovedAs.PAGE_HEAD if _is_head_of_page(node) else None
    words = _words(names)
    reason = next((_REASONS[word] for word in words if word in _REASONS), None)
    return None if reason is RemovedAs.PAGE_HEAD and not _OF_THE_ARTICLE.isdisjoint(words) else reason


def _is_head_of_page(node: LexborNode) -> bool:
    """Tell whether an area called a header is the page's, not that of a part with a title of its own."""
    above = node.parent
    outer = above.parent if above is not None else None
    on_top = any(one is not None and one.tag == "body" for one in (above, outer))
    return on_top and node.css_first(_HOLDS_CONTENT) is None


def _words(names: str) -> list[str]:
    """Return the words that names are made of, those of two parts in one, too: `main-menu` holds `mainmenu`.

    Example:
        >>> _words("relatedNews top-menu")
        ['related', 'news', 'top', 'menu', 'relatednews', 'topmenu']
    """
    parts = [[word.lower() for word in _WORD.findall(name)] for name in names.split()]
    return [word for words in parts for word in words] + ["".join(words) for words in parts]
