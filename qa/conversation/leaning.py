"""Tells whether a question leaves something to the conversation before it, and how."""

from __future__ import annotations

import re
import unicodedata

from corpus.folding import fold, has_diacritics
from corpus.letters import CAPITAL
from qa.conversation.question_phrases import asks, content_count
from qa.conversation.spelling import aligned_fold, fold_as_meant, spellings

# `Thế nào là` asks for a meaning, and `còn bao nhiêu` for what is left.
_OPENING = re.compile(
    r"^(?!(?:con (?:bao nhieu|may)|the nao)\b)(?:(?:the|vay|a|nhung|va) )?(?:con|rieng|the|vay|tuong tu)\b"
)
_CLOSING = re.compile(r"\bthi (?:sao|the nao|(?:bao nhieu|may)(?: \w+)?)\W*$")
_MEANING = re.compile(r"^the nao la\b")
_WORDS_OF_A_NOTION = 2
_THAN = r"(?:so voi|hon|kem)(?: cung ky)? (?:nam|thang|quy|ky|hoc ky|dot) (?:\d+|truoc|ngoai|sau|do)"
_CHANGES = "tang|giam|nhieu hon|it hon|cao hon|thap hon|hon|kem|the nao|ra sao|co|thi"
# `So với năm trước tăng bao nhiêu?`, `Giảm mấy phần trăm so với 2022?`: nothing says what is compared.
_COMPARISON = re.compile(
    rf"^(?:con |the |va |vay )?(?:so voi (?:\w+ ){{1,4}}(?:{_CHANGES})\b(?! o\b)(?: \w+){{0,6}}\W*$"
    rf"|(?:tang|giam|cao|thap|nhieu|it)\b(?: \w+){{0,6}} (?:{_THAN}|so voi (?:\d+|truoc))\W*$)"
)
_POINTED_AT = (
    "ong|ba|anh|chi|co|em|dong chi|nguoi|van ban|tai lieu|hoi nghi|cuoc hop|buoi|buoi lam viec|noi|cho|don vi|co quan"
    "|quyet dinh|ke hoach|thong bao|nghi quyet|huyen|xa|tinh|truong|chuong trinh|dot|lan|nam|ngay|viec|hom|dip"
    "|thu tuc|ky thi|ho so|khoan|quy che|du an|lop|to|doan|cau|duong|cuoc|chuyen|vu|bien ban|mo hinh|hoi thi"
)
# What follows the word for a kind of thing where nothing tells which one.
_DOES = (
    "do|o|co|duoc|da|khi|vao|luc|to chuc|dien ra|ban hanh|gom|quy dinh|keo dai|bat dau|ket thuc|khai mac|be mac|neu"
    "|giao|de ra|dat|yeu cau|thay the|ap dung|co hieu luc|het hieu luc|la|ai|bao|may|nham|nop|dai|rong|phai|thong qua"
)
_KINDS_OF_THING = (
    "hội nghị|cuộc họp|buổi họp|buổi làm việc|buổi lễ|hội thảo|hội thi|kỳ họp|kỳ thi|cuộc thi|văn bản|quyết định"
    "|kế hoạch|nghị quyết|thông báo|chỉ thị|quy chế|đề án|dự án|chương trình|chiến dịch|thủ tục|hồ sơ|biên bản|mô hình"
    "|xã|phường|huyện|tỉnh|thị trấn|thôn"
)
_KIND_SPELLINGS = spellings(_KINDS_OF_THING.replace("|", " ")) | spellings(
    "do ở có được đã khi vào lúc tổ chức diễn ra ban hành gồm quy định kéo dài bắt đầu kết thúc khai mạc bế nêu giao "
    "đề đặt yêu cầu thay thế áp dụng hiệu lực hết là ai bao mấy nhằm nộp dài rộng phải thông qua"
)
_KIND_ALONE = re.compile(rf"({fold(_KINDS_OF_THING)}) (?:{_DOES})\b")
_ABOVE = r"tren(?! (?:dia ban|mang|ca nuoc|toan|co so|cung|\d))"  # `trên địa bàn` points at nothing said before
_POINTING = "(?:ay|do|nay|neu tren|noi tren|kia|vua roi|luc nay)"
_THERE = r"\b(?:o|khi|luc|trong so|cai|viec) (?:do|ay)\b"
_REFERENCE = re.compile(
    rf"\b(?:{_POINTED_AT})(?: (?:(?!(?:nao|truoc|sau|va|la)\b)\w+ ){{0,2}}?{_POINTING}| {_ABOVE})\b|{_THERE}"
)
# Without diacritics `do` and `nay` are too many other words for anything to stand between.
_REFERENCE_FOLDED = re.compile(rf"\b(?:{_POINTED_AT}) (?:{_POINTING}|{_ABOVE})\b|{_THERE}")
_TO_A_PLACE = re.compile(rf"\b(?:o|tai|noi|cho|xa|phuong|huyen|tinh|thon)(?: \w+)? {_POINTING}\b")
_WEAK_REFERENCE = re.compile(r"\b(?:o day|trong do)\b")
_PARTLY_SAID = re.compile(rf"{_OPENING.pattern}|{_WEAK_REFERENCE.pattern}")
_RETURN = re.compile(r"^(?:gio |thoi |nay )?(?:quay lai|tro lai|hoi lai|noi lai|quay ve|tro ve)\b|\bluc nay\b")
_ANOTHER_MATTER = re.compile(
    r"^(?:cho )?(?:toi |em |minh )?(?:hoi |chuyen |noi )?(?:sang )?(?:chuyen|viec|van de) khac\b"
)
# The folded words that these patterns mean, as they are spelled: `do`, `nay`, `con`, `thẻ` and `vay` are other words.
_MEANT = {
    "do": "đó", "ay": "ấy", "nay": "này", "tren": "trên", "day": "đây", "con": "còn", "rieng": "riêng", "the": "thế",
    "vay": "vậy", "va": "và", "a": "à", "nhung": "nhưng", "roi": "rồi",
}  # fmt: skip
# Typed without diacritics, they are told by what follows: `do ai` (by whom), `the can cuoc`, `vay von` do not point.
_NOT_MEANT = re.compile(
    r"\b(?:so|(?<!bien )(?<!van )ban|toa|che|muc|trinh|bieu|vu|chuyen) do\b|\b(?:nam|ngay|hom) nay\b"
    r"|\bdo (?=(?:ai|ong|ba|dong chi|nguoi|co quan|don vi|to chuc|ban|so|ubnd)\b)"
    r"|^(?:the|vay) (?!(?:con|rieng|thi|ai|o dau|khi nao|vi sao|tai sao|nam|bao (?:gio|lau|nhieu))\b)"
)
# Without their marks these are too often other words: `hộ`, `hồ`, `nở`. `Họ Nguyễn`, `họ tên` are no pronouns.
_PRONOUN = re.compile(rf"(?<!dòng )(?<!\w)(?i:họ|nó)\b(?!\s+(?:{CAPITAL}|hàng\b|tên\b|và tên\b))")
# The year alone (`Năm 2024?`) tells nothing of what is asked, nor does somebody's age.
_NO_NAME = re.compile(r"\b(?:nam|thang|quy)\s+[\d/]+\b|\b\d+ tuoi\b", re.IGNORECASE)
_CAPITALISED = re.compile(rf"(?<!^)(?<!\w){CAPITAL}\w+")
_NAME_OR_NUMBER = re.compile(rf"(?<!^)(?<!\w)(?:{CAPITAL}\w+|\d+)")
# What no Vietnamese syllable has, folded or not: `Einstein`, `facebook`; it is a name or as good as one.
_FOREIGN = re.compile(
    r"\b(?=[a-z]{4})(?:\w*[fjwz]\w*|\w*(?:[bdklqrsvx]|[^cnkt\W]h|[^n\W]g)\b"
    r"|(?:bl|br|cl|cr|dr|gl|gr|pl|pr|sc|sh|sk|sl|sm|sn|sp|st|sw)\w*|\w*(ee|ff|ll|mm|nn|pp|rr|ss|tt)\w*)"
)
# What somebody does, is or suffers, of which is then asked what follows: `Bị mất thẻ thì sao?`
_CLAUSE = re.compile(
    r"\b(?:nếu|khi|bị|không|chưa|muốn|phải|được|đã|quá|trễ|chậm|muộn|mất|hỏng|thiếu|sai|vi phạm|nộp|mượn|làm|đăng ký"
    r"|xin|mua|bán|nhận|trả|xây|thuê|vay|đóng|nghỉ|vắng|chuyển|bỏ|đi|sống|kinh doanh|sử dụng|gây)\b"
)
# Of these only those that hardly are other words without their marks.
_CLAUSE_FOLDED = re.compile(
    r"\b(?:neu|khi|bi|khong|chua|muon|phai|duoc|da|qua (?:han|thoi)|cham|hong|thieu|vi pham|nop|lam|dang ky|xin|nhan"
    r"|thue|nghi|vang|bo|kinh doanh|su dung|gay)\b"
)
_ENOUGH_FOR_A_CLAUSE = 4
_FEW_WORDS = 4
_FEW_WORDS_THAT_ASK_NOTHING = 5
_MANY_WORDS = 9
_MANY_WORDS_WITH_A_NAME = 7


def leans_on_history(question: str) -> bool:
    """Tell whether a question leaves something to the conversation before it.

    Example:
        >>> leans_on_history("Văn bản đó ban hành ngày nào?"), leans_on_history("Xã Phú Khê có bao nhiêu hộ nghèo?")
        (True, False)
    """
    folded = as_meant(question)
    if _ANOTHER_MATTER.search(folded) or (_MEANING.search(folded) and content_count(question) >= _WORDS_OF_A_NOTION):
        return False
    if _refers(question, folded) or goes_back(question) or _COMPARISON.search(folded):
        return True
    if _PARTLY_SAID.search(folded) or _PRONOUN.search(question):
        return not _is_whole(question)
    if _CLOSING.search(folded):
        return not (_is_whole(question) or _is_whole_clause(question))
    asks_by_itself = asks(question) or not question.rstrip().endswith("?")  # `Bài có trên 20.000 lượt đọc?` does not
    if _has_name(question, _NAME_OR_NUMBER if asks_by_itself else _CAPITALISED):
        return False
    return content_count(question) < (_FEW_WORDS if asks_by_itself else _FEW_WORDS_THAT_ASK_NOTHING)


def only_says_little(question: str) -> bool:
    """Tell whether a question seems to lean on the conversation for no other reason than that it is short.

    Then the documents can tell more than its words do: `Tại sao mất nước?` may be about what was spoken of, or not.

    Example:
        >>> only_says_little("Tại sao mất nước?"), only_says_little("Còn ở đó?")
        (True, False)
    """
    folded = as_meant(question)
    says_more = (_refers(question, folded), goes_back(question), _COMPARISON.search(folded))
    return leans_on_history(question) and not (
        any(says_more) or _PARTLY_SAID.search(folded) or _PRONOUN.search(question)
    )


def names_kind_of(question: str, subject: str) -> bool:
    """Tell whether a question is about a thing that it names by its kind alone, and of which a subject names one.

    Example:
        >>> names_kind_of("Hội nghị tổ chức ở đâu?", "Ai chủ trì hội nghị tổng kết năm học ở Nà Hoa?")
        True
        >>> names_kind_of("Hội nghị ở Bắc Kạn do ai chủ trì?", "Ai chủ trì hội nghị tổng kết năm học ở Nà Hoa?")
        False
    """
    kind = _KIND_ALONE.match(fold_as_meant(question, _KIND_SPELLINGS))
    if not kind or _has_name(question, _NAME_OR_NUMBER) or content_count(question) > _MANY_WORDS:
        return False
    return bool(re.search(rf"\b{kind[1]}\b(?! (?:{_DOES})\b)", fold_as_meant(subject, _KIND_SPELLINGS)))


def _refers(question: str, folded: str) -> bool:
    return bool((_REFERENCE if has_diacritics(question) else _REFERENCE_FOLDED).search(folded))


def goes_back(question: str) -> bool:
    """Tell whether a question says that it takes up again what was spoken of before."""
    return bool(_RETURN.search(as_meant(question)))


def is_elliptic(question: str) -> bool:
    """Tell whether a question asks the one before again, of something else."""
    folded = as_meant(question)
    begins_or_ends_so = _OPENING.search(folded) or _CLOSING.search(folded)
    return bool(begins_or_ends_so) or (not asks(question) and not points_back(question))


def points_back(question: str) -> bool:
    """Tell whether a question names something by a word that points to what was said."""
    folded = as_meant(question)
    return bool(_refers(question, folded) or _PRONOUN.search(question) or _WEAK_REFERENCE.search(folded))


def points_at_a_thing(question: str) -> bool:
    """Tell whether a question points to a person, an event or a document, and not only to a place.

    Example:
        >>> points_at_a_thing("Hội nghị đó bàn gì?"), points_at_a_thing("Ở đó có mấy hộ?")
        (True, False)
    """
    folded = as_meant(question)
    return _refers(question, _TO_A_PLACE.sub("", folded)) or bool(_PRONOUN.search(question))


def as_meant(question: str) -> str:
    """Return the question folded, without what only then looks like a word that points back."""
    if not has_diacritics(question):
        return _NOT_MEANT.sub("_ ", fold(question).strip())
    return re.sub(r"\w+", _folded_as_meant, unicodedata.normalize("NFC", question).lower().strip())


def _folded_as_meant(word: re.Match[str]) -> str:
    folded = fold(word[0])
    return folded if _MEANT.get(folded, word[0]) == word[0] else "_"


def _is_whole(question: str) -> bool:
    """Tell whether a question that begins like a follow-up says all by itself, as where the subject changes."""
    enough = _MANY_WORDS_WITH_A_NAME if _has_name(question, _NAME_OR_NUMBER) else _MANY_WORDS
    return asks(question) and content_count(question) >= enough


def _is_whole_clause(question: str) -> bool:
    """Tell whether a question that ends in `thì sao` says before that all of what happens."""
    marked = unicodedata.normalize("NFC", question).lower()
    clause = _CLAUSE if has_diacritics(question) else _CLAUSE_FOLDED
    enough = content_count(question) >= _ENOUGH_FOR_A_CLAUSE or _has_name(question, _NAME_OR_NUMBER)
    return enough and bool(clause.search(marked))


def _has_name(question: str, name: re.Pattern[str]) -> bool:
    """Tell whether a question names something that tells what is asked."""
    text = unicodedata.normalize("NFC", question).strip()
    years = [(one.start(), one.end()) for one in _NO_NAME.finditer(aligned_fold(text))]
    if _FOREIGN.search(fold(text)):
        return True
    return any(not any(start <= found.start() < end for start, end in years) for found in name.finditer(text))
