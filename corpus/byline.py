"""Who wrote a report or an article: the name below its last line, or behind a word that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import fold
from corpus.head_lines import content_lines
from corpus.language import SYLLABLE
from corpus.letterhead import is_bare_kind, is_proof
from corpus.names_in_capitals import is_labelled_in_capitals, is_name_in_capitals

_FIRST_LINES = 8
_LAST_LINES = 4
_LONGEST = 70
_HEAD_LINES = 16
_LINES_OF_AN_END = 20
# A sentence of a report, and how official documents and petitions begin and end.
_PROSE = re.compile(r".{30,}(?<!/)[.!?…][”\")]?|.{30,}[.!?…]\s?\([^()]*\)")
_ADDRESSED = re.compile(
    r"(?:kính gửi|nơi nhận|trân trọng|điều \d|căn cứ|người làm (?:đơn|chứng)|tôi xin (?:cam đoan|chân thành))\b"
    r"|(?:T[LMU]|KT|TUQ)\. ",
    re.IGNORECASE,
)
# The names of foreign people stand below pictures more often than below texts.
_NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}|[a-z]{{1,2}}\. ?{SYLLABLE}(?: {SYLLABLE})?")
_DEGREES = re.compile(r"(?:(?:GS|PGS|TS|ThS|ThS\.?BS|BS|BSCKI|BSCKII|LS|CN|KS)\b\.?\s?)+")
_JOINT = re.compile(r"\s*(?:\s[-–]|- |[,;&/]|\svà\s)\s*")
_ROLE = (
    r"(?:(?:bài viết|bài|tin|ảnh|clip|video|đồ họa|nội dung|tổng hợp|trình bày|tác giả"
    r"|người viết|thực hiện|người thực hiện|phóng viên|pv|viết|đăng bởi"
    r"|người đăng)(?:\s*[,&/-]\s*|\s+và\s+|\s+)?){1,3}"
)
_LABELLED = re.compile(
    rf"[*(]?\s*(?P<role>{_ROLE}):\s*(?P<name>[^:]+?)"
    r"(?:\s*[;,.–-]?\s*(?:ảnh|clip|video|đồ họa)\s*:.*)?\s*[*)]?\.?",
    re.IGNORECASE,
)
_ONLY_PICTURES = re.compile(r"(?:\W*(?:ảnh|clip|video|đồ họa|và|trình bày)\W*)+", re.IGNORECASE)
_WITH_DATE = re.compile(
    r"(?P<name>[^\d:;.]{4,40}?)\s*[-–|]\s*(?:(?:thứ|chủ)\s\w+,?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.*", re.I
)
# Below the name, or glued to it: whom the report follows, who took the pictures.
_SOURCE = re.compile(
    r"(?:Theo|Tổng hợp|Nguồn|Ảnh|Video|Clip)(?![^\W\d_a-zà-ỹ]).*|Tham khảo\s*:.*"
    r"|\((?:tổng hợp|ghi|dịch|t/h)\).*|\(theo\s[^()]*\)",
    re.IGNORECASE,
)
_SOURCE_ABOVE = re.compile(r"(?:Theo|Nguồn)\b.{1,40}[^.…”\"]")
_GLUED = re.compile(r"(?:(?<=[a-zà-ỹ])|\s)(?:Theo\s.*|Tổng hợp|Video\s?:.*|Ảnh\s?:.*)|\s*\([^()]*\)$")
_INVITES = re.compile(r"\*\s?[^\W\d_]|.*\b(?:gửi tin|hộp thư|hotline|bản quyền)\b|.*@", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"(?:ảnh|báo|bộ|ban|bch|chi bộ|chi đoàn|công an|công ty|đài|đảng|đoàn (?:tncs|thanh niên)|đội|hội|huyện|liên đoàn"
    r"|người|nhóm|phóng viên|cộng tác viên"
    r"|phòng|quang cảnh|quận|sở|thành phố|thế giới|theo|thị xã|tin|tỉnh|tòa soạn|tổng hợp|trung tâm"
    r"|trường (?:thcs|thpt|đại|cao|tiểu|mầm)|ubnd|ủy ban|văn phòng|viện|xã)\s.*"
    r"|admin|administrator|bạn đọc|biên tập viên|cộng tác viên|nhóm pv|phóng viên|quản trị(?: viên)?|sưu tầm|tổng hợp"
    r"|hà nội|việt nam|nhân dân|tuổi trẻ|thanh niên|dân việt|tiền phong|lao động|dân trí",
    re.IGNORECASE,
)


def author_of(lines: Sequence[str]) -> str:
    """Return who wrote a report or an article, as it is written, or nothing.

    Names in official documents are of those who sign, and tell no author. Rather none than a wrong one: a name alone is
    taken only if it is written as a Vietnamese one and stands as the last of the text.

    Args:
        lines: The lines of a clean text that hold something.

    Example:
        >>> author_of(["Xã trồng cam", "Xã vừa trồng 5 ha cam.", "Bài, ảnh: Thu Hà"])
        'Thu Hà'
        >>> author_of(["Xã trồng cam", "Xã vừa trồng 5 ha cam.", "Thu Hà - Văn Tám", "Theo Báo Tỉnh"])
        'Thu Hà, Văn Tám'
    """
    if any(is_proof(line) for line in content_lines(lines, _HEAD_LINES)):
        return ""
    return _labelled([*lines[-_LAST_LINES:], *lines[:_FIRST_LINES]]) or _dated(lines[1:_FIRST_LINES]) or _last(lines)


def _labelled(lines: Sequence[str]) -> str:
    for line in lines:
        found = _LABELLED.fullmatch(line) if len(line) <= _LONGEST else None
        if found and not _ONLY_PICTURES.fullmatch(found["role"]):
            names = _people(found["name"], fewest_words=1)
            if names:
                return names
    return ""


def _dated(lines: Sequence[str]) -> str:
    found = next((match for line in lines if (match := _WITH_DATE.fullmatch(line))), None)
    return _people(found["name"]) if found else ""


def _last(lines: Sequence[str]) -> str:
    for place in range(len(lines) - 1, max(1, len(lines) - _LAST_LINES), -1):
        line, above = lines[place], lines[place - 1]
        names = _people(line)
        if names:
            # The outlet below `Theo ...`, the one who signs below an office, the last of a list of people.
            is_other = _SOURCE_ABOVE.fullmatch(above) or above.isupper() or _people(above)
            return "" if is_other else names
        names = _people_in_capitals(line)
        if names:
            return names if _PROSE.fullmatch(above) and not _is_official(lines) else ""
        if not (_SOURCE.fullmatch(line) or _INVITES.match(line)):
            return ""
    return ""


def _people_in_capitals(written: str) -> str:
    parts = [part for part in _JOINT.split(_GLUED.sub("", written).strip(" .*_()")) if part] or [""]
    return ", ".join(parts) if len(written) <= _LONGEST and all(map(is_name_in_capitals, parts)) else ""


def _is_official(lines: Sequence[str]) -> bool:
    """Tell whether a name in capitals may be the one of who signs: at the end of a decision, a dispatch, a petition."""
    head = lines[:_HEAD_LINES]
    addressed = any(_ADDRESSED.match(line) for line in [*head, *lines[-_LINES_OF_AN_END:]])
    return addressed or any(line.isupper() and is_bare_kind(line) for line in head)


def _people(written: str, fewest_words: int = 2) -> str:
    """Return the people's names that a line consists of, or nothing."""
    if len(written) > _LONGEST:
        return ""
    first, *others = [part for part in _JOINT.split(_GLUED.sub("", written).strip(" .*_()")) if part] or [""]
    if not _is_person(first, fewest_words):
        return ""
    # `La Thị Nhung, Ban Tuyên giáo`: what follows is where the author works.
    return ", ".join([first, *(other for other in others if _is_person(other, fewest_words))])


def _is_person(name: str, fewest_words: int) -> bool:
    name = _DEGREES.sub("", name)
    words = name.replace(".", " ").split()
    if len(words) < fewest_words or not all(word[0].isupper() for word in words):
        return False
    if name.isupper():  # Only behind a word that says that it is one.
        return fewest_words == 1 and is_labelled_in_capitals(name) and not _NO_PERSON.fullmatch(name)
    folded = " ".join(fold(name).split())
    return bool(_NAME.fullmatch(folded) or (fewest_words == 1 and len(words) <= 5)) and not _NO_PERSON.fullmatch(name)
