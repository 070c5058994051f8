from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.term_counts import TermCounts, Totals, inverse_frequency
from tests.index.stores.conftest import document


@pytest.fixture
def counts(catalogue: Catalogue, database: Database) -> TermCounts:
    catalogue.put(*document("a.txt", "Mật ong rừng. Mật ong xã.", title="Ong"), 1)
    catalogue.put(*document("b.txt", "Xã Đồng Bưởi.", title="Ong"), 1)
    return TermCounts(database)


def test_passages_are_counted_once_whatever_the_field_and_the_repetitions(counts: TermCounts) -> None:
    assert counts.of(["ong", "mat_ong", "xa", "zzz", "ong"]) == {"ong": 2, "mat_ong": 1, "xa": 2, "zzz": 0}
    assert counts.of([]) == {}


def test_several_syllables_count_where_they_stand_side_by_side(counts: TermCounts) -> None:
    assert counts.of(["mat ong rung", "ong mat", "rung xa"]) == {"mat ong rung": 1, "ong mat": 0, "rung xa": 0}


def test_other_scripts_count_as_they_are_searched(catalogue: Catalogue, counts: TermCounts) -> None:
    catalogue.put(*document("c.txt", "Λόγος và 中文."), 1)
    assert counts.of(["λογος", "中文"]) == {"λογος": 1, "中文": 1}


def test_totals_are_those_of_the_stored_terms(catalogue: Catalogue, counts: TermCounts, database: Database) -> None:
    rows = database.select("SELECT title, body FROM passage_terms")
    terms = sum(len(text.split()) for row in rows for text in row)
    assert counts.totals() == Totals(2, terms)
    catalogue.remove(document("a.txt", "")[0].id)
    assert counts.totals().passages == 1
    catalogue.remove(document("b.txt", "")[0].id)
    assert counts.totals() == Totals(0, 0)
    assert counts.totals().average_length == 0


def test_totals_of_many_passages_are_read_whole(catalogue: Catalogue, database: Database) -> None:
    for number in range(150):  # more than one byte can count
        catalogue.put(*document(f"{number}.txt", "Mật ong."), 1)
    assert TermCounts(database).totals() == Totals(150, 150 * (3 + 3))


def test_an_index_without_passages_has_no_totals(database: Database) -> None:
    assert TermCounts(database).totals() == Totals(0, 0)


def test_what_another_process_adds_is_counted(tmp_path: Path, counts: TermCounts) -> None:
    assert counts.of(["ong"]) == {"ong": 2}
    another = Catalogue(Database(tmp_path / "catalogue.sqlite3"))
    another.put(*document("c.txt", "Ong bay."), 1)
    assert counts.of(["ong"]) == {"ong": 3}


def test_counting_the_same_terms_again_asks_for_nothing(
    counts: TermCounts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = ["ong", "zzz", "mat ong"]
    counts.of(terms)
    asked: list[str] = []
    select = database.select

    def noted(statement: str, values: Sequence[object] = ()) -> list[Any]:
        asked.append(statement)
        return select(statement, values)

    monkeypatch.setattr(database, "select", noted)
    counts.of(terms)
    assert not [query for query in asked if "term_counts" in query or "MATCH" in query]


def test_a_term_that_is_nearly_everywhere_still_counts_a_little() -> None:
    assert inverse_frequency(10, 10) == inverse_frequency(10, 5) == inverse_frequency(3, 9) == 1e-6
    assert inverse_frequency(10, 1) > inverse_frequency(10, 2) > 1e-6
