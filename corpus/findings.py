"""What is looked for in every document's text to be kept beside it in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.abbreviations import DefinedAbbreviation, defined_abbreviations
from corpus.mentions import Mention, find_mentions


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a text.

    Attributes:
        abbreviations: The abbreviations that it defines.
        mentions: The official documents that it mentions, in the order of the text.
    """

    abbreviations: tuple[DefinedAbbreviation, ...]
    mentions: tuple[Mention, ...]


def findings_in(text: str) -> Findings:
    """Return what is found in a document's text.

    Example:
        >>> found = findings_in("Hội đồng nhân dân (HĐND) xã họp theo Nghị quyết số 15/NQ-HĐND.")
        >>> [one.short for one in found.abbreviations], [one.number for one in found.mentions]
        (['hdnd'], ['15/NQ-HĐND'])
    """
    return Findings(tuple(defined_abbreviations(text)), tuple(find_mentions(text)))
