"""The head of an official document: nation, motto, issuing bodies, number, and the kind that its title begins with."""

from __future__ import annotations

import re
import unicodedata

from corpus.date_lines import is_date_line
from corpus.folding import fold

_LONGEST_LINE = 150  # Two columns in one line at the most.
# Only an official document's head has these. Where it was set in two columns, another body may stand beside them.
_PROOF = re.compile(
    r"cong hoa xa hoi chu nghia viet nam$|doc lap\W+tu do\W+hanh phuc|(?:^|\W)dang cong san viet nam$"
    r"|^(?:luat |phap lenh |nghi quyet |nghi dinh |quyet dinh |ban an )?so(?:\s*:|\s+\d*\s*[-/]\s*[a-z])"
)
# Rules of dashes, stars, and the letters that are typed as one (`---o0o---`, `oOo`, `-- x --`).
_RULE = r"[\W_]+|[\W_]{2,}(?:[o0x]{1,7}[\W_]+)+|[\W_]*(?=[0\s]*o)(?:[o0]\s?){3,7}[\W_]*|[\W_]*x(?:\s?x){2,}[\W_]*"
# Rules, brackets, and a place with a date, even one whose day was left to be filled in by hand.
_BETWEEN = re.compile(
    rf"{_RULE}"
    r"|\(.*\)|[^\d]{0,40}ngay\W*\d*\W*thang\W*\d*\W*nam\W*\d*\W*"
    # An enclosure: `Ban hành kèm theo Quyết định số 12/QĐ-UBND ...`
    r"|(?:ban hanh )?kem theo (?:cong van|chi thi|ke hoach|luat|nghi dinh|nghi quyet|quyet dinh|thong tu|van ban)"
    r"[a-z ]{0,20} so\b.*"
)
_BODY = re.compile(
    r"(?:van phong |ban thuong vu |ban chap hanh )?"
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|bo|cuc|chi cuc|tong cuc|phong|ban|dang bo|dang uy|tinh uy|thanh uy|huyen uy"
    r"|quan uy|thi uy|chi bo|doan|bch|hoi|truong|trung tam|cong ty|benh vien|vien|toa an|tinh|thanh pho|huyen|quan"
    r"|thi xa|thi tran|hop tac xa|htx|xa|phuong|khoa [ivx]+,|chinh phu|thu tuong|quoc hoi|van phong|cong doan"
    r"|cong an|lien doan) "
)
_JUDGMENT = re.compile(r"ban an so\s*:?\s*\d")
_LONGEST_BODY = 60
_KINDS = (
    "ban kiem diem", "bao cao", "bien ban", "bo luat", "chi thi", "chuong trinh", "cong dien", "cong van", "de an",
    "giay moi", "hien phap", "hop dong", "huong dan", "ke hoach", "ket luan", "luat", "nghi dinh", "nghi quyet",
    "noi quy", "phap lenh", "phuong an", "quy che", "quy dinh", "quyet dinh", "thong bao", "thong bao ket luan",
    "thong tu", "thong tu lien tich", "to trinh",
)  # fmt: skip
# People and a profession are named in capitals as well: `LUẬT SƯ TRẦN BÁ`, `BÁO CÁO VIÊN`.
_BEGINS_WITH_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})\b(?!(?<=luat) su\b)(?!(?<=bao cao|ong dan) vien\b)")
# What a paper without a kind of its own is called; folded, some of it reads like a body: `ĐƠN` and `ĐỒN`.
_PAPER = re.compile(
    r"(?:BẢN (?:CAM|CÁO|GHI|KÊ|KHAI|KIỂM|NHẬN|SAO|THỎA|THOẢ|THUYẾT|TỰ|TƯỜNG|VẼ)|BẢNG|BÁO GIÁ|BIÊN LAI|CAM KẾT"
    r"|CHỨNG (?:CHỈ|NHẬN|THƯ)|DANH SÁCH|DI CHÚC|ĐIỀU LỆ|ĐƠN(?! VỊ)|GIẤY|H(?:ÓA|OÁ) ĐƠN|HỒ SƠ|LỊCH|LÝ LỊCH|MẪU"
    r"|NHẬT KÝ|PHIẾU|PHỤ LỤC|SƠ YẾU|SỔ|T(?:HỎA|HOẢ) THUẬN|THỜI KH(?:ÓA|OÁ) BIỂU|THƯ(?! VIỆN| KÝ)|TỜ|VĂN BẢN)\b"
)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def is_proof(line: str) -> bool:
    """Tell whether a line stands only in the head of an official document: nation, motto, party, number.

    Example:
        >>> is_proof("Số: 45/KH-UBND"), is_proof("UBND XÃ AN PHÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        (True, True)
    """
    return len(line) <= _LONGEST_LINE and _PROOF.search(_folded(line)) is not None


def is_between(line: str) -> bool:
    """Tell whether a line only separates others: a rule, a date, something in brackets."""
    return len(line) <= _LONGEST_LINE and (is_date_line(line) or _BETWEEN.fullmatch(fold(line)) is not None)


def is_head(line: str) -> bool:
    """Tell whether a line may stand above the title of an official document.

    A title in capitals may, too: a head is one only with a proof or a kind in it.
    """
    return in_capitals(line) or is_body(line) or is_proof(line) or is_between(line) or is_subject(line)


def is_body(line: str) -> bool:
    """Tell whether a short line begins as the name of an office, a party body, an association or an area does."""
    return len(line) <= _LONGEST_BODY and _BODY.match(fold(line)) is not None


def is_kind(line: str) -> bool:
    """Tell whether a line names the kind of the document, alone or, in capitals, with its subject.

    Example:
        >>> is_kind("KẾ HOẠCH"), is_kind("BIÊN BẢN LÀM VIỆC"), is_kind("Kế hoạch đã được duyệt")
        (True, True, False)
        >>> is_kind("Bản án số: 12/2023/HS-ST")
        True
    """
    if in_capitals(line) and _BEGINS_WITH_KIND.match(fold(line)) is not None:
        return True
    return is_bare_kind(line) or (is_proof(line) and _JUDGMENT.match(fold(line)) is not None)


def in_capitals(line: str) -> bool:
    """Tell whether a line is in capitals, but for letters of which fonts from before Unicode had no capitals.

    In TCVN3 the vowels with a tone have small letters only; whoever had no second font wrote `Uỷ BAN NHÂN DÂN Xã`.

    Example:
        >>> in_capitals("UBND XÃ AN PHÚ"), in_capitals("Uỷ BAN NHÂN DÂN Xã AN PHó"), in_capitals("Xã AN PHÚ họp")
        (True, True, False)
    """
    if line.isupper():
        return True
    small = [letter for letter in line if letter.islower()]
    in_two_capitals = sum(letter.isupper() for letter in line) > 2 * len(small)
    return in_two_capitals and all(_TONES & {*unicodedata.normalize("NFD", letter)} for letter in small)


def is_paper(line: str) -> bool:
    """Tell whether a line in capitals says what paper it heads, be it of a kind of `is_kind` or not.

    Example:
        >>> is_paper("GIẤY ỦY QUYỀN"), is_paper("KẾ HOẠCH"), is_paper("ĐƠN VỊ 5"), is_paper("THƯ VIỆN TỈNH")
        (True, True, False, False)
    """
    return is_kind(line) or (in_capitals(line) and _PAPER.match(line.upper()) is not None)


def is_bare_kind(line: str) -> bool:
    """Tell whether a line is the name of a kind of document and nothing else."""
    return fold(line).strip(" .:") in _KINDS and not (line.endswith(":") and not line.isupper())


def is_subject(line: str) -> bool:
    """Tell whether a line begins as the subject of a dispatch does: `V/v`, `Về việc`."""
    return re.match(r"(?:v/v|ve viec)\b", fold(line)) is not None


def _folded(line: str) -> str:
    return fold(line).strip(" .-*_")
