"""The title of a document, found in its first lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.folding import fold
from corpus.head_lines import content_lines
from corpus.letterhead import is_bare_kind, is_between, is_head, is_kind, is_proof, is_subject
from corpus.letters import CAPITAL

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_WORDS_OF_A_NAME = 2
_FIRST_WORDS = 16
_LONGEST_TITLE = 220
_HEAD_CHARACTERS = 6_000
_HEAD_LINES = 40
_TITLE_LINES = 3
_LONGEST_NUMBER = 40
# Sections and the name of a site above a headline, the number of a form, and the addressee below a letterhead.
_BYLINE = re.compile(
    r"địa phương|tin tức|thời sự|trang chủ|kính gửi\s*:?.*|trang chủ\s?[»›>/|].*|.{1,60}\s[»›]\s.{1,60}"
    r"|(?:cổng|trang) thông tin điện tử.{0,80}|(?:biểu )?mẫu(?: số)?\s\S{0,12}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\(?\b(?:ảnh|nguồn)\b\s*[:：].*|.*\b(?:ảnh|nguồn)\s*:\s.{0,40}|.*\((?:ảnh|hình|nguồn)\b[^()]*\)", re.IGNORECASE
)
# No headline: an item of a list, a question of an interview, two sentences.
_NO_HEADLINE = re.compile(
    rf"\d+[.)]\s.*|[-+*•]\s.*|(?:PV|Phóng viên|Hỏi)\s?:.*|.*(?:(?!{CAPITAL})[^\W\d_]){{3}}[.!?…][”\"]?\s{CAPITAL}.*"
)
_LONGEST_HEADLINE = 160
# What programs and sites write where nobody gave a title.
_NAMES_NOTHING = re.compile(
    r"(?:trang chu|home(?: ?page)?)(?:\s?[-–|»:>/].*)?|index|default|untitled(?: document| page)?[\W\d]*"
    r"|new (?:page|document)\W?\d*|powerpoint presentation|\W*no (?:title|subject)\W*|title|\W+"
    r"|(?:document|book|sheet|page|slide|presentation|van ban|tai lieu|tai lieu moi|trang(?: moi)?|so tinh)\W?\d{0,3}"
    r"|tieu de|\W*(?:khong co|khong) (?:tieu de|chu de|ten)\W*|chua dat ten"
    r"|(?:chi tiet|noi dung|xem)(?: (?:tin(?: tuc)?|bai(?: viet)?|van ban))?|tin(?: tuc| cu| moi| bai)?|bai viet"
)
# How the body of an official document begins: `Căn cứ Luật ...`, `Điều 1`, `I. MỤC TIÊU`, `1. Kết quả`.
_BODY = re.compile(
    r"(?:căn cứ|kính gửi|xét|thực hiện|điều \d|(?:chương|phần|mục) [\dIVX]|[IVX]+[.)]\s|\d+[.)]\s|[-+*•]\s)",
    re.IGNORECASE,
)


def choose_title(marked: str, text: str, name: str) -> str:
    """Return the title of a document: what its format marks, what its text begins with, or what its file is called.

    Args:
        marked: The title that the format marks, clean, or nothing. To the bare name of a kind (`KẾ HOẠCH`)
            the text adds the subject; a letterhead's line is none, nor is what names nothing (`Untitled`, `Văn bản`).
        text: The clean text, not empty.
        name: The file's name without its ending.

    Example:
        >>> choose_title("Quy chế thư viện", "Điều 1. ...", "quy-che")
        'Quy chế thư viện'
    """
    found = find_title(text)
    if _NAMES_NOTHING.fullmatch(" ".join(fold(marked).split())):
        marked = ""
    if is_bare_kind(marked):
        title = found if found and found.startswith(marked) else marked
    elif marked and not is_proof(marked):
        title = marked
    else:
        title = found or marked or title_from_name(name, text)
    return _shortened(" ".join(title.split()))


def find_title(text: str) -> str | None:
    r"""Return the title of a clean text, or None where its first lines hold none.

    An official document's title is its kind and its subject (`KẾ HOẠCH` above `Chuyển đổi số năm 2024`), a dispatch's
    its subject (`V/v ...`); any other document's is its first line that is not a whole sentence of the body.

    Example:
        >>> find_title("UBND XÃ AN PHÚ\nSố: 12/KH-UBND\nKẾ HOẠCH\nChuyển đổi số năm 2024\nThực hiện chỉ đạo.")
        'KẾ HOẠCH Chuyển đổi số năm 2024'
    """
    lines = content_lines(text[:_HEAD_CHARACTERS].split("\n"), _HEAD_LINES)
    head = _head_length(lines)
    kind = next((number for number, line in enumerate(lines[: head + 1]) if is_kind(line)), None)
    if kind is not None:
        return _official_title(lines, kind)
    subject = next((number for number, line in enumerate(lines[: head + 1]) if is_subject(line)), None)
    if subject is not None:
        return _joined(lines, subject)
    proofs = [number for number, line in enumerate(lines[:head]) if is_proof(line)]
    return _headline(lines, proofs[-1] + 1 if proofs else 0)


def title_from_name(name: str, text: str) -> str:
    """Return a title for a text that has none: the file's name, or the text's first words where the name says nothing.

    Example:
        >>> title_from_name("bao cao-quy 1", "Trong quý I, ...")
        'bao cao quy 1'
        >>> title_from_name("000_b4ce2c42", "Dự hội nghị có các đồng chí lãnh đạo.")
        'Dự hội nghị có các đồng chí lãnh đạo.'
    """
    readable = " ".join(unicodedata.normalize("NFC", name.replace("-", " ").replace("_", " ")).split())
    if len(_WORD.findall(readable)) >= _WORDS_OF_A_NAME:
        return readable
    words = text[:_HEAD_CHARACTERS].split()
    return _shortened(" ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else ""))


def _head_length(lines: Sequence[str]) -> int:
    """Return how many lines may stand above the title; the line of a dispatch's subject goes on below itself."""
    for number, line in enumerate(lines):
        goes_on = number > 0 and line[:1].islower() and not _is_whole(line) and is_head(lines[number - 1] or "x")
        if line and not is_head(line) and not goes_on:
            return number
    return len(lines)


def _official_title(lines: Sequence[str], kind: int) -> str:
    title = lines[kind].strip(" .:")
    begin = kind + 1
    if is_bare_kind(lines[kind]):
        begin = next((number for number in range(begin, len(lines)) if _can_be_subject(lines[number])), len(lines))
    else:
        title = _joined(lines, kind) or title
        # `BIÊN BẢN LÀM VIỆC` has its subject only where the next line says so: `Về việc ...`
        while begin < len(lines) and (not lines[begin] or is_between(lines[begin])):
            begin += 1
        if title != lines[kind] or begin == len(lines) or not is_subject(lines[begin]):
            return title
    if begin == len(lines) or _begins_body(lines[begin]):
        return title
    return f"{title} {_joined(lines, begin) or ''}".strip()


def _can_be_subject(line: str) -> bool:
    # A number, a rule or a date may stand between; `SỐ 35-L/CTN ... VỀ THUẾ ...` is a subject that names its number.
    return bool(line) and not is_between(line) and not (is_proof(line) and len(line) <= _LONGEST_NUMBER)


def _headline(lines: Sequence[str], begin: int) -> str | None:
    for number, line in enumerate(lines[begin:], begin):
        if line and not (_BYLINE.fullmatch(line) or is_between(line) or is_proof(line)):
            # A line that is too long for a headline, or no headline by its look, is a sentence of the body.
            is_none = len(line) > _LONGEST_HEADLINE or _NO_HEADLINE.fullmatch(line)
            return None if is_none else _joined(lines, number)
    return None


def _joined(lines: Sequence[str], begin: int) -> str | None:
    """Return the title that begins in a line, with the lines over which it goes on; None if a sentence stands there."""
    if _is_whole(lines[begin]):
        return None
    paragraph = [lines[begin]]
    for line in lines[begin + 1 : begin + _TITLE_LINES]:
        if not _goes_on(paragraph[-1], line) or len(" ".join([*paragraph, line])) > _LONGEST_TITLE:
            break
        paragraph.append(line)
    return " ".join(paragraph)


def _goes_on(line: str, following: str) -> bool:
    if not following or _is_whole(following) or _begins_body(following) or is_between(following):
        return False
    if is_kind(following) or is_proof(following) or is_subject(following):
        return False
    return following[0].islower() or (line.isupper() and following.isupper()) or line.endswith((",", " -", " –"))


def _begins_body(line: str) -> bool:
    # `LUẬT` / `THỰC HIỆN DÂN CHỦ Ở CƠ SỞ`: in capitals it is what the document is about.
    return _BODY.match(line) is not None and not line.startswith("THỰC HIỆN")


def _is_whole(line: str) -> bool:
    """Tell whether a line is no title, nor a part of one: a sentence, a caption, nothing with letters."""
    last = line.rstrip("”\"’'»)")
    ends = last.endswith((".", ";", ":")) and not last.endswith("...")
    letters = re.search(r"[^\W\d_]", line)
    return ends or len(line) > _LONGEST_TITLE or not letters or _CAPTION.fullmatch(line) is not None


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    whole_words = title[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return whole_words + "…"
