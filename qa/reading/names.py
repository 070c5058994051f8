"""How names of persons, bodies and places look in Vietnamese text."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.letters import CAPITAL

_WORD = rf"{CAPITAL}[^\W\d_]*"
_SURNAMES = (
    "An|Ân|Âu|Bạch|Bàn|Bành|Bế|Bùi|Ca|Cao|Cầm|Chế|Châu|Chu|Chử|Cù|Cung|Dương|Đàm|Đàng|Đặng|Đào|Đậu|Đinh|Đoàn|Đồng|Đỗ"
    "|Đới|Đổng|Đường|Giang|Giàng|Giáp|Hà|Hán|Hầu|Hồ|Hoàng|Hồng|Hứa|Huỳnh|Kha|Khổng|Khúc|Khuất|Kiều|Kim|La|Lạc|Lại|Lâm"
    "|Lăng|Lê|Lệnh|Liễu|Lò|Lô|Lục|Lư|Lường|Lương|Lưu|Lý|Ma|Mã|Mạc|Mai|Mẫn|Mạnh|Ngân|Nghiêm|Ngô|Ngụy|Nguyễn|Nhan|Ninh"
    "|Nông|Ông|Phạm|Phan|Phó|Phùng|Phương|Quách|Quan|Quản|Sái|Sầm|Sùng|Tạ|Tăng|Tào|Thạch|Thái|Thân|Thẩm|Thào|Thang|Thiều"
    "|Tiêu|Tô|Tôn|Tống|Trà|Trần|Triệu|Trịnh|Trương|Từ|Ung|Uông|Văn|Vàng|Vi|Viên|Võ|Vũ|Vương|Xa|Y"
)
_FORMS_OF_ADDRESS = r"(?i:ông|bà|đồng chí|đ/c|anh|chị|cô|thầy|em|ThS\.?|TS\.?|GS\.?|BS[\w.]*)"
_KINDS_OF_BODY = (
    "Công ty|Tập đoàn|Sở|Phòng|Ban|Trường|Hợp tác xã|HTX|Trung tâm|UBND|HĐND|Ủy ban|Uỷ ban|Chi cục|Cục|Bộ|Viện"
    "|Bệnh viện|Trạm|Công an|Hội|Đoàn|Huyện đoàn|Xí nghiệp|Chi nhánh|Văn phòng|Tòa án|Thư viện|Báo|Đài"
)

NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,5}}")
"""Any name of two words or more."""
PERSON = re.compile(
    rf"(?<!\w)(?:{_SURNAMES})(?:\s+{_WORD}){{1,4}}|(?<!\w){_FORMS_OF_ADDRESS}\s+{CAPITAL}[^\W\d_]+(?:\s+{_WORD})*"
)
"""A person: a surname and given names, or a form of address and a name."""
FOREIGN_NAME = re.compile(
    r"(?<!\w)[A-Z][A-Za-z'’-]+(?:\s+(?:[A-Z][A-Za-z'’-]*\.?|de|van|von|der|la|al|bin))*\s+[A-Z][A-Za-z'’-]+(?!\w)"
)
"""A name of plain letters, as foreign persons bear."""
BODY = re.compile(rf"(?<!\w)(?:{_KINDS_OF_BODY})\s+[^,.;:()]*?{CAPITAL}\w*")
"""A body: its kind and its name."""


def new_name(pattern: re.Pattern[str], question: str, sentence: str) -> bool:
    """Tell whether a sentence holds a name of the kind that the question does not name itself.

    Example:
        >>> new_name(PERSON, "Ai chủ trì hội nghị?", "Hội nghị do bà Trần Thị Hạnh chủ trì.")
        True
        >>> new_name(PERSON, "Ai chủ trì hội nghị?", "Hội nghị do Ban Tuyên giáo Tỉnh ủy tổ chức.")
        False
    """
    known = fold(question)
    return any(fold(name.group()) not in known for name in pattern.finditer(sentence))
