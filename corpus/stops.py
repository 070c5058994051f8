"""Does this full stop end a sentence? The marks, the abbreviations and the words that tell."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles and degrees, signing powers and places, and what stands before a number or a note: such a stop ends a sentence
# only where an unmistakable opener follows.
_ABBREVIATIONS = _words(
    """
    TS Ts TSKH ThS Ths PGS GS BS Bs BSCKI BSCKII KS CN LS KTS DS NCS ĐD NGƯT NGND NSƯT NSND TTƯT TTND HLV
    Đ/c đ/c Đc đc Mr Mrs Ms Dr Prof St Sr
    TM KT TL TUQ TP Tp tp TX Tx tx TT Tt TTr KP kp KĐT KCN
    tr Tr No no Nr Vol vol Fig fig pp đt ĐT Tel Fax NXB Nxb sđd Sđd vd Vd VD vs tk TK Co
    """
)
# Words that begin a sentence and hardly ever a name: without "Từ" and "Đồng" because of Từ Sơn and Đồng Hới.
_OPENERS = _words(
    """
    Sau Theo Trong Tại Đến Khi Tuy Nhưng Các Những Với Để Nếu Ngoài Trên Trước Cùng Việc Đây Đó Hiện Và Vì Do Như Qua
    Nhờ Mặc Đặc Bên Ngay Riêng Tôi Chúng Họ Mọi Mỗi Một Cuối Đầu Ngày Năm Tháng Sáng Chiều Tối Hôm Lúc Được Thời Dự
    Đối Về Thế Song Còn Cũng Nhiều Toàn Đã Đang Sẽ Không Có Bởi Vậy Tất Dưới Gần Hơn Khoảng Giữa Ngược Điều Cơ
    """
)
# After a person's initial these too; after "TP." they may be names, as in Bà Rịa.
_PERSONS = _words("Ông Bà Anh Chị Cô Cháu Em Nạn Bị Công Gia")
# Nouns whose kinds have letters: "vitamin C." ends a sentence where "Nguyễn Văn C." may not.
_LETTERED = _words("vitamin serie độ hạng loại nhóm lớp khu bảng khối máu gan cúm mẫu tuýp bậc block tòa tổ phương đội")
_CLAUSES = _words("khoản điểm điều mục chương phần")

# "châu Á." and "nước Ý." are no initials.
_INITIAL = re.compile(r"[A-ZÂĐÔƠƯ]|Ch|Gi|Kh|Ng|Ngh|Nh|Ph|Qu|Th|Tr")
_WORD = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(r"[.,\-–]")
_ALNUM = re.compile(r"[^\W_]")

# A run of marks with the quotes and brackets that close behind it; a straight quote before a letter opens.
_STOP = re.compile(r"""(?P<mark>\./\.|[.!?…]+)(?P<closers>(?:[ ]?[”»]|[)\]}’]|["'](?!\w))*)""")
_LEAD = re.compile(r"""[\s“"'‘«(\[\-–—•*+]*""")
_ATTRIBUTION = re.compile(r"""[”"’'»]\s[-–—]\s""")  # “Mai xong.” - Bà Lan nói.
_NO_START = frozenset(",;:.!?…)]}»”%/&=")
_CLOSERS = frozenset("”\"’')]}»%")

# Hosts, addresses and file names: a token with one of these is never two sentences.
_MACHINE = re.compile(
    r"@|://|www\.|=|\.(?:vn|com|net|org|gov|edu|info|io|tv|js|ts|py|md|txt|pdf|docx?|xlsx?|pptx?|csv|json|html?|xml|zip"
    r"|jpe?g|png|mp[34]|exe)\b",
    re.IGNORECASE,
)

# What numbers an item; it stays with the item that it begins.
MARKER = re.compile(
    r"""(?:
      [-+*•–—·▪◦●○■□►➢✓✔❖♦](?=\D|$)
    | \(?(?:\d{1,3}|[^\W\d_]\d?|[ivx]{1,5})\)                  # 1)  a)  (ii)
    | \d{1,3}[./](?=\s|[^\W\d_]|$)                             # 1.  1/
    | \d{1,2}(?:\.\d{1,2}){1,4}[.)]?(?=\s|$)                   # 1.2.3  1.2.3.
    | (?:[^\W\d_]|[IVXLC]{1,7})[.)/](?=\s|$)                   # a.  IV.
    | (?:Điều|Khoản|Mục|Chương|Phần|Bài|Câu|Bước|Bảng|Hình|ĐIỀU|MỤC|CHƯƠNG|PHẦN|Phụ[ ]lục)[ ]
      (?:\d{1,4}[a-zđ]?(?:\.\d{1,3})*|[IVXLC]{1,7})[.:]
    )""",
    re.VERBOSE,
)

_REACH = 60  # Characters looked at on either side of a stop: keeps the work linear whatever the text.


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offset behind every stop that ends a sentence in `text[start:end]`, save the last sentence's.

    Args:
        text: The whole text.
        start: Where the run of lines begins.
        end: Where it ends.

    Example:
        >>> list(sentence_ends("TS. An đến TP. Huế. Ông ở đó 2.5 ngày.", 0, 38))
        [19]
    """
    guard = _guard(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= guard and stop.end() < end and _ends(text, stop, start, end):
            yield stop.end()
            guard = _guard(text, stop.end(), end)


def _guard(text: str, start: int, end: int) -> int:
    """Return where the first word of a sentence stands behind its list marker: no stop before it can be an end."""
    begin = _LEAD.match(text, start, end)
    marker = MARKER.match(text, begin.end() if begin else start, end)
    word = _ALNUM.search(text, marker.end() if marker else start, end)
    return word.end() if word else end


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    mark = stop["mark"]
    if mark == "./.":
        return True
    space = text[stop.end()].isspace()
    if not space and not (text[stop.end()].isupper() and text[stop.end() + 1 : stop.end() + 2].isalpha()):
        return False
    before = text[max(start, stop.start() - _REACH) : stop.start()]
    if not space:
        return _ends_without_space(text, stop, before)
    follows = _follows(text, stop.end(), end)
    if not _starts_sentence(follows) or _ATTRIBUTION.match(text, stop.end() - 1):
        return False
    if mark != ".":
        return _ends_by_mark(mark, before, follows)
    # A quotation's or bracket's close behind the stop: no abbreviation stands there.
    return bool(stop["closers"]) or not before or before[-1].isspace() or _ends_by_word(before, follows)


def _follows(text: str, start: int, end: int) -> str:
    """Return the beginning of what follows, without the quotes, brackets and dashes that open it."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    return text[begin : min(end, begin + _REACH)]


def _starts_sentence(follows: str) -> bool:
    """Tell whether this can be the beginning of a sentence: "iPhone" can, a lower-case word cannot."""
    if not follows or follows[0] in _NO_START:
        return False
    return not follows[0].islower() or follows[1:2].isupper()


def _opens(follows: str, more: frozenset[str] = frozenset()) -> bool:
    word = _WORD.match(follows)
    return word is not None and (word[0] in _OPENERS or word[0] in more)


def _ends_by_mark(mark: str, before: str, follows: str) -> bool:
    """Judge `!`, `?` and the ellipsis before something that can start a sentence."""
    last = before.rstrip()[-1:]
    if last in ("(", "["):
        return False
    if "!" in mark or "?" in mark:
        return True
    # "Huế, Vinh, … Hà Nội" goes on with the next name, "10… 20" with the next number.
    if last in (",", ";"):
        return _opens(follows)
    return not (last.isdecimal() and follows[0].isdecimal())


def _ends_by_word(before: str, follows: str) -> bool:
    """Judge a single stop by the word before it."""
    words = before.split()
    word = words[-1].lstrip("(“\"'‘«[")
    previous = words[-2] if len(words) > 1 else ""
    tail = _SEPARATOR.split(word)[-1]
    if word.isdecimal():
        return _ends_by_number(word, previous, follows)
    if tail in _ABBREVIATIONS or word in _ABBREVIATIONS:
        return _opens(follows)
    if _INITIAL.fullmatch(tail):
        return previous.casefold() in _LETTERED or _opens(follows, _PERSONS)
    return True


def _ends_by_number(number: str, previous: str, follows: str) -> bool:
    """Judge the stop behind a number: "khoản 2. Điều 5" and "8. 12. 2023" go on."""
    if previous.casefold() in _CLAUSES:
        return follows.split()[0].casefold() not in _CLAUSES
    part = _WORD.match(follows)
    digits = part[0] if part and part[0].isdecimal() else ""
    is_date = len(number) <= 2 and (len(digits) == 4 or (0 < len(digits) <= 2 and follows[len(digits) :][:1] == "."))
    return not is_date


def _ends_without_space(text: str, stop: re.Match[str], before: str) -> bool:
    """Judge a stop with the next word stuck to it, as crawlers leave it."""
    after = text[stop.end() : stop.end() + _REACH]
    last = before[-1:]
    is_year = before[-4:].isdecimal() and len(before) >= 4 and after[1].islower()
    if not (last.islower() or last in _CLOSERS or is_year or (last.isupper() and _opens(after))):
        return False
    word = before.split()[-1] if not last.isspace() else ""
    if _SEPARATOR.split(word)[-1] in _ABBREVIATIONS:
        return False
    return not _MACHINE.search(word + stop[0] + after.split()[0])
