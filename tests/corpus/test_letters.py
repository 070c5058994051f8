import re
import unicodedata

import pytest

from corpus.letters import CAPITAL

SMALL = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + list("bcdđghklmnpqrstvx")


@pytest.mark.parametrize("small", SMALL)
def test_capitals_are_told_from_small_letters(small: str) -> None:
    assert re.fullmatch(CAPITAL, small.upper())
    assert not re.fullmatch(CAPITAL, small)
