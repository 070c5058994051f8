"""Which stretches of a line were read in another encoding than they were written in, where others are right."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.legacy.conversions import Conversion
from corpus.legacy.recognition import RUN, is_plain, is_right, says_for

_CHANGE = 0.9
"""What a change between right and wrong words costs: a word that speaks clearly is worth one there and one back."""
_CHANGE_AT_SIGN = 0.6
_SIGN = re.compile(r"[.!?…;:()\[\]\"“”|\t]|[-–—](?:\s|$)")
"""Where people paste, and where a form's label ends."""
_DOUBT = 0.001
"""Where two cuts are as good, less is converted."""

Span = tuple[int, int]


def wrong_spans(line: str, conversion: Conversion) -> tuple[Span, ...]:
    """Return from where to where a line is to be read by a conversion; all of it, where nothing says it is right.

    Words that can only be right as they stand, such as those with letters that no old encoding shows, are weighed
    against those that the conversion makes Vietnamese. What reads well either way goes with its neighbours.

    Args:
        line: A line of text.
        conversion: How its wrong words are to be read.

    Example:
        >>> from corpus.legacy.conversions import conversions
        >>> vni = next(one for one in conversions() if one.name == "vni")
        >>> line = "Lê Văn Toàn: thaûo luaän toaøn dieän"
        >>> [line[start:end] for start, end in wrong_spans(line, vni)]
        ['thaûo luaän toaøn dieän']
    """
    runs = [found for found in RUN.finditer(line) if not is_plain(found[0])]
    if not any(is_right(found[0], conversion) for found in runs):
        return ((0, len(line)),) if runs else ()
    gains = [says_for(found[0], conversion) - _DOUBT for found in runs]
    changes = [
        _CHANGE_AT_SIGN if _SIGN.search(line[before.end() : after.start()]) else _CHANGE
        for before, after in pairwise(runs)
    ]
    starts = [0, *(found.start() for found in runs[1:]), len(line)]
    return tuple((starts[first], starts[end]) for first, end in _stretches(_best_path(gains, changes)))


def wrong_runs(line: str, conversion: Conversion) -> set[str]:
    """Return the different runs with characters beyond ASCII in the wrong stretches of a line."""
    spans = wrong_spans(line, conversion)
    return {run for start, end in spans for run in RUN.findall(line[start:end]) if not is_plain(run)}


def _best_path(gains: Sequence[float], changes: Sequence[float]) -> list[bool]:
    """Return for each word whether it is wrong, so that what they gain less what the changes cost is most.

    Args:
        gains: By how much each word is better converted.
        changes: What a change costs before the second and each further word.
    """
    right, wrong = 0.0, gains[0]
    came: list[tuple[bool, bool]] = []
    """For each word but the first: whether the one before is wrong, should this one be right, and wrong."""
    for gain, change in zip(gains[1:], changes, strict=True):
        came.append((wrong - change > right, wrong > right - change))
        right, wrong = max(right, wrong - change), max(wrong, right - change) + gain
    path = [wrong > right]
    for if_right, if_wrong in reversed(came):
        path.append(if_wrong if path[-1] else if_right)
    return path[::-1]


def _stretches(path: Sequence[bool]) -> Iterator[Span]:
    """Yield from which to which place the words are wrong."""
    first: int | None = None
    for place, is_wrong in enumerate([*path, False]):
        if is_wrong and first is None:
            first = place
        elif not is_wrong and first is not None:
            yield first, place
            first = None


def with_neighbours(
    lines: Sequence[str], chosen: Sequence[Conversion | None], usual: Conversion
) -> list[Conversion | None]:
    """Return how each line is read, where one that reads well either way goes with the nearest that does not.

    Args:
        lines: The lines of a document.
        chosen: How each would be read by itself, None for as it is.
        usual: How most of its wrong lines are read.
    """
    speaking = [_speaks(line, one or usual) for line, one in zip(lines, chosen, strict=True)]
    above, below = _nearest(speaking), [*reversed(_nearest(speaking[::-1]))]
    return [
        None if one and speaks is None and _is_right_around(up, down) else one
        for one, speaks, up, down in zip(chosen, speaking, above, below, strict=True)
    ]


def _speaks(line: str, conversion: Conversion) -> bool | None:
    """Tell whether any word of a line can only be right, or else any is wrong; None where all read well either way."""
    runs = [run for run in RUN.findall(line) if not is_plain(run)]
    if any(is_right(run, conversion) for run in runs):
        return True
    return False if any(says_for(run, conversion) >= 1 for run in runs) else None


def _nearest(speaking: Sequence[bool | None]) -> list[tuple[float, bool]]:
    """Return for each line how far above it one speaks, and whether that is a right one."""
    found: list[tuple[float, bool]] = []
    distance, is_right_line = math.inf, False
    for said in speaking:
        found.append((distance, is_right_line))
        distance, is_right_line = (1, said) if said is not None else (distance + 1, is_right_line)
    return found


def _is_right_around(above: tuple[float, bool], below: tuple[float, bool]) -> bool:
    """Tell whether the nearest line that speaks is a right one, or one of two as near."""
    nearest = min(above[0], below[0])
    return any(is_right_line for distance, is_right_line in (above, below) if distance == nearest)
