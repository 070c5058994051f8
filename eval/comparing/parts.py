"""The parts of the program that can be switched off to see what each is worth: the one list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.errors import UsageError


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program.

    Attributes:
        name: What `--only` calls it.
        label: Code of the message with its name for people.
        off: The settings without it.
    """

    name: str
    label: str
    off: Mapping[str, object] = field(hash=False)


PARTS: tuple[Part, ...] = (
    Part("lexical", "part_lexical", {"lexical_weight": 0.0}),
    Part("dense", "part_dense", {"dense_weight": 0.0, "dense_weight_without_diacritics": 0.0}),
    Part("slips", "part_slips", {"correct_slips": False}),
    Part("restoration", "part_restoration", {"restore_diacritics": False}),
    Part("abbreviations", "part_abbreviations", {"expand_abbreviations": False}),
    Part("rereading", "part_rereading", {"reread_passages": 0}),
    Part("references", "part_references", {"references_first": False}),
    Part("reader", "part_reader", {"read_sentences": False}),
    Part("history", "part_history", {"use_history": False}),
    Part("abstention", "part_abstention", {"confidence_threshold": 0.0}),
)
"""Every part, in the order in which a question meets them."""


def parts_named(names: Sequence[str]) -> list[Part]:
    """Return the parts of these names, all of them where none is named.

    Args:
        names: Names, or several at once with commas between them.

    Raises:
        UsageError: There is no such part.

    Example:
        >>> [part.name for part in parts_named(["reader,dense"])]
        ['dense', 'reader']
    """
    wanted = [name.strip() for given in names for name in given.split(",") if name.strip()]
    known = [part.name for part in PARTS]
    for name in wanted:
        if name not in known:
            raise UsageError("part_unknown", name=name, known=", ".join(known))
    return [part for part in PARTS if not wanted or part.name in wanted]
