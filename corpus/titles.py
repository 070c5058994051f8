"""The title of a document, found in its first lines."""

from __future__ import annotations

import re

from corpus.dates import is_date_line
from corpus.folding import fold

_LONGEST_TITLE = 220
_HEAD_LINES = 16
# The head of an official document, above its title: nation, motto, issuing bodies, number, rules of dashes or stars.
_LETTERHEAD = re.compile(
    r"^(?:cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc|dang cong san viet nam|so\s*:.*|[\W_]+)$"
)
_KINDS = {
    "ban kiem diem", "bao cao", "bien ban", "chi thi", "chuong trinh", "cong dien", "cong van", "de an", "giay moi",
    "huong dan", "ke hoach", "ket luan", "nghi dinh", "nghi quyet", "noi quy", "phuong an", "quy che", "quy dinh",
    "quyet dinh", "thong bao", "thong bao ket luan", "thong tu", "to trinh", "luat", "bo luat",
}  # fmt: skip
_BYLINE = re.compile(r"^(?:địa phương|tin tức|thời sự|trang chủ|kính gửi\s*:.*|\(.*\))$", re.IGNORECASE)


def find_title(text: str, fallback: str) -> str:
    """Return the title of a clean text, or `fallback` where its first lines hold none.

    An official document's title is its kind and its subject (`KẾ HOẠCH` above `Chuyển đổi số năm 2024`); any other
    document's is its first line that is not a whole sentence of the body.

    Example:
        >>> find_title("UBND XÃ AN PHÚ\\nSố: 12/KH-UBND\\nKẾ HOẠCH\\nChuyển đổi số năm 2024\\nThực hiện chỉ đạo.", "tệp")
        'KẾ HOẠCH Chuyển đổi số năm 2024'
    """
    lines = [line for line in text.split("\n") if line][:_HEAD_LINES]
    return _official_title(lines) or _headline(lines) or fallback


def _official_title(lines: list[str]) -> str | None:
    for number, line in enumerate(lines):
        if fold(line).strip(" .:") in _KINDS and line.isupper():
            subject = []
            for following in lines[number + 1 : number + 3]:
                if not _can_be_title(following) or following.isupper() != lines[number + 1].isupper():
                    break
                subject.append(following)
                if not _goes_on(following):
                    break
            return " ".join([line.strip(" .:"), *subject])
    return None


def _goes_on(line: str) -> bool:
    return len(line) < 60 and line[0].islower()


def _headline(lines: list[str]) -> str | None:
    for line in lines:
        if _LETTERHEAD.match(fold(line)) or _BYLINE.match(line) or is_date_line(line):
            continue
        return line if _can_be_title(line) else None
    return None


def _can_be_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not line.endswith((".", ";", ":")) and bool(re.search(r"[^\W\d_]", line))
