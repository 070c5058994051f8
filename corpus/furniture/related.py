"""Links to other pages: their labels, the headlines below a label at the end, and single ones between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run
from corpus.places import RemovedAs

# What only a site says above links.
_SITE_LABEL = re.compile(
    r"(?:[»›>●■▪]+\s*)?(?:"
    r"(?:các |những |một số )?(?:tin bài|tin, bài|tin tức|tin|bài viết|bài báo|bài)"
    r" (?:có )?(?:liên quan|cùng (?:chuyên mục|chủ đề|thể loại|loại|danh mục|chuyên đề)|mới hơn|cũ hơn"
    r"|đã đưa|đã đăng"
    r"|nổi bật|mới nhất|mới cập nhật|mới|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|đáng chú ý)(?: khác)?"
    r"|(?:các |những |một số )?tin(?: tức|, bài| bài)? khác"
    r"|cùng (?:chuyên mục|chủ đề)|(?:đọc|xem) nhiều(?: nhất)?|văn bản cùng lĩnh vực|liên kết (?:web|website|trang)"
    r"|có thể bạn (?:quan tâm|thích)"
    r"|(?:kính )?mời (?:bạn|quý vị|(?:quý )?(?:bạn đọc|độc giả)) (?:đón )?(?:xem|đọc) (?:thêm|tiếp)"
    r"(?: (?:tin|bài|các bài))?"
    r")\s*(?:\(\d+\))?\s*:?",
    re.IGNORECASE,
)
_ALSO_ADVICE = re.compile(r"(?:đọc|xem) nhiều\s*:?", re.IGNORECASE)
# What a text may have above a part of its own.
_OWN_LABEL = re.compile(
    r"(?:[»›>●■▪]+\s*)?(?:(?:các |những |một số )?(?:bài viết|bài báo|bài) khác"
    r"|có thể bạn chưa biết|(?:đừng|không nên|không thể) bỏ lỡ)\s*(?:\(\d+\))?\s*:?",
    re.IGNORECASE,
)
_NEWER_OR_OLDER = re.compile(r"(?:các |những )?(?:tin|bài viết)(?: tức)? (?:mới|cũ) hơn", re.IGNORECASE)
_MORE = re.compile(
    r"[»›>]*\s*(?:(?:xem|đọc) (?:thêm|tiếp)(?: (?:tin|bài|bài viết))?\s*(?:[:»›>…]+|\.{3}|(?: tại đây| ở đây)[.:]?)"
    r"|xem (?:thêm|tiếp)(?: (?:tin|bài|bài viết))?)",
    re.IGNORECASE,
)
_SEE_HERE = re.compile(r"(?:xem|đọc) thêm (?:tại|ở) đây[.:]?", re.IGNORECASE)
# Also the name of a part of a schoolbook.
_READ_MORE = re.compile(r"đọc (?:thêm|tiếp)(?: (?:tin|bài|bài viết))?", re.IGNORECASE)
# `Xem thêm: <headline>`, `Đọc thêm >>> <headline>`. The arrows are a page's, the colon may be the text's own.
_SEE_ALSO = re.compile(
    r"(?:>+\s*)?(?:mời (?:bạn |bạn đọc |quý vị )?)?xem thêm\s*:\s*(?P<headline>[^\s>»›].*)",
    re.IGNORECASE,
)
_ARROWS = re.compile(
    r"(?:mời (?:bạn |bạn đọc |quý vị )?)?(?:xem|đọc) thêm\s*:?\s*[>»›][>»›\s]*(?P<headline>[^\s>»›].*)", re.IGNORECASE
)
_ARROWS_ALONE = re.compile(r">>[>\s]*(?P<headline>[^\s>].*)")
_AT_THE_END = re.compile(
    r"[.!?…”\"»)]\s+(?=(?:>+\s*)?(?:mời (?:bạn |bạn đọc |quý vị )?)?xem thêm\s*[:>»›])", re.IGNORECASE
)
# What a reader is told to do, which no headline does.
_STEP = re.compile(
    r"(?:bước|chọn|nhấn|nhấp|bấm|nhập|vào|mở|tải|điền|kích|click|gửi|đăng (?:nhập|ký)|chạy|gõ|sao chép|kiểm tra"
    r"|quay lại|truy cập|xác nhận|tiếp tục)\b",
    re.IGNORECASE,
)
# `- <headline> (12/12/2023)`, `3. <headline>`.
_ITEM = re.compile(r"(?:[-–•▪●*+»›>]+\s*|(?P<number>\d{1,2})[.)]\s)?(?P<headline>.*)")
_DATE_BEHIND = re.compile(
    r"\s*[-–|,]?\s*[(\[]?(?:\d{1,2}[:h]\d{2},?\s*)?(?:ngày\s)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?:\s*[|,-]?\s*\d{1,2}[:h]\d{2})?[)\]]?$"
)
# Papers that a text of an office tells its readers to look up.
_PAPER = re.compile(
    r"(?:nghị quyết|chỉ thị|kế hoạch|hướng dẫn|báo cáo|tài liệu|sách|giáo trình|quy chế|quy trình|quy định|đề án"
    r"|phụ lục|tờ trình|thông báo|biên bản|chương trình|mẫu|biểu|danh sách)\b",
    re.IGNORECASE,
)
# What a text itself refers to: `Xem thêm: Phụ lục 2`, `Xem thêm tại: https://...`.
_REFERENCE = re.compile(
    r"\b(?:điều|khoản|điểm|chương|mục|phụ lục|bảng|hình|trang|mẫu|biểu|luật|nghị định|thông tư|quyết định"
    r"|công văn)\s+(?:số\s+)?"
    r"[\dIVX]|\d+[/-](?:\d{4}|[A-ZĐ]{2})|https?:|www\.|@",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\(?\[?(?:\d{1,2}[:h]\d{2},?\s*)?(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:\s*\|?\s*\d{1,2}[:h]\d{2})?\]?\)?"
)
_LIST_MARK = re.compile(r"[a-zđ][.)]\s|điều \d|nơi nhận|\||tm\.|kt\.|tl\.", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|@")
_QUESTION = re.compile(r"[?!…]+[”\"')\]]*$")
_LEAST_WORDS = 4
_LONGEST_NAME = 6
"""Words of a signature, or of two."""
_LONGEST_HEADLINE = 160


_LEAST_WORDS_ALONE = 5
_LONGEST_DATE = 40
_PARAGRAPH = 80


def is_links_label(text: str) -> bool:
    """Tell whether a clean line stands above links to other pages, where links follow.

    Example:
        >>> is_links_label("Tin liên quan:"), is_links_label("Xem thêm"), is_links_label("Tin vui liên quan")
        (True, True, False)
    """
    return any(label.fullmatch(text) for label in (_SITE_LABEL, _OWN_LABEL, _MORE, _READ_MORE))


def is_site_label(text: str) -> bool:
    """Tell whether a clean line stands above links to other pages, whatever follows.

    Example:
        >>> is_site_label("Tin liên quan"), is_site_label("Có thể bạn chưa biết"), is_site_label("Đọc thêm")
        (True, False, False)
    """
    return bool(_SITE_LABEL.fullmatch(text) or _MORE.fullmatch(text))


def without_date_behind(text: str) -> str:
    """Return a headline without the day that lists of links put behind it.

    Example:
        >>> without_date_behind("Tập huấn phòng cháy rừng (29/10/2020)")
        'Tập huấn phòng cháy rừng'
    """
    return text[:-_LONGEST_DATE] + _DATE_BEHIND.sub("", text[-_LONGEST_DATE:])


def is_certain_link(text: str) -> bool:
    """Tell whether a clean line is what nobody but a site writes about its other pages.

    Example:
        >>> is_certain_link("Những tin cũ hơn"), is_certain_link("Đọc thêm >>> Vào vụ mới"), is_certain_link("Tin mới")
        (True, True, False)
    """
    return bool(_NEWER_OR_OLDER.fullmatch(text) or _ARROWS.fullmatch(text))


def link_at_the_end(text: str) -> int | None:
    """Return where behind the sentences of a line a link to another page begins, or None.

    Example:
        >>> link_at_the_end("Chè xuân bán được giá. Xem thêm: Mùa cốm ở Bản Lài")
        23
    """
    found = [*_AT_THE_END.finditer(text)]
    return found[-1].end() if found and _is_link(Line(text[found[-1].end() :].strip())) else None


def find_see_also(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield `Xem thêm: <headline>` below a paragraph, unless it names a paper or part of a text."""
    below_paragraph = False
    for number, line in enumerate(lines):
        is_link = _is_see_also(line) or (not line.is_heading and bool(_SEE_HERE.fullmatch(line.text)))
        if is_link and below_paragraph:
            yield Run(number, number + 1, RemovedAs.LINKS)
        elif not is_link:
            below_paragraph = line.is_prose or len(line.text) >= _PARAGRAPH


def _is_see_also(line: Line) -> bool:
    found = _SEE_ALSO.fullmatch(line.text)
    if found is None or line.is_heading or not _is_link(line):
        return False
    headline = Line(found["headline"])
    return headline.words >= _LEAST_WORDS_ALONE and not _PAPER.match(headline.text)


def find_related(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the labels of links, the headlines between a label and the end of the text, and links between paragraphs.

    Below a label nothing but headlines may follow, else it goes alone: what comes back to sentences, or ends in a name
    like a signature, may be content. A label that a text may have of its own stays with what is below it.

    Example:
        >>> page = [Line("Hội nghị kết thúc lúc 11 giờ."), Line("Tin liên quan"), Line("Ra quân làm thủy lợi đầu xuân")]
        >>> [(run.start, run.end) for run in find_related(page)]
        [(1, 3)]
    """
    tail = _start_of_headlines(lines)
    for number, line in enumerate(lines):
        if _is_label(lines, number):
            # Up to the end, where there is nothing but headlines; labels among them go by themselves as well.
            yield Run(number, len(lines) if number + 1 >= tail else number + 1, RemovedAs.LINKS)
            if number + 1 >= tail:
                return
        elif not line.is_heading and (_is_link(line) or _is_lone_arrow(lines, number)):
            yield Run(number, number + 1, RemovedAs.LINKS)
        elif is_links_label(line.text) and (number + 1 == len(lines) or is_site_label(lines[number + 1].text)):
            yield Run(number, number + 1, RemovedAs.LINKS)  # Nothing is below it.


def _is_label(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if _ALSO_ADVICE.fullmatch(line.text) and number + 1 < len(lines):
        below = lines[number + 1].text
        return _is_item(lines, number + 1) or bool(_DATED.fullmatch(below)) or is_site_label(below)
    return bool(_SITE_LABEL.fullmatch(line.text) or (not line.is_heading and _MORE.fullmatch(line.text)))


def _start_of_headlines(lines: Sequence[Line]) -> int:
    """Return from which line on there is nothing but headlines, their dates and labels to the end of the text."""
    for number in range(len(lines) - 1, -1, -1):
        text = lines[number].text
        if not (_is_item(lines, number) or _DATED.fullmatch(text) or is_site_label(text)):
            return number + 1
    return 0


def _is_item(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is a headline, with the mark of a list before it or its date behind it.

    A number counts as a mark where those before it stand there, too, and a label above the first.
    """
    found = _ITEM.fullmatch(without_date_behind(lines[number].text))
    if found is None or not (found["headline"] and _is_headline(Line(found["headline"]))):
        return False
    if found["number"] and not _goes_on(lines, number, int(found["number"])):
        return False
    return not found["headline"][0].islower()


def _goes_on(lines: Sequence[Line], number: int, place: int) -> bool:
    if not number or place < 1:
        return False
    before = lines[number - 1].text
    return is_site_label(before) if place == 1 else bool(re.match(rf"{place - 1}[.)]\s", before))


def _is_headline(line: Line) -> bool:
    return _may_be_headline(line.text) and not _LIST_MARK.match(line.text) and not _REFERENCE.search(line.text)


def _may_be_headline(text: str) -> bool:
    line = Line(_QUESTION.sub("", text))
    if line.is_prose or line.text.endswith((":", ";", ",", ".")) or len(text) > _LONGEST_HEADLINE:
        return False
    initials = [word[0] for word in line.text.split() if word[0].isalpha()]
    is_name = line.words <= _LONGEST_NAME and all(map(str.isupper, initials))
    return line.words >= _LEAST_WORDS and not is_name


def _is_link(line: Line) -> bool:
    arrows = _ARROWS.fullmatch(line.text)
    if arrows:
        return _may_be_headline(arrows["headline"]) and not _ADDRESS.search(line.text)
    colon = _SEE_ALSO.fullmatch(line.text)
    return colon is not None and _is_headline(Line(colon["headline"]))


def _is_lone_arrow(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is a headline behind arrows between paragraphs: several are a list, or lines of a program."""
    found = _ARROWS_ALONE.fullmatch(lines[number].text)
    if found is None or not found["headline"][0].isupper() or _STEP.match(found["headline"]):
        return False
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return _is_headline(Line(found["headline"])) and all(len(line.text) >= _PARAGRAPH for line in beside)
