"""The words of some passages, looked up by what they fold to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.folding import fold
from corpus.tone_placement import old_style

_WORD = re.compile(r"[^\W_]+")


class PassageWords:
    """Every word of some texts once, in lower case and NFC with tone marks in the old style.

    Args:
        texts: The texts.

    Example:
        >>> words = PassageWords(["Bà Hạnh chủ trì hội nghị.", "Hội NGHỊ bàn về đường thuỷ."])
        >>> words.spelled("nghi"), words.spelled("thuy"), words.spelled("van")
        (('nghị',), ('thủy',), ())
    """

    def __init__(self, texts: Sequence[str]) -> None:
        # Joined, since one pass over a long text is many times faster than a call for each word.
        words = dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", "\n".join(texts).lower())))
        spelled = old_style("\n".join(words))
        self._by_folded: dict[str, tuple[str, ...]] = {}
        for folded, word in zip(fold(spelled).split("\n"), spelled.split("\n"), strict=True):
            known = self._by_folded.setdefault(folded, (word,))
            if word not in known:
                self._by_folded[folded] = (*known, word)
        self._by_folded.pop("", None)  # of no text at all

    def spelled(self, folded: str) -> tuple[str, ...]:
        """Return the spellings of a folded word, in the order of the texts."""
        return self._by_folded.get(folded, ())
