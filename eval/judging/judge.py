"""Has a language model judge the answers that were given: are they proved, and are they right?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.errors import HoidapError
from eval.findings import JudgedAnswer, Judgement, Measured
from eval.judging.agreement import agreement
from eval.judging.evaluators import correctness, faithfulness
from eval.judging.kept import KeptOpinions
from eval.judging.material import Material, material
from eval.judging.replies import said, verdict

if TYPE_CHECKING:
    from llama_index.core.evaluation import EvaluationResult
    from llama_index.core.llms import LLM

FAILURES_IN_A_ROW = 3
"""So many failed replies running are no accident: the judging stops."""
_REASON_CHARACTERS = 600
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def judge(
    measured: Sequence[Measured],
    llm: LLM,
    model_name: str,
    on_done: Callable[[int], None] | None = None,
    kept: Path | None = None,
    texts: Mapping[str, str] = _NO_TEXTS,
) -> Judgement:
    """Return a language model's opinion of the answers that were given.

    Args:
        measured: Outcomes with their metrics; only those that were answered are judged.
        llm: The model, as `qa.writing.language_model.open_language_model` returns it.
        model_name: Its name, for the report.
        on_done: Called with how many more answers are done.
        kept: File in which opinions are kept, one a line; those in it are not asked for again.
        texts: The documents' texts by source, to show what stands around a citation.

    Raises:
        HoidapError: The model cannot be reached, refuses, or fails several times running; what it said so far is kept.
    """
    given = [one for one in measured if not one.outcome.abstained and one.outcome.answer.text]
    judging = _Judging(llm, KeptOpinions(kept, model_name), len(given))
    opinions = []
    for one in given:
        opinions.append(judging.opinion(material(one.outcome, texts)))
        if on_done:
            on_done(1)
    return _judgement(model_name, given, opinions)


def _judgement(model_name: str, given: Sequence[Measured], opinions: Sequence[JudgedAnswer]) -> Judgement:
    pairs = [
        (opinion.is_correct, one.values["right"] == 1)
        for one, opinion in zip(given, opinions, strict=True)
        if opinion.is_correct is not None and "right" in one.values
    ]
    share, kappa = agreement(pairs)
    return Judgement(
        model=model_name,
        answers=tuple(opinions),
        faithful=_share([one.is_faithful for one in opinions]),
        correct=_share([one.is_correct for one in opinions]),
        agreement=share,
        kappa=kappa,
        unusable=sum(_unusable(one, opinion) for one, opinion in zip(given, opinions, strict=True)),
    )


def _unusable(measured: Measured, opinion: JudgedAnswer) -> int:
    """Return how many of the verdicts that were asked for could not be read."""
    asked = material(measured.outcome, _NO_TEXTS)
    faithful = bool(asked.citations) and opinion.is_faithful is None
    return faithful + (asked.reference is not None and opinion.is_correct is None)


def _share(opinions: Sequence[bool | None]) -> float | None:
    usable = [one for one in opinions if one is not None]
    return sum(usable) / len(usable) if usable else None


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the model replied to one question.

    Attributes:
        text: What it said, or why it said nothing.
        is_passing: Whether its score passes; None without one.
        has_failed: Whether there was no reply at all.
    """

    text: str
    is_passing: bool | None = None
    has_failed: bool = False


class _Judging:
    """Asks the model about one answer after the other.

    Args:
        llm: The model.
        kept: The opinions that there are.
        total: How many answers are to be judged.
    """

    def __init__(self, llm: LLM, kept: KeptOpinions, total: int) -> None:
        self._llm = llm
        self._kept = kept
        self._total = total
        self._done = 0
        self._failures = 0

    def opinion(self, asked: Material) -> JudgedAnswer:
        """Return the opinion on an answer; one that is not whole, as a reply failed, is asked for anew next time."""
        opinion = self._kept.get(asked)
        if not opinion:
            faithful = correct = _Reply("")
            if asked.citations:
                faithful = self._reply(lambda: faithfulness(self._llm, asked))
            if asked.reference is not None:
                correct = self._reply(lambda: correctness(self._llm, asked))
            opinion = JudgedAnswer(
                id=asked.id,
                is_faithful=None if faithful.has_failed else verdict(faithful.text),
                is_correct=correct.is_passing,
                reason="\n\n".join(one.text[:_REASON_CHARACTERS] for one in (faithful, correct) if one.text),
            )
            if not (faithful.has_failed or correct.has_failed):
                self._kept.keep(asked, opinion)
        self._done += 1
        return opinion

    def _reply(self, evaluate: Callable[[], EvaluationResult]) -> _Reply:
        """Return what the model replied.

        Raises:
            HoidapError: It cannot be reached or refuses; or a reply failed, and those before it did so too.
        """
        import openai

        try:
            result = evaluate()
        # An answer that is not of the protocol fails inside the clients in ways of its own; the count keeps a mistake
        # of ours from passing as that.
        except (openai.OpenAIError, ValueError, TypeError, LookupError, AttributeError, RuntimeError) as error:
            return self._failed(error)
        text = said(result.feedback)
        if text:  # llama-index makes nothing of some failures: silence does not show that the model is there
            self._failures = 0
        return _Reply(text, result.passing)

    def _failed(self, error: Exception) -> _Reply:
        import openai

        if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError | openai.NotFoundError):
            raise HoidapError("judge_refused", status=error.status_code, done=self._done, total=self._total) from error
        self._failures += 1
        reason = _reason(error)
        if self._failures >= FAILURES_IN_A_ROW or _is_unreachable(error):
            raise HoidapError("judge_stopped", reason=reason, done=self._done, total=self._total) from error
        return _Reply(reason, has_failed=True)


def _is_unreachable(error: Exception) -> bool:
    import httpx

    return isinstance(error.__cause__, httpx.ConnectError)


def _reason(error: Exception) -> str:
    """Return what failed in few words; a server's own text is not among them, as it may repeat the key."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return f"HTTP {error.status_code}"
    if isinstance(error, openai.APIConnectionError) and not isinstance(error, openai.APITimeoutError):
        return str(error.__cause__ or error)
    return str(error) if isinstance(error, openai.APITimeoutError) else type(error).__name__
