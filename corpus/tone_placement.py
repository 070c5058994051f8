"""One style of placing tone marks, for text that is compared or embedded; never for text that is displayed.

The two styles in use differ only in syllables that end in `oa`, `oe` or `uy`: the old one marks the first vowel
(`hòa`, `thủy`), the new one the second (`hoà`, `thuỷ`). After `q` the `u` belongs to the consonant, and both styles
write `quý`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

_TONES = (
    "\N{COMBINING GRAVE ACCENT}"
    "\N{COMBINING ACUTE ACCENT}"
    "\N{COMBINING HOOK ABOVE}"
    "\N{COMBINING TILDE}"
    "\N{COMBINING DOT BELOW}"
)


def _moves() -> dict[str, str]:
    pairs = {}
    for first, second, tone in ((pair[0], pair[1], tone) for pair in ("oa", "oe", "uy") for tone in _TONES):
        for left, right in itertools.product((first, first.upper()), (second, second.upper())):
            new_style = unicodedata.normalize("NFC", left + right + tone)
            pairs[new_style] = unicodedata.normalize("NFC", left + tone + right)
    return pairs


_NEW_TO_OLD = _moves()
# The syllable must end after the pair: `hoàn` and `khoản` are written alike in both styles.
_NEW_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEW_TO_OLD)})(?![^\W\d_]|[\u0300-\u036f])")


def old_style(text: str) -> str:
    """Return `text` in NFC with tones placed in the old style.

    Example:
        >>> old_style("hoà bình, thuỷ lợi, hoàn thành, quý I")
        'hòa bình, thủy lợi, hoàn thành, quý I'
    """
    return _NEW_STYLE.sub(lambda pair: _NEW_TO_OLD[pair.group()], unicodedata.normalize("NFC", text))
