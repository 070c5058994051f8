"""Asks an earlier question again, of another thing of the same kind: a year for a year, a place for a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import has_diacritics
from qa.conversation.mentions import BARE, NAME, Mention, compares, mentions, whole_mention
from qa.conversation.question_phrases import asks
from qa.conversation.spelling import aligned_fold, fold_as_meant, spellings

_OPENING = re.compile(r"^(?:(?:the|vay|a|nhung|va|con|rieng|doi voi) ){1,3}")
# With its marks a text tells `trong` from `trồng` and `với` from `vời`; without, only what follows does.
_PREPOSITION = re.compile(r"(?:trong|o|tai|vao|cua|voi|cho|doi voi|ve) (?=\S)")
_PREPOSITIONS = spellings("trong ở tại vào của với cho đối về")
# A year named by the one that was spoken of.
_NEXT_YEAR = re.compile(r"nam (?:sau|toi|tiep theo|ke tiep|sau do)")
_YEAR_BEFORE = re.compile(r"nam (?:truoc|ngoai|lien truoc|truoc do)")
_CLOSING = re.compile(r"(?: thi)?(?: (?:sao|the nao|ra sao|bao nhieu|may))?\W*$")
# Where a phrase without capitals ends: at the next word that belongs to none.
_BOUNDARY = re.compile(
    r"ai|bao|bang|bi|boi|cho|chua|co|con|cua|da|dang|de|den|dong|duoc|do|gi|hay|khi|khong|la|may|nam|nao|nhieu|nhu|nop|o"
    r"|phai|qua|ra|sao|tai|theo|thi|thu|trong|tren|tu|va|vao|ve|vi|voi"
)
# What leads up to a time or place, and goes with it.
_LED_UP_TO = re.compile(r"(?:(?<!\w)(?:trong|ở|tại|vào|của|từ|đến|và|o|tai|vao|cua|tu|den|va|,)\s+)+$", re.IGNORECASE)
_COUNTED = re.compile(r"(?<!\w)(?:bao nhieu|may) ")
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands in the earlier question, and what stands there in its stead."""

    start: int
    end: int
    instead: str


def in_place(question: str, subject: str) -> str | None:
    """Return `subject` asked of the one thing that an elliptic question names, or None where it is not so simple.

    Args:
        question: An elliptic question in NFC.
        subject: The question before it, which stands on its own, in NFC.

    Example:
        >>> in_place("Còn hộ cận nghèo thì sao?", "Hộ nghèo ở Thạch Mai được hỗ trợ bao nhiêu?")
        'Hộ cận nghèo ở Thạch Mai được hỗ trợ bao nhiêu?'
        >>> in_place("Thế bao nhiêu cá nhân?", "Có bao nhiêu tập thể được khen?")
        'Có bao nhiêu cá nhân được khen?'
    """
    named = named_thing(question)
    if not named:
        return None
    bare = _without_preposition(named)
    for place in (_same_kind, _same_count, _same_head):
        if found := place(bare if place is _same_kind or has_diacritics(named) else named, subject):
            return f"{subject[: found.start]}{found.instead}{subject[found.end :]}"
    several = names_only(named) and not whole_mention(bare)
    instead = asked_instead(named, subject) if several else subject
    return instead if instead != subject else None


def asked_instead(question: str, subject: str) -> str:
    """Return a subject with the times and places that a question names in the place of those that they exclude.

    An old year beside the new one finds what was asked before. What is only measured by is left: `so với năm 2022`.

    Example:
        >>> asked_instead("Số ca tử vong năm 2023?", "Năm 2022 huyện Nà Hoa có ca sốt xuất huyết")
        'Năm 2023 huyện Nà Hoa có ca sốt xuất huyết'
        >>> asked_instead("So với năm 2022 thì tăng hay giảm?", "Năm 2023 huyện Nà Hoa có ca sốt xuất huyết")
        'Năm 2023 huyện Nà Hoa có ca sốt xuất huyết'
    """
    changed: dict[Mention, str] = {}
    for one in mentions(question):
        if compares(question, one):
            continue
        rivals = [other for other in mentions(subject) if one.excludes(other) and other not in changed]
        changed |= {other: "" if number else one.instead_of(other) for number, other in enumerate(rivals)}
    for other in sorted(changed, key=lambda one: -one.start):
        before = subject[: other.start]
        subject = (before if changed[other] else _LED_UP_TO.sub("", before)) + changed[other] + subject[other.end :]
    return " ".join(subject.split()).strip(" ,;")


def names_only(question: str) -> bool:
    """Tell whether a text is a year, a place or several, and nothing is said of them.

    Example:
        >>> names_only("Xã Nà Hoa?"), names_only("Ở Nà Hoa năm 2023?"), names_only("Xã Nà Hoa có mấy thôn?")
        (True, True, False)
    """
    named = named_thing(question)
    if whole_mention(_without_preposition(named)):
        return True
    left = named
    for one in reversed(mentions(left)):
        left = _LED_UP_TO.sub("", left[: one.start]) + left[one.end :]
    return left != named and not left.strip(" ,.")


def named_thing(question: str) -> str:
    """Return what an elliptic question names, without the words that make it one."""
    folded = aligned_fold(question)
    opening = _OPENING.match(folded)
    start = opening.end() if opening else 0
    closing = _CLOSING.search(folded, start)
    return question[start : closing.start() if closing else len(question)].strip()


def _without_preposition(named: str) -> str:
    found = _PREPOSITION.match(fold_as_meant(named, _PREPOSITIONS))
    return named[found.end() :] if found else named


def _same_kind(named: str, subject: str) -> _Place | None:
    """Return where `subject` has the one time or place that excludes the one that `named` is."""
    spoken_of = mentions(subject)
    one = whole_mention(named) or _year_from(named, spoken_of)
    if not one:
        return None
    if one.kind == BARE:
        found = sorted((other for other in spoken_of if other.is_place), key=lambda other: other.width)[:1]
    else:
        found = [other for other in spoken_of if one.excludes(other)]
    return _Place(found[0].start, found[0].end, one.instead_of(found[0])) if len(found) == 1 else None


def _year_from(named: str, spoken_of: Sequence[Mention]) -> Mention | None:
    """Return the year that `năm sau` means, where one single year was spoken of."""
    folded = aligned_fold(named)
    step = 1 if _NEXT_YEAR.fullmatch(folded) else -1 if _YEAR_BEFORE.fullmatch(folded) else 0
    years = {year for one in spoken_of for year in one.years}
    if not step or len(years) != 1:
        return None
    year = str(int(years.pop()) + step)
    return Mention(0, len(named), "year", named[: len("năm ")], year, frozenset([year]))


def _same_count(named: str, subject: str) -> _Place | None:
    """Return where `subject` asks how many there are of another thing than `named` does."""
    if not _COUNTED.match(aligned_fold(named)) or len(named.split()) > 1 + _LONGEST_PHRASE:
        return None
    counted = list(_COUNTED.finditer(aligned_fold(subject)))
    if len(counted) != 1:
        return None
    end = _end_of_phrase(subject, counted[0].end())
    return _Place(counted[0].start(), end, _cased(named, subject[counted[0].start()])) if end else None


def _same_head(named: str, subject: str) -> _Place | None:
    """Return where `subject` has a phrase that begins with the words that `named` begins with."""
    if asks(named):
        return None
    folds = not (has_diacritics(named) and has_diacritics(subject))  # else `hộ` would be `hỗ`
    begin, whole = (aligned_fold(one) if folds else one.lower() for one in (named, subject))
    words = begin.split()
    for shared in range(len(words) - 1, 0, -1):
        head = re.compile(rf"(?:^|(?<=[,;:] )|(?<= ))(?<!\w){re.escape(' '.join(words[:shared]))} ")
        found = [one for one in head.finditer(whole) if _begins_phrase(whole, one.start())]
        if len(found) == 1:
            end = _end_of_phrase(subject, found[0].end())
            rest = named.split(maxsplit=shared)[shared]
            return _Place(found[0].end(), end, rest) if end else None
    return None


def _begins_phrase(folded: str, start: int) -> bool:
    before = folded[:start].rstrip()
    return not before or before[-1] in ",;:" or bool(_BOUNDARY.fullmatch(aligned_fold(before.split()[-1])))


def _end_of_phrase(subject: str, start: int) -> int | None:
    """Return where the phrase ends of which a part stands before `start`, or None where that cannot be told."""
    name = NAME.match(subject, start)
    if name:
        return name.end()
    end = start
    for number, word in enumerate(re.finditer(r"\S+", aligned_fold(subject)[start:])):
        if _BOUNDARY.fullmatch(word[0].strip("?.,:;")):
            return end if number else None
        if number == _LONGEST_PHRASE:
            return None
        end = start + word.end()
        if word[0][-1] in ",;:?":
            return end - 1
    return None


def _cased(named: str, letter: str) -> str:
    return named[0].upper() + named[1:] if letter.isupper() else named
