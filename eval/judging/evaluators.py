"""llama-index's two evaluators, with our prompts in place of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.judging.material import Material
from eval.judging.prompts import CORRECTNESS, FAITHFULNESS, FAITHFULNESS_GOING_ON
from eval.judging.replies import score

if TYPE_CHECKING:
    from llama_index.core.evaluation import EvaluationResult
    from llama_index.core.llms import LLM

PASSING_SCORE = 4.0
"""From this score on an answer is called correct, as llama-index does and as the prompt explains the scale."""


def faithfulness(llm: LLM, asked: Material) -> EvaluationResult:
    """Ask whether the citations prove an answer.

    What was said stands in `feedback`; `passing` is not to be used: it is whether "yes" occurs anywhere in the reply,
    as in "yesterday", and a reply in Vietnamese never passes.
    """
    from llama_index.core.evaluation import FaithfulnessEvaluator
    from llama_index.core.prompts import PromptTemplate

    # Templates as objects: one given as a string is silently replaced by llama-index's English one.
    evaluator = FaithfulnessEvaluator(
        llm,
        eval_template=PromptTemplate(FAITHFULNESS).partial_format(question=asked.question),
        refine_template=PromptTemplate(FAITHFULNESS_GOING_ON).partial_format(question=asked.question),
    )
    return evaluator.evaluate(response=asked.answer, contexts=asked.citations)


def correctness(llm: LLM, asked: Material) -> EvaluationResult:
    """Ask how far an answer agrees with the gold answer; `passing` is None where the score cannot be read."""
    from llama_index.core.evaluation import CorrectnessEvaluator
    from llama_index.core.prompts import PromptTemplate

    evaluator = CorrectnessEvaluator(
        llm, eval_template=PromptTemplate(CORRECTNESS), score_threshold=PASSING_SCORE, parser_function=score
    )
    return evaluator.evaluate(query=asked.question, response=asked.answer, reference=asked.reference)
