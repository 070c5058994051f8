"""What is known of a document beside its title, date and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.byline import author_of
from corpus.dates import is_date_line
from corpus.folding import fold
from corpus.language import language_of
from corpus.letterhead import is_between, is_kind, is_proof, is_subject

_HEAD_LINES = 16
_LONGEST_BODY = 130
_LONGEST_IN_SMALL = 60
_LONGEST_SAID = 400
# What stands in a letterhead beside, or in the same line behind, the body that issued the document.
_NATION = r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
_MOTTO = r"Độc\s+lập\W+Tự\s+do\W+Hạnh\s+phúc"
_KIND = r"(?:(?:bộ )?luật|pháp lệnh|sắc lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|hiến pháp)"
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
_TERM = re.compile(r"(?:khoa|nhiem ky|ky hop)\s(?:[ivxl]+|thu|\d)")
_BELOW_ITS_BODY = re.compile(r"(?:bch|ban chap hanh|ban thuong vu)\b")
_SAID = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W*(?:đơn vị|cơ quan)(?: ban hành| biên soạn| soạn thảo| phát hành)?\s*:\s*(?P<body>[^:;]{3,120}?)\.?$",
        r"\btài liệu (?:này )?do (?P<body>[^.;]{3,120}?)\s(?:biên soạn|ban hành|phát hành|soạn)\b",
        r"^\W*(?:được )?ban hành kèm theo [^()]*?\bsố\b[^()]*?\bcủa (?P<body>[^();,]{3,120}?)\W*$",
    )
]
_PLACE = re.compile(
    r"(?:^|(?<=\s))(?P<place>(?:(?:TP|Tp|T\.P)\.?\s?)?[^\W\d_a-zà-ỹ][^\d,.:;/()]{1,38}|(?:Phường|Quận|Xã)\s\d{1,2}),\s"
    r"(?i:ngày)[\s.…_]*(?:\d|tháng|(?i:…|\.))"
)
_WEEKDAY = re.compile(r"(?:thu|chu nhat|ngay|hom|sang|chieu|toi|trua)\b")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Facts of a document, as they are written in it; each is empty where the document does not show it.

    Attributes:
        issuer: The body that issued an official document: `ỦY BAN NHÂN DÂN XÃ AN PHÚ`.
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
    head = lines[:_HEAD_LINES]
    return DocumentFacts(
        issuer=_issuer(head),
        number=_number(head),
        place=_place(head),
        author=author_of([line for line in lines if line != title] if len(lines) > 1 else lines),
        language=language_of(text),
    )


def _issuer(head: Sequence[str]) -> str:
    if any(is_proof(line) for line in head):
        bodies = _bodies(_issuing_lines(head))
        if bodies:
            return bodies[-1]
    said = next((found for line in head for pattern in _SAID if (found := pattern.search(line[:_LONGEST_SAID]))), None)
    return said["body"].strip(" *_") if said else ""


def _issuing_lines(head: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a letterhead, without what stands beside them, down to the number, the date or the title."""
    for line in head:
        if is_kind(line) or is_subject(line) or (is_between(line) and is_date_line(line)):
            return
        body = _OTHERS.sub("", line).strip(" -–*_|.:")
        if body and len(body) <= _LONGEST_BODY and not _TERM.match(fold(body)):
            begins = _AGENCY.match(fold(body)) or _AREA.match(fold(body))
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


def _number(head: Sequence[str]) -> str:
    for line in head:
        found = _NUMBER.search(line)
        if found and (is_proof(line) or line.isupper()):
            return "".join(found["number"].split()).rstrip(".")
    return ""


def _place(head: Sequence[str]) -> str:
    for line in head:
        found = _PLACE.search(_without_number(line)) if is_between(line) or is_date_line(line) else None
        if found and not _WEEKDAY.match(fold(found["place"])):
            return found["place"].strip()
    return ""


def _without_number(line: str) -> str:
    number = _NUMBER.search(line)
    return line[number.end() :].strip() if number else line
