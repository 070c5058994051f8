"""Says what a question that is not answered asks for and the documents lack, as far as that is certain.

Every sentence here is true of the whole index, or says of which passages it speaks: a name is missing only if it stands
in no passage and no title, with or without diacritics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from corpus.folding import fold, folded_syllables, has_diacritics
from corpus.letters import CAPITAL
from corpus.messages import Language, message
from index.stores.lexical import LexicalIndex
from index.wording.language import is_spelled_as_vietnamese, is_vietnamese
from index.wording.question_reader import Wording
from qa.reading.answer_shapes import shape
from qa.reading.asked_for import AskedFor
from qa.reading.names import PERSON
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MOST_NAMES = 3
_RUN = re.compile(rf"(?<![\w-]){CAPITAL}[^\W\d_]*(?:\s+{CAPITAL}[^\W\d_]*)*(?![\w-])")
_REFERENCE = re.compile(r"(?<![\w/.-])\d+(?:[/-][\w.]+)*[/-][^\W\d_][\w./-]*\w")
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/.,-]*\d)")
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]{5,}(?![\w/@-]|\.\w)")
# What stands before a name and is none: kinds of place and body, words that begin a question. Spelt in full, for half
# of the surnames fold to one of them: `Trần` is no `trấn`, and `Lê` no `lễ`.
_BEFORE_NAMES = _words("""
    ai ấp ban báo bị bố bộ cầu chánh cho chợ chủ con công cục của đang đảng đài đoàn đồng đường gia giám hãy hay hiệu
    họ hội hợp huyện khi khoa khóa khoá khối khu là làng lễ luật máy mấy một năm nếu ngày nghị nhà những ở phó phong
    phòng phường quản quận quy quyết sân sao số sở tác tại thành thế theo thì thị thôn thường tỉnh tổ toà tòa tổng trấn
    trong trường tư từ tỉ tỷ uỷ ủy vân văn vẽ về vì vị việc viện xã xóm
""")
_BEFORE_PERSONS = _words("ai anh bà cậu chị cho chú cô của cùng do gặp khi là nếu ông tại thầy theo thì vì và với")
_BEFORE_NAMES_FOLDED = frozenset(map(fold, _BEFORE_NAMES | _BEFORE_PERSONS))
_THINGS = {
    AskedFor.MONEY: "refusal_thing_money",
    AskedFor.DATE: "refusal_thing_date",
    AskedFor.DAY: "refusal_thing_date",
    AskedFor.YEAR: "refusal_thing_year",
    AskedFor.CLOCK: "refusal_thing_clock",
    AskedFor.PHONE: "refusal_thing_phone",
    AskedFor.PERCENT: "refusal_thing_percent",
    AskedFor.REFERENCE: "refusal_thing_reference",
    AskedFor.PERSON: "refusal_thing_person",
}
"""Only what is known by its shape wherever it stands: of a place or a reason nothing certain can be said."""


def what_is_missing(
    wording: Wording, words: QuestionWords, lexical: LexicalIndex, near: Sequence[FoundPassage], language: Language
) -> str:
    """Return one sentence on what the documents lack for a question, or an empty text where nothing is certain.

    Args:
        wording: The standalone question, as it was typed and as it was read.
        words: The latter, taken apart.
        lexical: The words of all documents.
        near: The passages about the question's subject, as `related.nearest` returns them.
        language: The language of the sentence.
    """
    question = wording.spelled
    # Readers know their own spelling; but what is there once a slip is corrected is not missing.
    if names := unmentioned_names(question, lexical) and unmentioned_names(wording.typed, lexical):
        return message("refusal_unmentioned", language, names=_listed(names))
    years = list(dict.fromkeys(_YEAR.findall(question)))
    known = lexical.known(years)
    if lacking := [year for year in years if year not in known]:
        return message("refusal_unmentioned_year", language, years=", ".join(lacking))
    if not near:
        return ""
    if lacking := [year for year in years if not any(_mentions(one, year) for one in near)]:
        return message("refusal_year_not_near", language, years=", ".join(lacking))
    thing = _THINGS.get(words.asked_for)
    if thing is None or any(shape(question, words, sentence) for one in near for sentence in _sentences(one)):
        return ""
    return message("refusal_not_stated", language, thing=message(thing, language))


def unmentioned_names(question: str, lexical: LexicalIndex) -> list[str]:
    """Return names, numbers of documents and foreign words of a question that stand in no document, at most three."""
    unmentioned = (name for name in dict.fromkeys(_names(question)) if not _is_mentioned(name, lexical))
    return [name for name, _ in zip(unmentioned, range(_MOST_NAMES), strict=False)]


def _names(question: str) -> Iterator[str]:
    yield from (match.group() for match in _REFERENCE.finditer(question))
    if not is_vietnamese(question):  # English capitalises its question words, and every word of it is foreign
        return
    for run in _RUN.finditer(question):
        yield from _name_in(run, question)
    for word in _WORD.findall(question):
        if word.islower() and not is_spelled_as_vietnamese(word):
            yield word


def _name_in(run: re.Match[str], question: str) -> Iterator[str]:
    """Yield the name in a run of capitalised words, without what only introduces it or begins the sentence."""
    words = [word for word in run.group().split() if not _is_abbreviation(word)]
    begins = not question[: run.start()].strip(" \t\n“\"'(")
    person = list(dropwhile(lambda word: word.lower() in _BEFORE_PERSONS, words))
    if len(person) > 1 and PERSON.fullmatch(" ".join(person)):
        yield " ".join(person)
        return
    marked = has_diacritics(question)
    while words and _introduces(words[0], marked=marked) and (begins or len(words) > 1):
        words = words[1:]
    # One capital makes no name: `Chủ tịch`, `Hội nghị`. A word of another language is one.
    if len(words) > 1 or (words and not is_spelled_as_vietnamese(words[0])):
        yield " ".join(words)


def _introduces(word: str, *, marked: bool) -> bool:
    if not marked:  # `Tran` may be either
        return fold(word) in _BEFORE_NAMES_FOLDED
    return word.lower() in _BEFORE_NAMES or word.lower() in _BEFORE_PERSONS


def _is_abbreviation(word: str) -> bool:
    # Documents may write it in full.
    return len(word) > 1 and word.isupper()


def _is_mentioned(name: str, lexical: LexicalIndex) -> bool:
    syllables = folded_syllables(name)
    if set(syllables) - lexical.known(syllables):
        return not syllables
    phrase = " ".join(syllables)
    return len(syllables) < 2 or bool(lexical.holding(phrase, [phrase], 1))


def _mentions(one: FoundPassage, year: str) -> bool:
    return year in f"{one.passage.title} {one.passage.text}"


def _sentences(one: FoundPassage) -> Iterator[str]:
    start = one.passage.span.start
    return (one.passage.text[sentence.start - start : sentence.end - start] for sentence in one.passage.sentences)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
