from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import HoidapError
from eval.evaluation import Evaluation, changed_settings
from eval.running.asking import Asker
from index.embedding.encoder import Encoder
from qa.assembly import open_index
from qa.settings import Settings

DOCUMENTS = {
    "bien-ban.txt": "BIÊN BẢN\nHọp tổng kết khuyến nông xã Đồng Bưởi\n\n"
    "Xã Đồng Bưởi trồng được 145 ha cam sành năm 2023. Hội nghị do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.\n",
    "thong-bao.txt": "THÔNG BÁO\nVề việc ngừng cấp nước tại thị trấn Vĩnh Hòa\n\n"
    "Nhà máy nước Vĩnh Hòa ngừng cấp nước từ 8 giờ ngày 05/06/2024 để súc rửa bể chứa.\n",
}
QUESTIONS = [
    {"id": "who", "question": "Ai chủ trì hội nghị tổng kết khuyến nông xã Đồng Bưởi?", "answers": ["Trần Thị Hạnh"],
     "document": "bien-ban.txt", "evidence": "Hội nghị do bà Trần Thị Hạnh, Chủ tịch UBND xã, chủ trì.", "kind": "who"},
    {"id": "when", "question": "Nhà máy nước Vĩnh Hòa ngừng cấp nước ngày nào?", "answers": ["05/06/2024"],
     "document": "thong-bao.txt", "evidence": "ngừng cấp nước từ 8 giờ ngày 05/06/2024", "kind": "when"},
    {"id": "none", "question": "Đội nào vô địch World Cup 2022?", "answers": [], "document": None, "evidence": None,
     "kind": "off_topic"},
]  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", *QUESTIONS)


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def test_a_gold_set_is_asked_over_its_documents_and_measured(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    evaluation = Evaluation(gold, corpus, settings, encoder)
    evaluation.ingest()
    findings = evaluation.findings(evaluation.ask(evaluation.questions()))
    evaluation.finish()

    assert findings.setup.documents == 2
    assert [one.outcome.gold.id for one in findings.questions] == ["who", "when", "none"]
    assert findings.figures["right"].value == 1
    assert findings.figures["right"].count == 3
    assert findings.figures["hit@1"].count == 2
    assert findings.figures["verbatim"].value == 1
    assert set(findings.by_kind) == {"who", "when", "off_topic"}
    assert findings.faults == ()
    assert not list((settings.data / "evaluations").iterdir())


def test_an_interrupted_evaluation_asks_only_what_is_missing(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Evaluation(gold, corpus, settings, encoder)
    first.ingest()

    def stop(_: int) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True  # the call before the first question only tells of what is known

    stop.asked = False  # type: ignore[attr-defined]
    with pytest.raises(KeyboardInterrupt):
        first.ask(first.questions(), stop)
    first.leave()

    asked: list[str] = []
    ask_all = Asker.ask_all

    def noting(self: Asker, questions: list[object]) -> Iterator[object]:
        asked.extend(one.id for one in questions)  # type: ignore[attr-defined]
        return ask_all(self, questions)  # type: ignore[arg-type]

    monkeypatch.setattr(Asker, "ask_all", noting)
    second = Evaluation(gold, corpus, settings, encoder)
    report = second.ingest()
    outcomes = second.ask(second.questions())

    assert report is not None
    assert report.unchanged == 2
    assert asked == ["when", "none"]
    assert [one.gold.id for one in outcomes] == ["who", "when", "none"]


def test_other_documents_or_other_settings_are_another_evaluation(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    first = Evaluation(gold, corpus, settings, encoder)
    first.ingest()
    first.ask(first.questions())

    (corpus / "bien-ban.txt").write_text(DOCUMENTS["bien-ban.txt"].replace("145", "146"), encoding="utf-8")
    changed = Evaluation(gold, corpus, settings, encoder)
    other = Evaluation(gold, corpus, settings.model_copy(update={"answer_sentences": 1}), encoder)

    assert len({one.index.folder.path for one in (first, changed, other)}) == 3


def test_without_documents_the_data_folders_own_index_is_asked_and_left_as_it_is(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    open_index(settings, encoder).ingest([corpus])
    evaluation = Evaluation(gold, None, settings, encoder)

    assert evaluation.ingest() is None
    findings = evaluation.findings(evaluation.ask(evaluation.questions()))
    evaluation.finish()
    assert findings.figures["right"].value == 1
    assert len(open_index(settings, encoder).catalogue.entries()) == 2


def test_an_empty_or_missing_data_folder_is_told_of(gold: Path, settings: Settings, encoder: Encoder) -> None:
    for _ in range(2):
        with pytest.raises(HoidapError) as caught:
            Evaluation(gold, None, settings, encoder).ingest()
        assert caught.value.code == "index_empty"
    assert not settings.data.exists()


def test_documents_of_which_none_can_be_read_are_told_of_and_leave_nothing(
    gold: Path, tmp_path: Path, settings: Settings, encoder: Encoder
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.txt").write_bytes(b"")
    with pytest.raises(HoidapError) as caught:
        Evaluation(gold, tmp_path / "broken", settings, encoder).ingest()

    assert caught.value.code == "eval_nothing_read"
    assert not list((settings.data / "evaluations").iterdir())


def test_a_gold_file_that_cannot_be_used_leaves_nothing(
    tmp_path: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    with pytest.raises(HoidapError):
        Evaluation(write(tmp_path / "gold.jsonl", {"id": "x"}), corpus, settings, encoder)

    assert not settings.data.exists()


def test_what_was_asked_before_the_data_folder_changed_is_not_taken_over(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    server = open_index(settings, encoder)  # while it is open, changes wait in SQLite's log beside the file
    server.ingest([corpus / "bien-ban.txt"])
    first = Evaluation(gold, None, settings, encoder)
    first.ask(first.questions())
    first.leave()
    again = Evaluation(gold, None, settings, encoder)
    server.ingest([corpus])
    changed = Evaluation(gold, None, settings, encoder)

    assert again.opinions == first.opinions
    assert changed.opinions != first.opinions


@pytest.mark.parametrize("change", ["another", "other text", "gone"])
def test_documents_that_change_while_questions_are_asked_are_told_of_and_nothing_is_kept(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder, change: str
) -> None:
    user = open_index(settings, encoder)
    user.ingest([corpus])
    evaluation = Evaluation(gold, None, settings, encoder)
    evaluation.ingest()
    notice = corpus / "thong-bao.txt"

    def changing(_: int) -> None:
        if change == "another":
            (corpus / "them.txt").write_text(
                "Đội tuyển Argentina vô địch World Cup 2022 tại Qatar.\n", encoding="utf-8"
            )
        elif change == "other text":
            notice.write_text("Lưu ý mới.\n" + DOCUMENTS["thong-bao.txt"], encoding="utf-8")
        else:
            notice.unlink(missing_ok=True)
        user.ingest([corpus], prune=True)

    with pytest.raises(HoidapError) as caught:
        evaluation.ask(evaluation.questions(), changing)

    assert caught.value.code == "eval_documents_changed"
    assert list((settings.data / "evaluations").iterdir()) == []


def test_documents_that_changed_between_the_variants_of_an_evaluation_are_told_of(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    user = open_index(settings, encoder)
    user.ingest([corpus])
    evaluation = Evaluation(gold, None, settings, encoder)
    evaluation.ingest()
    evaluation.ask(evaluation.questions())
    user.remove(user.catalogue.entries()[0].id)
    variant = evaluation.variant(answer_sentences=1)

    with pytest.raises(HoidapError) as caught:
        variant.ask(evaluation.questions()[-1:])
    assert caught.value.code == "eval_documents_changed"


def test_a_second_evaluation_of_the_same_things_is_refused_while_the_first_runs_and_spoils_nothing(
    gold: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    first = Evaluation(gold, corpus, settings, encoder)
    first.ingest()
    first.ask(first.questions())

    with pytest.raises(HoidapError) as caught:
        Evaluation(gold, corpus, settings, encoder)
    assert caught.value.code == "eval_running_already"
    assert [one.gold.id for one in first.variant(answer_sentences=1).ask(first.questions())] == ["who", "when", "none"]
    first.finish()
    Evaluation(gold, corpus, settings, encoder).finish()
    assert list((settings.data / "evaluations").iterdir()) == []


def test_the_digest_of_the_documents_is_that_of_their_contents(
    gold: Path, corpus: Path, tmp_path: Path, settings: Settings, encoder: Encoder
) -> None:
    def digest(folder: Path) -> str:
        evaluation = Evaluation(gold, folder, settings, encoder)
        evaluation.ingest()
        found = evaluation.setup().documents_digest
        evaluation.finish()
        return found

    before = digest(corpus)
    moved = corpus.rename(tmp_path / "moved")
    (moved / "bien-ban.txt").rename(moved / "z.txt")

    assert digest(moved) == before
    (moved / "z.txt").write_text(DOCUMENTS["bien-ban.txt"].replace("145", "146"), encoding="utf-8")
    assert digest(moved) != before


def test_the_time_told_is_that_of_asking(gold: Path, corpus: Path, settings: Settings, encoder: Encoder) -> None:
    evaluation = Evaluation(gold, corpus, settings, encoder)
    evaluation.ingest()

    assert evaluation.setup().seconds == 0


def test_a_squad_file_is_asked_over_its_own_paragraphs(tmp_path: Path, settings: Settings, encoder: Encoder) -> None:
    context = DOCUMENTS["bien-ban.txt"].replace("\n", " ").strip()
    answer = {"text": "145 ha", "answer_start": context.index("145 ha")}
    asked = {"id": "1", "question": "Đồng Bưởi trồng bao nhiêu cam sành năm 2023?", "answers": [answer]}
    data = {"data": [{"title": "t", "paragraphs": [{"context": context, "qas": [asked]}]}]}
    gold = tmp_path / "squad.json"
    gold.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    evaluation = Evaluation(gold, None, settings, encoder)
    evaluation.ingest()
    findings = evaluation.findings(evaluation.ask(evaluation.questions()))

    assert findings.setup.documents == 1
    assert findings.faults == ()
    assert findings.figures["right"].value == 1


def test_of_a_set_that_judges_documents_only_documents_are_measured_and_by_their_grades(
    tmp_path: Path, settings: Settings, encoder: Encoder
) -> None:
    folder = tmp_path / "set"
    (folder / "qrels").mkdir(parents=True)
    entries = [{"_id": name, "text": text} for name, text in zip("ab", DOCUMENTS.values(), strict=True)]
    write(folder / "corpus.jsonl", *entries)
    write(folder / "queries.jsonl", {"_id": "q", "text": "Xã Đồng Bưởi trồng bao nhiêu cam sành năm 2023?"})
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t3\n", encoding="utf-8")

    evaluation = Evaluation(folder, None, settings, encoder)
    evaluation.ingest()
    findings = evaluation.findings(evaluation.ask(evaluation.questions()))

    (one,) = findings.questions
    assert Path(one.outcome.found[0].source).name == "0000001-a.txt"
    assert {Path(source).name: grade for source, grade in one.outcome.grades.items()} == {"0000002-b.txt": 3}
    # the document of grade 1 stands before that of grade 3
    assert one.values["document_ndcg@10"] == pytest.approx((1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)))
    assert not {"ndcg@10", "mrr@10", "hit@1", "hit@5", "hit@10"} & set(findings.figures)


def test_a_question_about_a_missing_document_is_left_out_and_told_of(
    tmp_path: Path, corpus: Path, settings: Settings, encoder: Encoder
) -> None:
    gold = write(tmp_path / "gold.jsonl", QUESTIONS[0], {**QUESTIONS[1], "document": "gone.txt"})
    evaluation = Evaluation(gold, corpus, settings, encoder)
    evaluation.ingest()

    assert [one.id for one in evaluation.questions()] == ["who"]
    assert [(fault.line, fault.is_left_out) for fault in evaluation.faults] == [(2, True)]


def test_only_settings_on_which_answers_depend_are_told(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, lang="en", port=1234, answer_sentences=1, llm_model="m")

    assert changed_settings(settings) == {"answer_sentences": "1"}
