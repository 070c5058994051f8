import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.passages import cut_passages
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage, SentenceSigns, candidates

TEXT = "Trạm bơm Đồng Lác tưới cho 40 ha lúa. Ông Lê Văn Tám trông coi trạm bơm. Chợ phiên họp sáng thứ bảy."


def _signs(question: str, cosines: tuple[float, ...] = (), text: str = TEXT) -> list[SentenceSigns]:
    words = take_apart(question)
    (passage,) = cut_passages(Document("d", "d.txt", "/d.txt", "Bản tin", None, text, ""))
    found = [FoundPassage(passage, 1.0, None, cosines)]
    return [one.signs for one in candidates(question, words, found, dict.fromkeys(words.content, 1.0))]


def test_phrases_count_small_words_and_order() -> None:
    told, turned = _signs("trạm bơm Đồng Lác tưới cho")[0], _signs("cho tưới Lác Đồng bơm trạm")[0]
    assert (told.phrases, turned.phrases) == (1.0, 0.0)
    assert told.words == turned.words == 1.0


def test_a_question_without_diacritics_has_the_same_phrases() -> None:
    assert _signs("tram bom dong lac tuoi")[0].phrases == _signs("trạm bơm Đồng Lác tưới")[0].phrases == 1.0


def test_names_are_told_from_what_is_asked_of_them() -> None:
    first, second, _ = _signs("Ai trông coi trạm bơm Đồng Lác?")
    assert (first.names, second.names) == (1.0, 0.0)
    assert second.predicate > first.predicate


def test_the_window_is_full_only_where_the_words_stand_together() -> None:
    apart = f"Trạm bơm chạy tốt {'và rất đều ' * 8} nhờ ông Tám trông coi."
    together, scattered = _signs("trông coi trạm bơm")[1], _signs("trông coi trạm bơm", text=apart)[0]
    assert together.window == 1.0
    assert scattered.window < together.words == scattered.words


def test_nearness_is_told_only_where_there_are_cosines() -> None:
    first, second, third = _signs("Ai trông coi trạm bơm?", (0.84, 0.88, 0.80))
    assert (first.near_gap, second.near_gap, third.near_gap) == pytest.approx((-0.4, 0.0, -0.8))
    assert (first.near_rank, second.near_rank, third.near_rank) == pytest.approx((1 / 2, 1, 1 / 3))
    assert {(one.near_gap, one.near_spread, one.near_rank) for one in _signs("Ai trông coi?")} == {(0.0, 0.0, 0.0)}


def test_the_position_grows_down_the_passage() -> None:
    assert [one.position for one in _signs("Chợ họp khi nào?")] == pytest.approx([0, 0.1, 0.2])


@given(st.text(max_size=80), st.lists(st.floats(-1, 1), max_size=4))
def test_any_question_has_signs_within_bounds(question: str, cosines: list[float]) -> None:
    for signs in _signs(question, tuple(cosines)):
        shares = (signs.words, signs.local_words, signs.phrases, signs.nearby, signs.window, signs.names)
        assert all(0 <= value <= 1 + 1e-9 for value in (*shares, signs.predicate, signs.opening, signs.ending))
