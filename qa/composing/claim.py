"""What a question claims that only wants a yes or a no: its words, and the persons, dates and amounts in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.document import Span
from corpus.folding import fold, folded_syllables, has_diacritics
from qa.composing.bounds import bound
from qa.composing.spans import spans_of
from qa.composing.spelling import spelling, spelt_syllables
from qa.reading.asked_for import AskedFor
from qa.reading.names import PERSON
from qa.reading.question_words import QuestionWords


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = r"(?:[\s,]*(?:vậy|thế|nhỉ|nhé|nhe|ạ|à|ah|hả|ha|bạn|em|anh|chị|chú|bác|cô|ông|bà|thầy|cháu|ad)){0,3}[\s?.!]*$"
_TAG = spelling(
    rf"[,\s]+(?:có\s)?(?:đúng|phải|đúng vậy|đúng thế)\s(?:thế\s|vậy\s|là\s)?(?:không|ko|khg|hông|chưa){_ENDS}"
    rf"|(?<!không)(?<!ko)(?<!chưa)[,\s]+chứ{_ENDS}"
)
_NOT_AT_END = spelling(rf"[,\s]+(?:hay\s)?(?:không|ko|chưa){_ENDS}")
_NOT_YET_AT_END = spelling(rf"\bchưa{_ENDS}")
_IS_IT = spelling(r"^(?:[\s,]*(?:cho (?:tôi|mình|em|hỏi)[\s\w]{0,12}?,?\s*)?)(?:có phải|phải chăng|liệu)\b")
_WANTS_MORE = re.compile(r"\b(?:bao nhieu|gi|nao|o dau|khi nao|bao gio|vi sao|tai sao|the nao|ra sao)\b")
_FRAME = _words("có không phải đúng chưa đã liệu chăng vậy thế thì vẫn còn hay ko cho tôi hỏi mình")
_FRAME_FOLDED = frozenset(map(fold, _FRAME))
_KINDS = (AskedFor.DAY, AskedFor.MONEY, AskedFor.PERCENT, AskedFor.DURATION)
_NOUN = re.compile(r"\s([^\W\d_]+)")
_NO_NOUN = _words("co la do duoc bi phai da dang se khong o tai tu den va thi cho cua")
_AT = spelling(r"\b(?:ở|tại|về|đến|tới|từ|ra|vào)\s$")
_ADDRESSED = re.compile(r"(?:ông|bà|đồng chí|đ/c|anh|chị|cô|thầy|em|chú|bác|ThS|TS|GS|PGS|BS)\b", re.IGNORECASE)
# A year is compared apart: `năm 2023` is told by `14/12/2023` as well.
_NUMBERED = re.compile(r"(?<!\w)([^\W\d_]+\s(?:\d[\w/.,-]*\w|\d|[IVXL]+))(?![\w/])")
_YEAR = re.compile(r"\s(?:19|20)\d{2}$")


@dataclass(frozen=True, slots=True)
class Slot:
    """Something in a claim that a document may say otherwise.

    Attributes:
        kind: The kind of thing.
        value: The thing as it is claimed.
        noun: The folded noun that is counted, if any.
        rest: The claim without it.
        bound: What the thing is the bound of (`từ`, `hơn`), empty where of nothing, None for a part of a range.
    """

    kind: AskedFor
    value: str
    noun: str | None
    rest: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a yes/no question claims.

    Attributes:
        text: The claim, without what makes it a question.
        content: The folded syllables that it is about.
        spelt: The same syllables as they are to be compared, see `spell`.
        numbered: What bears a number that is no amount: `khu vực II`, `tháng 7` as `vực II`, `tháng 7`.
        slots: The persons, days and amounts that it names.
        is_whether_done: Whether it asks if something has happened yet.
        is_marked: Whether it was typed with diacritics.
    """

    text: str
    content: frozenset[str]
    spelt: frozenset[str]
    numbered: tuple[str, ...]
    slots: tuple[Slot, ...]
    is_whether_done: bool
    is_marked: bool

    def spell(self, text: str) -> list[str]:
        """Return the syllables of a text as the claim's words are to be looked for: with diacritics if it has any."""
        return spelt_syllables(text, marked=self.is_marked)


def claim_of(question: str, words: QuestionWords) -> Claim | None:
    """Return what a yes/no question claims, or None where the question is none.

    Example:
        >>> from qa.reading.question_words import take_apart
        >>> question = "Hội nghị do bà Trần Thị Hạnh chủ trì, đúng không?"
        >>> claim_of(question, take_apart(question)).text
        'Hội nghị do bà Trần Thị Hạnh chủ trì'
        >>> claim_of("Ai chủ trì hội nghị?", take_apart("Ai chủ trì hội nghị?")) is None
        True
    """
    whole = unicodedata.normalize("NFC", question).partition(" (")[0].strip()
    start, end = _bounds(whole)
    if start == 0 and end == len(whole):
        return None
    text = whole[start:end].strip(" ,?")
    if _WANTS_MORE.search(fold(text)):
        return None
    marked = has_diacritics(question)
    frame = _FRAME if marked else _FRAME_FOLDED
    typed = [one for one in words.typed if one not in frame]
    slots = _slots(text)
    return Claim(
        text=text,
        content=frozenset(map(fold, typed)),
        spelt=frozenset(spelt_syllables(" ".join(typed), marked=marked)),
        numbered=_numbered(text, [span for _, span in slots]),
        slots=tuple(_slot(kind, span, text) for kind, span in slots),
        is_whether_done=_NOT_YET_AT_END.of(whole).search(whole) is not None,
        is_marked=marked,
    )


def _bounds(whole: str) -> tuple[int, int]:
    tag = _TAG.of(whole).search(whole) or _NOT_AT_END.of(whole).search(whole)
    opening = _IS_IT.of(whole).match(whole)
    return (opening.end() if opening else 0, tag.start() if tag else len(whole))


def _slots(text: str) -> list[tuple[AskedFor, Span]]:
    found = [(AskedFor.PERSON, one) for one in spans_of(AskedFor.PERSON, None, text) if _is_person(one, text)]
    for kind in _KINDS:
        found += [(kind, one) for one in spans_of(kind, None, text) if not _meets(one, found)]
    counts = (one for one in spans_of(AskedFor.COUNT, None, text) if one.of(text)[0].isdigit())
    return found + [(AskedFor.COUNT, one) for one in counts if not _meets(one, found) and _counts(one, text)]


def _is_person(span: Span, text: str) -> bool:
    """Tell whether a name is a person's: `ở Thạch Mai` is no Mr Thạch."""
    if not PERSON.search(span.of(text)):
        return False
    return _ADDRESSED.match(span.of(text)) is not None or not _AT.of(text).search(text[: span.start])


def _counts(span: Span, text: str) -> bool:
    """Tell whether a number counts something: the one of `khu phố 3 có ...` does not."""
    noun = _NOUN.match(text, span.end)
    return noun is None or fold(noun[1]) not in _NO_NOUN


def _meets(span: Span, found: list[tuple[AskedFor, Span]]) -> bool:
    return any(other.start < span.end and span.start < other.end for _, other in found)


def _slot(kind: AskedFor, span: Span, text: str) -> Slot:
    counted = _NOUN.match(text, span.end) if kind is AskedFor.COUNT else None
    rest = f"{text[: span.start]} {text[span.end :]}"
    return Slot(kind, span.of(text), fold(counted[1]) if counted else None, rest, bound(span, text))


def _numbered(text: str, slots: list[Span]) -> tuple[str, ...]:
    return tuple(
        match[1]
        for match in _NUMBERED.finditer(text)
        if not _YEAR.search(match[1])
        and not any(one.start < match.end() and match.start() < one.end for one in slots)
        and folded_syllables(match[1])
    )
