"""The title of a document, found in its first lines."""

from __future__ import annotations

import re
import unicodedata

from corpus.dates import is_date_line
from corpus.folding import fold

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_WORDS_OF_A_NAME = 2
_FIRST_WORDS = 16
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


def find_title(text: str) -> str | None:
    """Return the title of a clean text, or None where its first lines hold none.

    An official document's title is its kind and its subject (`KẾ HOẠCH` above `Chuyển đổi số năm 2024`); any other
    document's is its first line that is not a whole sentence of the body.

    Example:
        >>> find_title("UBND XÃ AN PHÚ\\nSố: 12/KH-UBND\\nKẾ HOẠCH\\nChuyển đổi số năm 2024\\nThực hiện chỉ đạo.")
        'KẾ HOẠCH Chuyển đổi số năm 2024'
    """
    lines = [line for line in text.split("\n") if line][:_HEAD_LINES]
    return _official_title(lines) or _headline(lines)


def title_from_name(name: str, text: str) -> str:
    """Return a title for a text that has none: the file's name, or the text's first words where the name says nothing.

    Example:
        >>> title_from_name("bao cao-quy 1", "Trong quý I, ...")
        'bao cao quy 1'
        >>> title_from_name("000_b4ce2c42", "Dự hội nghị có các đồng chí lãnh đạo.")
        'Dự hội nghị có các đồng chí lãnh đạo.'
    """
    readable = " ".join(unicodedata.normalize("NFC", name.replace("-", " ").replace("_", " ")).split())
    if len(_WORD.findall(readable)) >= _WORDS_OF_A_NAME:
        return readable
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


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
