"""Lines that are nothing but the date of a page or of a document, with what stands beside it there."""

# A line is taken apart from its date outward, piece by piece; a piece that no date line has makes it a sentence of the
# body: `Ngày 2/9/1945, Bác đọc Tuyên ngôn.`, `Hạn nộp: 20/7/2024`, `8 giờ ngày 20/7/2024 tại hội trường`.

from __future__ import annotations

import datetime
import re

from corpus.date_forms import FORMS, as_date
from corpus.folding import fold

_LONGEST_LINE = 150
_WRAPPED = re.compile(r"[(\[|*]{1,4}\s?(.*?)\s?[)\]|*]{1,4}")
_CLOCK = (
    r"\d{1,2}(?::\d{2}(?::\d{2})?['’]?|h\d{0,2}(?!\w)|\sgiờ(?:\s\d{1,2}(?:\sphút)?)?)"
    r"(?:\s*(?:[AP]M|SA|CH|sáng|trưa|chiều|tối)\b)?"
)
_WEEKDAY = (
    r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|T[2-7]|CN"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b)"
)
_GAP = r"\s*[-–,|]?\s*"
ISSUED = r"(?:ban hành|cập nhật|công bố|đăng tải|đăng|lập|phát hành|soạn|tạo|xuất bản)"
"""What is done to a document on its date."""

_LABEL = re.compile(
    rf"(?:^|(?<=\s))(?:(?:(?:ngày|giờ|thời gian|được|đã)\s)*{ISSUED}(?:\s(?:tin|bài|lúc|vào|ngày|lần cuối))*"
    r"|(?:last\s)?(?:posted|published|updated|modified|created)(?:\s(?:on|at|date))?)\s*:?\s*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:^|(?<=[\s,|(\[-]))(?:(?P<clock>{_CLOCK})|{_WEEKDAY}|(?P<day>ngày):?|lúc){_GAP}$", re.IGNORECASE
)
_COUNTED = r"(?:số )?(?:lượt (?:xem|đọc|truy cập)|đã xem|xem|đọc|phản hồi|bình luận|views?|comments?)"
_BEHIND = re.compile(
    rf"{_GAP}(?:(?P<clock>T?(?:lúc\s)?{_CLOCK})(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\d*"
    rf"|[(\[]?(?:GMT|UTC)\s?(?:\+\s?\d{{1,2}}(?::\d\d)?)?[)\]]?|[(\[]?{_WEEKDAY}[)\]]?|(?:SA|CH|AM|PM)\b"
    rf"|{_COUNTED}\s*:?\s*\d[\d.,]*|\d[\d.,]*\s{_COUNTED}|(?:đăng )?(?:by|bởi)\s[^\d.;:,]{{2,30}}$)",
    re.IGNORECASE,
)
_COUNTERS = re.compile(r"(?:\s\d{1,6}){1,2}$")
_SECTION = re.compile(r"\s*(?P<mark>[-–|])?\s*(?P<name>[^\W\d_][^\d.;:!?|]{1,34})$")
_LONGEST_NAME = 6
# What news sites call themselves and their sections; only names in which small letters follow need to stand here.
_SITES = {
    fold(name)
    for name in (
        "admin", "administrator", "ban biên tập", "bbt", "dân trí", "lao động", "nhóm pv", "người lao động",
        "nông nghiệp", "pháp luật", "phóng viên", "pv", "quản trị", "quản trị viên", "tiền phong", "tòa soạn",
        "tuổi trẻ", "thanh niên", "nhân dân", "vietnamnet", "vnexpress", "vov", "vtv", "ttxvn", "nlđo", "tto", "qđnd",
        "an ninh", "bạn đọc", "bất động sản", "chính trị", "công nghệ", "công đoàn", "cải cách hành chính", "du lịch",
        "dân tộc", "dân vận", "địa phương", "đoàn thể", "đời sống", "giải trí", "giáo dục", "kinh doanh", "kinh tế",
        "khoa học", "khoa học công nghệ", "môi trường", "nông thôn mới", "quân sự", "quốc phòng", "quốc tế",
        "sức khỏe", "thể thao", "thông báo", "thế giới", "thị trường", "thời sự", "tin địa phương", "tin hoạt động",
        "tin mới", "tin tức", "tin tức sự kiện", "trong nước", "trong tỉnh", "tuyên giáo", "văn hóa",
        "văn hóa xã hội", "xã hội", "xây dựng đảng", "y tế", "đảng", "đô thị", "an ninh quốc phòng",
    )
}  # fmt: skip
_WRITER = re.compile(
    r"(?:theo|bởi|by|tác giả|người (?:đăng|viết|gửi)|(?:được )?(?:đăng|viết|gửi) bởi|pv|phóng viên"
    r"|(?:tin|bài|ảnh)(?:(?:\s?[,&/-]\s?|\s(?:và\s)?)(?:tin|bài|ảnh|clip|video))*)"
    r"\s*:?\s+[^\d;:]{1,40}?\s*(?:[-–|,]\s*|(?<=\s)$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?:bản án|(?:bộ )?luật|pháp lệnh|sắc lệnh|nghị quyết|nghị định|quyết định|thông tư)\s)?"
    r"số\s*:?\s?\d*\s?[a-z]?\s?[-/].{1,80}[,\s]",
    re.IGNORECASE,
)
_AREA_WITH_NUMBER = re.compile(r"(?:phường|quận|xã)\s\d{1,2},?\s?", re.IGNORECASE)
_CITIES_OF_ONE_SYLLABLE = {"hue", "vinh"}
_NO_PLACE = re.compile(
    r"(?:ky niem|ngay|sang|trua|chieu|toi|dem|hom|tu|den|truoc|sau|ke|luat|bo luat|nghi|quyet|chi thi|lan|dot|khoa"
    r"|sinh|cap|het|han|quoc khanh|chien thang|cach mang|deadline)\b"
)


def date_of_line(line: str) -> datetime.date | None:
    """Return the date of a line that holds a date and nothing else that counts, or None.

    Beside the date may stand a clock, a weekday, a zone of time, counters of readers, the section of a site, the site
    or the writer, the place, a label that says when it was published, and the number of the document.

    Example:
        >>> date_of_line("Dân trí Thứ bảy, 09/12/2023 - 08:00"), date_of_line("Ngày 2/9/1945, Bác đọc Tuyên ngôn.")
        (datetime.date(2023, 12, 9), None)
    """
    if len(line) > _LONGEST_LINE:
        return None
    line = unwrapped(line.strip()).lstrip("* ")  # The star below the party's name, in the other column.
    for form in FORMS:
        match = form.search(line)
        date = as_date(match) if match else None
        if match and date and _is_beside(line[: match.start()], line[match.end() :]):
            return date
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date and nothing else that counts.

    Example:
        >>> is_date_line("Thứ hai - 11/12/2023 22:40"), is_date_line("Sáng 11/12/2023, hội nghị khai mạc.")
        (True, False)
    """
    return date_of_line(line) is not None


def unwrapped(line: str) -> str:
    """Return a line without the brackets, bars or stars around it."""
    wrapped = _WRAPPED.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    return wrapped[1] if wrapped else line


def _is_beside(before: str, behind: str) -> bool:
    timed_behind = _timed_behind(behind)
    if timed_behind is None:
        return False
    origin, timed, day_word = _origin(before)
    return not origin.strip() or _is_origin(origin, timed=timed or timed_behind, day_word=day_word)


def _timed_behind(behind: str) -> bool | None:
    """Return whether a clock stands behind a date, or None where something does that no date line has."""
    timed = False
    while behind.strip(" ."):
        piece = _BEHIND.match(behind)
        if piece is None:
            section = _SECTION.fullmatch(behind)
            is_last = (timed and _COUNTERS.fullmatch(behind)) or (section and _is_section(section, timed=timed))
            return timed if is_last else None
        timed = timed or piece["clock"] is not None
        behind = behind[piece.end() :]
    return timed


def _is_section(section: re.Match[str], *, timed: bool) -> bool:
    if _plain(section["name"]) in _SITES:
        return timed or section["mark"] is not None
    # A bar is a page's mark, a dash a sentence's as well.
    return timed and section["mark"] == "|" and _has_name_length(section["name"]) and section["name"][0].isupper()


def _origin(before: str) -> tuple[str, bool, bool]:
    """Return what stands in front of a date beyond its clock, weekday and label; whether a clock, the word for day."""
    timed = day_word = False
    while when := _WHEN.search(before):
        timed = timed or when["clock"] is not None
        day_word = day_word or when["day"] is not None
        before = before[: when.start()]
    label = _LABEL.search(before)
    return before[: label.start()] if label else before, timed, day_word


def _is_origin(origin: str, *, timed: bool, day_word: bool) -> bool:
    if _WRITER.fullmatch(origin) or _NUMBER.fullmatch(origin) or _AREA_WITH_NUMBER.fullmatch(origin):
        return True
    name, mark = origin.rstrip(" -–|,"), origin.strip()[-1:]
    if ":" in name or ";" in name or not _has_name_length(name):
        return False
    if _plain(name) in _SITES:
        return True
    if mark == "|":
        return name[0].isupper()
    if mark in ("-", "–"):
        return timed and _is_name(name)
    return _is_name(name) and (mark == "," or (day_word and _is_sure_place(name)))


def _has_name_length(name: str) -> bool:
    return 0 < len(name.split()) <= _LONGEST_NAME


def _is_name(name: str) -> bool:
    """Tell whether every word begins with a capital, as names of places and people do, and not those of feasts."""
    words = [word for word in re.split(r"[\s-]+", name) if word not in ("–", "")]
    return all(word[0].isupper() for word in words) and len(name) > 1 and not _NO_PLACE.match(fold(name))


def _is_sure_place(name: str) -> bool:
    return not name.isupper() and (len(name.split()) > 1 or fold(name) in _CITIES_OF_ONE_SYLLABLE)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
