"""What a benchmark of the search asks: the forms of the questions, and the configurations of the search."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from eval.bench.perturbing import PERTURBATIONS
from eval.comparing.parts import PARTS
from eval.gold.question import GoldQuestion
from qa.settings import Settings

AS_TYPED = "accented"
"""The form of a question in which nothing is changed."""

FORMS: Mapping[str, str] = MappingProxyType(
    {AS_TYPED: AS_TYPED, **{name.lower().replace(" ", "-"): name for name in PERTURBATIONS}}
)
"""The forms of a question: what the command line calls them, and what tables do."""

LATER_PARTS: tuple[str, ...] = ("rereading", "references")
"""The parts, by their names in `PARTS`, that order anew what the fusion has put in order."""

STAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dense": ("lexical", *LATER_PARTS),
        "lexical": ("dense", *LATER_PARTS),
        "fused": LATER_PARTS,
        "final": (),
    }
)
"""The stages of a search, and which parts are off in each."""

_AFTER_THE_SEARCH = frozenset({"reader", "history", "abstention"})

SEARCH_PARTS: tuple[str, ...] = tuple(part.name for part in PARTS if part.name not in _AFTER_THE_SEARCH)
"""The parts on which depends what a search finds."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """One way to search.

    Attributes:
        name: A stage, or `without` and a part.
        off: The parts that are off.
    """

    name: str
    off: tuple[str, ...]

    def settings(self, settings: Settings) -> Settings:
        """Return the settings with the parts off."""
        return settings.model_copy(update=self.changes())

    def changes(self) -> dict[str, object]:
        """Return the settings that switch the parts off."""
        return {name: value for part in PARTS if part.name in self.off for name, value in part.off.items()}

    @property
    def is_by_words_alone(self) -> bool:
        """Whether the vectors bring nothing to it."""
        return "dense" in self.off


FINAL = Configuration("final", STAGES["final"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of each set.

    Attributes:
        forms: The forms of the questions, by their names on the command line.
        stages: The stages.
        off: The parts that are switched off, each by itself.
        seed: What the slips and the choice of questions depend on.
        limit: How many questions are drawn of each set; None for all.
    """

    forms: Sequence[str] = field(default_factory=lambda: tuple(FORMS))
    stages: Sequence[str] = field(default_factory=lambda: tuple(STAGES))
    off: Sequence[str] = ()
    seed: int = 1
    limit: int | None = None

    def configurations(self) -> list[Configuration]:
        """Return the stages and, where parts are switched off, the final one and those without each part."""
        stages = [Configuration(name, STAGES[name]) for name in self.stages]
        without = [Configuration(f"without {part}", (part,)) for part in self.off]
        return list(dict.fromkeys([*stages, *([FINAL] if without else []), *without]))

    def drawn(self, questions: Sequence[GoldQuestion]) -> list[GoldQuestion]:
        """Return as many questions as are wanted, in their order, the same ones for the same seed."""
        if self.limit is None or self.limit >= len(questions):
            return list(questions)
        places = random.Random(self.seed).sample(range(len(questions)), self.limit)
        return [questions[place] for place in sorted(places)]

    def asked(self, form: str, question: GoldQuestion) -> str:
        """Return a question in a form; its slips depend on the seed and on its id alone.

        Args:
            form: Name of the form.
            question: The question.
        """
        if form == AS_TYPED:
            return question.question
        return PERTURBATIONS[FORMS[form]](question.question, random.Random(f"{self.seed} {form} {question.id}"))
