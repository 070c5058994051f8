"""Codes, laws, ordinances and constitutions that a text names without a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.document_types import SPELLED, type_of_word
from corpus.folded_text import FoldedText
from corpus.folding import fold
from corpus.law_names import name_end
from corpus.mention_surroundings import Found, said_behind

# What makes another word of `luật`: `pháp luật`, `kỷ luật`, `công ty luật`; but not `ký Luật Đất đai`.
_NOT_BEHIND_WORDS = """
pháp phap kỷ kỉ ky ki quy qui ty trường truong khoa ngành nganh học hoc lớp lop phòng phong trái trai dự du
"""
_NOT_BEHIND = frozenset(_NOT_BEHIND_WORDS.split())
_LAW = re.compile(r"\b(?=[blp])(?<!-)(?P<kind>bo\s+luat|luat|phap\s+lenh)(?:[^\S\n]{1,3}|[^\S\n]?\n)(?=\w)")
_CONSTITUTION = re.compile(
    r"\b(?=h)(?<!-)hien\s+phap(?!\w)(?:\s+(?:nuoc\s+)?(?:cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+)?viet\s+nam(?!\w))?"
)
_OTHER_COUNTRY = re.compile(r"[^\S\n]+(?:nước[^\S\n]+)?([A-ZĐ]\w+(?:[^\S\n]+[A-ZĐ]\w+)?)(?<!Điều)(?<!Chương)")


def named_laws(written: FoldedText) -> Iterator[Found]:
    """Yield the laws that a folded text names: `Luật Điện ảnh`, `Bộ luật Dân sự năm 2015`, `Hiến pháp 2013`.

    Args:
        written: The text.

    Example:
        >>> [found.key for found in named_laws(FoldedText("pháp luật, Luật Điện ảnh và Hiến pháp"))]
        ['luat dien anh', 'hien phap']
    """
    yield from _laws(written)
    yield from _constitutions(written)


def _laws(written: FoldedText) -> Iterator[Found]:
    for found in _LAW.finditer(written.folded):
        kind, start = " ".join(found["kind"].split()), found.start()
        if kind == "bo luat" and not written.is_spelled(start, found.end("kind"), "bộ luật"):  # `bãi bỏ Luật`
            kind, start = "luat", found.end("kind") - len("luat")
        capital = written.text[written.offset(start)].isupper()
        over_itself = found[0].endswith("\n") and written.text[written.offset(start) + 1].isupper()  # its title
        if over_itself or _word_before(written, start) in _NOT_BEHIND:
            continue
        spelled = written.is_spelled(start, found.end("kind"), SPELLED[kind])
        end = name_end(written, kind, found.end(), capital=capital) if spelled else None
        if end is not None:
            one = Found(start, end, _name_key(written.folded[start:end]), type_of_word(kind))
            yield one.with_said(said_behind(written, end, bare_year=True))


def _constitutions(written: FoldedText) -> Iterator[Found]:
    for found in _CONSTITUTION.finditer(written.folded):
        end, key = found.end(), "hien phap"
        country = _OTHER_COUNTRY.match(written.text, written.offset(end))
        if country and "viet" not in found[0]:
            end += len(fold(country[0]))
            key += f" {' '.join(fold(country[1]).split())}"
        said = said_behind(written, end, bare_year=True)
        capital = written.text[written.offset(found.start())].isupper()
        if written.is_spelled(found.start(), found.start() + len("hien phap"), "hiến pháp") and (capital or said.date):
            yield Found(found.start(), end, key, "hiến pháp").with_said(said)


def _word_before(written: FoldedText, start: int) -> str:
    words = written.text[written.offset(max(0, start - 15)) : written.offset(start)].split()
    return unicodedata.normalize("NFC", words[-1]).lower() if words else ""


def _name_key(name: str) -> str:
    return " ".join(word for word in re.findall(r"[^\W_]+", name) if word != "va")
