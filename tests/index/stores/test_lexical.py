from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.folding import bigrams, fold, folded_syllables
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.lexical import LexicalIndex
from tests.index.stores.conftest import document

TEXTS = {
    "a.txt": "Chỉ thị số 05-CT/TW ngày 15/5/2016 về đẩy mạnh việc học tập.",
    "b.txt": "Điều 5 quy định về y tế xã. Điều 15 quy định về giáo dục.",
    "c.txt": "Đảng ủy xã Đồng Bưởi họp với 3.600 đại biểu về vườn ươm.",
    "d.txt": "Chỉ thị số 06-CT/TW nói về bình đẳng.",
}


@pytest.fixture
def lexical(catalogue: Catalogue, database: Database) -> LexicalIndex:
    for name, text in TEXTS.items():
        catalogue.put(*document(name, text, title="Văn bản"), 1)
    return LexicalIndex(database)


@pytest.fixture
def found(lexical: LexicalIndex, catalogue: Catalogue) -> Callable[[str], list[str]]:
    """Returns the names of the files found for a question, best first."""
    sources = {entry.id: entry.source for entry in catalogue.entries()}

    def find(question: str) -> list[str]:
        return [sources[name.rpartition("-")[0]].removeprefix("docs/") for name, _ in lexical.search(question, 10)]

    return find


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("05-CT/TW", "a.txt"),
        ("06-CT/TW nói gì", "d.txt"),
        ("Điều 5", "b.txt"),
        ("y tế", "b.txt"),
        ("3600", "c.txt"),
        ("3.600 đại biểu", "c.txt"),
        ("ủy", "c.txt"),
    ],
)
def test_numbers_and_short_syllables_are_found(found: Callable[[str], list[str]], question: str, best: str) -> None:
    assert found(question)[0] == best


@pytest.mark.parametrize("question", ["Đảng ủy xã Đồng Bưởi", "đẩy mạnh việc học tập", "ĐIỀU 15 QUY ĐỊNH", "y tế"])
def test_a_question_without_diacritics_finds_the_same(lexical: LexicalIndex, question: str) -> None:
    with_diacritics = lexical.search(question, 10)
    assert with_diacritics
    assert lexical.search(fold(question), 10) == with_diacritics


def test_further_words_are_looked_for_side_by_side_and_count_as_one_term(lexical: LexicalIndex) -> None:
    assert lexical.search("zzz", 10, ["dong buoi"]) == lexical.search("zzz", 10, ["dong buoi", "buoi dong"]) != []
    assert lexical.search("zzz", 10, ["buoi dong"]) == []
    alone = dict(lexical.search("đẩy mạnh", 10))
    assert dict(lexical.search("đẩy mạnh", 10, ["dong buoi"])).items() > alone.items()


def test_passages_that_hold_a_phrase_are_found_whatever_else_is_asked(
    lexical: LexicalIndex, catalogue: Catalogue, database: Database
) -> None:
    (wanted,) = catalogue.passages_of(document("b.txt", "")[0].id)
    found = lexical.holding("học tập và đẩy mạnh", ["dieu 5"], 10)

    assert [name for name, _ in found] == [wanted.id]
    assert found[0][1] > 0
    assert lexical.holding("học tập", ["dieu 7", "5 dieu"], 10) == []
    for allowed, names in (([], []), ([1, 2, 3, 4], [wanted.id])):
        numbers = np.array(allowed, dtype=np.int64)
        assert [name for name, _ in lexical.holding("học tập", ["dieu 5"], 10, allowed=numbers)] == names
    other = database.select("SELECT number FROM passages WHERE id != ?", [wanted.id])
    assert lexical.holding("học tập", ["dieu 5"], 10, allowed=np.array(other, dtype=np.int64).ravel()) == []


def test_of_many_that_hold_a_phrase_the_best_for_the_question_come_back(
    catalogue: Catalogue, database: Database
) -> None:
    for number in range(20):
        catalogue.put(*document(f"{number}.txt", f"Điều 5. Việc thứ {number + 100} của xã."), 1)
    catalogue.put(*document("best.txt", "Điều 5. Việc trồng cam của xã."), 1)
    found = LexicalIndex(database).holding("Điều 5 nói gì về trồng cam?", ["dieu 5"], 3)

    assert len(found) == 3
    assert found[0][0] == catalogue.passages_of(document("best.txt", "")[0].id)[0].id


def test_known_are_the_folded_words_that_any_passage_has(lexical: LexicalIndex, catalogue: Catalogue) -> None:
    assert lexical.known(["uom", "3600", "khong", "vườn", "vuon_uom"]) == {"uom", "3600", "vuon_uom"}
    assert lexical.known([]) == set()
    catalogue.remove(document("c.txt", "")[0].id)
    assert lexical.known(["uom", "y"]) == {"y"}


def test_scores_are_positive_and_the_best_comes_first(lexical: LexicalIndex) -> None:
    scores = [score for _, score in lexical.search("chỉ thị số 05-CT/TW về học tập", 10)]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_neighbouring_words_count_more_than_scattered_ones(catalogue: Catalogue, database: Database) -> None:
    for name, text in (("x.txt", "Hội nghị tổng kết của xã đó."), ("y.txt", "Tổng hội kết xã nghị của đó.")):
        catalogue.put(*document(name, text), 1)
    best = LexicalIndex(database).search("hội nghị tổng kết", 2)

    assert [name.rpartition("-")[0] for name, _ in best] == [document("x.txt", "")[0].id, document("y.txt", "")[0].id]
    assert best[0][1] > best[1][1]


def test_a_word_in_the_text_counts_more_than_in_the_title(catalogue: Catalogue, database: Database) -> None:
    catalogue.put(*document("x.txt", "Nói về mật ong rừng ở đây.", title="Ghi chép ngắn"), 1)
    catalogue.put(*document("y.txt", "Nói về việc khác ở đây.", title="Mật ong"), 1)
    hits = LexicalIndex(database).search("mật ong", 2)

    assert [name.rpartition("-")[0] for name, _ in hits] == [document("x.txt", "")[0].id, document("y.txt", "")[0].id]


def test_equal_scores_come_in_a_steady_order(catalogue: Catalogue, database: Database) -> None:
    for number in range(5):
        catalogue.put(*document(f"{number}.txt", "Mật ong rừng."), 1)
    names = [name for name, _ in LexicalIndex(database).search("mật ong", 5)]
    assert names == sorted(names)


def test_no_more_than_the_limit_is_returned(lexical: LexicalIndex) -> None:
    assert len(lexical.search("số về xã", 2)) == 2
    assert lexical.search("không-có-từ-nào zzz", 5) == lexical.search("không có từ nào zzz", 5)


@pytest.mark.parametrize(
    "question", ["", "   ", '"', "* ^ : - ( ) + ' ; \" ", "\0", "\ud800", "😀", "_", "NEAR(", "{}"]
)
def test_a_question_without_words_finds_nothing(lexical: LexicalIndex, question: str) -> None:
    if question != "NEAR(":
        assert lexical.search(question, 5) == []
    assert lexical.search(question + " mật ong zzz", 5) == []


SYNTAX = st.sampled_from(
    ['"', "*", "^", "NEAR(a b, 2)", " OR ", " AND ", " NOT ", "title:", "-", "'", ";", "{", "}", "\0", "điều 5"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(SYNTAX, st.text(max_size=4)), max_size=8).map("".join)))
def test_any_text_is_a_question(lexical: LexicalIndex, question: str) -> None:
    for name, score in lexical.search(question, 5):
        assert name
        assert score > 0


@pytest.mark.parametrize(
    "question", ["a" * 100_000, "điều " * 20_000, " ".join(map(str, range(20_000))), '" OR ' * 20_000]
)
def test_a_pasted_book_is_searched_in_good_time(lexical: LexicalIndex, question: str) -> None:
    started = time.monotonic()
    lexical.search(question, 5)
    assert time.monotonic() - started < 10


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_indexed_and_taken_out_again(catalogue: Catalogue, database: Database, text: str) -> None:
    made, passages = document("x.txt", text.encode("utf-8", "replace").decode())
    catalogue.put(made, passages, 1)
    LexicalIndex(database).search(text, 5)
    catalogue.remove(made.id)
    assert database.select("SELECT count(*) FROM passage_terms") == [(0,)]


def everything(database: Database, question: str) -> dict[str, float]:
    """What FTS5 itself finds and scores for all terms of a question."""
    syllables = folded_syllables(question)
    query = " OR ".join(f'"{term}"' for term in dict.fromkeys([*syllables, *bigrams(syllables)]))
    statement = (
        "SELECT id, -bm25(passage_terms, 0.3, 1.0) FROM passage_terms JOIN passages ON passage_terms.rowid = number "
        "WHERE passage_terms MATCH ?"
    )
    return dict(database.select(statement, [query]))


def put_many(catalogue: Catalogue, count: int) -> None:
    for number in range(count):
        catalogue.put(*document(f"{number}.txt", f"Hộ số {number} của xã này nộp phí. Của xã." * (1 + number % 3)), 1)


@pytest.mark.parametrize("question", ["hộ số 17", "của xã này", "phí của hộ số 3 và hộ số 4 ở thôn", "xã"])
def test_the_best_are_the_same_with_the_same_scores_as_by_reading_everything(
    catalogue: Catalogue, database: Database, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr("index.stores.lexical._MOST_SCORED", 10)
    monkeypatch.setattr("index.stores.lexical._MOST_READ", 60)
    put_many(catalogue, 60)
    found, expected = LexicalIndex(database).search(question, 5), everything(database, question)

    assert len(found) == 5
    assert dict(found) == pytest.approx({name: expected[name] for name, _ in found})
    if "số" in question:  # with rare terms nothing better was overlooked
        assert found[0][1] == pytest.approx(max(expected.values()))


def test_frequent_syllables_are_not_read_where_rarer_ones_find_enough(
    catalogue: Catalogue, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_many(catalogue, 40)
    lexical = LexicalIndex(database)
    read: list[str] = []
    holding = lexical._holding

    def noted(term: str) -> NDArray[np.int64]:
        read.append(term)
        return holding(term)

    monkeypatch.setattr("index.stores.lexical._MOST_READ", 5)
    monkeypatch.setattr(lexical, "_holding", noted)
    assert lexical.search("của xã hộ số 17", 1)
    assert set(read) == {"17", "so_17"}
    read.clear()
    assert len(lexical.search("của xã hộ số 17", 3)) == 3  # one passage has the number: more must be read
    assert set(read) > {"17", "so_17"}


def test_only_allowed_passages_are_found(
    catalogue: Catalogue, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_many(catalogue, 40)
    lexical = LexicalIndex(database)
    numbers = dict(database.select("SELECT id, number FROM passages"))
    allowed = np.array(sorted(numbers.values())[10:30:2])
    everywhere = lexical.search("hộ số 17 của xã", 40)
    expected = [(name, score) for name, score in everywhere if numbers[name] in allowed]

    assert len(expected) == len(allowed)
    assert lexical.search("hộ số 17 của xã", 40, allowed=allowed) == expected
    monkeypatch.setattr("index.stores.lexical._MOST_SCORED", 3)  # too many are allowed to score them all
    monkeypatch.setattr("index.stores.lexical._MOST_READ", 1)
    few = lexical.search("hộ số 17 của xã", 2, allowed=allowed)
    assert len(few) == 2
    assert set(few) <= set(expected)
    assert lexical.search("hộ số 17", 5, allowed=np.zeros(0, dtype=np.int64)) == []


def test_a_passage_added_by_another_process_is_found(lexical: LexicalIndex, tmp_path: Path) -> None:
    assert lexical.search("zzz mật", 5) == []
    another = Catalogue(Database(tmp_path / "catalogue.sqlite3"))
    another.put(*document("z.txt", "Mật ong."), 1)
    assert len(lexical.search("zzz mật", 5)) == 1


def test_rarity_is_the_formula_worked_out_by_hand(lexical: LexicalIndex) -> None:
    # Of four passages: `chi_thi` is in two, `ong` in none, `van` (of all titles) in all four.
    rarity = lexical.rarity(["chi_thi", "ong", "van", "chi_thi"])

    assert rarity == pytest.approx(
        {"chi_thi": math.log(1 + 2.5 / 2.5), "ong": math.log(1 + 4.5 / 0.5), "van": math.log(1 + 0.5 / 4.5)}
    )
    assert rarity["chi_thi"] == pytest.approx(0.6931, abs=1e-4)


def test_rarity_takes_any_number_of_any_terms(lexical: LexicalIndex, database: Database) -> None:
    assert lexical.rarity([]) == {}
    assert len(lexical.rarity([f"{number}" for number in range(3_000)])) == 3_000
    assert lexical.rarity(["'\"; DROP TABLE facts --"]) == {"'\"; DROP TABLE facts --": pytest.approx(math.log(10))}
    with database.transaction() as connection:
        connection.execute("DELETE FROM documents")  # the words are still there, as in the middle of a change
    assert min(lexical.rarity(["chi_thi", "van"]).values()) > 0
