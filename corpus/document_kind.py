"""What kind of document a text is: a plan, a decision, a news report; told by its letterhead, its number, its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.date_lines import is_date_line
from corpus.folding import fold
from corpus.head_lines import content_lines
from corpus.letterhead import in_capitals, is_bare_kind, is_body, is_head, is_kind, is_paper, is_proof, is_subject

NEWS = "tin bài"
"""A news report, whatever document it reports on."""

OTHER = "khác"
"""A document that shows no sign of its kind."""

_DISPATCH = "công văn"
# What a title may begin with, the longer name before the shorter, and the kind that it means.
_NAMES = {
    fold(name): kind
    for kind, names in {
        "hiến pháp": ["hiến pháp"],
        "luật": ["bộ luật", "luật"],
        "pháp lệnh": ["pháp lệnh"],
        "nghị quyết": ["nghị quyết"],
        "nghị định": ["nghị định"],
        "thông tư": ["thông tư"],
        "quyết định": ["quyết định"],
        "chỉ thị": ["chỉ thị"],
        "kế hoạch": ["kế hoạch"],
        "báo cáo": ["báo cáo"],
        "thông báo": ["thông báo"],
        _DISPATCH: [_DISPATCH],
        "công điện": ["công điện"],
        "hướng dẫn": ["hướng dẫn"],
        "tờ trình": ["tờ trình"],
        "biên bản": ["biên bản"],
        "kết luận": ["kết luận"],
        "quy chế": ["quy chế"],
        "quy định": ["quy định"],
        "nội quy": ["nội quy"],
        "đề án": ["đề án"],
        "phương án": ["phương án"],
        "chương trình": ["chương trình"],
        "hợp đồng": ["hợp đồng"],
        "giấy mời": ["giấy mời"],
        "bản án": ["bản án"],
    }.items()
    for name in names
}
KINDS: tuple[str, ...] = (*dict.fromkeys(_NAMES.values()), NEWS, OTHER)
"""Every kind that a document can be of, in Vietnamese; what the field `kind` of a document holds."""

# The sign of the kind in a document's number: `45/KH-UBND`, `31-TB/HU`, `12/2024/NĐ-CP` (Decree 30/2020/NĐ-CP, Appendix
# III, and Guidance 36-HD/VPTW of the party). `QĐ` is the party's sign of a regulation as well: the title decides.
_SIGNS = {
    "nq": "nghị quyết", "nd": "nghị định", "tt": "thông tư", "ttlt": "thông tư", "qd": "quyết định",
    "ct": "chỉ thị", "kh": "kế hoạch", "bc": "báo cáo", "tb": "thông báo", "cd": "công điện",
    "hd": "hướng dẫn", "ttr": "tờ trình", "bb": "biên bản", "kl": "kết luận", "qc": "quy chế",
    "qyd": "quy định", "da": "đề án", "pa": "phương án", "ctr": "chương trình", "cv": _DISPATCH, "gm": "giấy mời",
}  # fmt: skip
_NUMBER = re.compile(r"^so\s*:?\s*[\d.]*\s*(?:/\s*\d{4}\s*)?[-/]\s*(?P<sign>[a-z]+)(?:\s*[-/]\s*[a-z0-9]|\b)")
_NAME = re.compile(rf"(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b")
# What a text in sentence case says of itself near its beginning: it was issued, or it is a document with an author.
_OF_ITSELF = re.compile(
    r"^\W*(?:ban hanh|so\s*:|tai lieu (?:nay |huong dan )?(?:do|duoc|cap nhat)\b)|\. tai lieu (?:do|cap)"
)
_FIRST_ARTICLE = re.compile(r"^(?:dieu 1|chuong (?:i|1))\b")
_ADDRESSEE = re.compile(r"^kinh gui\b")
# How the text goes on below a title in capitals that begins with a kind, if it is of that kind: the place of its date,
# the parties, when and where they met, to whom it goes, by which laws. No line of a report begins so.
_FORM = re.compile(
    r"(?:[^\d,:;]{2,40}, ?)ngay\W*\d*\W*thang\W*\d*\W*nam\W*\d*\W*$"
    r"|hom nay,? (?:vao )?(?:(?:luc|hoi) [^,]{2,25},? )?(?:ngay )?\d{1,2} thang \d{1,2} nam \d{4}"
    r"|hom nay,? (?:vao )?(?:(?:luc|hoi) [^,]{2,25},? )?ngay \d|chung toi (?:gom|la)\b"
    r"|(?:dai dien )?\(?ben (?:[ab]|ban|mua|thue|cho thue|giao|nhan|vay|cho vay|chuyen nhuong)\b.{0,30}:"
    r"|(?:\W*|\d[.)] |[ivx]+\. )(?:thoi gian|dia diem|thanh phan(?: tham du| du hop)?|chu (?:tri|toa)|thu ky)\s?:"
    r"|kinh gui\b[^.]{0,80}$|noi nhan\b|can cu (?:luat|bo luat|nghi|quyet|thong tu|chi thi|ke hoach|cong van|theo)\b"
)
_SECTION = re.compile(r"(?:i|ii)[.)]\s\S.{2,80}[^.,;:]$")
_POINT = re.compile(r"[12][.)]\s\S")
_OF_POINTS = {"nội quy", "biên bản"}
"""Kinds whose name heads no listicle: `HƯỚNG DẪN CHỌN MUA ...`, `1. Xem giá` may be one."""
_BEARS_MORE = {"hiến pháp", "luật", "pháp lệnh", "nghị định", "thông tư", "bản án"}
"""Kinds that are never without number, nation or articles."""
# `HỢP ĐỒNG LAO ĐỘNG: NHỮNG ĐIỀU CẦN BIẾT`, `LUẬT MỚI CÓ GÌ?`: headlines.
_HEADLINE = re.compile(r"[:?!“”\"]\s?.|[?!]$")
# A message, as mail programs show it.
_OF_A_MESSAGE = re.compile(r"\W*(?:tu|from|den|to|dong gui|cc|tieu de|subject|chu de)\W*:\s?\S")
_LINES_OF_A_MESSAGE = 6
# How a news report begins or shows its trade: when and where something happened, who wrote and photographed it.
_NEWS = [
    re.compile(pattern)
    for pattern in (
        r"\b(?:sang|trua|chieu|toi|dem|rang sang)(?: nay| qua| ngay| mai)?,? (?:ngay )?\(?\d{1,2}[/-]\d{1,2}\b",
        r"\b(?:sang|trua|chieu|toi) (?:nay|qua)\b|\b(?:hom nay|hom qua|moi day|vua qua)\b",
        r"^\W*ngay \d{1,2}[/-]\d{1,2}\b|\bvao ngay \d{1,2}[/-]\d{1,2}\b|\bngay \d{1,2}[/-]\d{1,2}(?![/-]\d)",
        r"\bcho (?:biet|hay)\b|\b(?:chia se|khang dinh|nhan dinh|bay to|tiet lo)\b|\b(?:noi|ke)(?: rang)?\s?[:,]",
        r"\b(?:phong vien|pv|ttxvn|vov|vtv|dan tri|nhan dan|vnexpress|tuoi tre|thanh nien|tto|reuters|afp|bao chi)\b",
        r"\b(?:anh|nguon)\s?:|\(anh\b",
        r"\bdong chi [a-z]+ [a-z]+|\b(?:du|chu tri) (?:hoi nghi|buoi|cuoc|le)\b",
    )
]
_SIGNS_OF_NEWS = 2
_FIRST_LINES = 30
_LINES_OF_A_HEAD = 8
_LINES_BELOW = 2
_LINES_OF_A_FORM = 12
_NEWS_CHARACTERS = 1_500
_LONGEST_SELF = 400


def document_kind(title: str, text: str) -> str:
    r"""Return the kind of a document, one of `KINDS`.

    The line of a letterhead that names the kind decides, then the sign in its number. A title that begins with a kind
    counts only where the text shows that it is such a document, by a number, by having been issued, by its articles:
    a report about a resolution is no resolution. What shows none of these is a news report if it reads like one.

    Args:
        title: The document's title.
        text: Its clean text.

    Example:
        >>> document_kind("KẾ HOẠCH Trồng cây", "UBND XÃ AN PHÚ\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2024")
        'kế hoạch'
        >>> document_kind("Kế hoạch trồng cây được duyệt", "Sáng 12/3, ông Tám cho biết kế hoạch đã được duyệt.")
        'tin bài'
    """
    lines = content_lines([line for line in text.split("\n") if line.strip()], _FIRST_LINES)
    return (
        _of_letterhead(lines)
        or _of_title(title, lines)
        or (NEWS if _is_news(title, lines, text[:_NEWS_CHARACTERS]) else OTHER)
    )


def known_kind(name: str) -> str | None:
    """Return the kind that a name means, in any case and with or without diacritics, or None.

    Example:
        >>> known_kind("Ke hoach"), known_kind("thơ")
        ('kế hoạch', None)
    """
    folded = " ".join(fold(name).split())
    return next((kind for kind in KINDS if fold(kind) == folded), _NAMES.get(folded))


def _of_letterhead(lines: Sequence[str]) -> str | None:
    head = _head(lines)
    kind = next((line for line in head if is_kind(line)), None)
    # The number may stand below the kind.
    proved = any(is_proof(line) for line in lines[: len(head) + _LINES_BELOW])
    if kind is not None and (proved or is_bare_kind(kind) or _is_form(head, lines)):
        return _named(kind)
    if not proved:
        return None
    sign = next((found for line in head if (found := _signed(line))), None)
    if sign is not None:
        return sign
    # A dispatch bears no kind: a number, a subject and those to whom it goes. So does a petition, below its name.
    if any(is_paper(line) for line in lines[: len(head) + _LINES_BELOW]):
        return None
    if any(is_subject(line) for line in head) or any(_ADDRESSEE.match(fold(line)) for line in lines[: len(head) + 2]):
        return _DISPATCH
    return None


def _is_form(head: Sequence[str], lines: Sequence[str]) -> bool:
    """Tell whether a document shows below a title in capitals that it is of the kind with which that begins."""
    kind = _named(head[-1])
    if _HEADLINE.search(head[-1]) or kind in _BEARS_MORE:
        return False
    below = [fold(line) for line in lines[len(head) : len(head) + _LINES_OF_A_FORM]]
    if any(_FORM.match(line) for line in below):
        return True
    # The body that issued it above, or sections below: so may a report be set out, which its words show.
    above = any(in_capitals(line) and is_body(line) and fold(line) != "xa hoi" for line in head[:-1])
    section = _POINT if kind in _OF_POINTS else _SECTION
    set_out = above or sum(section.match(line) is not None for line in below) > 1
    return set_out and not _is_news("", lines, "\n".join(lines)[:_NEWS_CHARACTERS], fewest=1)


def _head(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines that may be a letterhead, down to the one that names the kind."""
    for number, line in enumerate(lines):
        if not is_head(line):
            return lines[:number]
        if is_kind(line):
            return lines[: number + 1]
    return lines


def _of_title(title: str, lines: Sequence[str]) -> str | None:
    kind = _named(title)
    if kind is None:
        return None
    beginning = [fold(line) for line in lines[:_LINES_OF_A_HEAD]]
    shown = any(_OF_ITSELF.search(line[:_LONGEST_SELF]) for line in beginning)
    return kind if shown or any(_FIRST_ARTICLE.match(fold(line)) for line in lines) else None


def _named(line: str) -> str | None:
    match = _NAME.match(fold(line).lstrip(" -*#\"'“"))
    return _NAMES[match["name"]] if match else None


def _signed(line: str) -> str | None:
    match = _NUMBER.match(fold(line).lstrip(" -*_"))
    return _SIGNS.get(match["sign"]) if match else None


def _is_news(title: str, lines: Sequence[str], beginning: str, fewest: int = _SIGNS_OF_NEWS) -> bool:
    if any(is_proof(line) for line in lines[:_LINES_OF_A_HEAD]) or _named(title) in {"luật", "biên bản"}:
        return False
    if sum(_OF_A_MESSAGE.match(fold(line)) is not None for line in lines[:_LINES_OF_A_MESSAGE]) > 1:
        return False
    # A page of news bears its date right under the headline.
    dated = any(is_date_line(line) for line in lines[1:4])
    folded = fold(beginning)
    return dated + sum(sign.search(folded) is not None for sign in _NEWS) >= fewest
