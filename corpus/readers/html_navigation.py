"""Tells the content of a web page from its menus, lists of other pages and the like; what is in doubt is content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.cleaning import clean
from corpus.furniture.related import is_links_label, without_date_behind
from corpus.places import Removed, RemovedAs
from corpus.readers.html_pieces import Area, Page, Piece, letters

_SENTENCE_LETTERS = 60
_SENTENCE_END = re.compile(r"[.!?…;:][”\"')\]]*$")
_LEAST_WRITING = 200
"""Letters of running text without which no page is told to be an article, nor any list of links to be beside it."""
_SHARE_OF_THE_ARTICLE = 0.7
_LARGEST_SHARE_OF_AN_AREA = 0.25
"""An area with more of the writing is no menu, whatever it is called."""
_SHARE_OF_LINKS = 0.95
_LEAST_LINKS = 3
_MENU_ITEM = 25
"""Letters of a link that is a menu item rather than a headline."""
# `15/KH-UBND`, `Luật số 45/2013/QH13`: a list of such links is the content of the page.
_DOCUMENT_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]{2,}|\bsố \d+", re.IGNORECASE)


def split_page(page: Page) -> tuple[list[Piece], list[Removed]]:
    """Return the content of a page, and what is none with the reason."""
    reasons = _reasons(page)
    if all(reason is not None for reason in reasons):  # A page of nothing but links is a list of them.
        return [*page.pieces], []
    removed = [
        Removed("\n".join(piece.text for _, piece in run), reason)
        for reason, run in groupby(zip(reasons, page.pieces, strict=True), key=lambda pair: pair[0])
        if reason is not None
    ]
    return [piece for reason, piece in zip(reasons, page.pieces, strict=True) if reason is None], removed


def _reasons(page: Page) -> list[RemovedAs | None]:
    areas = _named_furniture(page)
    reasons = [areas[piece.area] for piece in page.pieces]
    kept = [number for number, reason in enumerate(reasons) if reason is None]
    writing = _writing(page.areas, [page.pieces[number] for number in kept])
    article = _inside_the_article(page.areas, writing)
    for run in _runs_of_links(page.pieces, kept, article, writing[0] if writing else 0):
        for number in run:
            reasons[number] = RemovedAs.LINKS
    return reasons


def _named_furniture(page: Page) -> list[RemovedAs | None]:
    """Return for each area why it is no content, by its own name or that of an area around it."""
    writing = _writing(page.areas, page.pieces)
    titles = {piece.area for piece in page.pieces if piece.level == 1}
    holds_title = [False] * len(page.areas)
    for number in range(len(page.areas) - 1, -1, -1):
        holds_title[number] |= number in titles
        holds_title[page.areas[number].parent] |= holds_title[number]
    limit = _LARGEST_SHARE_OF_AN_AREA * writing[0] if writing else 0
    reasons: list[RemovedAs | None] = []
    for number, area in enumerate(page.areas):
        own = area.reason if area.is_certain or (writing[number] <= limit and not holds_title[number]) else None
        reasons.append(own or (reasons[area.parent] if number else None))
    return reasons


def _writing(areas: Sequence[Area], pieces: Sequence[Piece]) -> list[int]:
    """Return how many letters of running text, links apart, each area holds."""
    found = [0] * len(areas)
    for piece in pieces:
        if piece.letters >= _SENTENCE_LETTERS or _SENTENCE_END.search(piece.text):
            found[piece.area] += piece.letters - piece.linked
    for number in range(len(areas) - 1, 0, -1):  # An area has a greater number than the one around it.
        found[areas[number].parent] += found[number]
    return found


def _inside_the_article(areas: Sequence[Area], writing: Sequence[int]) -> list[bool]:
    """Return for each area whether it lies within the innermost one that holds most of the writing."""
    if not writing or writing[0] < _LEAST_WRITING:
        return [True] * len(areas)
    article = max(number for number, found in enumerate(writing) if found >= _SHARE_OF_THE_ARTICLE * writing[0])
    inside = [False] * len(areas)
    for number in range(article, len(areas)):
        inside[number] = number == article or inside[areas[number].parent]
    return inside


def _runs_of_links(
    pieces: Sequence[Piece], kept: Sequence[int], article: Sequence[bool], writing: int
) -> Iterator[list[int]]:
    """Yield the numbers of pieces that lead elsewhere, each run with the label above it.

    Outside the article some links in a row are enough, within it a label has to say what they are. Below a label links
    count that lead nowhere, too, as scripts make them.
    """
    label: int | None = None
    for kind, group in groupby(kept, key=lambda number: (_is_links(pieces[number]), bool(pieces[number].links))):
        run = [*group]
        is_links, lead_somewhere = kind
        if is_links and label is not None:
            yield [label, *run]
        elif is_links and lead_somewhere:
            outside = not any(article[pieces[number].area] for number in run)
            if outside and _leads_elsewhere([pieces[number] for number in run], writing):
                yield run
        last = run[-1]
        label = last if not is_links and is_links_label(clean(pieces[last].text)) else None


def _leads_elsewhere(run: Sequence[Piece], writing: int) -> bool:
    """Tell whether links beside the article are a menu or other headlines, not the list that the page is made for."""
    links = sum(piece.links for piece in run)
    linked = sum(piece.linked for piece in run)
    return links >= _LEAST_LINKS and linked <= max(writing, _MENU_ITEM * links)


def _is_links(piece: Piece) -> bool:
    if not piece.linked or piece.offers_file or piece.level == 1 or _DOCUMENT_NUMBER.search(piece.text):
        return False
    return piece.linked >= _SHARE_OF_LINKS * letters(without_date_behind(piece.text))
