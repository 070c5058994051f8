"""Opinions outlive the process that got them, and are taken over only for the very same thing."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.findings import JudgedAnswer
from eval.judging.kept import KeptOpinions
from eval.judging.material import material
from tests.eval.judging.answers import measured

ASKED = material(measured().outcome, {})
OPINION = JudgedAnswer(id="1", is_faithful=True, is_correct=None, reason="dòng\u2028một\ndòng hai")


def test_an_opinion_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "opinions.jsonl"
    KeptOpinions(file, "m").keep(ASKED, OPINION)

    assert KeptOpinions(file, "m").get(ASKED) == OPINION


def test_an_opinion_is_of_one_model_answer_citation_and_reference(tmp_path: Path) -> None:
    file = tmp_path / "opinions.jsonl"
    KeptOpinions(file, "m").keep(ASKED, OPINION)

    assert KeptOpinions(file, "other").get(ASKED) is None
    for other in ({"id": "2"}, {"question": "?"}, {"answer": "x"}, {"citations": ("x",)}, {"reference": None}):
        assert KeptOpinions(file, "m").get(replace(ASKED, **other)) is None  # type: ignore[arg-type]


def test_a_torn_line_costs_that_line_only(tmp_path: Path) -> None:
    file = tmp_path / "opinions.jsonl"
    KeptOpinions(file, "m").keep(ASKED, OPINION)
    with file.open("ab") as torn:
        torn.write('\n{"of": "abc", "opinion": {"id": "ă'.encode()[:-1])
    second = replace(ASKED, id="2")
    KeptOpinions(file, "m").keep(second, OPINION)

    again = KeptOpinions(file, "m")
    assert again.get(ASKED) == again.get(second) == OPINION


def test_without_a_file_nothing_is_written_and_a_place_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    KeptOpinions(None, "m").keep(ASKED, OPINION)
    (tmp_path / "file").write_text("")

    with pytest.raises(HoidapError) as told:
        KeptOpinions(tmp_path / "file" / "opinions.jsonl", "m").keep(ASKED, OPINION)
    assert told.value.code == "eval_folder_unusable"
    with pytest.raises(HoidapError):
        KeptOpinions(tmp_path, "m")
