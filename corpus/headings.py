"""The headings of a document: the parts of a law, else what its format marks, else its outline."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.law_lines import PARTS
from corpus.law_structure import law_headings
from corpus.places import Heading

_FEWEST_MARKED = 2
_ARTICLE = "Điều "


def headings_of(text: str, marked: Sequence[Heading]) -> tuple[Heading, ...]:
    r"""Return the headings that a citation names.

    In a law, a regulation or a contract they are its parts, whatever its format marks: some files mark only the
    chapters, others every line in bold. Elsewhere the format knows best, if it marks more than the title.

    Args:
        text: The clean text of the document.
        marked: The headings that its format marks, in order.

    Example:
        >>> [one.text for one in headings_of("I. MỤC TIÊU\nTrồng cam.\nII. KINH PHÍ\nHai tỷ đồng.", ())]
        ['I. MỤC TIÊU', 'II. KINH PHÍ']
    """
    found = law_headings(text)
    is_law = any(heading.level == PARTS["dieu"] and heading.text.startswith(_ARTICLE) for heading in found)
    if is_law or not found or len(marked) < _FEWEST_MARKED:
        return found or tuple(marked)
    return tuple(marked)
