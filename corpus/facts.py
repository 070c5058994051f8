"""What is known of a document beside its title, date and kind."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.byline import author_of
from corpus.date_lines import is_date_line
from corpus.folding import fold
from corpus.head_lines import content_lines
from corpus.issuing_bodies import PROVINCES
from corpus.language import language_of
from corpus.letterhead import in_capitals, is_bare_kind, is_between, is_paper, is_proof, is_subject
from corpus.letters import CAPITAL

_HEAD_LINES = 16
_LONGEST_BODY = 130
_LONGEST_IN_SMALL = 60
_LONGEST_SAID = 400
# What stands in a letterhead beside, or in the same line behind, the body that issued the document.
_NATION = r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
_MOTTO = r"Độc\s+lập\W+Tự\s+do\W+Hạnh\s+phúc"
_KIND = r"(?:bản án|(?:bộ )?luật|pháp lệnh|sắc lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|hiến pháp)"
_NUMBER_LABEL = rf"(?:\b{_KIND}\s+)?\bsố(?:\s*:|\s(?=\d{{1,5}}\s?[-/]))"
_OTHERS = re.compile(rf"(?:(?:{_NATION})$|{_MOTTO}|{_NUMBER_LABEL}|\bV/v\b|\(.*\)|[-–_*=]{{3,}}).*", re.IGNORECASE)
_ENDS_BODIES = re.compile(rf"{_NUMBER_LABEL}", re.IGNORECASE)
_NUMBER = re.compile(
    rf"{_NUMBER_LABEL}[\s:]*(?P<number>\d{{1,5}}[a-z]?(?:\s?[-/]\s?(?:QH\s\d{{1,2}}|[\w&.]{{1,20}})){{1,4}})",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:ban|bao|bch|benh vien|bo|chi bo|chi cuc|chi doan|chi nhanh|chinh phu|chu tich|cong an|cong doan|cong ty|cuc"
    r"|dai|dang bo|dang uy|doan|hdnd|hiep hoi|hoc vien|hoi|hop tac xa|htx|huyen uy|kho bac|khoa|lien doan|mat tran"
    r"|ngan hang|phong|quan uy|quoc hoi|so|tap doan|thanh tra|thanh uy|thi uy|thu tuong|thu vien|tinh uy|to|toa an"
    r"|tong cong ty|tong cuc|tram|trung tam|truong|ubmttq|ubnd|uy ban|van phong|vien|xi nghiep)\b"
)
_AREA = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|khu vuc)\b")
_WITHOUT_AREA = re.compile(
    r"uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|ban chap hanh|ban thuong vu|ban chi dao|van phong"
    r"|(?:uy ban )?mat tran to quoc(?: viet nam)?"
)
# Offices that there are many of, and whose name does not tell them apart.
_OFFICE = re.compile(
    r"(?:van phong|phong|ban|thanh tra|to|khoa|doi|hoi dong|so|cuc|chi cuc|trung tam|cong an|uy ban kiem tra"
    r"|uy ban mat tran)\b"
)
# With their marks, for `XÃ HỘI` and `QUẢN LÝ` are no places; `HUYỆN` alone tells none.
_OF_A_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|khu vực|(?:tỉnh|thành|huyện|quận|thị"
    r"|đảng) (?:ủy|uỷ))\s(?P<name>(?!(?:ủy|uỷ)\b)[\w].*)",
    re.IGNORECASE,
)
_OF_THE_COUNTRY = re.compile(r"\b(?:trung ương|quốc gia|chính phủ|quốc hội|việt nam|nhà nước)\b", re.IGNORECASE)
_TERM = re.compile(r"(?:khoa|nhiem ky|ky hop)\s(?:[ivxl]+|thu|\d)")
_BELOW_ITS_BODY = re.compile(r"(?:bch|ban chap hanh|ban thuong vu)\b")
_PROVINCES = tuple(f" {fold(province)}" for province in PROVINCES)
_SAID = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W*(?:đơn vị|cơ quan)(?: ban hành| biên soạn| soạn thảo| phát hành)?\s*:\s*(?P<body>[^:;]{3,120}?)\.?$",
        r"\btài liệu (?:này )?do (?P<body>[^.;]{3,120}?)\s(?:biên soạn|ban hành|phát hành|soạn)\b",
        r"^\W*(?:được )?ban hành kèm theo [^()]*?\bsố\b[^()]*?\bcủa (?P<body>[^();,]{3,120}?)\W*$",
    )
]
_PLACE = re.compile(
    rf"(?:^|(?<=\s))(?P<place>(?:(?:TP|Tp|T\.P)\.?\s?)?{CAPITAL}[^\d,.:;/()]{{1,38}}?|(?:Phường|Quận|Xã)\s\d{{1,2}})(?P<mark>,)?\s"
    r"(?i:ngày)[\s.…_]*(?:\d|tháng|(?i:…|\.))"
)
_WEEKDAY = re.compile(r"(?:thu|chu nhat|ngay|hom|sang|chieu|toi|trua)\b")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Facts of a document, as they are written in it; each is empty where the document does not show it.

    Attributes:
        issuer: The body that issued an official document: `ỦY BAN NHÂN DÂN XÃ AN PHÚ`. An office whose name does not
            tell whose it is stands before the body above it in the letterhead: `VĂN PHÒNG, UBND HUYỆN KHÊ ĐÔNG`.
        number: Its number: `12/KH-UBND`.
        place: The place of its date line: `An Phú`.
        author: Who wrote a report or an article.
        language: `vi`, `en`, or `other`.
    """

    issuer: str = ""
    number: str = ""
    place: str = ""
    author: str = ""
    language: str = ""


def facts_of(title: str, text: str) -> DocumentFacts:
    r"""Return what a document says of itself.

    Args:
        title: The document's title.
        text: Its clean text.

    Example:
        >>> facts = facts_of("KẾ HOẠCH", "UBND\nXÃ AN PHÚ\nSố: 12/KH-UBND\nAn Phú, ngày 5 tháng 3 năm 2024\nKẾ HOẠCH")
        >>> facts.issuer, facts.number, facts.place, facts.language
        ('UBND XÃ AN PHÚ', '12/KH-UBND', 'An Phú', 'vi')
    """
    lines = [line for line in text.split("\n") if line.strip()]
    head = content_lines(lines, _HEAD_LINES)
    return DocumentFacts(
        issuer=_issuer(head, title),
        number=_number(head),
        place=_place(head),
        author=author_of([line for line in lines if line != title] if len(lines) > 1 else lines),
        language=language_of(text),
    )


def _issuer(head: Sequence[str], title: str) -> str:
    if any(is_proof(line) for line in head) or _is_plain_letterhead(head):
        bodies = _bodies(_issuing_lines(head, fold(title)))
        if bodies:
            return _told_apart(bodies)
    said = next((found for line in head for pattern in _SAID if (found := pattern.search(line[:_LONGEST_SAID]))), None)
    return said["body"].strip(" *_") if said else ""


def _is_plain_letterhead(head: Sequence[str]) -> bool:
    """Tell whether lines are a letterhead without nation and number: a body, a bare kind, and the place of a date."""
    first = fold(head[0]) if head else ""
    named = [line for line in head[1:4] if in_capitals(line) and is_bare_kind(line)]
    return bool(named) and in_capitals(head[0]) and _AGENCY.match(first) is not None and bool(_place(head))


def _issuing_lines(head: Sequence[str], title: str) -> Iterator[str]:
    """Yield the lines of a letterhead, without what stands beside them, down to the number, the date or the title."""
    for line in head:
        if is_paper(line) or is_subject(line) or is_date_line(line):
            return
        if is_between(line):
            continue
        body = _OTHERS.sub("", line).strip(" -–*_|.:")
        if body and len(body) <= _LONGEST_BODY and not _TERM.match(fold(body)):
            begins = _AGENCY.match(fold(body)) or _AREA.match(fold(body))
            if not begins and title.startswith(fold(body)):
                return
            if not (body.isupper() or (begins and len(body) <= _LONGEST_IN_SMALL)):
                return
            yield body
        if _ENDS_BODIES.search(line):
            return


def _bodies(lines: Iterator[str]) -> list[str]:
    """Return the bodies that a letterhead names, the highest first, each with its lines joined."""
    bodies: list[str] = []
    for line in lines:
        folded = fold(line)
        above = fold(bodies[-1]) if bodies else ""
        begins = _AGENCY.match(folded) is not None and not _WITHOUT_AREA.fullmatch(above)
        if not bodies or (begins and not _BELOW_ITS_BODY.match(folded)):
            bodies.append(line)
        elif _AREA.match(folded) and re.search(rf"\s{_AREA.pattern}", above):
            bodies[-1] += f", {line}"
        else:
            bodies[-1] += f" {line}"
    return bodies


def _told_apart(bodies: Sequence[str]) -> str:
    """Return the lowest of a letterhead's bodies, with those above it where it does not tell whose it is."""
    named = bodies[0]
    for above, body in itertools.pairwise(bodies):
        named = f"{body}, {named}" if _is_one_of_many(body, above) else body
    return named


def _is_one_of_many(body: str, above: str) -> bool:
    folded, folded_above = fold(body), fold(above)
    if not _OFFICE.match(folded) or not (_AGENCY.match(folded_above) or _AREA.match(folded_above)):
        return False
    # Two of a rank issued it together.
    if folded.split()[0] == folded_above.split()[0] or _OF_A_PLACE.search(body) or _OF_THE_COUNTRY.search(body):
        return False
    place = _OF_A_PLACE.search(above)
    return not ((place and fold(place["name"]) in folded) or folded.endswith(_PROVINCES))


def _number(head: Sequence[str]) -> str:
    for line in head:
        found = _NUMBER.search(line)
        if found and (is_proof(line) or line.isupper()):
            return "".join(found["number"].split()).rstrip(".")
    return ""


def _place(head: Sequence[str]) -> str:
    for line in head:
        found = _PLACE.search(_without_number(line)) if is_between(line) or is_date_line(line) else None
        if found and not _WEEKDAY.match(fold(found["place"])) and (found["mark"] or _is_name(found["place"])):
            return found["place"].strip()
    return ""


def _is_name(place: str) -> bool:
    return all(word[0].isupper() for word in place.split())


def _without_number(line: str) -> str:
    number = _NUMBER.search(line)
    return line[number.end() :].strip() if number else line
