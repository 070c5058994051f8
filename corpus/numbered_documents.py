"""Official documents that a text mentions by their numbers, with the kinds that stand before them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from corpus.document_numbers import document_numbers
from corpus.document_types import SPELLED, WORDS, type_of_number, type_of_word
from corpus.folded_text import FoldedText
from corpus.mention_surroundings import Found, Said, as_written, said_behind
from corpus.numbered_things import is_of_thing

_LETTER = "[A-ZĐÐa-zđð]"
# The plain one is the last, as a class of characters needs it.
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}-"
# Each begins with a plain character, by which `re` skips what cannot match.
_BROKEN = re.compile(
    rf"\n(?:(?<=\d\n)(?=[/{_DASHES}]\s?{_LETTER})|(?<=[\d/A-Za-zĐÐđð][/{_DASHES}]\n)(?={_LETTER})"
    rf"|(?<={_LETTER}\n)(?=[/{_DASHES}]{_LETTER})|(?<=[sS][ốoỐ]\n)(?=\d)"
    r"|(?<=\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}\n)(?=\d))"
)
_BLANKS = "\t\N{NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_WITHOUT_DASH = re.compile(r" (?<=\d )(?= ?(?:KL|NQ|CT|Q[ĐÐ]|N[ĐÐ]|TT|KH|HD|TB|BC)\s?[-/]\s?[A-ZĐÐ])")
_WITHOUT_OFFICE = re.compile(
    r" (?<=/[KNQTHBC][A-ZĐÐ] )(?=(?:B[A-ZĐÐ&]{1,7}|UBND|H[ĐÐ]ND|TTg|TW|TU|CP)(?!\w))"  # a dash that was forgotten
)
_FURTHER = re.compile(r"(?:[-/][a-z][a-z0-9&]{1,24})+(?![a-z0-9])")  # offices behind the third
_TIGHT_RANGE = re.compile(rf"(?<!\S)(\d{{1,4}})[{_DASHES}](?=(\d{{1,4}})/[A-ZĐÐ]{{2}})")
_DASH_LIKE = str.maketrans(dict.fromkeys(_DASHES, "-"))
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_GLUED = re.compile(rf"(?<=[A-ZĐ]{{2}})[a-zđ]*[{_MARKED}][a-zđ{_MARKED}]*$")  # a crawler's `TT-BGDĐTsẽ`

_TYPE_BEFORE = re.compile(rf"(?<![\w-])(?P<type>{WORDS})\s*[,(]?\s*(?:so\s*)?:?\s*$")
_NUMBER_OPENS = re.compile(r"\s*[,(]?\s*so\s*:?\s*")
_TYPE_WORD = re.compile(rf"(?<![\w-])(?:{WORDS})(?!\w)")
AND = r"(?:\s*[,;]\s*(?:va\s+|hoac\s+)?|\s+(?:va|hoac|den)\s+|\s*[-–]\s*)"
_LIST_BEFORE = re.compile(
    rf"(?:(?P<type>{WORDS})\s+(?:tu\s+)?(?:so\s+)?|\bso\s+)(?P<list>(?:\d{{1,5}}[a-z]?{AND}(?:so\s+)?)+)$"
)
OF_LAW = re.compile(r" (?:qh\d+|ubtvqh\d*|l ctn|pl ctn|lct hdnn\d*)\b")
"""What is in the normal forms of numbers that laws and ordinances have."""
# A name that no list holds, up to the number: `Pháp lệnh tổ chức Tòa án quân sự số 04/2002/PL-UBTVQH11`.
_LAW_BEFORE = re.compile(
    r"(?<!phap )(?<![\w-])(?P<type>bo\s+luat|luat|phap\s+lenh)(?!\s+nay)(?:[^\S\n]+(?!luat\s)[a-z]+,?){1,24}\s+so\s*$"
)
# With `số` or a year a kind has a number, whatever follows; see `document_numbers` for those without.
_WITH_SO = re.compile(
    rf"\b(?=[bcdhklnpqstv])(?<!-)(?P<type>{WORDS})\s+(?:so\s+|(?<=nghi dinh )(?=\d+/(?:19|20)\d\d)"
    r"|(?<=thong tu )(?=\d+/(?:19|20)\d\d))"
    r"(?P<number>\d{1,5}(?:/(?:19|20)\d\d)?)(?!\w|[.,/-]\d|\s?[/-]\s?[a-z]|%)"
)
_ASSEMBLY = re.compile(r"\s?(\d{1,2})(?![\w/.-])")  # `QH 11`
_SO = re.compile(
    rf"\b(?=[bcdhklnpqstv])(?<!-)(?P<type>{WORDS})\s+so\s+(?P<number>\d{{1,5}})(?!\w|[.,/-]\d|\s?[/-]\s?[a-z]|%)"
)
_SO = re.compile(r"(?<!\w)so\s*:?\s*$")
_KIND = re.compile(WORDS)
_BARE_NUMBER = re.compile(r"\d[\w/ ]*$")
_TERM = re.compile(r"\s*,?\s*\(?khoa\s+(?P<term>[ivxl]+|\d{1,2})(?!\w)\)?")
_WINDOW = 160

_WORD_BEHIND = re.compile(rf"[/\-–]\s?[a-zđ]*[{_MARKED}][a-zđ{_MARKED}]*$|\s[-–]\s[a-z]+$")  # `2020 - đã`
# `kế hoạch 2020`, `Hiến pháp 2013`, `quy định 5K`
_YEAR_OF_KIND = re.compile(r"hien\s+phap.*|[a-z\s]+(?<!so )(?:19|20)\d\d|.*\dk", re.DOTALL)
_HOUSE = re.compile(r"\d+[a-z]?/[a-z]\d*")
_STREET = re.compile(r"\s*,?\s*(?:duong|pho|ngo|hem|to\s+dan\s+pho)\s")


def mended(text: str) -> str:
    """Return a text of the same length with numbers that a line break or a missing dash tears apart made whole."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    text = _BROKEN.sub(" ", text)
    text = _WITHOUT_OFFICE.sub("-", _WITHOUT_DASH.sub("-", text))
    return _TIGHT_RANGE.sub(lambda pair: f"{pair[1]};" if int(pair[1]) < int(pair[2]) else pair[0], text)


def numbered_documents(written: FoldedText) -> Iterator[Found]:
    """Yield the documents that a folded text mentions by number, with what is said behind and between.

    One may come twice: in `Quyết định số 12 và 13/QĐ-UBND` the first comes with and without the letters.

    Args:
        written: The text, with its numbers made whole by `mended`.

    Example:
        >>> [found.number for found in numbered_documents(FoldedText("Quyết định 12/QĐ-UBND và Nghị quyết 18"))]
        ['12/QĐ-UBND', '18']
    """
    for start, end, normal in document_numbers(written):
        if _is_no_document(written, start, end):
            continue
        if normal[0].isdigit():
            yield from _lettered(written, start, end, normal)
        else:
            yield _typed(written, start, end, normal)
    for found in _WITH_SO.finditer(written.folded):
        if _is_spelled(written, found):
            plain = (found["number"].lstrip("0") or "0").replace("/", " ")
            yield _typed(written, found.start(), found.end(), f"{' '.join(found['type'].split())} {plain}")


def _is_no_document(written: FoldedText, start: int, end: int) -> bool:
    """Tell whether what looks like a number is one of a vehicle or a house, a year, or a number beside a word."""
    if _HOUSE.fullmatch(written.folded, start, end) and _STREET.match(written.folded, end):
        return True
    shown = unicodedata.normalize("NFC", written.text[written.offset(start) : written.offset(end)])
    if shown[0].isdigit():
        return _WORD_BEHIND.search(shown) is not None or is_of_thing(written, start, shown)
    return _YEAR_OF_KIND.fullmatch(written.folded, start, end) is not None


def _typed(written: FoldedText, start: int, end: int, normal: str) -> Found:
    """Return the mention of a document by its kind and number alone: `Nghị quyết 18`."""
    word = _KIND.match(written.folded, start)
    number = _BARE_NUMBER.search(written.folded, start, end)
    one = Found(start, end, normal, type_of_word(word[0]) if word else "", "".join(number[0].split()) if number else "")
    term = _TERM.match(written.folded, end) if normal.startswith("nghi quyet trung uong") else None
    if term:
        shown = written.text[written.offset(term.start("term")) : written.offset(term.end("term"))]
        one = replace(one, issuer=f"Trung ương khóa {shown}", after=term.end())
    return one.with_said(said_behind(written, one.after or end))


def _lettered(written: FoldedText, start: int, end: int, normal: str) -> Iterator[Found]:
    """Yield the mention of a document by a number with letters, and those that share its letters before it."""
    further = _FURTHER.match(written.folded, end)
    if further:
        end, normal = further.end(), normal + re.sub(r"[-/]", " ", further[0]).replace("&", "")
    assembly = _ASSEMBLY.match(written.folded, end) if normal.endswith(" qh") else None
    if assembly:
        end, normal = assembly.end(), normal + assembly[1]
    number = _as_number(written, start, end)
    glued = _GLUED.search(number)
    if glued:
        end -= len(glued[0])
        number = number[: glued.start()]
        normal = normal[: len(normal) - len(glued[0])]
    said = said_behind(written, end)
    yield from _sharing(written, start, number, normal, said)
    begin, word, between = _kind_before(written, start, normal)
    one = Found(begin, end, normal, type_of_word(word) if word else "", number)
    yield one.with_said(said).with_said(replace(between, end=0))


def _kind_before(written: FoldedText, start: int, normal: str) -> tuple[int, str, Said]:
    """Return where the kind before a number begins, the word for it, and what is said between the two."""
    nothing = Said("", "", start)
    near = _TYPE_BEFORE.search(written.folded, max(0, start - 50), start)
    if near and _is_spelled(written, near):
        return near.start(), near["type"], nothing
    opens = _SO.search(written.folded, max(0, start - 8), start)
    if opens is None:
        return start, "", nothing
    law = _LAW_BEFORE.search(written.folded, max(0, start - _WINDOW), start) if OF_LAW.search(normal) else None
    if law and written.is_spelled(law.start("type"), law.end("type"), SPELLED[" ".join(law["type"].split())]):
        return law.start(), law["type"], nothing
    for word in reversed([*_TYPE_WORD.finditer(written.folded, max(0, start - _WINDOW), start)]):
        said = said_behind(written, word.end())
        if said.end > word.end() and _NUMBER_OPENS.fullmatch(written.folded, said.end, start):
            return word.start(), word[0], said
    return start, "", nothing


def _sharing(written: FoldedText, start: int, number: str, normal: str, said: Said) -> Iterator[Found]:
    """Yield `số 12` of `Quyết định số 12 và 13/QĐ-UBND`, with the letters of the number at `start`."""
    several = _LIST_BEFORE.search(written.folded, max(0, start - _WINDOW), start)
    if several is None:
        return
    letters, key = re.sub(r"^\d+[a-zA-Z]?", "", number), normal.partition(" ")[2]
    word = type_of_word(several["type"]) if several["type"] else ""
    for place, item in enumerate(re.finditer(r"\d+[a-z]?", several["list"])):
        begin = several.start("list") + item.start()
        own = Found(
            several.start() if place == 0 else begin,
            begin + len(item[0]),
            f"{item[0].lstrip('0') or '0'} {key}",
            word or type_of_number(number),
            f"{item[0]}{letters}",
        )
        yield own.with_said(replace(said, end=0))


def _is_spelled(written: FoldedText, found: re.Match[str]) -> bool:
    return written.is_spelled(found.start("type"), found.end("type"), SPELLED[" ".join(found["type"].split())])


def _as_number(written: FoldedText, start: int, end: int) -> str:
    return "".join(as_written(written, start, end).translate(_DASH_LIKE).split())
