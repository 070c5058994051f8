"""The passages nearest to a question in meaning, among all or among those that a filter allows."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from index.stores.allowed import Allowed

_MARGIN = 1.3
"""How many more to ask for than should hold enough, since chance takes some: asking twice costs more."""
_MORE = 4
"""How many times more to look at where what was found held too few that are allowed."""


def nearest(
    search: Callable[[int], Sequence[tuple[str, float]]],
    compare: Callable[[Sequence[str]], Mapping[str, float]],
    limit: int,
    allowed: Allowed | None,
) -> list[tuple[str, float]]:
    """Return ids of passages with their cosine to a question, best first.

    Where few are allowed, each is compared, and the result is exact. Where many are, the graph of all vectors is asked
    for as many as should hold enough of them, and for more until it does or there are no more.

    Args:
        search: Returns so many of the nearest of all passages, best first; fewer only where there are no more.
        compare: Returns the cosines of some passages by their ids; one without vectors is left out.
        limit: How many passages to return.
        allowed: The passages that may be found; None for all.

    Example:
        >>> nearest(lambda count: [("a-1", 0.9), ("b-1", 0.8)][:count], lambda names: {}, 1, None)
        [('a-1', 0.9)]
    """
    if allowed is None:
        return list(search(limit))
    if allowed.few is not None:
        return sorted(compare(allowed.few).items(), key=lambda found: (-found[1], found[0]))[:limit]
    count = math.ceil(_MARGIN * limit / allowed.share)
    while True:
        found = search(count)
        kept = [one for one in found if allowed.holds(one[0])]
        if len(kept) >= limit or len(found) < count:
            return kept[:limit]
        count *= _MORE
