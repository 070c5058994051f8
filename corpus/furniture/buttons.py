"""What a page offers to do with it: share, print, write larger, go back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.furniture.lines import Line, Run, matching
from corpus.places import RemovedAs

_NETWORK = (
    r"(?:facebook|fb|messenger|zalo|twitter|x|linkedin|pinterest|telegram|viber|e-?mail|gmail|google\+?|tumblr|whatsapp"
    r"|youtube|tiktok|instagram)"
)
_PRINT = r"(?:in (?:bài(?: viết| này)?|trang(?: này)?|tin)|bản in|print|phiên bản in)"
_SEND = r"(?:gửi (?:e-?mail|bài(?: viết)?|cho bạn(?: bè)?|tin nhắn)|gửi bài viết này|gửi qua e-?mail)"
_BACK = (
    r"(?:(?:quay|trở) (?:lại|về) trang (?:chủ|trước)|về (?:đầu trang|trang chủ|trang trước)"
    r"|(?:lên )?đầu trang|back to top)"
)
# Words of a story as well, but not in a row of buttons.
_BESIDES = r"(?:quay lại|trở lại|trở về|mặc định|a\s?[-+]|a)"
_SIZE = r"(?:(?:cỡ|kích thước) chữ|tăng,? giảm cỡ chữ|(?:tăng|giảm) (?:cỡ|kích thước) chữ)"
_SHARE = (
    rf"(?:chia sẻ(?: (?:bài viết|tin|bài|link|liên kết)(?: này)?)?(?: (?:lên|qua|trên|với) {_NETWORK})?"
    r"|sao chép (?:liên kết|link)|copy link|share|tweet|lưu (?:bài|tin)(?: viết)?)"
)
_ONE = rf"(?:{_SHARE}|{_PRINT}|{_SEND}|{_BACK}|{_SIZE})"
_GAP = r"(?:\s*[|/,•·]\s*|\s+)"
# At least one part that is nothing but a button; `Facebook` alone may be an item of a list.
_BUTTONS = re.compile(
    rf"(?:(?:{_NETWORK}|{_BESIDES}){_GAP})*{_ONE}:?(?:{_GAP}(?:{_NETWORK}|{_ONE}|{_BESIDES}))*", re.IGNORECASE
)
# `A- A A+`; neither the grades `A`, `AA` nor the blood groups `A+`, `B-`.
_SIZES = re.compile(
    r"a\s?[-–](?:\s*[|/]?\s*a)?\s*[|/]?\s*a\s?\+"
    r"|a\s?\+(?:\s*[|/]?\s*a)?\s*[|/]?\s*a\s?[-–]"
    r"|a a\s?[-–+]|a\s?[-–+] a",
    re.IGNORECASE,
)
_NETWORKS = re.compile(rf"{_NETWORK}(?:{_GAP}{_NETWORK})+", re.IGNORECASE)
_FOLLOW = re.compile(rf"theo dõi (?:[^.]{{2,40}} )?(?:trên|qua) (?:google news|{_NETWORK})|google news", re.IGNORECASE)
_SINGLE_NETWORK = re.compile(_NETWORK, re.IGNORECASE)
_LEAST_WORDS = 3
_SEVERAL = re.compile(rf"(?:{_SHARE}|{_PRINT}|{_SEND}){_GAP}(?:{_NETWORK}|{_ONE}).*", re.IGNORECASE)


def is_button(text: str) -> bool:
    """Tell whether a clean line is nothing but a button that says what it does; `Chia sẻ` may be a heading.

    Example:
        >>> is_button("In bài viết"), is_button("Chia sẻ")
        (True, False)
    """
    return len(text.split()) >= _LEAST_WORDS and bool(_BUTTONS.fullmatch(text))


def is_row_of_buttons(text: str) -> bool:
    """Tell whether a clean line is a row of buttons, which nobody writes by hand.

    Example:
        >>> [is_row_of_buttons(text) for text in ("Chia sẻ Facebook Zalo", "A- A A+", "Chia sẻ", "Facebook, Zalo")]
        [True, True, False, False]
    """
    several = _BUTTONS.fullmatch(text) and _SEVERAL.fullmatch(text)
    return bool(several or _SIZES.fullmatch(text) or _FOLLOW.fullmatch(text))


def find_buttons(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the lines that are nothing but buttons; a network's name alone only next to one.

    Example:
        >>> page = ["Chia sẻ", "Facebook", "In bài viết", "A- A A+", "Chia sẻ với người nghèo", "Facebook"]
        >>> [run.start for run in find_buttons([Line(text) for text in page])]
        [0, 1, 2, 3]
    """
    found: set[int] = set()
    for pattern in (_BUTTONS, _SIZES, _NETWORKS, _FOLLOW):
        found.update(run.start for run in matching(lines, pattern, RemovedAs.NAVIGATION))
    names = [run.start for run in matching(lines, _SINGLE_NETWORK, RemovedAs.NAVIGATION)]
    for number in names:
        if number - 1 in found:
            found.add(number)
    for number in reversed(names):
        if number + 1 in found:
            found.add(number)
    yield from (Run(number, number + 1, RemovedAs.NAVIGATION) for number in sorted(found))
