"""The head of an official document: nation, motto, issuing bodies, number, and the kind that its title begins with."""

from __future__ import annotations

import re

from corpus.dates import is_date_line
from corpus.folding import fold

_LONGEST_LINE = 150  # Two columns in one line at the most.
# Only an official document's head has these. Where it was set in two columns, another body may stand beside them.
_PROOF = re.compile(
    r"cong hoa xa hoi chu nghia viet nam$|doc lap\W+tu do\W+hanh phuc|(?:^|\W)dang cong san viet nam$"
    r"|^(?:luat |phap lenh |nghi quyet |nghi dinh |quyet dinh )?so(?:\s*:|\s+\d*\s*[-/]\s*[a-z])"
)
# Rules of dashes or stars (`---o0o---`), brackets, and a place with a date, even one whose day was left to be filled in
# by hand.
_BETWEEN = re.compile(r"[\W_]+(?:o0o[\W_]+)?|\(.*\)|[^\d]{0,40}ngay\W*\d*\W*thang\W*\d*\W*nam\W*\d*\W*")
_BODY = re.compile(
    r"(?:van phong |ban thuong vu |ban chap hanh )?"
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|bo|cuc|chi cuc|tong cuc|phong|ban|dang bo|dang uy|tinh uy|thanh uy|huyen uy"
    r"|quan uy|thi uy|chi bo|doan|bch|hoi|truong|trung tam|cong ty|benh vien|vien|toa an|tinh|thanh pho|huyen|quan"
    r"|thi xa|thi tran|xa|phuong|khoa [ivx]+,|chinh phu|thu tuong|quoc hoi|van phong|cong doan|cong an|lien doan) "
)
_LONGEST_BODY = 60
_KINDS = (
    "ban kiem diem", "bao cao", "bien ban", "bo luat", "chi thi", "chuong trinh", "cong dien", "cong van", "de an",
    "giay moi", "hien phap", "hop dong", "huong dan", "ke hoach", "ket luan", "luat", "nghi dinh", "nghi quyet",
    "noi quy", "phap lenh", "phuong an", "quy che", "quy dinh", "quyet dinh", "thong bao", "thong bao ket luan",
    "thong tu", "thong tu lien tich", "to trinh",
)  # fmt: skip
_BEGINS_WITH_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})\b")


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
    body = len(line) <= _LONGEST_BODY and _BODY.match(fold(line)) is not None
    return line.isupper() or body or is_proof(line) or is_between(line) or is_subject(line)


def is_kind(line: str) -> bool:
    """Tell whether a line names the kind of the document, alone or, in capitals, with its subject.

    Example:
        >>> is_kind("KẾ HOẠCH"), is_kind("BIÊN BẢN LÀM VIỆC"), is_kind("Kế hoạch đã được duyệt")
        (True, True, False)
    """
    return is_bare_kind(line) or (line.isupper() and _BEGINS_WITH_KIND.match(fold(line)) is not None)


def is_bare_kind(line: str) -> bool:
    """Tell whether a line is the name of a kind of document and nothing else."""
    return fold(line).strip(" .:") in _KINDS and not (line.endswith(":") and not line.isupper())


def is_subject(line: str) -> bool:
    """Tell whether a line begins as the subject of a dispatch does: `V/v`, `Về việc`."""
    return re.match(r"(?:v/v|ve viec)\b", fold(line)) is not None


def _folded(line: str) -> str:
    return fold(line).strip(" .-*_")
