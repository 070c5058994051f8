"""Numbers of official documents as people write them: `01-KL/TW`, `số 35/2021/NĐ-CP`, `Nghị quyết số 12`, `ct 05`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folded_text import FoldedText
from corpus.folding import fold

_CODES = {
    "bb": ("bien ban",),
    "bc": ("bao cao",),
    "cd": ("cong dien",),
    "ct": ("chi thi", "chuong trinh"),
    "ctr": ("chuong trinh",),
    "cv": ("cong van",),
    "da": ("de an",),
    "hd": ("huong dan", "hop dong"),
    "kh": ("ke hoach",),
    "kl": ("ket luan",),
    "l": ("luat", "bo luat"),
    "lct": ("luat", "bo luat"),
    "nd": ("nghi dinh",),
    "nq": ("nghi quyet",),
    "pl": ("phap lenh",),
    "qc": ("quy che",),
    "qd": ("quyet dinh", "quy dinh"),
    "sl": ("sac lenh",),
    "tb": ("thong bao", "thong bao ket luan"),
    "tt": ("thong tu", "to trinh"),
    "ttlt": ("thong tu lien tich", "thong tu"),
    "ttr": ("to trinh",),
    "vbhn": ("van ban hop nhat",),
}
"""What the letters in a number say about the kind of the document."""
_OF_THE_ASSEMBLY = ("luat", "bo luat", "nghi quyet", "hien phap")
_WITHOUT_CODE = ("cong van",)
"""A dispatch alone has no letters for its kind, only its office: `1234/UBND-VX`."""

_DASH = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]"
_BLANK = r"[^\S\n]{0,2}"
_VIETNAMESE = r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?(?![a-z0-9])"
"""A folded syllable: what an ordinary word may be, and letters like `KL` and `UBND` are not."""
_LETTERS = rf"[a-z][a-z0-9]{{0,11}}(?:{_BLANK}&{_BLANK}[a-z]{{1,8}}){{0,2}}"
_TIGHT = rf"(?:/|{_DASH}|\.)(?:{_LETTERS})"
_UNLIKE_WORDS = rf"(?:[dhqt]u(?![a-z])|(?!{_VIETNAMESE})(?:{_LETTERS}))"  # `TU` alone is an office and a word
_LOOSE = rf"{_BLANK}/{_BLANK}(?:{_LETTERS})(?![a-z])|{_BLANK}{_DASH}{_BLANK}{_UNLIKE_WORDS}"
_NUMBER = r"(?P<number>[0-9]{1,6}[a-z]?)"
_YEAR = rf"{_BLANK}/{_BLANK}(?P<year>(?:19|20)[0-9][0-9])"
_SYMBOLS = rf"(?P<symbols>(?:{_BLANK}/{_BLANK}|{_BLANK}{_DASH}{_BLANK})(?:{_LETTERS})(?:{_TIGHT}|{_LOOSE}){{0,3}})"
_WITH_SYMBOLS = re.compile(rf"(?<![\w/.,-]){_NUMBER}(?:{_YEAR})?{_SYMBOLS}(?![a-z0-9])")

# Nouns alone: a number behind them is the document's. The others are verbs, too (`quyết định 3 nội dung`).
_NOUNS = (
    "nghị quyết hội nghị trung ương", "nghị quyết trung ương", "nghị quyết TW", "nghị quyết", "nghị định",
    "thông tư liên tịch", "thông tư", "chỉ thị", "pháp lệnh", "sắc lệnh", "công điện", "công văn", "tờ trình",
)  # fmt: skip
_OTHERS = (
    "quyết định", "quy định", "kết luận", "kế hoạch", "thông báo kết luận", "thông báo", "báo cáo", "hướng dẫn",
    "chương trình", "đề án", "quy chế", "bộ luật", "luật", "hiến pháp", "biên bản",
    "CT", "NQ", "NĐ", "QĐ", "TT", "KL", "CV", "KH",
)  # fmt: skip
_SPELLED = {fold(kind): kind for kind in (*_NOUNS, *_OTHERS)}


def _any_of(kinds: tuple[str, ...]) -> str:
    return "|".join(fold(kind).replace(" ", r"\s+") for kind in kinds)


_UNIT = (
    r"\s+(?:nam(?!\s+(?:19|20)\d\d)|thang|ngay(?!\s+\d)|tuan|gio|phut|quy(?!\s+(?:dinh|che|trinh|hoach)\b)|nguoi|lan|dong|trieu|ty|ti|nghin|ngan"
    r"|don\s+vi|noi\s+dung|xa|huyen)\b"
)
_GOES_ON = (
    r"\s*(?:$|[^\w\s%/])"
    r"|\s+(?:cua|ve|ngay\s+\d|noi|neu|quy|yeu|ban|co|la|do|duoc|thi|trong|ra|cho|va|hay|hoac|theo)\b"
)
_BEHIND = r"(?![\w%+]|[.,]\d|/\d)"
_KIND = (
    rf"(?:(?P<noun>{_any_of(_NOUNS)})(?:\s+so)?|(?P<numbered>{_any_of(_OTHERS)})\s+so|(?P<other>{_any_of(_OTHERS)}))"
)
_WITH_TYPE = re.compile(
    rf"\b(?=[bcdhklnpqst])(?<![/&-])(?<!phap ){_KIND}[^\S\n]*:?[^\S\n]*"
    rf"{_NUMBER}(?:{_YEAR})?{_BEHIND}(?!{_UNIT})(?(other)(?={_GOES_ON}))"
)
_NORMAL = re.compile(r"(?:(?P<type>[a-z ]+?) )?(?P<number>\d+[a-z]?)(?: (?P<year>\d{4})(?!\S))?(?: (?P<symbols>.+))?")
_NO_VIETNAMESE = re.compile(rf"(?!{_VIETNAMESE})[a-z]")


def document_numbers(written: FoldedText) -> Iterator[tuple[int, int, str]]:
    """Yield where the numbers of documents stand in a folded text, with their normal forms.

    The normal form is the number without leading zeros, the year and the letters, `35 2021 nd cp`; where only the kind
    of the document is named, it stands in front: `nghi quyet 12`.

    Args:
        written: The text.

    Example:
        >>> [*document_numbers(FoldedText("Kết luận 01 - KL / TW; nghi quyet so 05 nam 2020"))]
        [(9, 21, '1 kl tw'), (23, 39, 'nghi quyet 5')]
    """
    lettered = [*_numbers_with_letters(written.folded)]
    inside = {place for start, end, _ in lettered for place in range(start, end)}
    # `Chỉ thị số 05-CT/TW` is one mention, by its fuller form.
    named = [found for found in _numbers_with_kinds(written) if found[1] - 1 not in inside]
    yield from sorted([*lettered, *named])


def covers_document(found: str, asked: str) -> bool:
    """Tell whether a normal form is the document of another one, which may say less about it.

    Example:
        >>> covers_document("5 ct tw", "chi thi 5"), covers_document("chi thi 5", "5 ct tw")
        (True, False)
    """
    there, wanted = _NORMAL.fullmatch(found), _NORMAL.fullmatch(asked)
    if not there or not wanted or there["number"] != wanted["number"]:
        return False
    if wanted["year"] not in {None, there["year"]} or wanted["symbols"] not in {None, there["symbols"]}:
        return False
    return wanted["type"] is None or wanted["type"] in _types(there)


def document_phrases(normal: str) -> list[str]:
    """Return the runs of folded syllables, one of which is in a text with the document of a normal form.

    Example:
        >>> document_phrases("chi thi 5"), document_phrases("35 2021 nd cp")
        (['chi thi 5', 'chi thi so 5', '5 ct'], ['35 2021 nd'])
    """
    parts = _NORMAL.fullmatch(normal)
    if not parts:
        return []
    number = " ".join(part for part in (parts["number"], parts["year"]) if part)
    if parts["symbols"]:
        # Other letters may be joined by `&` in one text and not in the other: `BGD&ĐT`, `BGDĐT`.
        first = parts["symbols"].split()[0]
        return [f"{number} {first}" if first in _CODES or not parts["year"] else number]
    codes = [code for code, types in _CODES.items() if parts["type"] in types]
    return [f"{parts['type']} {number}", f"{parts['type']} so {number}", *(f"{number} {code}" for code in codes)]


def _numbers_with_letters(folded: str) -> Iterator[tuple[int, int, str]]:
    for found in _WITH_SYMBOLS.finditer(folded):
        letters = [re.sub(r"[\s&]", "", part) for part in re.split(rf"/|{_DASH}|\.", found["symbols"])]
        letters = [part for part in letters if part]
        if found["year"] or _is_official(letters, folded[: found.start()]):
            number = [_plain(found["number"]), *([found["year"]] if found["year"] else [])]
            yield found.start(), found.end(), " ".join([*number, *letters])


def _numbers_with_kinds(written: FoldedText) -> Iterator[tuple[int, int, str]]:
    for found in _WITH_TYPE.finditer(written.folded):
        named = found["noun"] or found["numbered"] or found["other"]
        kind = " ".join(named.split())
        if not written.is_spelled(found.start(), found.start() + len(named), _SPELLED[kind]):
            continue
        kind = _CODES.get(kind, (kind,))[0]
        if kind.endswith(("trung uong", "tw")):
            kind = "nghi quyet trung uong"
        year = [found["year"]] if found["year"] else []
        yield found.start(), found.end(), " ".join([kind, _plain(found["number"]), *year])


def _is_official(letters: list[str], before: str) -> bool:
    """Tell letters of a number (`QĐ-UBND`) from what else follows a stroke or a dash (`60/kg`, `5-inch`)."""
    if letters[0] in _CODES and len(letters[0]) > 1:
        return True
    unlike_words = any(_NO_VIETNAMESE.match(part) for part in letters)
    return unlike_words and (len(letters) > 1 or re.search(r"\bso\s*:?\s*$", before[-10:]) is not None)


def _types(parts: re.Match[str]) -> tuple[str, ...]:
    if not parts["symbols"]:
        return (parts["type"],)
    letters = parts["symbols"].split()
    if letters[0].startswith("qh"):
        return _OF_THE_ASSEMBLY
    return next((_CODES[part] for part in letters if part in _CODES), _WITHOUT_CODE)


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"
