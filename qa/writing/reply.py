"""Reads a model's reply: statements in plain text, with the numbers of the passages that each cites."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import fold
from corpus.sentences import split_sentences
from qa.writing.plain_text import CLOSES, OPENS, plain_lines, without_html, without_private_characters

MOST_STATEMENTS = 40
"""What a reply states beyond that is not read: nobody asked for a book."""
_TOO_SHORT = 40
_NUMBERS = r"\d{1,3}(?:\s*(?:[,;、]|và|and|[-–])\s*\[?\^?\d{1,3})*"
_NAMED = r"(?:đoạn(?: văn)?|nguồn|tài liệu|trích dẫn|passages?|sources?|docs?|documents?)(?:\s+số)?\s*:?\s*"
_MARK = re.compile(
    rf"[\[【［]\s*(?:\^|{_NAMED})?(?P<square>{_NUMBERS})(?:†[^\]】］]*)?\s*[\]】］]"
    rf"|\((?:{_NAMED})(?P<named>{_NUMBERS})\)"
    rf"|(?<=\S)[ ]?\((?P<round>\d{{1,2}}(?:\s*,\s*\d{{1,2}})*)\)(?=\s*(?:[.;!?](?:\s|$)|$|\n|[\[【(]))",
    re.I,
)
_PLACED = re.compile(rf"{OPENS}([\d,]+){CLOSES}")
_BEHIND_STOP = re.compile(rf"([.!?…][”\"')]*)((?:\s*{OPENS}[\d,]+{CLOSES})+)")
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|$)", re.S | re.I)
_THOUGHT_BEFORE = re.compile(r"^.*</(?:think|thinking|reasoning)>", re.S | re.I)
"""Some servers send the end of a thought alone."""
_ESCAPED = re.compile(r"\\(?=[\[\]])")
_DRESSED = re.compile(r"(?<=[\[【［])[\s*_`~]+(?=\d)|(?<=\d)[*_`~\ufe0f\u20e3]+(?=\s*[\]】］,;])")
"""Emphasis and the like around the number of a mark."""
_LITERAL = re.compile(r"\s*[\[【［]\s*\d{1,3}(?:[\s,;]+\d{1,3})*\s*[\]】］]")
"""What would look like a citation where it is none."""
_SOURCE_LIST = re.compile(
    r"^\W*(?:nguon|nguon tham khao|tai lieu tham khao|trich dan|danh muc nguon|sources?|references?)\s*:?\W*\d*\W*$|"
    r"^\W*(?:nguon|nguon tham khao|tai lieu tham khao|trich dan|sources?|references?)\s*:",
    re.I,
)
_INTRODUCES = re.compile(
    r"^\s*(?:(?:câu )?trả lời\s*:\s*)?(?:(?:dựa|căn cứ)\s+(?:trên|vào|theo)?|theo)\s+(?:các\s+|những\s+)?"
    r"(?:đoạn văn|đoạn trích|đoạn|thông tin|tài liệu|nguồn|văn bản|ngữ cảnh)"
    r"(?:\s+(?:được cung cấp|đã cho|đã cung cấp|trên|sau|số))*"
    rf"(?:\s*{OPENS}[\d,]+{CLOSES})*\s*[,:]\s*|^\s*(?:câu )?trả lời\s*:\s*",
    re.I,
)
_ENDS = re.compile(r"[.!?…]$")
_HALF_OPEN = re.compile(r"\*\*|__|`")
"""Emphasis of which the end has not come yet."""
_ENDS_WITH_MARK = re.compile(rf"{CLOSES}\W*$")
_EMPTY_BRACKETS = re.compile(r"\s*[(\[]\s*(?:theo|xem|nguồn|trích)?\s*[:,;]*\s*[)\]]", re.I)
_OF_A_DOCUMENT = r"(?:tai lieu|doan|doan van|doan trich|van ban|ngu canh|nguon|du lieu|noi dung|thong tin)"
_LACKS = (
    r"(?:khong|chua|ko) (?:he |thay |co )?(?:de cap|neu|nhac|cho biet|cung cap|noi|thong tin|du lieu|cau tra loi|"
    r"noi dung|chua thong tin|du|tra loi|tim thay|chi ro|xac dinh)"
)
_DECLINES = re.compile(
    rf"^\W*(?:(?:toi |minh )?(?:rat tiec|xin loi|sorry|i'?m sorry)\b"
    rf"|(?:trong |cac |nhung |tat ca )*{_OF_A_DOCUMENT}\b[^,;]{{0,60}}\b{_LACKS}\b"
    r"|(?:hien )?(?:khong|chua) co (?:du )?(?:thong tin|du lieu|cau tra loi|doan nao|tai lieu nao|noi dung nao)\b"
    r"|(?:khong|chua) (?:the )?(?:tim thay|tra loi|xac dinh|du thong tin)\b|toi (?:khong (?:the|biet|co|tim)|chua)\b"
    r"|i (?:cannot|can'?t|am unable|am sorry|do not|don'?t)\b|there is no (?:information|answer)\b"
    r"|the (?:given |provided )?(?:passage|document|text|context)s? (?:do|does) not\b)"
)
_MAY_DECLINE = re.compile(
    r"^\W*(?:toi|minh|rat|xin|sorry|i|i'm|the|there|hien|khong|chua|trong|cac|nhung|tat)?(?:\s\S*)?$"
    rf"|^\W*(?:(?:toi|minh|rat tiec|xin|hien|khong|chua|i|there is|the)\b"
    rf"|(?:trong |cac |nhung |tat ca )*{_OF_A_DOCUMENT}\b)"
)
"""A beginning that may become one that declines."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a reply.

    Attributes:
        text: The statement in plain text, without marks.
        cites: The numbers of the given passages that it cites, in order; none that does not exist.
    """

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that was read.

    Attributes:
        statements: What it states.
        declines: Whether it says that nothing given answers, and states nothing.
    """

    statements: tuple[Stated, ...]
    declines: bool = False


def read_reply(text: str, passages: int, *, was_cut: bool = False) -> Reply:
    """Return what a reply states.

    Args:
        text: The reply as it came, Markdown or not.
        passages: How many passages were given; marks of others are dropped.
        was_cut: Whether the reply ended where it was too long; its last sentence is left out where it is not whole.

    Example:
        >>> read_reply("**Huyện** có 21 xã [1][7]. Không rõ số thôn (2).", 2).statements
        (Stated(text='Huyện có 21 xã.', cites=(1,)), Stated(text='Không rõ số thôn.', cites=(2,)))
    """
    stated: list[Stated] = []
    pending = ""
    for line in _lines(text):
        stated += _statements(f"{pending}{line}", passages)
        pending = ""
        if stated and stated[-1].text.endswith(":"):  # the beginning of a list goes with its first item
            last = stated.pop()
            pending = f"{last.text} {''.join(f'{OPENS}{number}{CLOSES}' for number in last.cites)}"
    if was_cut and stated and not _ENDS.search(stated[-1].text) and len(stated) > 1:
        stated.pop()
    kept = [one for one in stated if not _DECLINES.search(_folded(one.text))]
    return Reply(tuple(kept[:MOST_STATEMENTS]), declines=bool(stated) and not kept)


def growing_text(text: str) -> str:
    """Return what can be shown of a reply that is still coming: plain text without marks, up to the last whole word.

    It has not been checked; nothing in it is a link or HTML, and a sentence that declines, or may yet, is held back.
    """
    whole = re.sub(r"(?:[\[【(<!`*_\\][^\]】)>\s]*|\S+)$", "", _without_thoughts(text))
    lines = [_tidy(_PLACED.sub("", line)) for line in _lines(whole)]
    shown = [_telling(line, is_last=number == len(lines)) for number, line in enumerate(lines, 1)]
    return _HALF_OPEN.sub("", "\n".join(filter(None, shown)))


def _telling(line: str, *, is_last: bool) -> str:
    """Return the sentences of a line that do not decline."""
    sentences = [span.of(line) for span in split_sentences(line)]
    if is_last and sentences and not _ENDS.search(sentences[-1]) and _MAY_DECLINE.search(_folded(sentences[-1])):
        sentences.pop()
    return " ".join(one for one in sentences if not _DECLINES.search(_folded(one)))


def is_garbled(text: str) -> bool:
    """Tell whether a reply is no text: broken characters, hardly a letter, a foreign script, or one thing repeated.

    Example:
        >>> is_garbled("Huyện có 21 xã, thị trấn [1]."), is_garbled("xã xã xã xã " * 50)
        (False, True)
    """
    body = _without_thoughts(text)
    visible = [letter for letter in body if not letter.isspace()]
    if len(visible) < _TOO_SHORT and not any(letter.isalpha() for letter in visible):
        return False  # marks alone: it is empty
    latin = sum(letter.isalpha() and ord(letter) < 0x2000 and not 0x250 <= ord(letter) < 0x1E00 for letter in visible)
    broken = body.count("\N{REPLACEMENT CHARACTER}") + sum(ord(letter) < 32 for letter in visible)
    if broken > len(visible) / 50 or latin < len(visible) / 3:
        return True
    encoded = body.encode("utf-8", "replace")
    # Vietnamese text of some length packs to about half of its size, and never to an eighth.
    return len(encoded) > 400 and len(zlib.compress(encoded)) < len(encoded) / 8


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _lines(text: str) -> list[str]:
    """Return the plain lines of a reply with its marks in private characters, without a list of sources at its end."""
    body = without_html(without_private_characters(_without_thoughts(text)))
    lines = plain_lines(_MARK.sub(_placed, _DRESSED.sub("", _ESCAPED.sub("", body))))
    for number, line in enumerate(lines):
        if _SOURCE_LIST.search(_folded(_PLACED.sub("", line))):
            return lines[:number]
    return lines


def _without_thoughts(text: str) -> str:
    return _THOUGHT_BEFORE.sub("", _THOUGHT.sub("", text))


def _placed(match: re.Match[str]) -> str:
    found = match["square"] or match["named"] or match["round"]
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", found):
        numbers += range(int(first), min(int(last or first), int(first) + 9) + 1)
    return f"{OPENS}{','.join(map(str, numbers))}{CLOSES}"


def _statements(line: str, passages: int) -> Iterator[Stated]:
    line = _INTRODUCES.sub(_only_marks, line, count=1).strip()
    # A mark behind the full stop belongs to the sentence before it, unless marks stand before their sentences.
    is_leading = line.startswith(OPENS) and not _ENDS_WITH_MARK.search(line)
    text, marks = _apart(line if is_leading else _BEHIND_STOP.sub(r"\2\1", line))
    unread = marks[:]
    for span in split_sentences(text):
        reach = span.end - 2 if is_leading else span.end + 1
        cites = [number for place, numbers in unread if place <= reach for number in numbers]
        unread = [(place, numbers) for place, numbers in unread if place > reach]
        statement = _tidy(_INTRODUCES.sub("", span.of(text)))
        if any(letter.isalpha() for letter in statement):
            yield Stated(statement, tuple(dict.fromkeys(one for one in cites if 1 <= one <= passages)))


def _apart(line: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """Return a line without its marks, and for each mark where it stood and its numbers."""
    text = ""
    marks: list[tuple[int, list[int]]] = []
    for number, part in enumerate(_PLACED.split(line)):
        if number % 2:
            marks.append((len(text), [int(one) for one in part.split(",") if one]))
        else:
            text = (text.rstrip() if part[:1] in set(".,;:!?…") or not part.strip() else text) + part
            text = text.lstrip()
    return text, marks


def _only_marks(match: re.Match[str]) -> str:
    return "".join(one.group() for one in _PLACED.finditer(match.group()))


def _tidy(text: str) -> str:
    while (bare := _LITERAL.sub("", text)) != text:
        text = bare
    text = " ".join(_EMPTY_BRACKETS.sub("", text).split())
    text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+|,(?=\.)", r"\1", text)
    return text[:1].upper() + text[1:]
