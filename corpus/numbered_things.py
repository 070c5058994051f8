"""What has numbers that look like those of documents: vehicles, houses, fields, roads, classes, forms, papers."""

from __future__ import annotations

import re

from corpus.document_types import type_of_number
from corpus.folded_text import FoldedText
from corpus.folding import fold

_THINGS = (
    "biển kiểm soát", "biển số", "biển kiểm soát số", "biển số xe", "bks", "số xe", "xe", "xe máy", "xe ô tô", "ô tô",
    "tàu cá", "chuyến bay", "số khung", "số máy", "số hiệu", "số sê-ri", "seri", "nhà số", "số nhà", "ngõ", "hẻm",
    "ngách", "kiệt", "căn hộ", "phòng học", "ki ốt", "tòa nhà", "lô", "lô đất", "ô đất", "thửa", "thửa đất",
    "thửa ruộng", "tờ bản đồ", "mảnh bản đồ", "bản vẽ", "bản đồ", "cột mốc", "quốc lộ", "tỉnh lộ", "huyện lộ",
    "hương lộ", "đường tỉnh", "đường huyện", "ql", "tl", "hl", "lớp", "lớp học", "mẫu", "mẫu đơn",
    "biểu mẫu", "phụ lục", "mã số", "vận đơn", "mã vận đơn", "lô hàng", "gói thầu", "tài khoản",
    "điện thoại", "số điện thoại", "cmnd", "cccd", "căn cước công dân", "chứng minh nhân dân", "hộ chiếu",
    "mã số thuế", "hóa đơn", "tcvn", "qcvn",
)  # fmt: skip
_SPELLED = {fold(thing): thing for thing in _THINGS}
_WORDS = "|".join(thing.replace(" ", r"\s+") for thing in sorted(_SPELLED, key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?<![\w/&-])(?P<thing>{_WORDS})\s*(?:so\s*)?:?\s*"
    r"(?:\d[\w/&-]{0,20}(?:\s*[,;]\s*|\s+(?:va|hoac|den)\s+)(?:so\s*)?){0,3}$"
)
_WINDOW = 80
_WINDOW_OF_KIND = 160
_DEFAULT = {"", fold("công văn")}  # The latter of all letters that tell no other kind.
_WITH_YEAR = re.compile(r"\d+/(?:19|20)\d\d/")


def is_of_thing(written: FoldedText, start: int, number: str) -> bool:
    """Tell whether the number that begins at a place of a folded text is that of a thing, which stands before it.

    A number with a year, or with letters for a kind of document that is named before it, is that of the document
    (`Quyết định giao thửa đất số 12/QĐ-UBND`).

    Args:
        written: The text.
        start: Where the number begins.
        number: The number.

    Example:
        >>> text = "thửa đất số 12/TĐ-A, kế hoạch số 12/KH-A"
        >>> [is_of_thing(FoldedText(text), text.index(number), number) for number in ("12/TĐ-A", "12/KH-A")]
        [True, False]
    """
    found = _BEFORE.search(written.folded, max(0, start - _WINDOW), start)
    if found is None or _WITH_YEAR.match(number):
        return False
    kind = fold(type_of_number(number))
    if kind not in _DEFAULT and kind in " ".join(written.folded[max(0, start - _WINDOW_OF_KIND) : start].split()):
        return False
    return written.is_spelled(found.start(), found.end("thing"), _SPELLED[" ".join(found["thing"].split())])
