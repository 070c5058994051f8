"""In which language a client wants to be told what went wrong."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.messages import Language

_MOST_CHARACTERS = 1_000


def asked_language(header: str | None, default: Language) -> Language:
    """Return the language that an `Accept-Language` header likes best of those that there are.

    The weights are those of RFC 9110, section 12.5.4; what cannot be read counts for nothing.

    Args:
        header: The header's value, None where it was not sent.
        default: What to take where the header names neither language.

    Example:
        >>> asked_language("fr, en-US;q=0.8, vi;q=0.7", "vi"), asked_language("fr", "vi"), asked_language(None, "en")
        ('en', 'vi', 'en')
    """
    best, weight = default, 0.0
    for name, liked in _preferences((header or "")[:_MOST_CHARACTERS]):
        language = _known(name, default)
        if language is not None and liked > weight:
            best, weight = language, liked
    return best


def _preferences(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, _, weight = part.partition(";")
        try:
            yield name.strip().lower(), float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue


def _known(name: str, default: Language) -> Language | None:
    if name == "*":
        return default
    main = name.partition("-")[0]
    if main == "vi":
        return "vi"
    return "en" if main == "en" else None
