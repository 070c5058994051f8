"""The titles of what is issued with a document: a regulation below the decision that puts it into force, a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.law_asides import Line
from corpus.law_lines import Opening, read_clause, read_point
from corpus.law_part_names import ROMAN_HEADING, SIGNATURE, joined_name
from corpus.letterhead import is_head, is_kind, is_proof

_KINDS = (
    "bo quy tac", "chien luoc", "chuong trinh", "danh muc", "danh sach", "de an", "de cuong", "dieu le", "dinh muc",
    "du an", "huong dan", "huong uoc", "ke hoach", "noi quy", "phu luc", "phuong an", "quy che", "quy chuan",
    "quy dinh", "quy tac", "quy trinh", "quy uoc", "the le", "thoa uoc",
)  # fmt: skip
_BEGINS_WITH_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})(?!\w)")
_BARE_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})\W*")
# `(Ban hành kèm theo Quyết định số 5/QĐ-UBND)`, with or without its brackets. A document in small letters is any one.
_DOCUMENT = (
    r"(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Công văn|Tờ trình|Kế hoạch|Chỉ thị|Hướng dẫn|Thông báo|Báo cáo|Đề án"
    r"|Văn bản|Luật|Pháp lệnh|Hợp đồng|Quy chế|Quy định|Điều lệ|Công điện|Chương trình|[A-ZĐ]{2,}|(?i:QUYẾT ĐỊNH) số)\b"
)
_ISSUED = r"(?i:(?:kèm|đính kèm|ban hành|phê duyệt|thông qua)(?: kèm)?\s+(?:theo|tại|với|bởi))\s+(?:các\s+)?"
_NOTE = re.compile(
    rf"[*_\s]*(?:[(\[](?:[^)]{{0,40}}\s)?{_ISSUED}{_DOCUMENT}"
    rf"|(?i:(?:được\s+)?(?:(?:ban hành|phê duyệt|đính)\s+)?kèm\s+theo)\s+{_DOCUMENT}(?!\s+này)(?!.*[;:]$))"
)
_LINES_OF_TITLE = 6  # Between the first line of a title and the note below it.
_LINES_TO_OPENING = 12  # Between a title without a note and its first chapter or article.
_LINES_OF_SUBJECT = 2
_LONGEST_LINE = 250
_LONGEST_TITLE = 400
_BEGINNING = {"phan", "chuong", "dieu"}


@dataclass(frozen=True, slots=True)
class Annex:
    """The title of what was issued with a document.

    Attributes:
        title: What it is called: `QUY CHẾ LÀM VIỆC`.
        last: The last of its lines.
    """

    title: str
    last: int


def annexes(lines: Sequence[Line], openings: Mapping[int, Opening]) -> dict[int, Annex]:
    r"""Return the titles of what may be issued with a document, by their first lines.

    Such a title has a note below it that says with what it was issued; or it is a kind of document in capitals, and the
    articles below it begin with the first again. The title of a document itself looks the same.

    Args:
        lines: The lines of a text.
        openings: What they open, by their numbers, without the entries of a table of contents.

    Example:
        >>> from corpus.law_asides import lines_of
        >>> list(annexes(lines_of("QUY CHẾ\nHọp chợ\n(Kèm theo Quyết định số 5)\nĐiều 1. Giờ"), {}).values())
        [Annex(title='QUY CHẾ Họp chợ', last=1)]
    """
    found: dict[int, Annex] = {}
    for number, line in enumerate(lines):
        if number not in openings and _NOTE.match(line.text):
            first = _first_of_title(lines, openings, number)
            if first is not None:
                title = " ".join(one.text for one in lines[first:number])
                found[first] = Annex(title if len(title) <= _LONGEST_TITLE else lines[first].text, number - 1)
    inside = {number for first, one in found.items() for number in range(first, one.last + 1)}
    for number in sorted(_before_first_articles(openings) - inside):
        if number not in inside and _stands_as_title(lines, openings, number):
            found[number] = _without_note(lines, openings, number)
            inside.update(range(number, found[number].last + 1))
    return found


def _first_of_title(lines: Sequence[Line], openings: Mapping[int, Opening], note: int) -> int | None:
    """Return the first line of the title above a note: that which names a kind, or else what is in capitals."""
    top = note
    while top > max(0, note - _LINES_OF_TITLE) and top - 1 not in openings and _may_be_title(lines[top - 1]):
        top -= 1
    first = next((number for number in range(top, note) if _is_title_kind(lines[number].text)), note)
    if first == note:
        while first > top and lines[first - 1].text.isupper() and not _is_body(lines, first - 1, note):
            first -= 1
    above = openings.get(top - 1)
    is_name = first == top and above is not None and above.part == "phu luc"
    return None if first == note or is_name else first


def _is_body(lines: Sequence[Line], number: int, note: int) -> bool:
    """Tell whether a line in capitals is the body in the head above a title, and not a line of the title."""
    return number < note - 1 and is_head(lines[number].text.lower())


def _before_first_articles(openings: Mapping[int, Opening]) -> set[int]:
    """Return the lines right above a first chapter or article, of which there was one before."""
    found: set[int] = set()
    numbers = sorted(openings)
    first_article = next((number for number in numbers if openings[number].part == "dieu"), None)
    article: Opening | None = None  # The next one, seen from below.
    for number, above in reversed([*zip(numbers, [-1, *numbers[:-1]], strict=False)]):
        opening = openings[number]
        article = opening if opening.part == "dieu" else article
        begins = opening.part in _BEGINNING and opening.number == 1 and article is not None and article.number == 1
        if begins and first_article is not None and first_article < number:
            found |= set(range(max(above + 1, number - _LINES_TO_OPENING), number))
    return found


def _stands_as_title(lines: Sequence[Line], openings: Mapping[int, Opening], number: int) -> bool:
    line = lines[number]
    is_title = _BARE_KIND.fullmatch(fold(line.text)) or (line.text.isupper() and _names_kind(line.text))
    if not is_title or not _may_be_title(line):
        return False
    above = number - 1
    while above >= 0 and above not in openings and lines[above].text.isupper() and not lines[above + 1].after_blank:
        above -= 1
    # `QUY ĐỊNH CHUNG` may be the name of the chapter above.
    return not (above in openings and openings[above].part != "dieu" and not openings[above].name)


def _without_note(lines: Sequence[Line], openings: Mapping[int, Opening], number: int) -> Annex:
    title = [lines[number].text]
    if not _BARE_KIND.fullmatch(fold(title[0])):
        return Annex(joined_name(lines, number), number)
    for below in range(number + 1, min(number + 1 + _LINES_OF_SUBJECT, len(lines))):
        if below in openings or not _may_be_title(lines[below]):
            break
        title.append(lines[below].text)
    return Annex(" ".join(title), number + len(title) - 1)


def _is_title_kind(text: str) -> bool:
    return is_kind(text) or _names_kind(text)


def _names_kind(text: str) -> bool:
    return text[0].isupper() and _BEGINS_WITH_KIND.match(fold(text)) is not None


def _may_be_title(line: Line) -> bool:
    marked = read_clause(line.text) or read_point(line.text) or ROMAN_HEADING.match(line.text)
    other = is_proof(line.text) or SIGNATURE.match(line.text) or line.text[0] in "-–—•+*(["
    return not (marked or other or line.is_sentence or len(line.text) > _LONGEST_LINE)
