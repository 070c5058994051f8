"""Checks what a language model stated against the passages that it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.passage_encoder import PassageEncoder
from qa.answer import Support
from qa.writing.reply import Stated
from qa.writing.sources import Source
from qa.writing.support import Claim, Rarity, SupportSigns, Thresholds, content, judge
from qa.writing.written import WrittenStatement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ORDER = (Support.UNSUPPORTED, Support.PARTLY, Support.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Proof:
    """How far some sentences prove a statement.

    Attributes:
        sources: The sentences, the one that proves most first; none where nothing is like the statement.
        signs: What is seen of the two side by side.
        support: How far they prove it.
    """

    sources: tuple[Source, ...]
    signs: SupportSigns
    support: Support


class SupportChecker:
    """Measures for each statement of a reply how far the given passages prove it. It keeps nothing between replies.

    Args:
        encoder: What tells how near sentences are in meaning; it is asked once for a reply.
        rarity: What weighs words, as `index.lexical.rarity` does.
        thresholds: From where on a statement counts as supported.
    """

    def __init__(self, encoder: PassageEncoder, rarity: Rarity, thresholds: Thresholds | None = None) -> None:
        self._encoder = encoder
        self._rarity = rarity
        self._thresholds = thresholds or Thresholds()

    def check(self, stated: Sequence[Stated], sources: Sequence[Source]) -> list[WrittenStatement]:
        """Return each statement with its support and the sentences that prove it.

        A statement that its own citations do not prove is looked for in the other passages: a wrong number is put
        right, and a statement without any finds its own.

        Args:
            stated: What the model stated, with the numbers of the passages that it cites.
            sources: The sentences of those passages.
        """
        return [self._written(one, proof) for one, proof in zip(stated, self.proofs(stated, sources), strict=True)]

    def proofs(self, stated: Sequence[Stated], sources: Sequence[Source]) -> list[Proof]:
        """Return for each statement the best proof that there is."""
        claims = [Claim(one.text, self._rarity) for one in stated]
        choices = [
            [claim.best([source for source in sources if source.number in one.cites]), claim.best(sources)]
            for claim, one in zip(claims, stated, strict=True)
        ]
        meaning = _Meaning(self._encoder, claims, choices)
        return [
            max((self._proof(claim, chosen, meaning) for chosen in both), key=lambda proof: _ORDER.index(proof.support))
            for claim, both in zip(claims, choices, strict=True)
        ]

    def _proof(self, claim: Claim, chosen: Sequence[Source], meaning: _Meaning) -> Proof:
        signs = claim.signs(chosen, meaning.cosine(claim, chosen))
        return Proof(tuple(chosen), signs, judge(signs, self._thresholds) if chosen else Support.UNSUPPORTED)

    @staticmethod
    def _written(stated: Stated, proof: Proof) -> WrittenStatement:
        is_proved = proof.support is not Support.UNSUPPORTED
        sentences = tuple(one.proving for one in proof.sources) if is_proved else ()
        return WrittenStatement(stated.text, proof.support, sentences, round(content(proof.signs), 4))


class _Meaning:
    """The vectors of all statements of a reply and of the sentences that may prove them, made in one batch."""

    def __init__(
        self, encoder: PassageEncoder, claims: Sequence[Claim], choices: Sequence[Sequence[Sequence[Source]]]
    ) -> None:
        texts = [claim.text.text for claim in claims]
        texts += [source.own.text for both in choices for chosen in both for source in chosen]
        unique = list(dict.fromkeys(texts))
        self._vectors: dict[str, NDArray[np.float32]] = {}
        if unique:
            self._vectors.update(zip(unique, encoder.encode_passages(unique), strict=True))

    def cosine(self, claim: Claim, chosen: Sequence[Source]) -> float:
        """Return the highest cosine of a statement and one of the sentences, 0 without any."""
        own = self._vectors[claim.text.text]
        return max((float(own @ self._vectors[one.own.text]) for one in chosen), default=0.0)
