"""Makes any text safe and cheap to encode."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 8192
"""512 tokens of at most 16 characters: what stands behind it, the bundled model cannot see."""

MAX_RUN = 512
"""Characters without white space; longer runs are broken up, because some tokenisers need quadratic time for them."""

# Canonical ordering of combining marks is quadratic in a run of them, so NFKC never sees more than this.
_MAX_RAW_CHARACTERS = 2 * MAX_CHARACTERS

_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
_WHITE_SPACE = re.compile(r"\s{2,}")
_LONG_RUN = re.compile(rf"\S{{{MAX_RUN}}}(?=\S)")


def guard_text(text: str) -> str:
    r"""Return the text as an encoder may see it.

    It is in NFKC, without NUL and lone surrogates, without two white space characters in a row, has no run of
    more than `MAX_RUN` characters without white space, and at most `MAX_CHARACTERS` characters.

    Args:
        text: Any string at all, the empty one included.

    Example:
        >>> guard_text("Điê\u0300u  5\x00")
        'Điều 5'
    """
    text = _WHITE_SPACE.sub(" ", _UNENCODABLE.sub("", text))[:_MAX_RAW_CHARACTERS]
    text = _WHITE_SPACE.sub(" ", unicodedata.normalize("NFKC", text))[:MAX_CHARACTERS]
    return _LONG_RUN.sub(r"\g<0> ", text)[:MAX_CHARACTERS]
