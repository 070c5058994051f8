from __future__ import annotations

import dataclasses
import datetime
import threading
from pathlib import Path

import pytest

from corpus.document import document_of
from corpus.errors import HoidapError
from index.filters import SearchFilter
from index.stores import allowed as allowed_module
from index.stores.allowed import Allowed
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from tests.index.stores.conftest import document, long_text

MAY, JUNE = datetime.date(2024, 5, 31), datetime.date(2024, 6, 1)


@pytest.fixture
def ids(catalogue: Catalogue) -> dict[str, str]:
    """The ids of four documents by name: two dated, one of them in June, and one without a date."""
    rows = [
        ("kh/may.txt", MAY, "kế hoạch"),
        ("kh/june.txt", JUNE, "kế hoạch"),
        ("tin/june.txt", JUNE, "tin bài"),
        ("tin/none.txt", None, "tin bài"),
    ]
    made: dict[str, str] = {}
    for name, date, kind in rows:
        one, passages = document(name, long_text("Một", "Hai"))
        catalogue.put(dataclasses.replace(one, date=date, kind=kind), passages, 1)
        made[name] = one.id
    return made


def passed(catalogue: Catalogue, ids: dict[str, str], **conditions: object) -> set[str]:
    found = catalogue.allowed(SearchFilter(**conditions))  # type: ignore[arg-type]
    assert found is not None
    check_passages(catalogue, found)
    names = {one: name for name, one in ids.items()}
    return {names[one] for one in found.document_ids}


def check_passages(catalogue: Catalogue, found: Allowed) -> None:
    wanted = {name for name in catalogue.passage_ids() if document_of(name) in found.document_ids}
    rows = catalogue._select("SELECT number, id FROM passages ORDER BY number")
    assert found.numbers.tolist() == [number for number, name in rows if name in wanted]
    assert found.few is not None
    assert sorted(found.few) == sorted(wanted)
    assert {name for name in catalogue.passage_ids() if found.holds(name)} == wanted


def test_each_condition_and_all_together(catalogue: Catalogue, ids: dict[str, str]) -> None:
    plans, june = frozenset({"kế hoạch"}), {"kh/june.txt", "tin/june.txt"}

    assert passed(catalogue, ids, kinds=plans) == {"kh/may.txt", "kh/june.txt"}
    assert passed(catalogue, ids, dated_from=JUNE) == june
    assert passed(catalogue, ids, dated_to=MAY) == {"kh/may.txt"}
    assert passed(catalogue, ids, dated_from=MAY, dated_to=JUNE) == {"kh/may.txt", *june}
    assert passed(catalogue, ids, folders=("docs/tin",)) == {"tin/june.txt", "tin/none.txt"}
    assert passed(catalogue, ids, document_ids=frozenset({ids["tin/none.txt"]})) == {"tin/none.txt"}
    assert passed(catalogue, ids, dated_from=JUNE, kinds=plans, folders=("/docs",)) == {"kh/june.txt"}


def test_a_document_without_a_date_is_outside_every_range(catalogue: Catalogue, ids: dict[str, str]) -> None:
    assert "tin/none.txt" not in passed(catalogue, ids, dated_from=datetime.date.min)
    assert "tin/none.txt" not in passed(catalogue, ids, dated_to=datetime.date.max)


def test_nothing_may_pass(catalogue: Catalogue, ids: dict[str, str]) -> None:
    for conditions in (
        {"kinds": frozenset({"luật"})},
        {"kinds": frozenset()},
        {"document_ids": frozenset()},
        {"folders": ("none",)},
        {"document_ids": frozenset({ids["kh/may.txt"]}), "dated_from": JUNE},
    ):
        assert passed(catalogue, ids, **conditions) == set()


def test_no_conditions_are_no_filter(catalogue: Catalogue) -> None:
    assert catalogue.allowed(None) is None
    assert catalogue.allowed(SearchFilter()) is None


def test_a_document_that_is_not_there_is_told_of(catalogue: Catalogue, ids: dict[str, str]) -> None:
    wanted = SearchFilter(document_ids=frozenset({ids["kh/may.txt"], "nosuch"}))
    with pytest.raises(HoidapError) as caught:
        catalogue.allowed(wanted)
    assert (caught.value.code, caught.value.values) == ("document_not_found", {"id": "nosuch"})


def test_many_passages_are_not_named_one_by_one(
    catalogue: Catalogue, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowed_module, "FEW", 3)
    two = catalogue.allowed(SearchFilter(document_ids=frozenset({ids["kh/may.txt"]})))
    four = catalogue.allowed(SearchFilter(kinds=frozenset({"tin bài"})))
    assert two is not None
    assert four is not None

    assert (len(two.few or ()), len(two.numbers), two.share) == (2, 2, 0.25)
    assert (four.few, len(four.numbers), four.share) == (None, 4, 0.5)
    assert two.holds(catalogue.passages_of(ids["kh/may.txt"])[0].id)
    assert not two.holds("unknown")


def test_the_same_filter_is_looked_up_once_until_something_changes(
    catalogue: Catalogue, ids: dict[str, str], tmp_path: Path
) -> None:
    plans = SearchFilter(kinds=frozenset({"kế hoạch"}))
    first = catalogue.allowed(plans)
    assert catalogue.allowed(SearchFilter(kinds=frozenset({"ke hoach"}))) is first

    catalogue.remove(ids["kh/may.txt"])
    after = catalogue.allowed(plans)
    assert after is not None
    assert after.document_ids == {ids["kh/june.txt"]}

    # By another connection, as another process has, and from another thread.
    Catalogue(Database(tmp_path / "catalogue.sqlite3")).remove(ids["kh/june.txt"])
    seen: list[Allowed | None] = [catalogue.allowed(plans)]
    thread = threading.Thread(target=lambda: seen.append(catalogue.allowed(plans)))
    thread.start()
    thread.join()
    assert [len(one.document_ids) for one in seen if one is not None] == [0, 0]


def test_a_filter_reads_no_row_with_a_text(catalogue: Catalogue, database: Database) -> None:
    catalogue.put(*document("a.txt", long_text("Một")), 1)
    plan = database.select(
        "EXPLAIN QUERY PLAN SELECT id, source, location FROM documents WHERE kind IN (SELECT 'x') AND date >= '2024'"
    )
    assert any("COVERING INDEX documents_by_date" in row[-1] for row in plan)
