"""What must match exactly in a text: the numbers of official documents, and places in laws."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Span
from corpus.document_numbers import covers_document, document_numbers, document_phrases
from corpus.folded_text import FoldedText
from corpus.folding import fold
from corpus.law_places import covers_place, is_heading, law_places, place_parts, place_phrases

Kind = Literal["document", "place"]

_ITEM = r"(?:^|\n|[.;:]\s)\W*{item}\s?[.)\-\N{{EN DASH}}]"  # `2.` and `a)` begin a line, or follow a sentence
_HIGHEST_IN_WORDS = 10
_IN_WORDS = re.compile(r"[un]\s+th(?:u|ứ|ư\u0301)\s", re.IGNORECASE)  # `Điều thứ năm`, `khoản thứ hai`
_NUMBERED_IN_WORDS = ("muc ", "chuong ", "phan ", "phu luc ")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of an official document or of a place in a law.

    Attributes:
        kind: "document" or "place".
        span: Where it stands in the text.
        normal: One form for all ways of writing it, folded and without marks or leading zeros: `1 kl tw`,
            `chi thi 5`, `dieu 10 khoan 2`.
        heads: Whether it begins a line as the heading of that place, and not in the course of a sentence.
    """

    kind: Kind
    span: Span
    normal: str
    heads: bool = False


def find_references(text: str) -> list[Reference]:
    """Return the references of a text in order, with or without diacritics, in any case.

    Args:
        text: Any text; the spans point into it.

    Example:
        >>> [found.normal for found in find_references("Theo khoản 2, Điều 10 và Kết luận số 01 - KL/TW")]
        ['dieu 10 khoan 2', '1 kl tw']
        >>> [found.normal for found in find_references("nghi quyet so 12, các điều 5 và 7")]
        ['nghi quyet 12', 'dieu 5', 'dieu 7']
    """
    written = FoldedText(text)
    return sorted([*_documents(written), *_places(written)], key=lambda found: found.span)


def holds(text: str, reference: Reference) -> bool:
    """Tell whether a text names what a reference names, or is that place of a law.

    A text may say more than the reference: `khoản 2 Điều 5` is held as `Điều 5`, `05-CT/TW` as `Chỉ thị 05`, and never
    the other way round; `Điều 50` is another article.

    Args:
        text: Where to look.
        reference: What to look for, as `find_references` gave it.

    Example:
        >>> [asked] = find_references("điều 5")
        >>> holds("Theo khoản 2 Điều 5", asked), holds("Điều 50. Hiệu lực", asked)
        (True, False)
    """
    return standing(text, reference) > Standing.NEAR


class Standing(enum.IntEnum):
    """How a text stands to a reference, the higher the nearer."""

    NONE = 0
    NEAR = 1
    """It is the article of which the reference names a part, and does not show that part."""
    NAMED = 2
    """It names it."""
    ITSELF = 3
    """It is that place of a law: it has its heading, and the items that the reference names."""


def standing(text: str, reference: Reference) -> Standing:
    r"""Return how a text stands to a reference: `holds` in degrees.

    Args:
        text: Where to look.
        reference: What to look for.

    Example:
        >>> [asked] = find_references("khoản 2 Điều 5")
        >>> standing("Điều 5. Hiệu lực\n1. Từ hôm nay.\n2. Cho mọi người.", asked).name
        'ITSELF'
        >>> standing("Như khoản 2 Điều 5 đã nêu.", asked).name
        'NAMED'
    """
    if not _may_hold(text, reference.normal):
        return Standing.NONE
    written = FoldedText(text)
    if reference.kind == "document":
        named = any(covers_document(one.normal, reference.normal) for one in _documents(written))
        return Standing.NAMED if named else Standing.NONE
    found = [*_places(written)]
    own = _own_standing(text, reference.normal, found)
    named = any(covers_place(one.normal, reference.normal) for one in found)
    return max(own, Standing.NAMED) if named else own


def phrases(reference: Reference) -> list[str]:
    """Return the runs of folded syllables, one of which is in a text that holds a reference.

    They find candidates in an index of folded syllables; `holds` then tells which of them really do. Only a text that
    names several at once (`các điều 5, 6 và 7`) may hold one without such a run.

    Args:
        reference: What to look for.

    Example:
        >>> [phrases(found) for found in find_references("Điều 5, 01-KL/TW")]
        [['dieu 5'], ['1 kl']]
    """
    of_kind = document_phrases if reference.kind == "document" else place_phrases
    return of_kind(reference.normal)


def _own_standing(text: str, asked: str, found: Sequence[Reference]) -> Standing:
    """Return how near a text with the headings of `found` is to being the place that is asked for."""
    (level, number), *narrower = place_parts(asked).items()
    headings = [one for one in found if one.heads and place_parts(one.normal).keys() == {level}]
    for place, one in enumerate(headings):
        if covers_place(one.normal, f"{level} {number}"):
            end = headings[place + 1].span.start if place + 1 < len(headings) else len(text)
            body = fold(text[one.span.end : end])
            shown = all(re.search(_ITEM.format(item=re.escape(item)), body) for _, item in narrower)
            return Standing.ITSELF if shown else Standing.NEAR
    return Standing.NONE


def _may_hold(text: str, normal: str) -> bool:
    # Most texts do not have the number at all, and this is far quicker than to look for references.
    number = re.search(r"[0-9]+", normal)
    if number is None or normal.startswith(_NUMBERED_IN_WORDS):
        return True
    if int(number[0]) <= _HIGHEST_IN_WORDS and _IN_WORDS.search(text):
        return True
    return re.search(rf"(?<![0-9])0*{number[0]}(?![0-9])", text) is not None


def _documents(written: FoldedText) -> Iterator[Reference]:
    for start, end, normal in document_numbers(written):
        yield Reference("document", Span(written.offset(start), written.offset(end)), normal)


def _places(written: FoldedText) -> Iterator[Reference]:
    for start, end, normal in law_places(written):
        span = Span(written.offset(start), written.offset(end))
        yield Reference("place", span, normal, is_heading(written, start, end))
