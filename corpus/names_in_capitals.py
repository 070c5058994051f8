"""Names of people written in capitals: below a report, or behind a word that says who wrote it."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.issuing_bodies import PROVINCES
from corpus.language import SYLLABLE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FAMILIES = _words(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương mai tạ lâm tô hà
    châu đào tăng quách triệu lương lưu tống vương kiều giàng lò cầm hứa thạch phùng nghiêm doãn đàm chu lục mạc bạch
    """
)
# Those that are no other word: whatever follows is the rest of a name.
_ONLY_FAMILIES = _words(
    "nguyễn trần lê phạm huỳnh phan vũ võ đặng bùi đỗ ngô trịnh đinh trương quách triệu phùng doãn đàm"
)
# Syllables that given names and pen names consist of.
_GIVEN = _words(
    """
    an anh ánh ân ái bách bảo băng bích bình cẩm cảnh chánh châu chi chí chính chiến chinh công cúc cường cương danh
    di diễm diệp diệu dung dũng duy duyên dương đan đạo đạt đăng điền điệp đình định đoan đông đồng đức gia giang giao
    hà hạ hải hạnh hào hảo hân hằng hậu hiên hiền hiển hiếu hiệp hoa hoài hoan hoàn hoàng hòa hoà hồng huệ hùng huy
    huyên huyền hương hưng hường hữu kha khải khang khánh khiêm khoa khoan khôi khuê kiên kiệt kiều kim kỳ lam lan lâm
    lân lệ linh loan long lộc lợi luân lương lưu ly mạnh mai minh my mỹ nam nga ngà ngân nghi nghĩa ngọc nguyên nguyệt
    nhã nhân nhật nhi nhiên nhung như nhựt ninh oanh phi phong phú phúc phước phương phượng quân quang quế quốc quí
    quý quyên quỳnh sang sâm sơn sương tài tám tâm tân tấn thạch thái thanh thành thảo thạnh thắng thăng thi thiên
    thiện thịnh thoa thoại thông thơ thu thuận thuần thục thuý thúy thùy thuỷ thủy thư thương thượng tiên tiến tín
    tính toàn toản trang trâm trân trí trinh trọng trúc trung trường tú tùng tuấn tuyền tuyến tuyết tường tươi uyên uy
    vân văn vận vi viên việt vinh vĩnh vũ vương vy xuân xuyến yên yến đào quỳ thế hạo bá hành bắc nhâm bính đàn khuyên
    mẫn nhàn nhạn sáng sỹ sĩ toại trác triều vượng xuyên đoàn đệ quyến tuệ
    """
)
_LONGEST_NAME = 4
_LONGEST_LABELLED = 5
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.\s?){1,3}(?:[a-z]{1,6})?")
_NOBODY = {"p.v", "t.h", "t/h", "c.t.v", "b.b.t", "n.p.v", "p.v."}
# What is said at the end of a text, and places that are written as names are.
_NO_NAMES = {
    *map(fold, PROVINCES),
    *("viet nam", "tran trong", "kinh thu", "thai binh duong", "tam thu", "chi thi", "thong bao", "dong nam a"),
    *("cong an", "an ninh", "an toan", "hanh phuc", "thanh cong", "hoa binh", "quoc gia", "cong vien", "chinh thuc"),
    *(
        "thong tin",
        "nhan vien",
        "cong nhan",
        "cong trinh",
        "quoc hoi",
        "quoc phong",
        "tien phong",
        "pham vi",
        "pham nhan",
    ),
}


def is_name_in_capitals(written: str) -> bool:
    """Tell whether words in capitals are surely a person's name, by the syllables that names consist of.

    Example:
        >>> is_name_in_capitals("NGUYỄN VĂN AN"), is_name_in_capitals("THU HÀ"), is_name_in_capitals("KẾT LUẬN")
        (True, True, False)
        >>> is_name_in_capitals("HÀ NAM"), is_name_in_capitals("Thu Hà")
        (False, False)
    """
    first, *others = words = written.lower().split() or [""]
    if not written.isupper() or not 2 <= len(words) <= _LONGEST_NAME or fold(" ".join(words)) in _NO_NAMES:
        return False
    if first in _ONLY_FAMILIES or (first in _FAMILIES and others[0] in ("văn", "thị")):
        return True
    return all(word in _GIVEN or word in _FAMILIES for word in words)


def is_labelled_in_capitals(written: str) -> bool:
    """Tell whether what stands in capitals behind a word like `Tác giả:` may be a person: a name, a pen name, initials.

    Example:
        >>> is_labelled_in_capitals("HỒNG"), is_labelled_in_capitals("H.Đ"), is_labelled_in_capitals("TTXVN")
        (True, True, False)
    """
    folded = fold(written).strip()
    words = folded.split()
    if not written.isupper() or folded in _NOBODY or folded in _NO_NAMES or not 1 <= len(words) <= _LONGEST_LABELLED:
        return False
    if _INITIALS.fullmatch(folded):
        return True
    return all(len(word) > 1 and re.fullmatch(SYLLABLE, word) for word in words)
