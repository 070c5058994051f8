"""Lists: the items that answer, with the line that leads up to them, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.folding import fold, folded_syllables
from qa.composing.furniture import is_furniture
from qa.composing.part import Part
from qa.composing.spelling import spelling
from qa.reading.asked_for import AskedFor
from qa.reading.document_lines import Line, lines_around
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement

MOST_SYLLABLES = 90
"""About how long a list may be: what a reader takes in at a glance."""
MOST_SYLLABLES_OF_EVERY = 150
"""The same where a question asks for every item: what lacks some is a wrong answer then."""
_MANY = re.compile(
    r"\b(?:nhung|cac|may)(?: [^\W\d_]+){1,3} (?:nao|gi)\b|\bnhung (?:gi|ai|dau)\b|\b(?:bao )?gom\b.*\b(?:gi|ai|nao)\b"
    r"|\b(?:neu|liet ke|ke ten|ke ra|cho biet) (?:ten )?(?:cac|nhung|ro)\b|\bliet ke\b|\bgiay to (?:gi|nao)\b"
    r"|\bho so .*\bgi\b|\bcac (?:buoc|muc|khoan|dieu kien|noi dung|nhiem vu|giai phap)\b|\bcan .{0,30}\bgi\b|\bra sao\b"
    r"|\b(?:nhu )?the nao\b|\bnhung .*\bnao\b"
)
_EVERY = re.compile(
    r"\bgom\b.*\b(?:gi|ai|nao)\b|\bnhung\b.*\b(?:nao|gi|ai|dau)\b|\bcac\b.*\bnao\b|\bliet ke\b|\bke ten\b"
)
_CAUSE = spelling(r"\b(?:nguyên nhân|lý do|lí do|vì|bởi|tại)\b")
_HOLDS_FIRST_ITEM = re.compile(r":\s*\(?[1a]\)\s")
_BRACKETED = frozenset({"1)", "a)"})
_OPEN = frozenset({AskedFor.ANYTHING, AskedFor.REASON})


def asks_for_many(question: str) -> bool:
    """Tell whether a question asks for several things.

    Example:
        >>> asks_for_many("Hồ sơ gồm những giấy tờ gì?"), asks_for_many("Ai chủ trì hội nghị?")
        (True, False)
    """
    return _MANY.search(fold(question)) is not None


def list_part(question: str, words: QuestionWords, best: Evidence, found: Sequence[FoundPassage]) -> Part | None:
    """Return the list that the best sentence leads up to or stands in, or None where it answers by itself.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        best: The sentence that answers best.
        found: The passages that were found.
    """
    lines = lines_around(best.passage, found)
    at = next((at for at, line in enumerate(lines) if line.place[1] == best.sentence), None)
    if at is None:
        return None
    most = MOST_SYLLABLES_OF_EVERY if _EVERY.search(fold(question)) else MOST_SYLLABLES
    many = asks_for_many(question) and words.asked_for in _MANY_KINDS
    chosen = _led_by(lines, at, most) if many or words.asked_for in _OPEN else None
    if chosen is None and many:
        chosen = _around_item(lines, at, words, most)
    if chosen is None and many:
        chosen = _under_its_heading(found, best, words, most)
    if chosen is None or len(chosen.lines) < 2:
        return None
    if words.asked_for is AskedFor.REASON and not _names_cause(chosen.lines[0].text):
        return None
    return _part(chosen)


def below_heading(best: Evidence, found: Sequence[FoundPassage]) -> Part | None:
    """Return a heading with what stands right below it, a list where it leads to one; None where nothing is known to.

    Args:
        best: The sentence that answers best, which is a heading.
        found: The passages that were found.
    """
    lines = lines_around(best.passage, found)
    at = next((at for at, line in enumerate(lines) if line.place[1] == best.sentence), None)
    if at is None or not lines[at].is_heading:
        return None
    own = _led_by(lines, at, MOST_SYLLABLES)
    if own and (len(own.lines) > _HEADING_BELOW or not is_furniture(own.lines[-1].text)):
        return _part(own)
    headings = [lines[at], *takewhile(lambda line: _is_heading_below(line, lines[at]), lines[at + 1 :])]
    under = at + len(headings)
    if under == len(lines) or is_furniture(lines[under].text):
        return None
    led = _led_by(lines, under, MOST_SYLLABLES) or _Shown([lines[under]], 0)
    return _part(_Shown([*headings, *led.lines], led.left_out))


_HEADING_BELOW = 2  # lines: one item alone without a full stop is a heading, and what it heads is no item


def _is_heading_below(line: Line, heading: Line) -> bool:
    return line.level not in ("", "-", heading.level) and line.is_heading and is_furniture(line.text)


def _part(chosen: _Shown) -> Part:
    return Part(
        tuple(line.place for line in chosen.lines),
        "\n".join(as_statement(line.text).lstrip("# ") for line in chosen.lines),
        left_out=chosen.left_out,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """A lead with the items below it that are shown, and how many more there are."""

    lines: list[Line]
    left_out: int


def _names_cause(lead: str) -> bool:
    return _CAUSE.of(lead).search(lead) is not None


# A date or an amount is one, even where it stands in a list.
_MANY_KINDS = _OPEN | {AskedFor.PERSON, AskedFor.PLACE, AskedFor.NAMED, AskedFor.REFERENCE}


def _led_by(lines: Sequence[Line], at: int, most: int) -> _Shown | None:
    """Return a line that announces items, with as many of them as are not too long."""
    lead = lines[at]
    if at + 1 == len(lines):
        return None
    if _HOLDS_FIRST_ITEM.search(lead.text) and lines[at + 1].level in _BRACKETED:
        level = lines[at + 1].level
        return _fitting(lead, list(takewhile(lambda line: line.level == level, lines[at + 1 :])), 0, most)
    if not lead.is_heading:
        return None
    items = _items(lines, at + 1, lead.level)
    return _fitting(lead, items, 0, most) if items else None


def _around_item(lines: Sequence[Line], at: int, words: QuestionWords, most: int) -> _Shown | None:
    """Return the list that an item stands in, where it is the list that the question asks for and not the item."""
    level = lines[at].level
    if not level:
        return None
    start = at
    while start and (lines[start - 1].level == level or not lines[start].starts_line):
        start -= 1
    if not start or not lines[start - 1].is_heading:
        return None
    lead = lines[start - 1]
    if _held(lead, words) < _held(lines[at], words):
        return None
    return _fitting(lead, _items(lines, start, lead.level), at - start, most)


def _under_its_heading(found: Sequence[FoundPassage], best: Evidence, words: QuestionWords, most: int) -> _Shown | None:
    """Return the list below a heading that is made of the question's own words, as `Hồ sơ`."""
    asked = set(folded_syllables(" ".join(words.wording)))
    seen: set[str] = set()
    for one in found:
        if one.passage.document_id != best.passage.document_id or one.passage.id in seen:
            continue
        lines = lines_around(one.passage, found)
        seen.update(line.place[0].id for line in lines)
        for at, line in enumerate(lines[:-1]):
            own = [word for word in folded_syllables(line.text) if not word.isdigit()]
            if line.is_heading and len(own) >= _LEAST_HEADING and asked.issuperset(own):
                items = _items(lines, at + 1, line.level)
                if items:
                    return _fitting(line, items, 0, most)
    return None


_LEAST_HEADING = 2  # syllables; one alone may be half of a word


def _items(lines: Sequence[Line], start: int, outer: str) -> list[Line]:
    """Return the items from a line on, and what goes on or stands below them, up to the end of their list."""
    if not lines[start].level or lines[start].level == outer:
        return []
    items: list[Line] = []
    for line in lines[start:]:
        ends = not line.level or line.level in (outer, "I.")
        if line.starts_line and ends and lines[start].level != line.level:
            break
        items.append(line)
    return items


def _fitting(lead: Line, items: Sequence[Line], needed: int, most: int) -> _Shown:
    """Return the lead and as many items as are not too long: from the first, or else from the one that is needed."""
    room = most - _length(lead)
    start = 0 if sum(map(_length, items[: needed + 1])) <= room else needed
    chosen: list[Line] = []
    for item in items[start:]:
        room -= _length(item)
        if room < 0 and chosen:
            break
        chosen.append(item)
    level = items[0].level if items else ""
    out = [*items[:start], *items[start + len(chosen) :]]
    return _Shown([lead, *chosen], sum(1 for item in out if item.level == level))


def _length(line: Line) -> int:
    return len(folded_syllables(line.text))


def _held(line: Line, words: QuestionWords) -> int:
    own = set(folded_syllables(line.text))
    title = set(folded_syllables(line.place[0].title))
    return sum(1 for word in set(words.content) - title if word in own)
