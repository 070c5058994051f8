from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.folding import bigrams, folded_syllables
from index.stores.bm25 import bm25
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from index.stores.syllable_places import packed
from index.stores.term_counts import TermCounts, inverse_frequency
from tests.index.stores.conftest import document

SENTENCE = st.lists(st.sampled_from("mật ong rừng của xã xã 15 y tế Điều 5".split()), max_size=12).map(" ".join)  # noqa: SIM905


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=6),
    SENTENCE,
    st.sampled_from([[], ["ong rung cua", "mat ong"]]),
)
def test_scores_are_those_of_sqlite(
    catalogue: Catalogue, database: Database, texts: list[tuple[str, str]], question: str, phrases: list[str]
) -> None:
    for name in range(8):
        catalogue.remove(document(f"{name}.txt", "")[0].id)
    for name, (title, text) in enumerate(texts):
        catalogue.put(*document(f"{name}.txt", f"{text} ong", title=title), 1)
    syllables = folded_syllables(question)
    terms = list(dict.fromkeys(["ong", *syllables, *bigrams(syllables), *phrases]))
    query = " OR ".join(f'"{term}"' for term in terms)
    statement = "SELECT rowid, -bm25(passage_terms, 0.3, 1.0) FROM passage_terms WHERE passage_terms MATCH ?"
    expected = dict(database.select(statement, [query]))
    rows = database.select("SELECT number, title, body FROM passage_syllables")
    counts = TermCounts(database)
    totals = counts.totals()
    weights = {term: inverse_frequency(totals.passages, count) for term, count in counts.of(terms).items()}
    scores = bm25([(title, body) for _, title, body in rows], weights, totals.average_length, 0.3)

    assert {row[0]: score for row, score in zip(rows, scores.tolist(), strict=True)} == pytest.approx(expected)


def test_equal_passages_have_equal_scores_wherever_they_stand() -> None:
    passage = (packed(["xa", "dong"]), packed(["mat", "ong", "rung"]))
    terms = {"mat": 0.1, "ong": 0.7, "mat_ong": 2.3, "xa": 1 / 3, "rung": 1e-6}
    scores = bm25([passage, (b"", packed(["rung"])), *[passage] * 6], terms, 9.7, 0.3)
    assert len({scores[0], *scores[2:]}) == 1


def test_without_passages_or_terms_there_is_nothing_to_score() -> None:
    assert bm25([], {"ong": 1.0}, 5.0, 0.3).tolist() == []
    assert bm25([(b"", packed(["ong"])), (b"", b"")], {}, 5.0, 0.3).tolist() == [0.0, 0.0]
