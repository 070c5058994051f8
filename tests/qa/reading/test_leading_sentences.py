from corpus.document import Document, Passage
from corpus.passages import cut_passages
from qa.reading.evidence import Evidence
from qa.reading.leading_sentences import LeadingSentences
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage

FIRST = "Cầu Bến Mơ dài 120 mét. Cầu được sửa trong 20 ngày. Chỉ huy là ông Quách Văn Toản. Nhà thầu ở Hưng Lam."
SECOND = "Chợ Bến Mơ mở cửa hằng ngày. Chợ có 40 sạp."


def _passage(name: str, text: str) -> Passage:
    return cut_passages(Document(name, f"{name}.txt", f"/{name}.txt", "Bản tin", None, text, ""))[0]


def _chosen(question: str, most: int) -> list[Evidence]:
    found = [FoundPassage(_passage("a", FIRST), 2.0, 0.9), FoundPassage(_passage("b", SECOND), 1.0, 0.8)]
    return LeadingSentences(most).choose(question, take_apart(question), found, {})


def test_the_best_passage_is_quoted_as_it_begins_whatever_is_asked() -> None:
    for question in ("Ai chỉ huy việc sửa cầu?", "Chợ có bao nhiêu sạp?"):
        assert [one.text for one in _chosen(question, 2)] == ["Cầu Bến Mơ dài 120 mét.", "Cầu được sửa trong 20 ngày."]


def test_no_more_is_quoted_than_the_passage_has() -> None:
    chosen = _chosen("Ai chỉ huy?", 10)
    assert len(chosen) == 4
    assert {one.passage.document_id for one in chosen} == {"a"}
    assert all(one.sentence.of(FIRST) == one.text for one in chosen)


def test_nothing_is_quoted_where_nothing_was_found() -> None:
    assert LeadingSentences(3).choose("Ai?", take_apart("Ai?"), [], {}) == []
