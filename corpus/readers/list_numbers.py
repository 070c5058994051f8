"""The numbers of list items where a document names only their kind and their place in the list."""

from __future__ import annotations

from string import ascii_lowercase

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3_999


def list_number(marker: str, number: int) -> str:
    """Return how a list item begins.

    Args:
        marker: `bullet`, `decimal`, `lower_alpha`, `upper_alpha`, `lower_roman` or `upper_roman`.
        number: The item's number in its list; the first has mostly 1.

    Example:
        >>> [list_number("bullet", 1), list_number("decimal", 3), list_number("upper_roman", 4)]
        ['-', '3.', 'IV.']
        >>> [list_number("lower_alpha", 2), list_number("lower_alpha", 28)]
        ['b.', 'bb.']
    """
    kind = marker.removeprefix("lower_").removeprefix("upper_")
    if kind == "bullet":
        return "-"
    text = str(number)
    if kind == "alpha" and number > 0:
        # Office programs go on with aa, bb, cc behind z.
        text = ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)
    elif kind == "roman" and 0 < number <= _MOST_ROMAN:
        text = _roman(number)
    return (text.upper() if marker.startswith("upper_") else text) + "."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
