"""The first lines of a document as its office wrote them: without marks of signatures, gazettes and law sites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.date_lines import date_of_line
from corpus.folding import fold

_SEARCHED_LINES = 48
_LONGEST_LINE = 300
# What the program that signed a file sets on its first page, some lines of it only beside others.
_SIGNED = re.compile(
    r"(?:(?:duoc )?ky (?:so )?boi|nguoi ky|thoi gian ky|ngay ky|chu ky so)\s*:"
    r"|digitally signed by\b|signature (?:valid|not verified)\b"
)
_BESIDE_SIGNED = re.compile(r"(?:e-?mail|co quan|to chuc|don vi|chuc vu|date|reason|location|ngay)\s*:")
_FARTHEST = 2
"""Lines over which a value may go on below its label: `Ký bởi: Cổng Thông tin` / `điện tử Chính phủ`."""
_GAZETTE = re.compile(
    r"\d{0,3}\s*cong bao(?:\s?[/|-]?\s?so \d.{0,60})?|(?:phan |[ivx]+\. )?van ban (?:quy pham phap luat|khac)"
    r"|so \d+(?: ?\+ ?\d+)*,? ngay \d{1,2}[/-]\d{1,2}[/-]\d{4}"
)
# The table in which sites of laws say what they know of one, above its text: `Số hiệu: 30/2020/NĐ-CP`.
_PROPERTY = re.compile(
    r"(?:so hieu|so ky hieu|so/ky hieu|loai van ban|noi ban hanh|co quan ban hanh|nguoi ky|chuc danh nguoi ky|chuc danh"
    r"|ngay ban hanh|ngay (?:co )?hieu luc|ngay het hieu luc|ngay (?:dang )?cong bao|so cong bao|ngay cap nhat"
    r"|tinh trang(?: hieu luc)?|trang thai|linh vuc|trich yeu(?: noi dung)?|pham vi|nganh|nguon thu thap)"
    r"(?P<value>\s*:.*|)"
)
_PROPERTIES_TITLE = re.compile(r"thuoc tinh\b.{0,80}")
_FEWEST_PROPERTIES = 3
_NATION = (
    r"(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)"
)
_MOTTO = r"(?i:Độc\s+lập\s?\W\s?Tự\s+do\s?\W\s?Hạnh\s+phúc)"
_PARTY = r"ĐẢNG CỘNG SẢN VIỆT NAM"
# Where two columns of a letterhead were set in one line, what begins the second, or ends it.
_BESIDE_NATION = re.compile(rf"(?<!NƯỚC)(?<!nước)\s+(?={_NATION}(?:\s*$|\s+{_MOTTO}))|\s+(?=V/v\s)")
_BESIDE_MOTTO = re.compile(rf"(?P<before>.*?)(?:^|\s+)(?P<motto>{_MOTTO})(?:\s+(?P<behind>\S.*)|\W*$)")
_PARTY_BESIDE = re.compile(
    rf"^((?:\S+\s)?(?:ỦY|UỶ|BỘ|BAN|ĐOÀN|CHI)\b.{{2,80}}?)(?<!ƯƠNG)(?<!HỘI)(?<!NƯỚC)\s+({_PARTY})$"
)
_NUMBER = re.compile(
    r"(?P<before>.{0,100}?)(?P<number>\b(?:Bản án s|Luật s|S)ố\s*:?\s?\d*[a-z]?\s?[-/]\s?[^\s,]+(?:\s?[-/]\s?[^\s,]+)*)"
    r"(?P<behind>.*)"
)
_DATE_LEFT_OPEN = re.compile(r"\D{2,40},?\s*ngay\W*\d*\W*thang\W*\d*\W*nam\W*\d*\W*")


def content_lines(lines: Sequence[str], count: int) -> list[str]:
    """Return the first lines of a document that its office wrote, the columns of a letterhead apart.

    Left out is what stands above an official document in many a file and is no part of it: who signed the file with
    which program, the running head of a gazette, the table of properties of a site of laws.

    Args:
        lines: The lines of the text, with empty ones or without.
        count: How many lines to return at the most.

    Example:
        >>> content_lines(["Ký bởi: Cổng Thông tin", "CHÍNH PHỦ", "Số: 3/NĐ-CP Hà Nội, ngày 5 tháng 3 năm 2020"], 9)
        ['CHÍNH PHỦ', 'Số: 3/NĐ-CP', 'Hà Nội, ngày 5 tháng 3 năm 2020']
    """
    searched = list(lines[: max(_SEARCHED_LINES, count)])
    folded = [fold(line).strip() for line in searched]
    marks = {*_signed(searched, folded), *_of_gazette(folded), *_properties(folded)}
    kept = [line for number, line in enumerate(searched) if number not in marks]
    return [part for line in kept[:count] for part in columns(line)][:count]


def columns(line: str) -> list[str]:
    """Return what stands side by side in a line of a letterhead, or the line alone.

    Example:
        >>> columns("UBND XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc")
        ['UBND XÃ AN PHÚ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
    """
    if not line or len(line) > _LONGEST_LINE:
        return [line]
    party = _PARTY_BESIDE.match(line)
    halves = party.groups() if party else _BESIDE_NATION.split(line)
    parts = [piece for half in halves for part in _beside_motto(half) for piece in _beside_number(part)]
    return [part for part in parts if part.strip()] or [line]


def _beside_motto(part: str) -> list[str]:
    """Return a part of a line with the motto apart from what stands beside it; in prose it stands in small letters."""
    found = _BESIDE_MOTTO.fullmatch(part)
    if not found:
        return [part]
    before = found["before"].strip()
    is_head = not before or before.isupper() or _NUMBER.fullmatch(before) or re.search(rf"{_NATION}$", before)
    return [before, found["motto"], (found["behind"] or "").strip()] if is_head else [part]


def _beside_number(part: str) -> list[str]:
    """Return a part of a line with its number apart from the body in front of it and the date behind it."""
    found = _NUMBER.fullmatch(part)
    if not found:
        return [part]
    before, number, behind = (found[name].strip() for name in ("before", "number", "behind"))
    if before and not before.isupper():
        return [part]
    is_date = date_of_line(behind) is not None or _DATE_LEFT_OPEN.fullmatch(fold(behind)) is not None
    if behind and not is_date:
        number, behind = f"{number} {behind}", ""
    return [piece for piece in (before, number, behind) if piece]


def _signed(lines: Sequence[str], folded: Sequence[str]) -> set[int]:
    marked = {number for number, line in enumerate(folded) if _SIGNED.match(line)}
    for number, line in enumerate(folded):
        if _BESIDE_SIGNED.match(line) and any(abs(number - other) <= _FARTHEST + 1 for other in marked):
            marked.add(number)
    between: set[int] = set()
    for first, second in zip(sorted(marked), sorted(marked)[1:], strict=False):
        inner = range(first + 1, second)
        if len(inner) <= _FARTHEST and not any(lines[number].isupper() for number in inner):
            between.update(inner)
    last = max(marked, default=-1) + 1
    # The clock wraps below its day.
    if 0 < last < len(lines) and re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?(?:\s*\+\S+)?", folded[last]):
        between.add(last)
    return marked | between


def _of_gazette(folded: Sequence[str]) -> set[int]:
    found = {number for number, line in enumerate(folded) if _GAZETTE.fullmatch(line)}
    return found if any("cong bao" in folded[number] for number in found) else set()


def _properties(folded: Sequence[str]) -> set[int]:
    found: set[int] = set()
    labels = 0
    for number, line in enumerate(folded):
        label = _PROPERTY.fullmatch(line)
        if label:
            labels += 1
            found.add(number)
            if not label["value"].strip(" :"):  # The value stands in the line below.
                found.add(number + 1)
        elif _PROPERTIES_TITLE.fullmatch(line):
            found.add(number)
    return found if labels >= _FEWEST_PROPERTIES else set()
