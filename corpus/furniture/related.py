"""Links to other pages: their labels, the headlines below a label at the end, and single ones between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run
from corpus.places import RemovedAs

_LABEL = re.compile(
    r"(?:[»›>●■▪]+\s*)?(?:"
    r"(?:các |những |một số )?(?:tin bài|tin, bài|tin tức|tin|bài viết|bài báo|bài)"
    r" (?:có )?(?:liên quan|cùng (?:chuyên mục|chủ đề|thể loại|loại|danh mục|chuyên đề)|khác|mới hơn|cũ hơn"
    r"|đã đưa|đã đăng"
    r"|nổi bật|mới nhất|mới cập nhật|mới|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|đáng chú ý)(?: khác)?"
    r"|cùng (?:chuyên mục|chủ đề)|(?:đọc|xem) nhiều(?: nhất)?|văn bản cùng lĩnh vực|liên kết (?:web|website|trang)"
    r"|có thể bạn (?:quan tâm|chưa biết|thích)|(?:đừng|không nên|không thể) bỏ lỡ"
    r")\s*(?:\(\d+\))?\s*:?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[»›>]*\s*(?:xem|đọc) (?:thêm|tiếp)(?: (?:tin|bài|bài viết))?\s*(?:[:»›>…]+|\.{3}|(?: tại đây| ở đây)[.:]?)?",
    re.IGNORECASE,
)
# `Xem thêm: <headline>`, `Đọc thêm >>> <headline>`. The arrows are a page's, the colon may be the text's own.
_SEE_ALSO = re.compile(
    r"(?:mời (?:bạn |bạn đọc |quý vị )?)?xem thêm\s*:\s*(?P<headline>[^\s>»›].*)",
    re.IGNORECASE,
)
_ARROWS = re.compile(
    r"(?:(?:mời (?:bạn |bạn đọc |quý vị )?)?(?:xem|đọc) thêm\s*:?\s*[>»›]|>>|»|››)[>»›\s]*(?P<headline>[^\s>»›].*)",
    re.IGNORECASE,
)
# What a text itself refers to: `Xem thêm: Phụ lục 2`, `Xem thêm tại: https://...`.
_REFERENCE = re.compile(
    r"\b(?:điều|khoản|điểm|chương|mục|phụ lục|bảng|hình|trang|mẫu|biểu|luật|nghị định|thông tư|quyết định"
    r"|công văn)\s+(?:số\s+)?"
    r"[\dIVX]|\d+/(?:\d{4}|[A-ZĐ]{2})|https?:|www\.|@",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\(?\[?(?:\d{1,2}[:h]\d{2},?\s*)?(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:\s*\|?\s*\d{1,2}[:h]\d{2})?\]?\)?"
)
_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-zđ])[.)]\s|điều \d|nơi nhận|\||tm\.|kt\.|tl\.", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|@")
_QUESTION = re.compile(r"[?!…]+[”\"')\]]*$")
_LEAST_WORDS = 4
_LONGEST_NAME = 6
"""Words of a signature, or of two."""
_LONGEST_HEADLINE = 160


def is_links_label(text: str) -> bool:
    """Tell whether a clean line stands above links to other pages.

    Example:
        >>> is_links_label("Tin liên quan:"), is_links_label("Xem thêm"), is_links_label("Tin vui liên quan")
        (True, True, False)
    """
    return bool(_LABEL.fullmatch(text) or _MORE.fullmatch(text))


def find_related(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the labels of links, the headlines between a label and the end of the text, and links between paragraphs.

    Below a label nothing but headlines may follow, else it goes alone: what comes back to sentences, or ends in a name
    like a signature, may be content.

    Example:
        >>> page = [Line("Hội nghị kết thúc lúc 11 giờ."), Line("Tin liên quan"), Line("Ra quân làm thủy lợi đầu xuân")]
        >>> [(run.start, run.end) for run in find_related(page)]
        [(1, 3)]
    """
    tail = _start_of_headlines(lines)
    for number, line in enumerate(lines):
        if _LABEL.fullmatch(line.text) or (not line.is_heading and _MORE.fullmatch(line.text)):
            # Up to the end, where there is nothing but headlines; labels among them go by themselves as well.
            yield Run(number, len(lines) if number + 1 >= tail else number + 1, RemovedAs.LINKS)
            if number + 1 >= tail:
                return
        elif not line.is_heading and _is_link(line):
            yield Run(number, number + 1, RemovedAs.LINKS)


def _start_of_headlines(lines: Sequence[Line]) -> int:
    """Return from which line on there is nothing but headlines, their dates and labels to the end of the text."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not (_is_headline(line) or _DATED.fullmatch(line.text) or is_links_label(line.text)):
            return number + 1
    return 0


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
