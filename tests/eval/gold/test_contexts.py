from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.discovery import find_files
from corpus.documents import make_document, read_bytes
from corpus.errors import UnreadableFileError
from eval.gold.contexts import ContextAnswer, ContextQuestion, ContextSet
from eval.gold.gold_file import GoldFile

ODD = st.text(
    st.sampled_from("aĐế\u0301\u0323 .\n\r\u2028\u0085\x00\x01\ufeff\u200b\u00a0#*_-|<>&[]()!`12:;"), max_size=60
)


def _set(folder: Path, *asked: ContextQuestion) -> tuple[GoldFile, dict[str, str]]:
    contexts = ContextSet()
    for number, one in enumerate(asked, start=1):
        contexts.add_question(one, number)
    gold_file = contexts.write(folder / "set.json", folder / "docs")
    read = {one.path.name: make_document(one, read_bytes(one, 1)).text for one in find_files([folder / "docs"])}
    return gold_file, read


def _asked(context: str, answer: str, start: int | None) -> ContextQuestion:
    return ContextQuestion("q", "Ai?", context, (ContextAnswer(answer, start),), is_impossible=False)


@pytest.mark.parametrize(
    ("context", "answer", "evidence"),
    [
        ("# Tiêu đề\n\n* An **ký** [đây](b).\n\n    mã", "ký", "* An **ký** [đây](b)."),
        ("<p>An ký.</p>\r\nBình đọc.", "Bình", "Bình đọc."),
        ("---\ntitle: X\n---\nAn ký văn bản.", "An", "An ký văn bản."),
        ("An\u00a0ký\u200b  văn\tbản.\u2028Bình đọc.", "ký  văn", "An ký văn bản."),
        ("A\u0323n ky\u0301 văn bản.", "Ạn ký", "Ạn ký văn bản."),
        ("\ufeffAn\x00 ký\x01 văn\x02 bản\x03.", "An ký", "An ký văn bản."),
    ],
)
def test_no_text_is_lost_and_evidence_is_found_whatever_a_context_looks_like(
    context: str, answer: str, evidence: str, tmp_path: Path
) -> None:
    gold_file, read = _set(tmp_path, _asked(context, answer, None))
    (question,) = gold_file.questions
    assert question.evidence == evidence
    assert evidence in read[question.document or ""]


@given(before=ODD, after=ODD)
def test_what_is_written_is_what_the_program_reads(
    before: str, after: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("set")
    try:
        gold_file, read = _set(folder, _asked(f"{before} Nguyễn Du viết {after}", "Nguyễn Du", None))
    except UnreadableFileError as error:  # pragma: no cover
        pytest.fail(f"a document that was written cannot be read: {error}")
    (question,) = gold_file.questions
    assert question.evidence is not None
    assert question.evidence in read["00000.txt"]
    assert (folder / "docs" / "00000.txt").read_text(encoding="utf-8") == read["00000.txt"]


def test_the_occurrence_that_the_offset_means_is_taken(tmp_path: Path) -> None:
    context = "An đến năm 2020. Bình đến năm 2020. Cúc đến năm 2020."
    gold_file, _ = _set(tmp_path, _asked(context, "2020", context.index("2020", 20)))
    assert gold_file.questions[0].evidence == "Bình đến năm 2020."


def test_an_offset_that_is_a_little_off_or_counts_what_cleaning_takes_out_leads_to_the_nearest(tmp_path: Path) -> None:
    context = "An\u200b\u200b\u200b\u200b  đến   năm 2020. Bình đến năm 2020. Cúc đến năm 2020."
    for number, off in enumerate((-3, 0, 3)):
        asked = _asked(context, "2020", context.index("2020", 30) + off)
        gold_file, _ = _set(tmp_path / str(number), asked)
        assert gold_file.questions[0].evidence == "Bình đến năm 2020."


def test_an_answer_over_several_sentences_has_all_of_them_as_evidence(tmp_path: Path) -> None:
    gold_file, _ = _set(tmp_path, _asked("An đến. Bình về. Cúc ở lại.", "đến. Bình", 3))
    assert gold_file.questions[0].evidence == "An đến. Bình về."


def test_a_text_that_cleaning_leaves_nothing_of_is_no_document(tmp_path: Path) -> None:
    gold_file, read = _set(tmp_path, _asked("\u200b \n", "x", 0), _asked("An ký.", "An", 0))
    assert [(one.line, one.code) for one in gold_file.faults] == [(1, "gold_context_empty")]
    assert list(read.values()) == ["An ký."]
