"""Bodies that issue official documents, as running text names them: `Bộ Chính trị`, `UBND tỉnh Hậu Giang`."""

from __future__ import annotations

import re

from corpus.document_types import WORDS
from corpus.folded_text import FoldedText
from corpus.folding import fold

_LONGEST = 160

# Fields of ministries, departments and offices: names in which small letters follow on capitals.
_FIELDS = (
    "Công an", "Công nghiệp", "Công Thương", "Dân tộc và Tôn giáo", "Đại học và Trung học chuyên nghiệp", "Du lịch",
    "Giao thông vận tải", "Giáo dục và Đào tạo", "Giáo dục & Đào tạo", "Giáo dục - Đào tạo", "Giáo dục",
    "Kế hoạch và Đầu tư", "Khoa học và Công nghệ", "Khoa học, Công nghệ và Môi trường",
    "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Ngoại giao", "Ngoại vụ",
    "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp", "Nội vụ", "Quốc phòng",
    "Quy hoạch - Kiến trúc", "Tài chính - Kế hoạch", "Tài chính", "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông", "Thương mại", "Tư pháp", "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao",
    "Văn hóa và Thông tin", "Văn hóa - Thông tin", "Văn hóa, Khoa học và Xã hội", "Xây dựng", "Y tế", "Thủy sản",
    "Dân tộc", "GD-ĐT", "GD&ĐT", "GDĐT", "GD và ĐT", "LĐ-TB&XH", "LĐTB&XH", "VH-TT&DL", "VHTTDL", "VH,TT&DL",
    "NN&PTNT", "NN-PTNT", "TN&MT", "TN-MT", "TNMT", "KH&ĐT", "KH-ĐT", "KH&CN", "KH-CN", "TT&TT", "TT-TT", "GTVT",
)  # fmt: skip
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Cạn", "Bắc Ninh", "Bến Tre",
    "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk",
    "Đắc Lắc", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh",
    "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Hưng Yên", "Khánh Hòa", "Kiên Giang",
    "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình",
    "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị",
    "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Thừa Thiên - Huế",
    "Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
"""Provinces, as they are called or were until 2025."""


def _any(names: tuple[str, ...]) -> str:
    patterns = (_loose(fold(name)) for name in sorted(names, key=len, reverse=True))
    return rf"(?i:{'|'.join(patterns)})"


def _loose(name: str) -> str:
    """Return a pattern of a folded name with any blanks, dashes and commas as they are set."""
    escaped = re.escape(name).replace(r"\ \-\ ", r"\s*[-–]\s*").replace(r",\ ", r",\s*")
    return escaped.replace(r"\ ", r"\s+").replace(r"\-", "[-–]")


# In the patterns a text stands without its diacritics and with its capitals. A word with a capital is part of a name;
# in a text without any, only what is known by its name is.
_CAP = r"[A-Z][\w&]*"
_CAPS = rf"{_CAP}(?:(?:[^\S\n]+|[^\S\n]*[-–][^\S\n]*){_CAP})*"
_END = r"(?![\w&])"
_PROVINCE = _any(PROVINCES)
_AREA_WORD = r"(?i:tinh|thanh\s+pho|tp\.?|huyen|quan|thi\s+xa|thi\s+tran|xa|phuong|dac\s+khu)"
_AREA = (
    rf"(?:{_AREA_WORD}\s*(?:{_PROVINCE}{_END}|{_CAPS}|\d{{1,2}}{_END})"
    rf"|(?i:tinh|thanh\s+pho|huyen|thi\s+xa|xa){_END}|{_PROVINCE}{_END})"
)
_AREAS = rf"(?:{_AREA}|{_CAPS})(?:\s*,\s*{_AREA})*"
_TERM = (
    r"(?:,?\s*\(?(?i:khoa)\s+(?:[IVXLivxl]+|\d{1,2})(?!\w)\)?|,?\s*(?i:nhiem\s+ky)\s+\d{4}\s*[-–]\s*\d{4}"
    r"|,?\s*(?i:lan\s+thu)\s+(?:[IVXL]+|\d{1,2}|tu|nam|sau|bay|tam|chin|muoi)(?!\w))"
)
_BLOC = (
    r"(?i:khoi\s+(?:cac\s+)?(?:co\s+quan\s+va\s+doanh\s+nghiep|co\s+quan|doanh\s+nghiep)"
    r"(?:\s+(?:tinh|trung\s+uong|thanh\s+pho|dan\s+chinh\s+dang))?)"
)
_PARTY = (
    rf"(?i:tinh\s+uy|thanh\s+uy|huyen\s+uy|quan\s+uy|thi\s+uy|dang\s+uy|dang\s+bo|chi\s+bo|chi\s+uy){_END}"
    rf"(?:\s+(?:{_BLOC}|{_AREAS}|(?i:co\s+quan|bo\s+phan){_END}(?:\s+{_CAPS})?"
    rf"|{_CAP}(?:\s+[a-z]+){{1,4}}(?=[\s,.;]+{_CAP})))?"
)
_CENTRE = r"(?i:trung\s+uong(?:\s+dang(?:\s+cong\s+san\s+viet\s+nam)?)?|tw(?:\s+dang)?)"
_PEOPLE = rf"(?i:uy\s+ban\s+nhan\s+dan|ubnd|hoi\s+dong\s+nhan\s+dan|hdnd)(?:\s+(?:{_AREAS}))?"
_STATE = (
    r"(?i:hoi\s+nghi(?:\s+lan\s+thu\s+\w+)?(?:\s+ban\s+chap\s+hanh)?\s+trung\s+uong(?:\s+(?:lan\s+thu\s+)?\d{1,2})?"
    r"|bo\s+chinh\s+tri|ban\s+bi\s+thu(?:\s+(?:trung\s+uong(?:\s+dang)?|tw(?:\s+dang)?))?"
    r"|(?:pho\s+)?thu\s+tuong(?:\s+chinh\s+phu)?|chinh\s+phu|(?:pho\s+)?chu\s+tich\s+nuoc|hoi\s+dong\s+bo\s+truong"
    r"|(?:uy\s+ban|ub)\s+thuong\s+vu\s+quoc\s+hoi|ubtvqh|van\s+phong\s+(?:quoc\s+hoi|chinh\s+phu|chu\s+tich\s+nuoc)"
    r"|chu\s+tich\s+quoc\s+hoi|quoc\s+hoi|(?:hoi\s+dong\s+tham\s+phan\s+)?toa\s+an\s+nhan\s+dan\s+toi\s+cao|tandtc"
    r"|vien\s+kiem\s+sat\s+nhan\s+dan\s+toi\s+cao|vksndtc|thong\s+doc\s+ngan\s+hang\s+nha\s+nuoc(?:\s+viet\s+nam)?"
    r"|ngan\s+hang\s+nha\s+nuoc(?:\s+viet\s+nam)?|(?:tong\s+)?thanh\s+tra\s+chinh\s+phu"
    r"|(?:tong\s+)?kiem\s+toan\s+nha\s+nuoc|bao\s+hiem\s+xa\s+hoi\s+viet\s+nam|uy\s+ban\s+dan\s+toc"
    r"|tong\s+lien\s+doan\s+lao\s+dong\s+viet\s+nam|trung\s+uong\s+doan|hoi\s+lien\s+hiep\s+phu\s+nu\s+viet\s+nam)"
)
_BOARD = (
    r"(?i:ban\s+to\s+chuc|ban\s+tuyen\s+giao(?:\s+va\s+dan\s+van)?|ban\s+dan\s+van|ban\s+noi\s+chinh|ban\s+kinh\s+te"
    r"|ban\s+doi\s+ngoai|uy\s+ban\s+kiem\s+tra|ubkt|van\s+phong|hoi\s+dong\s+ly\s+luan|ban\s+chap\s+hanh|bch"
    r"|ban\s+thuong\s+vu|btv|thuong\s+truc|thuong\s+vu|bi\s+thu)"
)
_HEAD = (
    r"(?i:(?:pho\s+)?(?:bo\s+truong|thu\s+truong|chu\s+tich|giam\s+doc|cuc\s+truong|truong\s+ban"
    r"|bi\s+thu)|thuong\s+truc|lien)"
)
_FIELD = _any(_FIELDS)
_OFFICE = r"(?i:bo|so|phong|cuc|tong\s+cuc|chi\s+cuc|thanh\s+tra|cong\s+an|vu|van\s+phong)"
# A word of a name in small letters, and not one that begins what is said of the body.
_SAYS = (
    r"(?:ve|quy|da|duoc|co|va|de|cho|ban|phe|huong|ngay|tai|thi|la|nham|den|trong|voi|nay|cung|ra|yeu|nam|khi|tu|neu"
    r"|gui|ky|duyet|do|cua|hoac|nhu|sua|thay|dang|se|theo|len|thong|can|vua|moi|noi)(?!\w)"
)
_OPEN = (
    rf"{_CAP}(?:(?:\s+|\s*[-–&]\s*)(?!{_SAYS})[a-z]+"
    rf"|\s+va\s+(?!(?i:{WORDS})\b){_CAP}|(?:[^\S\n]+|\s*[-–]\s*){_CAP}){{0,7}}"
)
_OTHER = (
    r"(?i:ban\s+chi\s+dao|hoi\s+dong|hoi|truong(?!\s+(?:bo|ban|phong)\b)|dai\s+hoc|cong\s+ty|tong\s+cong\s+ty|tap\s+doan|vien|hoc\s+vien"
    r"|benh\s+vien|trung\s+tam|lien\s+doan|cong\s+doan|doan|uy\s+ban|mat\s+tran|toa\s+an|kho\s+bac|ngan\s+hang|ban)"
)
_BODY = re.compile(
    rf"(?:{_STATE}{_END}|{_BOARD}(?:\s+(?:{_BOARD}))?\s+(?:{_CENTRE}{_END}|{_PARTY}|{_AREAS})"
    rf"|(?:{_HEAD}\s+)?(?:{_BOARD}\s+)?{_PEOPLE}|{_PARTY}|{_CENTRE}{_END}"
    rf"|(?:{_HEAD}\s+)?{_OFFICE}\s+(?:{_FIELD}{_END}|(?!{_FIELD}{_END}){_OPEN})(?:\s+{_AREA})?"
    rf"|(?:{_HEAD}\s+)?{_OTHER}\s+(?:(?i:nhan\s+dan|quoc\s+gia|chi\s+dao|nhan\s+su)\s+)?{_OPEN}(?:\s+{_AREA})?"
    rf"|{_BOARD}{_END}|{_AREA_WORD}(?:\s+{_CAPS})?{_END}"
    rf")(?:{_TERM})?"
)


def cased(written: FoldedText, start: int, end: int) -> str:
    """Return a run of a folded text with its capitals put back, in small letters where there is nothing else than them.

    Args:
        written: The text.
        start: Where the run begins in the folded text.
        end: Where it ends there; it may lie behind the end of the text.

    Example:
        >>> cased(FoldedText("của Bộ Chính trị"), 4, 99)
        'Bo Chinh tri'
    """
    run = written.folded[start:end]
    letters = [
        letter.upper() if written.text[written.offset(place)].isupper() else letter
        for place, letter in enumerate(run, start)
    ]
    put_back = "".join(letters)
    return run if put_back[:40].isupper() else put_back


def body_end(written: FoldedText, start: int) -> int | None:
    """Return where the name of a body ends that begins at a place of a folded text, or None where none does.

    Args:
        written: The text.
        start: Where the name would begin.

    Example:
        >>> written = FoldedText("Bộ Giáo dục và Đào tạo về việc dạy thêm")
        >>> written.text[: body_end(written, 0)]
        'Bộ Giáo dục và Đào tạo'
    """
    found = _BODY.match(cased(written, start, start + _LONGEST))
    return start + found.end() if found else None


def body_before(written: FoldedText, end: int) -> int | None:
    """Return where the name of a body begins that ends at a place of a folded text, or None where none does.

    Args:
        written: The text.
        end: Where the name would end.

    Example:
        >>> written = FoldedText("Hôm qua, Chính phủ")
        >>> body_before(written, len(written.folded))
        9
    """
    first = max(0, end - _LONGEST)
    run = cased(written, first, end)
    for begin in re.finditer(r"(?<!\w)\w", run):
        if (begin[0].isupper() or run.islower()) and _BODY.fullmatch(run, begin.start()):
            return first + begin.start()
    return None
