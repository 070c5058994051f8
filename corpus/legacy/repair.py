"""Repairs text that a reader gave in another encoding than it was written in, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from corpus.legacy.capitals import with_capitals
from corpus.legacy.conversions import Conversion, conversions
from corpus.legacy.recognition import (
    RUN,
    Evidence,
    best,
    evidence,
    is_plain,
    is_suspicious,
    is_to_stay,
    is_utf8,
    marked_runs,
)
from corpus.legacy.segments import with_neighbours, wrong_runs, wrong_spans
from corpus.legacy.syllables import COMMON, IMPOSSIBLE

_WITHOUT_CAPITALS = frozenset({"tcvn3"})
"""The encodings that have no capitals with a tone, and leave them to a font."""
_PARAGRAPH_END = re.compile(r"(?:^|[.!?…:;][”\"’)]?)\s*$")
"""The end of a line that the next one does not go on with."""
_ROUNDS = 4
"""Text may be wrong twice over: TCVN3 in a page whose UTF-8 was misread."""
_SAMPLE = 200_000
"""How many bytes are enough to know an encoding by."""


def repaired(text: str) -> str:
    r"""Return a text with the lines put right that were read in another encoding than they were written in.

    Known are TCVN3 (fonts such as .VnTime), VNI, VISCII, TCVN 5712 and Windows-1258 read as ISO-8859-1 or Windows-1252,
    and UTF-8 read as one of these. Correct text comes back as it is; so does what cannot be told for certain. To be
    called before anything else changes the text: in TCVN3 a soft hyphen is a letter.

    Args:
        text: What a reader found, one paragraph a line.

    Example:
        >>> repaired("Héi nghÞ tæng kÕt\nHội nghị tổng kết\nDer Müller aus Köln")
        'Hội nghị tổng kết\nHội nghị tổng kết\nDer Müller aus Köln'
    """
    return repaired_parts([text])[0]


def repaired_parts(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of one document with their wrong lines put right; headings and cells profit from what is around.

    Args:
        texts: The parts in reading order: paragraphs, rows, pages.

    Example:
        >>> repaired_parts(["Tù do", "B¸o c¸o tæng kÕt n¨m"])
        ('Tự do', 'Báo cáo tổng kết năm')
    """
    parts = tuple(texts)
    for _ in range(_ROUNDS):
        if not any(is_suspicious(part) for part in parts):
            break
        before, parts = parts, _repaired_once(parts)
        if parts == before:
            break
    return parts


def _repaired_once(texts: tuple[str, ...]) -> tuple[str, ...]:
    lines = [line for text in texts for line in text.split("\n")]
    chosen = _chosen(lines)
    if not any(chosen):
        return texts
    numbered = iter(chosen)
    return tuple(_converted(text.split("\n"), [next(numbered) for _ in range(text.count("\n") + 1)]) for text in texts)


def read_single_bytes(data: bytes, least_words: int = 1) -> str | None:
    """Return the text of a file in one of the old encodings, or None where it is in none of them.

    Words in UTF-8 among the others are read as such: files are pasted together.

    Args:
        data: A whole file, or those of its lines that are no UTF-8.
        least_words: How many different words must become usual ones.
    """
    seen = data.decode("latin-1")
    runs = {run for run in marked_runs(seen[:_SAMPLE]) if not is_utf8(run)}
    found = [evidence(runs, conversion) for conversion in conversions() if not conversion.proves_itself]
    first = max(found, key=lambda one: one.gain)
    if first.gain < least_words * (COMMON - IMPOSSIBLE) or not first.is_vietnamese:
        return None
    done: list[str] = []
    for line in seen.split("\n"):
        begins = not done or _PARAGRAPH_END.search(done[-1]) is not None
        done.append(_read_so(line, first.conversion, begins_sentence=begins, of_bytes=True))
    return "\n".join(done)


def _chosen(lines: Sequence[str]) -> list[Conversion | None]:
    """Return how the wrong stretches of each line are to be read, None where it stays as it is."""
    certain = [_certain(_runs_of(line)) if is_suspicious(line) else None for line in lines]
    found = Counter(one.name for one in certain if one)
    known = {one.name: one for one in certain if one}
    if not found:
        together = set().union(*(marked_runs(line) for line in lines))
        # Of many lines that say little, some say it by chance.
        whole = _certain(together, times=2)
        if whole is None:
            return [None] * len(lines)
        found, known = Counter([whole.name]), {whole.name: whole}
    usual = [known[name] for name, _ in found.most_common()]
    likely = [one or _likely(line, usual) for one, line in zip(certain, lines, strict=True)]
    return with_neighbours(lines, likely, usual[0])


def _runs_of(line: str) -> Mapping[str, set[str]]:
    return {one.name: wrong_runs(line, one) for one in conversions()}


def _certain(runs: Mapping[str, set[str]] | set[str], times: int = 1) -> Conversion | None:
    """Return how runs are to be read where that is certain, given so many times the evidence of one line."""
    found = best(runs) if runs else None
    return found.conversion if found and found.is_enough(times) else None


def _likely(line: str, usual: Iterable[Conversion]) -> Conversion | None:
    """Return how a line that says too little for itself is read in a document that has lines to be read so.

    Where a reading is as good as the line as it stands, such as `Tù do`, the document decides.
    """
    runs = [(one, wrong_runs(line, one)) for one in usual]
    readings: list[Evidence] = [evidence(wrong, one) for one, wrong in runs if wrong]
    first = max(readings, key=lambda one: one.gain, default=None)
    return first.conversion if first and first.gain >= 0 and first.is_vietnamese else None


def _converted(lines: Sequence[str], chosen: Sequence[Conversion | None]) -> str:
    """Return the lines of a part, each read as was chosen for it."""
    done: list[str] = []
    for line, conversion in zip(lines, chosen, strict=True):
        if conversion is None:
            done.append(line)
            continue
        fixed, end = "", 0
        for start, stop in wrong_spans(line, conversion):
            fixed += line[end:start]
            begins = not done or _PARAGRAPH_END.search(fixed if start else done[-1]) is not None
            fixed, end = fixed + _read_so(line[start:stop], conversion, begins_sentence=begins), stop
        done.append(fixed + line[end:])
    return "\n".join(done)


def _read_so(text: str, conversion: Conversion, *, begins_sentence: bool, of_bytes: bool = False) -> str:
    """Return a stretch of text with its words converted; `of_bytes` where each character is a byte of the file."""
    fixed = RUN.sub(partial(_converted_run, conversion, of_bytes=of_bytes), text)
    return with_capitals(fixed, begins_sentence=begins_sentence) if conversion.name in _WITHOUT_CAPITALS else fixed


def _converted_run(conversion: Conversion, found: re.Match[str], *, of_bytes: bool) -> str:
    run = found[0]
    if is_plain(run):
        return run
    if of_bytes and is_utf8(run):
        return run.encode("latin-1").decode(errors="replace")
    return run if is_to_stay(run, conversion) else conversion.convert(run)
