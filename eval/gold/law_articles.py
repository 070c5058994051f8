"""Sets that ask for articles of laws, in the form of ALQAC, made into BEIR folders, which are read wherever sets are.

    python -m eval.gold.law_articles ARTICLES QUESTIONS FOLDER

ARTICLES is a JSON object of texts by `law@article`; QUESTIONS is a JSON list of objects with `question_id`, `text` and
`relevant_articles`, each of them with `law_id` and `article_id`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, TypeAdapter

_BETWEEN = "@"


class _Article(BaseModel):
    law_id: str
    article_id: str | int

    @property
    def key(self) -> str:
        return f"{self.law_id}{_BETWEEN}{self.article_id}"


class _Question(BaseModel):
    question_id: str | int
    text: str
    relevant_articles: list[_Article]


def write_beir(articles: Path, questions: Path, folder: Path) -> int:
    """Write a BEIR folder of articles and questions, and return how many questions there are.

    The name of an article's law stands over its text: questions name laws, and articles do not.

    Args:
        articles: The articles.
        questions: The questions.
        folder: The folder; made where there is none, and what it holds of an earlier time is written anew.

    Raises:
        pydantic.ValidationError: A file is in another form.
        OSError: A file cannot be read or written.
    """
    texts = TypeAdapter(dict[str, str]).validate_json(articles.read_bytes())
    asked = TypeAdapter(list[_Question]).validate_json(questions.read_bytes())
    judged = folder / "qrels"
    judged.mkdir(parents=True, exist_ok=True)
    laws = {key: key.rpartition(_BETWEEN)[0] for key in texts}
    _write_lines(folder / "corpus.jsonl", ({"_id": key, "text": f"{laws[key]}\n\n{texts[key]}"} for key in texts))
    _write_lines(folder / "queries.jsonl", ({"_id": str(one.question_id), "text": one.text} for one in asked))
    rows = ["query-id\tcorpus-id\tscore"]
    rows += [f"{one.question_id}\t{article.key}\t1" for one in asked for article in one.relevant_articles]
    (judged / "test.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(asked)


def main(
    articles: Annotated[Path, typer.Argument(help="Texts by law@article.")],
    questions: Annotated[Path, typer.Argument(help="Questions with their relevant articles.")],
    folder: Annotated[Path, typer.Argument(help="The BEIR folder to write.")],
) -> None:
    """Make a set that asks for articles of laws into a BEIR folder."""
    typer.echo(f"{write_beir(articles, questions, folder)} questions: {folder}")


def _write_lines(path: Path, rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    typer.run(main)
