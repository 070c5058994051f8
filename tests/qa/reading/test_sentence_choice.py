from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Passage, Span
from corpus.passages import cut_passages
from qa.reading.evidence import Evidence
from qa.reading.question_words import take_apart
from qa.reading.sentence_choice import ChoiceModel, SentenceChooser, fitted_choice, read_choice_model, worth_quoting
from qa.reading.sentence_signs import Candidate, FoundPassage, SentenceSigns, candidates

TEXT = """Thông báo về việc sửa chữa cầu Bến Mơ

Về việc sửa chữa cầu Bến Mơ
Để bảo đảm an toàn khi sửa chữa cầu Bến Mơ, Sở thông báo như sau:
Thời gian: từ 22 giờ ngày 16/9/2024 đến 5 giờ ngày 31/10/2024.
Năm 2022, cầu được sửa trong 20 ngày.
Nhà thầu là Công ty CP Xây dựng Hưng Lam; chỉ huy công trường là ông Quách Văn Toản.
"""
NO_SIGNS = SentenceSigns(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def _passages(text: str = TEXT, title: str = "Thông báo về việc sửa chữa cầu Bến Mơ") -> list[Passage]:
    return cut_passages(Document("d", "d.txt", "/d.txt", title, None, text, ""))


def _chosen(question: str, found: list[FoundPassage], most: int = 1) -> list[Evidence]:
    words = take_apart(question)
    rarity = dict.fromkeys(words.content, 1.0)
    return SentenceChooser(most).choose(question, words, found, rarity)


def _best(question: str, most: int = 1) -> list[str]:
    return [one.text for one in _chosen(question, [FoundPassage(one, 1.0, 0.9) for one in _passages()], most)]


def _evidence(text: str, score: float) -> Evidence:
    passage = _passages(text, "Bản tin")[0]
    return Evidence(Candidate(passage, Span(0, len(text)), text, NO_SIGNS), score)


def test_the_sentence_with_the_person_asked_for_is_chosen_and_not_the_one_that_echoes_the_question() -> None:
    assert "Quách Văn Toản" in _best("Ai chỉ huy việc sửa chữa cầu Bến Mơ?")[0]


def test_the_sentence_with_the_date_asked_for_is_chosen() -> None:
    assert "16/9/2024" in _best("Cầu Bến Mơ sửa chữa từ ngày nào?")[0]


def test_of_sentences_that_share_no_word_with_a_foreign_question_the_nearest_in_meaning_is_chosen() -> None:
    text = "Chợ họp vào sáng thứ bảy. Cầu treo dài một trăm mét. Xã trồng nhiều cam và ổi."
    (passage,) = _passages(text, "Bản tin")
    cosines = [(0.86, 0.80, 0.79), (0.79, 0.86, 0.80), (0.80, 0.79, 0.86)]
    chosen = [_chosen("What does the village grow?", [FoundPassage(passage, 1.0, 0.86, some)]) for some in cosines]
    assert [one[0].text for one in chosen] == [
        "Chợ họp vào sáng thứ bảy.", "Cầu treo dài một trăm mét.", "Xã trồng nhiều cam và ổi.",
    ]  # fmt: skip


def test_the_title_and_its_lines_are_never_the_answer() -> None:
    assert not {"Thông báo về việc sửa chữa cầu Bến Mơ", "Về việc sửa chữa cầu Bến Mơ"} & set(
        _best("Thông báo về việc sửa chữa cầu Bến Mơ là gì?", most=10)
    )


def test_a_whole_sentence_that_the_title_was_made_of_may_be_the_answer() -> None:
    first = "Cầu Bến Mơ do ông Quách Văn Toản chỉ huy sửa chữa."
    (passage,) = _passages(f"{first} Chợ họp mỗi tuần một lần.", first)
    assert _chosen("Ai chỉ huy sửa chữa cầu Bến Mơ?", [FoundPassage(passage, 1.0, 0.9)])[0].text == first


def test_at_most_the_wanted_number_of_sentences_is_chosen_and_none_twice() -> None:
    chosen = _best("Thông báo cầu Bến Mơ", most=3)
    assert 1 <= len(chosen) <= 3
    assert len(set(chosen)) == len(chosen)


def test_a_further_sentence_must_be_likelier_the_more_room_it_takes() -> None:
    best, short = _evidence("Cầu dài 120 mét.", 0.8), _evidence("Cầu được sửa hai lần.", 0.05)
    long = _evidence(f"Cầu {'rất ' * 20}dài.", 0.06)
    assert worth_quoting([best, long, short], most=3, worth=0.01) == [best, short]
    assert worth_quoting([best, long, short], most=1, worth=0.0) == [best]


def test_the_best_sentence_is_quoted_however_unlikely() -> None:
    best = _evidence("Cầu dài 120 mét.", 0.0001)
    assert worth_quoting([best], most=3, worth=0.5) == [best]


def test_nothing_is_chosen_where_nothing_was_found() -> None:
    assert SentenceChooser(3).choose("Ai?", take_apart("Ai?"), [], {}) == []


def test_the_scores_of_all_sentences_are_probabilities() -> None:
    question = "Ai chỉ huy việc sửa chữa cầu?"
    found = [FoundPassage(one, 1.0, 0.9) for one in _passages()]
    scored = fitted_choice().evidence(candidates(question, take_apart(question), found, {}))
    assert sum(one.score for one in scored) == pytest.approx(1.0)
    assert all(0 <= one.score <= 1 for one in scored)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_weights_of_any_size_give_probabilities(weight: float, sign: float) -> None:
    signs = SentenceSigns(sign, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    (passage,) = _passages("Cầu dài 120 mét.", "Bản tin")
    seen = [Candidate(passage, passage.sentences[0], passage.text, one) for one in (signs, NO_SIGNS)]
    first, second = ChoiceModel({"words": weight}, 0.0).evidence(seen)
    assert first.score + second.score == pytest.approx(1.0)


def test_the_shipped_model_weighs_exactly_the_signs_that_are_seen() -> None:
    assert set(fitted_choice().weights) == {field.name for field in fields(SentenceSigns)}
    assert 0 < fitted_choice().worth < 0.01


def test_a_model_is_read_from_what_the_fit_writes() -> None:
    assert read_choice_model('{"weights": {"words": 1.5}, "worth": 0.002, "date": "2026-11-22"}') == ChoiceModel(
        {"words": 1.5}, 0.002
    )
