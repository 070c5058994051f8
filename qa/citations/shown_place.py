"""How a citation's place in its document is told: `Điều 8, khoản 2`, `trang 3`, `trang tính Dự toán, hàng 12`."""

from __future__ import annotations

from collections.abc import Container, Sequence

from corpus.messages import Language, message
from corpus.places import Place, PlaceKind
from qa.answer import Citation, RelatedPassage

_CODES = {
    PlaceKind.PAGE: "place_page",
    PlaceKind.SLIDE: "place_slide",
    PlaceKind.SHEET: "place_sheet",
    PlaceKind.ROW: "place_row",
}


def shown_place(quoted: Citation | RelatedPassage, language: Language) -> str:
    """Return where in its document a quote stands, or nothing where the document has neither headings nor places.

    Args:
        quoted: The citation, or the place that is near to a refused question.
        language: Language of the words for page, slide, sheet and row.
    """
    known = {quoted.title.strip(" .:;"), quoted.quote.strip(" .:;")}
    named = [*_headings(quoted.headings, known), *(place_name(place, language) for place in quoted.places)]
    return ", ".join(named)


def _headings(path: Sequence[str], known: Container[str]) -> list[str]:
    """Return the headings that tell a place: an article with its items, or the last heading of any other path.

    An article has its number once in a law, so that its chapter tells nothing more.

    Args:
        path: The headings, the highest first.
        known: What stands beside it anyway.
    """
    article = next((place for place, text in enumerate(path) if text.startswith("Điều ")), None)
    told = [*path[article:]] if article is not None else [*path[-1:]]
    return [text.rstrip(" .:;") for text in told if text.strip(" .:;") not in known]


def place_name(place: Place, language: Language) -> str:
    """Return what a place is called: `trang 3`, `hàng 12`."""
    return message(_CODES[place.kind], language, label=place.label)
