"""The tokens of an answer, as exact match and F1 compare them."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from functools import cache

from corpus.tone_placement import old_style


def answer_tokens(text: str) -> list[str]:
    """Return the tokens of an answer: in Vietnamese its syllables, without what does not matter.

    Source: `normalize_answer` of the evaluation script of SQuAD (Rajpurkar et al. 2016, 2018), which lowers the case,
    removes punctuation without putting a space in its place, and splits at white space. It differs in three ways:

    - Text is brought to NFC and to one tone placement first, so that `hoà` is `hòa` and decomposed text is no other.
    - Punctuation of all scripts goes, such as `“`, `–` and `…`, not that of ASCII alone; so does the script of MLQA
      (Lewis et al. 2020).
    - No articles are removed. `an` and `a` are English articles and Vietnamese syllables (`an ninh`, `a dua`),
      and the words that MLQA's script drops for Vietnamese (`của`, `là`, `cái`, `chiếc`, `những`) are no articles.

    Example:
        >>> answer_tokens("“Công an” tỉnh Hoà Bình…")
        ['công', 'an', 'tỉnh', 'hòa', 'bình']
    """
    kept = (letter for letter in old_style(text).lower() if not _is_punctuation(letter))
    return "".join(kept).split()


def accepted_tokens(accepted: Sequence[str]) -> list[list[str]]:
    """Return the tokens of each accepted answer.

    As in the script of SQuAD, an accepted answer of punctuation alone is left out; where no other is left, only an
    answer without tokens equals it.

    Example:
        >>> accepted_tokens(["45", "…"]), accepted_tokens(["…"])
        ([['45']], [[]])
    """
    tokens = [answer_tokens(one) for one in accepted]
    return [one for one in tokens if one] or [[]]


@cache
def _is_punctuation(letter: str) -> bool:
    # The ASCII signs that Unicode calls symbols (`+`, `=`, `$`) are punctuation to the script of SQuAD.
    return letter in string.punctuation or unicodedata.category(letter).startswith("P")
