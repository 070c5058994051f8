from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from corpus.document import Document, Passage, document_id
from corpus.passages import cut_passages
from index.stores.catalogue import Catalogue
from index.stores.database import Database


def document(name: str, text: str, title: str = "Tiêu đề") -> tuple[Document, list[Passage]]:
    """A document, cut into its passages."""
    location = f"/docs/{name}"
    made = Document(
        id=document_id(location),
        source=f"docs/{name}",
        location=location,
        title=title,
        date=datetime.date(2024, 5, 6),
        text=text,
        content_hash=f"hash of {text}",
    )
    return made, cut_passages(made)


def long_text(*heads: str) -> str:
    """A text of one passage a head."""
    body = " ".join(
        f"Câu thứ {number} của đoạn văn này nói về việc nộp phí vệ sinh của các hộ." for number in range(12)
    )
    return "\n\n".join(f"{head} mở đầu một đoạn văn mới về việc nộp phí vệ sinh. {body}" for head in heads)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "catalogue.sqlite3")


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database)
