"""Standard abbreviations: for one in a question its long form, and for a long form its abbreviations.

Only the search by words looks for them. The encoder does not gain: with abbreviations written out before encoding, 437
news titles that shorten something or could found their articles no better (nDCG@10 .850, as they are .852).
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from corpus.folding import fold, folded_syllables

_CONNECTOR = r"(?:\s*[&.-]\s*|\s+va\s+|\s+)?"
# In a document's number (`12/QĐ-UBND`) it stands for nothing that would be written out.
_BEFORE, _BEHIND = r"(?<![\w/-])", r"(?![\w/]|-\w)"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the table.

    Attributes:
        pattern: Finds the long form or one of the abbreviations in a folded question.
        forms: All that it may be written as, in folded syllables.
    """

    pattern: re.Pattern[str]
    forms: tuple[str, ...]


def other_forms(question: str) -> list[str]:
    """Return how else documents may write what a question shortens or writes out, in folded syllables.

    Args:
        question: The question, with or without diacritics, in any case.

    Example:
        >>> other_forms("Chủ tịch UBND tỉnh là ai?")
        ['uy ban nhan dan']
        >>> other_forms("so giao duc va dao tao o dau")
        ['gddt', 'gd dt', 'gd va dt']
    """
    folded = fold(question)
    meant = [entry for entry in _table() if entry.pattern.search(folded)]
    if not meant:
        return []
    asked = f" {' '.join(folded_syllables(question))} "
    forms = dict.fromkeys(form for entry in meant for form in entry.forms)
    return [form for form in forms if f" {form} " not in asked]


@functools.cache
def _table() -> tuple[_Entry, ...]:
    text = resources.files("index").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return tuple(_entry(long_form, short) for long_form, short in tomllib.loads(text).items())


def _entry(long_form: str, short: str) -> _Entry:
    parts = fold(short).split("&")
    syllables = folded_syllables(long_form)
    written_out = r"\W+".join(syllables)
    together = dict.fromkeys(joint.join(parts) for joint in ("", " ", " va "))
    return _Entry(
        re.compile(rf"\b{written_out}\b|{_BEFORE}{_CONNECTOR.join(parts)}{_BEHIND}"),
        (" ".join(syllables), *together),
    )
