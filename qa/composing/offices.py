"""Who holds an office: the chief is not the deputy, a former one not the present one, and an office is of a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from corpus.document import Span
from corpus.folding import fold
from corpus.letters import CAPITAL
from qa.composing.spelling import spelling
from qa.composing.tokens import Token, tokens
from qa.reading.names import PERSON


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNITS = "ban|phòng|đoàn|khoa|thôn|xóm|ấp|bản|trạm|nhóm|tổ|đội|công an|bộ môn|tiểu ban|khu phố|chi nhánh"
_OFFICE = spelling(
    rf"\b(?:(?:phó )?tổng (?:biên tập|giám đốc|bí thư|thư ký|thanh tra)|thư ký tòa soạn|chủ tịch|bí thư|giám đốc"
    rf"|hiệu trưởng|hiệu phó|chủ nhiệm|thủ tướng|thủ trưởng|thứ trưởng|chánh (?:văn phòng|thanh tra|án)"
    rf"|(?:viện|cục|chi cục|vụ|bộ|tổ|đội|đoàn|chỉ huy|kế toán|nhóm|xóm|thôn) trưởng|(?:tổ|đội|thôn|xóm|chỉ huy) phó"
    rf"|trưởng (?:{_UNITS})|phó (?:{_UNITS}))\b"
)
_BEFORE = spelling(
    r"(?<![^\s(,.;:–-])(?:(?:phó|nguyên|cựu|quyền|q\.|thay mặt|thay|thừa lệnh|thừa ủy quyền|ủy quyền|kt\.?|k/t\.?|tl\.?"
    r"|tuq\.?|trợ lý|thư ký|giúp việc|giúp)\s?)+$"
)
_DEPUTY, _FORMER, _ACTING = frozenset({"pho"}), frozenset({"nguyen", "cuu"}), frozenset({"quyen", "q"})
_LIKE_TRUONG = {"hieu pho": "hieu truong", "thu truong": "bo truong"}
# What an office is of; `UBND huyện` and `huyện` have the same chairman.
_BODY_WORD = _words(
    "ubnd hdnd ubmttq mttq huyen xa tinh phuong thi tran thanh pho quan so phong ban dang chi uy hoi doan trung tam"
    " truong cong ty benh vien hop tac htx xi nghiep thu vien bao dai khoi khu thon"
)
_LONG_FORMS = ((("uy", "ban", "nhan", "dan"), "ubnd"), (("hoi", "dong", "nhan", "dan"), "hdnd"))
_CAPITAL = re.compile(CAPITAL)
_NEXT = re.compile(r"\s*(?:-\s*)?")
_ASKS_BEFORE = re.compile(r"\bai (?:dang |hien |hien dang |hien nay )?(?:la|lam|giu chuc|giu chuc vu|giu chuc danh) $")
_ASKS_BEHIND = re.compile(r"\b(?:la ai|la nguoi nao|ten (?:la )?gi|la gi)\b")
_OPENS = re.compile(r"^\W*(?:(?:xin|cho|toi|minh|em|hoi|ten|cua|dong chi|ong|ba|vi|nguoi|giu chuc)\s*,?\s*)*$")
_AFTER_NAME = re.compile(r"^\s*(?:$|[,(–-]|(?:là|làm|giữ|được|hiện|nay|đồng thời|kiêm|sinh)\b)")
_LEADS_UP = re.compile(r"(?:^|[,(–:-]|\b(?:là|làm|chức|chức vụ|chức danh|kiêm|cử|bầu|nhiệm))\s*$", re.IGNORECASE)
_BREAK = re.compile(r";|\.\s")
_IS = re.compile(r"^[^,;]*(?:\blà|[:–-])\s*$")
_APPOSED = re.compile(r"^[^,;:]*,\s*$")
_VERB_BEFORE_NAME = re.compile(r"\b(?:giao|cử|gặp|mời|ký|trao|cho|với|và|cùng|tặng|khen|bầu|của|do|thay)\s*$")
_ADDRESS_AT_END = re.compile(r"(?:\b(?:ông|bà|đồng chí|đ/c|anh|chị)\s*)$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:ông|bà|đồng chí|đ/c|anh|chị|cô|thầy|em|ThS|TS|GS|PGS|BS)\b", re.IGNORECASE)
_LEAST_FULL_NAME = 3


class Rank(Enum):
    """What stands before an office and makes it another one."""

    DEPUTY = "deputy"
    FORMER = "former"
    ACTING = "acting"
    FOR_ANOTHER = "for another"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a text names.

    Attributes:
        chief: Its folded name for who is at the head, whatever the rank: `truong ban` for `Phó ban` too.
        rank: What makes it another office; empty for the head in office.
        body: The folded beginning of what it is the office of, as far as that is sure; often empty.
        is_described: Whether anything follows that may say of what it is the office.
        start: Offset of its first character, with its rank.
        end: Offset behind its name, without what it is the office of.
    """

    chief: str
    rank: frozenset[Rank]
    body: tuple[str, ...]
    is_described: bool
    start: int
    end: int


def offices_in(text: str) -> list[Office]:
    """Return the offices that a text names, in order.

    Example:
        >>> one, other = offices_in("Bà Hạnh, nguyên Phó Giám đốc Sở Y tế, gặp Chủ tịch UBND xã.")
        >>> one.chief, sorted(rank.value for rank in one.rank), one.body, other.chief, other.rank, other.body
        ('giam doc', ['deputy', 'former'], ('so', 'y'), 'chu tich', frozenset(), ('xa',))
    """
    return [_office(match, text) for match in _OFFICE.of(text).finditer(text)]


def _office(match: re.Match[str], text: str) -> Office:
    name = fold(match.group())
    before = _BEFORE.of(text).search(text[: match.start()])
    words = [token.folded for token in tokens(before.group())] if before else []
    is_deputy = re.search(r"\bpho\b", name) is not None or name == "thu truong"
    rank = {_rank(word) for word in words} | ({Rank.DEPUTY} if is_deputy else set())
    return Office(
        chief=_chief(name),
        rank=frozenset(rank),
        body=_body(text, match.end()),
        is_described=re.match(r"\s\w", text[match.end() :]) is not None,
        start=before.start() if before else match.start(),
        end=match.end(),
    )


def _rank(word: str) -> Rank:
    known = ((_DEPUTY, Rank.DEPUTY), (_FORMER, Rank.FORMER), (_ACTING, Rank.ACTING))
    return next((rank for words, rank in known if word in words), Rank.FOR_ANOTHER)


def _chief(name: str) -> str:
    if name in _LIKE_TRUONG:
        return _LIKE_TRUONG[name]
    if name.startswith("pho tong"):
        return name.removeprefix("pho ")
    if name.startswith("pho "):
        return f"truong {name.removeprefix('pho ')}"
    return f"{name.removesuffix(' pho')} truong" if name.endswith(" pho") else name


def _body(text: str, start: int) -> tuple[str, ...]:
    """Return the capitals and kinds of bodies that follow an office at once, up to a person's name, folded."""
    found: list[Token] = []
    place = start
    for token in tokens(text[start : start + 80]):
        gap, own = text[place : start + token.start], text[start + token.start : start + token.end]
        if not _NEXT.fullmatch(gap) or not (_CAPITAL.match(own) or token.folded in _BODY_WORD):
            break
        if (name := PERSON.match(text, start + token.start)) and _is_full(name.group()):
            break
        found.append(token)
        place = start + token.end
    words = tuple(token.folded for token in found)
    for long, short in _LONG_FORMS:
        words = (short, *words[len(long) :]) if words[: len(long)] == long else words
    return words[1:] if len(words) > 1 and words[0] == "ubnd" else words


def same_office(one: Office, other: Office) -> bool:
    """Tell whether two texts may name the same office: its name, its rank and, as far as both tell, its body.

    Example:
        >>> asked, deputy = offices_in("Chủ tịch UBND huyện")[0], offices_in("Phó Chủ tịch UBND huyện")[0]
        >>> same_office(asked, deputy), same_office(asked, offices_in("Chủ tịch UBND huyện Khê Đông")[0])
        (False, True)
    """
    length = min(len(one.body), len(other.body))
    return (one.chief, one.rank, one.body[:length]) == (other.chief, other.rank, other.body[:length])


def asked_office(question: str) -> Office | None:
    """Return the office whose holder a question asks for, or None where it asks for something else.

    Example:
        >>> asked_office("Phó Giám đốc Sở Y tế là ai?").chief, asked_office("Chủ tịch xã giao việc cho ai?")
        ('giam doc', None)
    """
    for office in offices_in(question):
        before, behind = fold(question[: office.start]), fold(question[office.end :])
        if _ASKS_BEFORE.search(before) or (_OPENS.match(before) and _ASKS_BEHIND.search(behind)):
            return office
    return None


def answers_office(question: str, text: str, person: Span) -> bool:
    """Tell whether a person may be the answer: holds the office if the question asks for the holder of one.

    Args:
        question: The question.
        text: A sentence.
        person: Where the person is named in it.

    Example:
        >>> text = "Bà Võ Thị Hạnh, Phó Chủ tịch UBND xã, chủ trì."
        >>> [answers_office(f"Ai là {one} UBND xã?", text, Span(0, 14)) for one in ("Chủ tịch", "Phó Chủ tịch")]
        [False, True]
    """
    asked = asked_office(question)
    return asked is None or holds_office(asked, text, person)


def names_holder(question: str, text: str) -> bool:
    """Tell whether a sentence names the holder of the office that a question asks for, or it asks for none.

    Args:
        question: The question.
        text: A sentence.
    """
    asked = asked_office(question)
    return asked is None or any(holds_office(asked, text, one) for one in _persons(text))


def holds_office(office: Office, text: str, person: Span) -> bool:
    """Tell whether a sentence gives a person an office: `A, Chủ tịch`, `A là Chủ tịch`, `Chủ tịch A`.

    Args:
        office: The office.
        text: The sentence.
        person: Where the person is named in it.
    """
    before = [token.folded for token in tokens(text[: person.start])][-1:]
    if not _is_full(person.of(text)) and _BODY_WORD.intersection(before):
        return False
    named = offices_in(text)
    others = [one for one in _persons(text) if one.end <= person.start or person.end <= one.start]
    return any(same_office(office, one) and _is_bound(one, person, text, named, others) for one in named)


def _persons(text: str) -> list[Span]:
    """Return the names that are persons' for sure, also behind a place: `Chủ tịch UBND huyện Lê Văn Tám`."""
    named = offices_in(text)
    return [
        Span(*match.span())
        for match in PERSON.finditer(text)
        # `Phó Trưởng Ban Tuyên giáo` begins like a name with the surname Phó.
        if _is_full(match.group()) and not any(match.start() < one.end and one.start < match.end() for one in named)
    ]


def _is_bound(office: Office, person: Span, text: str, named: list[Office], others: list[Span]) -> bool:
    if person.end <= office.start:
        return _is_apposed(office, person, text, others) and not any(
            _is_attached(office, other, text, named) for other in others
        )
    if _is_attached(office, person, text, named):
        return True
    between = text[office.end : person.start]
    is_free = not any(_is_apposed(office, other, text, others) for other in others if other.end <= office.start)
    return is_free and _APPOSED.match(between) is not None and _ADDRESSED.match(person.of(text)) is not None


def _is_apposed(office: Office, person: Span, text: str, others: list[Span]) -> bool:
    """Tell whether an office stands behind a name as what the person is, and no other name comes between."""
    between = text[person.end : office.start]
    return (
        not any(person.end <= other.start and other.end <= office.start for other in others)
        and _BREAK.search(between) is None
        and _AFTER_NAME.match(between) is not None
        and _LEADS_UP.search(between) is not None
    )


def _is_attached(office: Office, person: Span, text: str, named: list[Office]) -> bool:
    """Tell whether a name follows an office at once: `Chủ tịch UBND xã Lê Văn Tám`, `Chủ tịch là ông Tám`."""
    if person.start < office.end or any(office.end <= one.start < person.start for one in named):
        return False
    between = _ADDRESS_AT_END.sub("", text[office.end : person.start])
    if _BREAK.search(between):
        return False
    if _IS.match(between):
        return True
    if re.search(r"[,:(]", between) or _VERB_BEFORE_NAME.search(between):
        return False
    return _ends_in_a_body(between) and (not between.strip() or _is_full(person.of(text)))


def _ends_in_a_body(between: str) -> bool:
    """Tell whether what stands between an office and a name is the body and no verb: `Sở Giáo dục`, `UBND xã`."""
    words = between.split()
    if not words or _CAPITAL.match(words[-1]) or fold(words[-1]) in _BODY_WORD:
        return True
    # The second syllable of `Y tế` is written small; `giao` behind `UBND` is a verb.
    return len(words) > 1 and re.fullmatch(rf"{CAPITAL}(?:[^\W\d_]*[^\W\dA-Z_])?", words[-2]) is not None


def _is_full(name: str) -> bool:
    # `Huyện ủy Thạch Mai` is no Mr Thạch.
    return _ADDRESSED.match(name) is not None or len(name.split()) >= _LEAST_FULL_NAME
