"""Official documents that a text mentions: by number or by name, with kind, date, issuer and place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Span
from corpus.document_numbers import covers_document
from corpus.document_types import type_of_number
from corpus.folded_text import FoldedText
from corpus.folding import fold
from corpus.mention_surroundings import Found, Said, said_before
from corpus.mentioned_places import places_before
from corpus.named_laws import named_laws
from corpus.numbered_documents import AND, OF_LAW, mended, numbered_documents

_NUMBER_OF_LAW = re.compile(r"\s*[,(]?\s*(?:so\s*)?:?\s*")
_DIGITS = re.compile(r"0*(\d+)")
_JOINS = re.compile(rf"\)?{AND}(?:cac\s+)?(?:so\s*)?:?\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an official document in running text.

    Attributes:
        span: From the place in the document, or its kind, to the end of its number or name; without date and issuer,
            save where these stand in between. Where several documents share letters (`số 12 và 13/QĐ-UBND`), each has
            the part that is its own. A law in whose name another one stands, which it changes, holds the mention of
            that one.
        key: One form for all ways of writing the document: that of `Reference.normal` for a number (`1 kl tw`), the
            folded name of a law (`luat dien anh`). Where a number without its letters follows on one document with the
            same number and of the same kind, that document is meant, and its key is given. Documents of several offices
            or years may bear the same number: they differ in `date` and `issuer`.
        type: The kind of the document, `kết luận`; empty where neither words nor letters tell it.
        number: The number with plain dashes and letters and without blanks, `01-KL/TW`; empty for a law that is named.
        date: The date said with it as ISO 8601, as far as it is said: `2021-05-18`, `2021`; empty where none is.
        issuer: The body said to have issued it, as written: `Bộ Chính trị`.
        place: The places in the document that are meant, in the form of `corpus.law_places` and joined by `; `:
            `dieu 8 khoan 2`. Of a range (`Điều 5 đến Điều 9`) they are its two ends.
    """

    span: Span
    key: str
    type: str = ""
    number: str = ""
    date: str = ""
    issuer: str = ""
    place: str = ""


def find_mentions(text: str) -> list[Mention]:
    """Return the official documents that a text mentions, in order, with or without diacritics, in any case.

    Of a range (`từ số 12 đến số 15/QĐ-UBND`) its two ends are mentioned.

    Args:
        text: Any text in any Unicode form; the spans point into it.

    Example:
        >>> text = "Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị, khoản 2 Điều 8 Luật Điện ảnh"
        >>> conclusion, law = find_mentions(text)
        >>> conclusion.key, conclusion.type, conclusion.number, conclusion.date, conclusion.issuer
        ('1 kl tw', 'kết luận', '01-KL/TW', '2021-05-18', 'Bộ Chính trị')
        >>> law.key, law.type, law.place, law.span.of(text)
        ('luat dien anh', 'luật', 'dieu 8 khoan 2', 'khoản 2 Điều 8 Luật Điện ảnh')
        >>> [one.key for one in find_mentions("Nghị định 86/2015/NĐ-CP còn hiệu lực. Nghị định 86 có 20 điều.")]
        ['86 2015 nd cp', '86 2015 nd cp']
    """
    written = FoldedText(mended(text))
    laws = [*named_laws(written)]
    ordered = _in_order(written, [*laws, *numbered_documents(written)])
    found = _with_full_keys(_with_neighbours(written, ordered))
    found = sorted([*found, *_amended(laws)], key=lambda one: (one.start, -one.end))
    return [
        Mention(
            Span(written.offset(one.start), written.offset(one.end)),
            one.key, one.type, one.number, one.date, one.issuer, one.place,
        )
        for one in found
    ]  # fmt: skip


def _in_order(written: FoldedText, found: Iterable[Found]) -> list[Found]:
    """Return mentions in order, each once: a law with its name and its number is one."""
    ordered: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        last = ordered[-1] if ordered else None
        if last and _is_number_of(written, last, one):
            ordered[-1] = _joined(last, one)
        elif last and one.start < last.end:
            if len(one.number) > len(last.number):  # `Quyết định số 12` of `số 12 và 13/QĐ-UBND`
                ordered[-1] = replace(one, start=last.start)
        else:
            ordered.append(one)
    return ordered


def _amended(laws: Sequence[Found]) -> Iterator[Found]:
    """Yield the laws that stand in the names of those that change them; what is said behind is said of the latter."""
    for outer, inner in itertools.pairwise(laws):
        if outer.start < inner.start and inner.end <= outer.end:
            yield replace(inner, date="", issuer="", after=0)


def _is_number_of(written: FoldedText, law: Found, number: Found) -> bool:
    """Tell whether a number is that of the law that is named before it: `Luật Đường bộ (số 35/2024/QH15)`."""
    if law.number or not OF_LAW.search(number.key):
        return False
    return number.start < law.end or _NUMBER_OF_LAW.fullmatch(written.folded, law.after, number.start) is not None


def _joined(law: Found, number: Found) -> Found:
    whole = replace(law, end=number.end, key=number.key, number=number.number)
    return whole.with_said(Said(number.date, number.issuer, number.after))


def _with_neighbours(written: FoldedText, ordered: Sequence[Found]) -> list[Found]:
    """Give each mention its place, and what is said once for several: `các Nghị quyết 01-NQ/TW và 02-NQ/TW của ...`."""
    several: list[Found] = []
    for one in ordered:
        several.append(_with_former(written, several[-1] if several else None, one))
    for number in range(len(several) - 2, -1, -1):
        one, following = several[number], several[number + 1]
        alike = one.type == following.type or _office(one.number) == _office(following.number)
        if alike and following.issuer and not one.issuer and _is_next(written, one, following):
            several[number] = replace(one, issuer=following.issuer)
    return several


def _with_former(written: FoldedText, former: Found | None, one: Found) -> Found:
    """Return a mention with what stands before it: its place, who issued it, the kind of the one before."""
    kind = one.type or type_of_number(one.number)
    if not kind and former and _is_next(written, former, one):
        kind = former.type
    place, start = places_before(written, one.start, former.end if former else 0)
    if former and start < former.end:
        place, start = "", one.start
    before = Said("", "", start) if one.issuer else said_before(written, start)
    return replace(one, type=kind, place=place, start=start).with_said(replace(before, end=0))


def _with_full_keys(ordered: Sequence[Found]) -> list[Found]:
    """Give numbers without letters the key of the document that was mentioned before with them, where it is one."""
    full: dict[str, list[Found]] = {}
    keyed: list[Found] = []
    for one in ordered:
        digits = _DIGITS.match(one.number)
        same_number = full.setdefault(digits[1], []) if digits else []
        if one.key[0].isdigit():
            same_number.append(one)
        meant = {other.key for other in same_number if _is_short_for(one, other)}
        keyed.append(replace(one, key=meant.pop()) if len(meant) == 1 else one)
    return keyed


def _is_short_for(one: Found, full: Found) -> bool:
    """Tell whether a mention may be that of a fuller one: what both say, they say alike."""
    if one.key[0].isdigit() or not covers_document(full.key, one.key):
        return False
    if full.type and not full.type.startswith(one.type):  # `Thông tư 16` is said of a `Thông tư liên tịch`.
        return False
    if one.issuer and full.issuer and fold(one.issuer) != fold(full.issuer):
        return False
    year = re.search(r" ((?:19|20)\d\d)(?: |$)", full.key)
    dated = full.date or (year[1] if year else "")
    return not one.date or not dated or dated.startswith(one.date) or one.date.startswith(dated)


def _is_next(written: FoldedText, one: Found, following: Found) -> bool:
    return _JOINS.fullmatch(written.folded, one.after, following.start) is not None


def _office(number: str) -> str:
    return re.split(r"[/-]", number)[-1]
