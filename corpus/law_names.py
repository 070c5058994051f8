"""Names of Vietnamese codes, laws and ordinances, by which people cite them without their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.folded_text import FoldedText
from corpus.folding import fold

# Names as they stand in the titles of what the National Assembly and its Standing Committee passed; a fact, of which
# this list needs not be complete: a name that is missing is read up to the word that cannot be part of it.
_CODES = "Dân sự|Hàng hải|Hình sự|Lao động|Tố tụng dân sự|Tố tụng hình sự"
_LAWS = """
An ninh mạng|An ninh quốc gia|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động|Báo chí
Bảo hiểm xã hội|Bảo hiểm y tế|Bảo hiểm tiền gửi|Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường
Bảo vệ và kiểm dịch thực vật|Bảo vệ và phát triển rừng|Bảo vệ quyền lợi người tiêu dùng|Bảo vệ sức khỏe nhân dân
Bảo vệ, chăm sóc và giáo dục trẻ em|Bầu cử đại biểu Quốc hội|Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
Biên giới quốc gia|Biên phòng Việt Nam|Biển Việt Nam|Bình đẳng giới|Bưu chính|Các công cụ chuyển nhượng
Các tổ chức tín dụng|Cạnh tranh|Cán bộ, công chức|Căn cước công dân|Căn cước|Cảnh sát biển Việt Nam|Cảnh sát cơ động
Cảnh vệ|Chăn nuôi|Chất lượng sản phẩm, hàng hóa|Chính quyền đô thị|Chứng khoán|Chuyển giao công nghệ|Cư trú
Công an nhân dân|Công an xã|Công chứng|Công đoàn|Công nghệ cao|Công nghệ thông tin|Công nghiệp công nghệ số
Công nghiệp quốc phòng, an ninh|Công nghiệp quốc phòng, an ninh và động viên công nghiệp|Cơ yếu|Dân quân tự vệ|Dân số
Dầu khí|Di sản văn hóa|Du lịch|Dược|Dữ liệu|Dự trữ quốc gia|Doanh nghiệp|Doanh nghiệp nhà nước|Dạy nghề|Dẫn độ
Đa dạng sinh học|Đặc xá|Đất đai|Đầu tư|Đầu tư công|Đầu tư theo phương thức đối tác công tư
Đầu tư nước ngoài tại Việt Nam|Đấu giá tài sản|Đấu thầu|Đê điều|Điện ảnh|Điện lực|Điều ước quốc tế|Đo đạc và bản đồ
Đo lường|Đường bộ|Đường sắt|Giá|Giám định tư pháp|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa
Giáo dục|Giáo dục đại học|Giáo dục nghề nghiệp|Giáo dục quốc phòng và an ninh|Hải quan|Hàng không dân dụng Việt Nam
Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|Hòa giải ở cơ sở|Hòa giải, đối thoại tại Tòa án
Hoạt động giám sát của Quốc hội|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hóa chất|Hộ tịch
Hôn nhân và gia đình|Hợp tác xã|Hỗ trợ doanh nghiệp nhỏ và vừa|Kế toán|Khám bệnh, chữa bệnh|Khí tượng thủy văn
Khiếu nại|Khiếu nại, tố cáo|Khoa học và công nghệ|Khoa học, công nghệ và đổi mới sáng tạo|Khoáng sản|Kiểm toán độc lập
Kiểm toán nhà nước|Kiến trúc|Kinh doanh bảo hiểm|Kinh doanh bất động sản|Lâm nghiệp|Lưu trữ|Luật sư
Lực lượng dự bị động viên|Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Lý lịch tư pháp|Mặt trận Tổ quốc Việt Nam
Năng lượng nguyên tử|Ngân hàng Nhà nước Việt Nam|Ngân hàng Nhà nước|Ngân sách nhà nước|Nghĩa vụ quân sự|Người cao tuổi
Người khuyết tật|Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng|Nhà giáo|Nhà ở
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam|Nuôi con nuôi|Phá sản|Phí và lệ phí
Phòng bệnh|Phòng cháy và chữa cháy|Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng không nhân dân|Phòng thủ dân sự
Phòng, chống bạo lực gia đình|Phòng, chống bệnh truyền nhiễm|Phòng, chống khủng bố|Phòng, chống ma túy
Phòng, chống mua bán người|Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người
Phòng, chống rửa tiền|Phòng, chống tác hại của rượu, bia|Phòng, chống tác hại của thuốc lá|Phòng, chống tham nhũng
Phòng, chống thiên tai|Phổ biến, giáo dục pháp luật|Quản lý nợ công|Quản lý ngoại thương|Quản lý thuế
Quản lý, sử dụng tài sản công|Quản lý, sử dụng tài sản nhà nước|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|Quảng cáo|Quốc phòng|Quốc tịch Việt Nam
Quốc tịch|Quy hoạch|Quy hoạch đô thị|Quy hoạch đô thị và nông thôn|Sĩ quan Quân đội nhân dân Việt Nam
Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng|Sở hữu trí tuệ|Sử dụng năng lượng tiết kiệm và hiệu quả
Tài nguyên nước|Tài nguyên, môi trường biển và hải đảo|Tần số vô tuyến điện|Thanh niên|Thanh tra|Thể dục, thể thao
Thi đua, khen thưởng|Thi hành án dân sự|Thi hành án hình sự|Thi hành tạm giữ, tạm giam|Thỏa thuận quốc tế|Thống kê
Thú y|Thủ đô|Thủy lợi|Thủy sản|Thuế|Thuế bảo vệ môi trường|Thuế giá trị gia tăng|Thuế sử dụng đất nông nghiệp
Thuế sử dụng đất phi nông nghiệp|Thuế tài nguyên|Thuế thu nhập cá nhân|Thuế thu nhập doanh nghiệp
Thuế tiêu thụ đặc biệt|Thuế xuất khẩu, thuế nhập khẩu|Thực hành tiết kiệm, chống lãng phí|Thực hiện dân chủ ở cơ sở
Thương mại|Tiêu chuẩn và quy chuẩn kỹ thuật|Tiếp cận thông tin|Tiếp công dân|Tín ngưỡng, tôn giáo|Tổ chức Chính phủ
Tổ chức chính quyền địa phương|Tổ chức cơ quan điều tra hình sự|Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân|Tố cáo|Tố tụng hành chính
Trách nhiệm bồi thường của Nhà nước|Trẻ em|Trật tự, an toàn giao thông đường bộ|Trồng trọt|Trọng tài thương mại
Trợ giúp pháp lý|Trưng cầu ý dân|Trưng mua, trưng dụng tài sản|Tư pháp người chưa thành niên|Tương trợ tư pháp
Viên chức|Viễn thông|Việc làm|Việc làm và bảo hiểm thất nghiệp|Xây dựng|Xuất bản
Xuất cảnh, nhập cảnh của công dân Việt Nam|Xử lý vi phạm hành chính|Ban hành văn bản quy phạm pháp luật
Địa chất và khoáng sản|Giao thông thông minh|Phục hồi, phá sản|Công nghiệp văn hóa
"""
_ORDINANCES = """
Ưu đãi người có công với cách mạng|Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia|Cảnh sát môi trường
Dân số|Án phí, lệ phí Tòa án|Chi phí tố tụng|Cựu chiến binh|Công an xã|Động viên công nghiệp|Ngoại hối|Giống cây trồng
Giống vật nuôi|Lực lượng Cảnh sát nhân dân|Phí và lệ phí|Quản lý thị trường
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|Thư viện|Tín ngưỡng, tôn giáo
Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân
Xử lý vi phạm hành chính|Hợp đồng kinh tế|Cán bộ, công chức|Thừa kế|Thú y|Bưu chính, viễn thông|Thi đua, khen thưởng
"""

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 24
_LONGEST_UNKNOWN = 8
_GAP = re.compile(r"[^\S\n]{0,3}(?:,[^\S\n]{0,3})?(?:\n[^\S\n]{0,3}(?!\W))?")
# Words that follow on a name and never stand in one; spelled, so that `có` is not `cơ`.
_ENDING_WORDS = """
có đã được là do năm cho sẽ phải thì để ngày số này đang cũng khi theo nêu cần đến từ vào ra hiện mới bị như
mà nên rằng nhằm hoặc hay gồm vẫn chưa không trên dưới sau trước nếu vì nhưng quy thay nói tại trong với ban ở
tôi ông bà chúng hôm ghi cấm chỉ yêu bắt đòi nhà giao buộc phù
"""
_ENDING = frozenset(_ENDING_WORDS.split())
_NO_NAMES = frozenset(
    ("su", "gia", "phap", "le", "dinh", "choi", "lao", "kinh", "quoc", "tnhh")
)  # `luật sư`, `luật chơi`
_BEHIND_PLACE = re.compile(r"\b(?:dieu|khoan)\s+\d+[a-z]?,?\s+(?:cua\s+)?(?:bo\s+luat|luat|phap\s+lenh)\s+$")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:;\n“\"(]|\s-)\s*(?:bo\s+luat|luat|phap\s+lenh)\s*$")
_AMENDING = re.compile(
    r"(?:sua\s+doi,?\s+(?:va\s+)?bo\s+sung|sua\s+doi|bo\s+sung)\s+(?:(?:mot\s+so|cac)\s+)?(?:dieu|dieu\s+khoan|noi\s+dung|khoan"
    r"|phu\s+luc)(?:\s+\d+[a-z]?[^.;:()\n]{0,60}?)?\s+cua\s+(?:cac\s+)?(?=bo\s+luat|luat|phap\s+lenh)"
)


class _Names:
    """Names of one kind of law by their first folded syllables, the longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str]]]] = {}
        for name in names:
            spelled = [word for word in _WORD.findall(name) if word != "và"]
            self._by_first.setdefault(fold(spelled[0]), []).append(([fold(word) for word in spelled], spelled))
        for some in self._by_first.values():
            some.sort(key=lambda one: -len(one[0]))

    def end(self, written: FoldedText, words: list[re.Match[str]]) -> int | None:
        """Return how many of the words are a name, spelled as it is."""
        counted = [word for word in words if word[0] != "va"]  # `Hôn nhân gia đình` is `Hôn nhân và gia đình`
        folded = [word[0] for word in counted]
        for syllables, spelled in self._by_first.get(folded[0] if folded else "", []):
            if folded[: len(syllables)] == syllables and all(
                written.is_spelled(word.start(), word.end(), right)
                for word, right in zip(counted, spelled, strict=False)
            ):
                return words.index(counted[len(syllables) - 1]) + 1
        return None


def _split(names: str) -> list[str]:
    return [name for name in re.split(r"[|\n]", names) if name]


_KNOWN: Mapping[str, _Names] = {
    "bo luat": _Names(_split(_CODES)),
    "luat": _Names([*_split(_LAWS), *_split(_CODES)]),
    "phap lenh": _Names(_split(_ORDINANCES)),
}


def name_end(written: FoldedText, kind: str, start: int, *, capital: bool) -> int | None:
    """Return where the name of a law ends that begins at a place of a folded text, or None where none does.

    Args:
        written: The text.
        kind: `bo luat`, `luat` or `phap lenh`.
        start: Where the name would begin, behind the word for its kind.
        capital: Whether that word begins with a capital letter.

    Example:
        >>> written = FoldedText("Luật Phòng, chống tham nhũng nêu rõ")
        >>> written.folded[: name_end(written, "luat", 5, capital=True)]
        'luat phong, chong tham nhung'
    """
    amending = _AMENDING.match(written.folded, start)
    if amending:
        kind_there = re.compile(r"(bo\s+luat|luat|phap\s+lenh)\s+").match(written.folded, amending.end())
        if kind_there is None:
            return None
        inner = " ".join(kind_there[1].split())
        return name_end(written, inner, kind_there.end(), capital=True) or kind_there.end(1)
    words = _words(written.folded, start)
    if not words:
        return None
    begins_capital = written.text[written.offset(words[0].start())].isupper()
    known = _KNOWN[kind].end(written, words)
    # `luật giá` is a law behind `Điều 5` alone: in small letters one syllable may be anything.
    # A capital in the course of a sentence: `theo Luật thuế ...`, but not `Luật sư nói`.
    inside = capital and not _BEGINS_SENTENCE.search(written.folded, max(0, start - 20), start)
    placed = _BEHIND_PLACE.search(written.folded, max(0, start - 40), start) is not None
    if known is not None and (known > 1 or begins_capital or inside or placed):
        return words[known - 1].end()
    named = inside or (capital and begins_capital)
    return _unknown_end(written, words) if named and words[0][0] not in _NO_NAMES else None


def _words(folded: str, start: int) -> list[re.Match[str]]:
    """Return the words that may be one name: with nothing but blanks and commas between them."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(folded, start, start + 200):
        if len(words) == _LONGEST or (words and not _GAP.fullmatch(folded, words[-1].end(), word.start())):
            break
        if not words and word.start() != start:
            break
        words.append(word)
    return words


def _unknown_end(written: FoldedText, words: list[re.Match[str]]) -> int | None:
    end: int | None = None
    for count, word in enumerate(words):
        bare = word[0].isdigit() or count == _LONGEST_UNKNOWN
        if bare or written.text[written.offset(word.start()) : written.offset(word.end())].lower() in _ENDING:
            break
        if end is not None and not written.folded[end : word.start()].isspace():  # a comma ends what is not known
            break
        if word[0] in {"va", "cua", "ve"}:  # joins parts of a name only where more of it follows: not seen from here
            break
        end = word.end()
    first = written.text[written.offset(words[0].start()) : written.offset(words[0].end())]
    return end if end != words[0].end() or first.isupper() else None  # one syllable may be a name if it is `GDĐH`
