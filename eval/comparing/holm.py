"""Corrects p-values for their number: of twenty tests of nothing, one is below .05."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Test = TypeVar("Test", bound=Hashable)


def holm(p_values: Mapping[Test, float]) -> dict[Test, float]:
    """Return p-values corrected so that the chance of even one false alarm among them stays what it says.

    The smallest of n is multiplied by n, the next by n - 1 and so on, and none comes out smaller than one before it
    (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979).

    Args:
        p_values: The p-value of each test.

    Example:
        >>> holm({"a": 0.03, "b": 0.01})
        {'a': 0.03, 'b': 0.02}
    """
    ranked = sorted(p_values, key=lambda test: p_values[test])
    corrected: dict[Test, float] = {}
    greatest = 0.0
    for left, test in zip(range(len(ranked), 0, -1), ranked, strict=True):
        greatest = max(greatest, min(1.0, left * p_values[test]))
        corrected[test] = greatest
    return {test: corrected[test] for test in p_values}
