import tomllib
from importlib import resources
from typing import get_args

from corpus.messages import message
from eval.metrics.registry import GROUPS, METRICS, Group

CATALOGUE = tomllib.loads(resources.files("corpus").joinpath("messages.toml").read_text(encoding="utf-8"))


def test_names_and_messages_are_given_once() -> None:
    names = [metric.name for metric in METRICS]
    codes = [code for metric in METRICS for code in (metric.label, metric.means)]

    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)
    for language in ("vi", "en"):
        labels = [message(metric.label, language) for metric in METRICS]
        assert len(set(labels)) == len(labels)


def test_every_message_of_the_registry_is_in_the_catalogue_and_names_no_values() -> None:
    codes = {*GROUPS.values(), *(metric.label for metric in METRICS), *(metric.means for metric in METRICS)}

    assert sorted(codes - set(CATALOGUE)) == []
    assert [code for code in codes if "{" in CATALOGUE[code]["vi"]] == []
    assert sorted(code for code in CATALOGUE if code.startswith("metric_")) == sorted(codes)


def test_explanations_are_one_sentence_and_labels_none() -> None:
    for metric in METRICS:
        for language in ("vi", "en"):
            means, label = message(metric.means, language), message(metric.label, language)
            assert means.endswith(".")
            assert means.count(". ") == 0
            assert not label.endswith(".")
            assert len(label) <= 55


def test_groups_stand_together_in_their_order() -> None:
    order = [metric.group for metric in METRICS]

    assert list(dict.fromkeys(order)) == list(GROUPS) == list(get_args(Group))
    assert order == sorted(order, key=list(GROUPS).index)


def test_what_is_better_when_smaller_says_so() -> None:
    directions = {metric.name: metric.is_higher_better for metric in METRICS}

    assert {name for name, better in directions.items() if better is False} == {
        "wrongly_refused",
        "calibration_error",
        "aurc",
    }
    assert {name for name, better in directions.items() if better is None} == {
        "syllables",
        "as_typed_hit@1",
        "as_typed_hit@5",
    }
    assert {metric.name for metric in METRICS if metric.is_of_set} == {
        "auroc_answerable",
        "auroc_right",
        "calibration_error",
        "aurc",
    }
