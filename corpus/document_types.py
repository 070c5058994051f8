"""What kind of official document a mention names, by the words before its number or by the letters in it."""

from __future__ import annotations

import re

from corpus.folding import fold

TYPES = (
    "nghị quyết liên tịch", "nghị quyết", "nghị định", "thông tư liên tịch", "thông tư", "chỉ thị", "pháp lệnh",
    "sắc lệnh", "lệnh", "công điện", "công văn", "tờ trình", "quyết định", "quy định", "kết luận", "kế hoạch",
    "thông báo kết luận", "thông báo", "báo cáo", "hướng dẫn", "chương trình hành động", "chương trình", "đề án",
    "quy chế", "bộ luật", "luật", "hiến pháp", "biên bản", "hợp đồng", "giấy mời", "giấy phép", "điều lệ",
    "văn bản hợp nhất", "văn bản", "phương án", "thông tri", "công hàm",
)  # fmt: skip
"""The words for kinds of documents that stand before their numbers."""

_SHORT = {
    "NQ": "nghị quyết", "NĐ": "nghị định", "QĐ": "quyết định", "CT": "chỉ thị", "TT": "thông tư", "KL": "kết luận",
    "CV": "công văn", "KH": "kế hoạch", "TB": "thông báo", "BC": "báo cáo", "HD": "hướng dẫn",
    "TTLT": "thông tư liên tịch",
}  # fmt: skip
SPELLED = {fold(name): name for name in TYPES} | {fold(short): short for short in _SHORT}
"""Folded words for kinds, with how they are spelled."""
_TYPE_OF = {fold(name): name for name in TYPES} | {fold(short): name for short, name in _SHORT.items()}

WORDS = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(SPELLED, key=len, reverse=True))
"""The folded words for kinds as a part of a regular expression."""

_CODES = {
    "BB": "biên bản", "BC": "báo cáo", "CĐ": "công điện", "CT": "chỉ thị", "CTR": "chương trình", "CV": "công văn",
    "CTHĐ": "chương trình hành động", "ĐA": "đề án", "GM": "giấy mời", "HD": "hướng dẫn", "HĐ": "hợp đồng",
    "KH": "kế hoạch", "KL": "kết luận", "L": "luật", "NĐ": "nghị định", "NQ": "nghị quyết",
    "NQLT": "nghị quyết liên tịch",
    "PA": "phương án", "PL": "pháp lệnh", "QC": "quy chế", "QYĐ": "quy định", "QYĐI": "quy định", "SL": "sắc lệnh",
    "TB": "thông báo", "TTR": "tờ trình", "TTLT": "thông tư liên tịch", "BBGH": "biên bản", "VBHN": "văn bản hợp nhất",
    "GP": "giấy phép", "GCN": "giấy chứng nhận", "HDLN": "hướng dẫn", "HDLT": "hướng dẫn", "KHLT": "kế hoạch",
}  # fmt: skip
_FOLDED_CODES = {fold(code) for code in _CODES} | {"qd", "tt"}
_OFFICE = re.compile(r"\d+/(?!\d{4}/)(?P<first>[A-ZĐ]{2,}[\w&]*)-[\w&.-]+", re.IGNORECASE)


def type_of_word(word: str) -> str:
    """Return the kind that a folded word before a number stands for.

    Example:
        >>> type_of_word("nghi  quyet"), type_of_word("nq")
        ('nghị quyết', 'nghị quyết')
    """
    return _TYPE_OF[" ".join(word.split())]


def type_of_number(number: str) -> str:
    """Return the kind that the letters of a number tell, empty where they may stand for several.

    `QĐ` is a decision in numbers of the State (`12/QĐ-UBND`), and a decision or a regulation in those of the Party
    (`126-QĐ/TW`); `QH13` is a law or a resolution.

    Args:
        number: A number in its normal form, as `Mention.number` holds it.

    Example:
        >>> type_of_number("01-KL/TW"), type_of_number("12/QĐ-UBND"), type_of_number("126-QĐ/TW")
        ('kết luận', 'quyết định', '')
        >>> type_of_number("15/VBHN-VPQH"), type_of_number("15/VPQH-TH")
        ('văn bản hợp nhất', 'công văn')
    """
    first = re.match(r"\d+[a-zA-Z]?(?:/(?P<year>\d{4}))?(?P<mark>[/-])(?P<code>[^/.-]+)", number)
    if first is None:
        return ""
    code = first["code"].upper()
    if fold(code) == "qd":
        return "quyết định" if first["mark"] == "/" else ""
    if code == "TT":
        return "thông tư" if first["year"] else ""
    if code in _CODES:
        return _CODES[code]
    office = _OFFICE.fullmatch(number)
    if fold(code) in _FOLDED_CODES:  # written without its marks: `nd` is one, `hd` and `cd` are several
        fitting = {name for known, name in _CODES.items() if fold(known) == fold(code)}
        return fitting.pop() if len(fitting) == 1 else ""
    return "công văn" if office else ""
