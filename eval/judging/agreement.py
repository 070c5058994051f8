"""How far a language model's opinion agrees with the metric `right`."""

from __future__ import annotations

from collections.abc import Iterable


def agreement(pairs: Iterable[tuple[bool, bool]]) -> tuple[float | None, float | None]:
    """Return on which share of the answers two judges agree, and Cohen's kappa.

    Kappa is (p - e) / (1 - e), with p the share on which they agree and e the share on which they would by chance, each
    calling answers right as often as it does: Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960). It is undefined where e is 1: both always say the same one thing.

    Args:
        pairs: For each answer, whether the one and whether the other calls it right.

    Returns:
        The share from 0 to 1, or None without pairs; kappa from -1 to 1, or None where undefined.

    Example:
        >>> agreement([(True, True), (True, False), (False, False), (False, False)])
        (0.75, 0.5)
    """
    both = list(pairs)
    if not both:
        return None, None
    share = sum(one == other for one, other in both) / len(both)
    if len({opinion for pair in both for opinion in pair}) == 1:
        return share, None
    from sklearn.metrics import cohen_kappa_score

    ones, others = zip(*both, strict=True)
    return share, float(cohen_kappa_score(ones, others))
