"""Names of files from before Unicode, of which each is too short to tell its encoding and all together do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from corpus.legacy.conversions import conversions
from corpus.legacy.recognition import RUN, is_plain
from corpus.legacy.syllables import IMPOSSIBLE, likeness

_LEAST_MEAN = 0.6
_LEAST_LEAD = 1.0
_SAMPLE = 2_000
_LONGEST = 15
"""No Vietnamese syllable, nor two of them glued, is longer."""

_Reading = Callable[[bytes], str]


def names_in_unicode(names: Sequence[bytes]) -> list[str]:
    r"""Return the names of an archive's members, in their order.

    Each that is UTF-8 is read so. The others are taken together for one of the encodings of Vietnam, as bytes of
    Windows or as those that DOS makes of them, where that makes nearly all of their words Vietnamese and no other
    reading makes as many; else for code page 437, which an archive without a word on it means, or for Windows-1252
    where only that makes letters of them all.

    Args:
        names: The names as bytes, those of one archive.

    Example:
        >>> names_in_unicode([b"B\xe1o c\xe1o.txt", b"quy\xea\xect \xf0i\xf2nh.doc", "Kế hoạch.doc".encode()])
        ['Báo cáo.txt', 'quyết định.doc', 'Kế hoạch.doc']
        >>> names_in_unicode([b"Ngh\xde quy\xd5t.doc"]), names_in_unicode([b"r\x82sum\x82.doc"])
        (['Nghị quyết.doc'], ['résumé.doc'])
    """
    known = [_from_utf8(name) for name in names]
    unknown = [name for name, text in zip(names, known, strict=True) if text is None]
    if not unknown:
        return [text for text in known if text is not None]
    read = _vietnamese_reading(unknown[:_SAMPLE]) or _western_reading(unknown)
    return [
        unicodedata.normalize("NFC", read(name)) if text is None else text
        for name, text in zip(names, known, strict=True)
    ]


def _from_utf8(name: bytes) -> str | None:
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        return None
    beyond = [letter for letter in text if not letter.isascii()]
    # `ươ` of VISCII happens to be one letter of West Africa.
    return None if len(beyond) == 1 and not unicodedata.name(beyond[0], "").startswith("LATIN ") else text


def _vietnamese_reading(names: Sequence[bytes]) -> _Reading | None:
    """Return how names are to be read that are Vietnamese, None where they are not, or two readings are as good."""
    scored = [(read, [read(name) for name in names]) for read in _readings()]
    worth = [(_worth(texts), read, texts) for read, texts in scored]
    (total, mean), first, texts = max(worth, key=lambda one: one[0][0])
    if total <= 0 or mean < _LEAST_MEAN:
        return None
    rivals = [others for (other, _), _, others in worth if total - other < _LEAST_LEAD]
    return first if all(others == texts for others in rivals) else None


def _readings() -> list[_Reading]:
    """Return how bytes may be read: by each encoding, the bytes being those of Windows, or of DOS made of Windows."""
    found: list[_Reading] = []
    for view in ("latin-1", "cp850"):
        found += [_by(view, one.convert) for one in conversions() if not one.proves_itself]
    return [*found, _by("cp437", str), _by("latin-1", str)]


def _by(view: str, convert: Callable[[str], str]) -> _Reading:
    def read(name: bytes) -> str:
        return RUN.sub(lambda run: run[0] if is_plain(run[0]) else convert(run[0]), name.decode(view))

    return read


def _worth(names: Sequence[str]) -> tuple[float, float]:
    """Return how much the different words with marks are like Vietnamese, summed up and on average."""
    # A sign beyond ASCII within a word is a letter read wrongly, and part of it.
    words = {word.lower() for name in names for word in RUN.findall(name) if not word.isascii()}
    values = [likeness(word) if len(word) <= _LONGEST else IMPOSSIBLE for word in words]
    return sum(values), sum(values) / len(values) if values else 0.0


def _western_reading(names: Sequence[bytes]) -> _Reading:
    if all(_is_of_latin(name.decode("cp437")) for name in names):
        return _by("cp437", str)
    windows = [name.decode("cp1252", errors="replace") for name in names]
    return _by("cp1252", str) if all(_is_of_latin(text) for text in windows) else _by("cp437", str)


def _is_of_latin(name: str) -> bool:
    """Tell whether all characters beyond ASCII are Latin letters."""
    beyond = [letter for letter in name if not letter.isascii()]
    return all(letter.isalpha() and "LATIN" in unicodedata.name(letter, "") for letter in beyond)
