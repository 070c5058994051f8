"""Exact match and token F1 beside the evaluation script of SQuAD 2.0, and where they differ and why.

The script (P. Rajpurkar and others, https://rajpurkar.github.io/SQuAD-explorer/) is not part of this project; what
`normalize_answer`, `compute_exact` and `compute_f1` do there is written again here.
"""

import collections
import random
import re
import string
import unicodedata
from collections.abc import Callable

import pytest
from llama_index.core.evaluation.benchmarks import hotpotqa

from corpus.tone_placement import old_style
from eval.metrics.exact_match import exact_match
from eval.metrics.token_f1 import token_f1
from tests.eval.metrics.squad_cases import ALIKE, APART


def _squad_tokens(text: str, *, drops_articles: bool) -> list[str]:
    bare = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return (re.sub(r"\b(a|an|the)\b", " ", bare) if drops_articles else bare).split()


def _squad(answer: str, gold: str, *, drops_articles: bool = True) -> tuple[float, float]:
    """Return what SQuAD's script gives for exact match and F1."""
    given = _squad_tokens(answer, drops_articles=drops_articles)
    wanted = _squad_tokens(gold, drops_articles=drops_articles)
    exact = float(given == wanted)
    if not given or not wanted:
        return exact, exact
    same = sum((collections.Counter(wanted) & collections.Counter(given)).values())
    if same == 0:
        return exact, 0.0
    precision, recall = same / len(given), same / len(wanted)
    return exact, 2 * precision * recall / (precision + recall)


def _ours(answer: str, gold: str) -> tuple[float, float]:
    return exact_match(answer, [gold]), token_f1(answer, [gold])


def _generated() -> list[tuple[str, str]]:
    """Return further pairs: accepted answers with syllables lost, doubled, moved, in capitals, between ASCII marks."""
    draw = random.Random(20)
    long = [gold for _, gold in ALIKE if len(gold.split()) > 2]
    pairs = []
    while len(pairs) < 100 - len(ALIKE) - len(APART):
        gold = draw.choice(long)
        words = draw.sample(gold.split(), k=draw.randint(1, len(gold.split())))
        words += draw.choices(draw.choice(long).split(), k=draw.randint(0, 3))
        words = [draw.choice(("{}", "{}", "({})", "{},", '"{}"', "{}-")).format(word) for word in words]
        pairs.append((draw.choice((str.upper, str.title, str))(" ".join(words)), gold))
    return pairs


WITHOUT_DIFFERENCE = [*ALIKE, *_generated()]


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.category(letter).startswith("P"))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


UNDO: dict[str, Callable[[str], str]] = {
    "articles": str,
    "punctuation": _without_marks,
    "tones": old_style,
    "encoding": _composed,
}


def test_there_are_a_hundred_cases_of_every_sort() -> None:
    assert len(WITHOUT_DIFFERENCE) + len(APART) == 100
    assert {reason for reason, _, _ in APART} == set(UNDO)
    f1 = [_squad(*pair)[1] for pair in WITHOUT_DIFFERENCE]
    assert (f1.count(0), f1.count(1)) < (20, 40)
    assert sum(0 < value < 1 for value in f1) > 40


@pytest.mark.parametrize(("answer", "gold"), WITHOUT_DIFFERENCE)
def test_the_values_are_those_of_the_script(answer: str, gold: str) -> None:
    assert _ours(answer, gold) == pytest.approx(_squad(answer, gold), abs=1e-12)


@pytest.mark.parametrize(("reason", "answer", "gold"), APART)
def test_where_they_differ_the_difference_of_normalisation_is_all_of_it(reason: str, answer: str, gold: str) -> None:
    undo = UNDO[reason]

    assert _ours(answer, gold) != pytest.approx(_squad(answer, gold))
    made_alike = _squad(undo(answer), undo(gold), drops_articles=reason != "articles")
    assert _ours(answer, gold) == pytest.approx(made_alike, abs=1e-12)


@pytest.mark.parametrize(("answer", "gold"), WITHOUT_DIFFERENCE)
def test_the_values_are_those_of_a_copy_of_the_script_that_others_keep(answer: str, gold: str) -> None:
    # HotpotQA's script is SQuAD 1.1's, where two answers without tokens have an F1 of 0.
    exact, f1 = _ours(answer, gold)

    assert hotpotqa.exact_match_score(answer, gold) == exact
    if hotpotqa.normalize_answer(answer) or hotpotqa.normalize_answer(gold):
        assert hotpotqa.f1_score(answer, gold)[0] == pytest.approx(f1, abs=1e-12)
