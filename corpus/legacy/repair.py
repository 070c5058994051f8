"""Repairs text that a reader gave in another encoding than it was written in, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
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
    marked_runs,
)
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


def read_single_bytes(data: bytes) -> str | None:
    """Return the text of a file in one of the old encodings, or None where it is in none of them.

    Args:
        data: A whole file that is no UTF-8.
    """
    seen = data.decode("latin-1")
    runs = marked_runs(seen[:_SAMPLE])
    found = [
        one for one in (evidence(runs, conversion) for conversion in conversions()) if not one.conversion.proves_itself
    ]
    first = max(found, key=lambda one: one.gain)
    if first.gain < COMMON - IMPOSSIBLE or not first.is_vietnamese:
        return None
    lines = seen.split("\n")
    return _converted(lines, [first.conversion] * len(lines))


def _chosen(lines: Sequence[str]) -> list[Conversion | None]:
    """Return how each line is to be read, None for as it is."""
    runs = [marked_runs(line) for line in lines]
    certain = [_certain(of_line) if is_suspicious(line) else None for line, of_line in zip(lines, runs, strict=True)]
    found = Counter(one.name for one in certain if one)
    known = {one.name: one for one in certain if one}
    if not found:
        together = set().union(*runs)
        # Of many lines that say little, some say it by chance.
        whole = _certain(together, times=2)
        if whole is None:
            return [None] * len(lines)
        found, known = Counter([whole.name]), {whole.name: whole}
    usual = [known[name] for name, _ in found.most_common()]
    return [one or _likely(of_line, usual) for one, of_line in zip(certain, runs, strict=True)]


def _certain(runs: set[str], times: int = 1) -> Conversion | None:
    """Return how runs are to be read where that is certain, given so many times the evidence of one line."""
    found = best(runs) if runs else None
    return found.conversion if found and found.is_enough(times) else None


def _likely(runs: set[str], usual: Iterable[Conversion]) -> Conversion | None:
    """Return how a line that says too little for itself is read in a document that has lines to be read so.

    Where a reading is as good as the line as it stands, such as `Tù do`, the document decides.
    """
    if not runs:
        return None
    readings: list[Evidence] = [evidence(runs, one) for one in usual]
    first = max(readings, key=lambda one: one.gain, default=None)
    return first.conversion if first and first.gain >= 0 and first.is_vietnamese else None


def _converted(lines: Sequence[str], chosen: Sequence[Conversion | None]) -> str:
    """Return the lines of a part, each read as was chosen for it."""
    done: list[str] = []
    for line, conversion in zip(lines, chosen, strict=True):
        fixed = line
        if conversion:
            fixed = RUN.sub(partial(_converted_run, conversion), line)
            if conversion.name in _WITHOUT_CAPITALS:
                begins = not done or _PARAGRAPH_END.search(done[-1]) is not None
                fixed = with_capitals(fixed, begins_sentence=begins)
        done.append(fixed)
    return "\n".join(done)


def _converted_run(conversion: Conversion, found: re.Match[str]) -> str:
    run = found[0]
    return run if is_plain(run) or is_to_stay(run, conversion) else conversion.convert(run)
