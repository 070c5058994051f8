"""Sets that ask for articles of laws."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from eval.gold.law_articles import write_beir
from eval.gold.question_set import open_question_set

ARTICLES = {
    "Luật Nuôi ong@1": "Phạm vi điều chỉnh\n\nLuật này quy định về việc nuôi ong.",
    "Luật Nuôi ong@2": "Trại nuôi ong phải cách khu dân cư 200 mét.",
    "Luật Cấp nước@1": "Nhà máy nước phải báo trước khi ngừng cấp nước.",
}
QUESTIONS = [
    {"question_id": "q-1", "text": "Trại nuôi ong phải cách khu dân cư bao xa?", "answer": "200 mét",
     "relevant_articles": [
         {"law_id": "Luật Nuôi ong", "article_id": "2"}, {"law_id": "Luật Nuôi ong", "article_id": 1},
     ]},
    {"question_id": 2, "text": "Ngừng cấp nước có phải báo trước không?",
     "relevant_articles": [{"law_id": "Luật Cấp nước", "article_id": "1"}]},
]  # fmt: skip


def written(folder: Path) -> tuple[Path, Path]:
    paths = folder / "articles.json", folder / "questions.json"
    for path, content in zip(paths, (ARTICLES, QUESTIONS), strict=True):
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return paths


def test_the_folder_is_read_as_a_set_whose_articles_name_their_law(tmp_path: Path) -> None:
    assert write_beir(*written(tmp_path), tmp_path / "laws") == 2

    found = open_question_set(tmp_path / "laws", tmp_path / "documents")
    assert found.gold.faults == ()
    first, second = found.gold.questions
    texts = [(tmp_path / "documents" / proof.document).read_text(encoding="utf-8") for proof in first.proofs]
    assert texts == [f"Luật Nuôi ong\n\n{ARTICLES[key]}" for key in ("Luật Nuôi ong@2", "Luật Nuôi ong@1")]
    assert (first.id, second.id, len(second.proofs)) == ("q-1", "2", 1)
    assert len(list((tmp_path / "documents").iterdir())) == 3


def test_the_command_says_how_many_questions_there_are(tmp_path: Path) -> None:
    import typer

    from eval.gold import law_articles

    app = typer.Typer()
    app.command()(law_articles.main)
    outcome = CliRunner().invoke(app, [*map(str, written(tmp_path)), str(tmp_path / "laws")])
    assert (outcome.exit_code, outcome.stdout) == (0, f"2 questions: {tmp_path / 'laws'}\n")
