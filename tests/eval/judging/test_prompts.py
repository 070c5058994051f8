"""The prompts fill in what llama-index's evaluators give, and are Vietnamese."""

import re
import unicodedata

import pytest

from eval.judging import prompts


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (prompts.FAITHFULNESS, {"question", "query_str", "context_str"}),
        (prompts.FAITHFULNESS_GOING_ON, {"question", "query_str", "existing_answer", "context_msg"}),
        (prompts.CORRECTNESS, {"query", "generated_answer", "reference_answer"}),
    ],
)
def test_each_template_names_all_that_its_evaluator_fills_in_and_nothing_else(template: str, names: set[str]) -> None:
    assert set(re.findall(r"\{(\w+)\}", template)) == names
    assert unicodedata.is_normalized("NFC", template)
