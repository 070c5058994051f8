"""Which of the optional stages of a search are gone through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that can be switched off, in the order in which a question meets them.

    Attributes:
        expand_abbreviations: Look for long forms beside a question's abbreviations, and the other way round.
        correct_slips: Correct what was mistyped: a wrong letter or tone mark, keystrokes left as they are.
        restore_diacritics: Give a question the diacritics that it was typed without.
        reread_passages: How many of the best passages are compared with the question word by word; 0 compares none.
        references_first: Put passages that hold exactly what the question names (`01-KL/TW`, `Điều 5`) before others.
    """

    expand_abbreviations: bool = True
    correct_slips: bool = True
    restore_diacritics: bool = True
    reread_passages: int = 30
    references_first: bool = True
