import datetime
from dataclasses import replace

import pytest

from corpus.document import Passage, Span
from corpus.folding import bigrams
from qa.reading.confidence_signs import ConfidenceSigns, confidence_signs, names_and_numbers
from qa.reading.evidence import Evidence
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage, candidates

QUESTION = "Xã Đồng Mây có bao nhiêu hộ dùng nước máy năm 2023?"
FITTING = ("Cấp nước ở Đồng Mây", "Họp tại xã Đồng Mây. Năm 2023 có 846 hộ dùng nước máy.")
OTHER = ("Thông báo", "Thư viện mở cửa lúc 8 giờ.")


def passage(title: str, text: str, name: str = "a") -> Passage:
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append(Span(start, min(start + len(part) + 1, len(text))))
        start += len(part) + 2
    return Passage(name, "d", title, Span(0, len(text)), text, tuple(sentences))


def signs(
    question: str, *texts: tuple[str, str], cosines: tuple[float, ...] = (), date: datetime.date | None = None
) -> ConfidenceSigns:
    """Return the signs of the last sentence of the first passage as the answer."""
    found = [
        FoundPassage(one, 4.0, 0.85, cosines if place == 0 else (0.79,) * len(one.sentences))
        for place, one in enumerate(passage(*text, name=str(place)) for place, text in enumerate(texts))
    ]
    words = take_apart(question)
    rarity = dict.fromkeys([*words.content, *bigrams(list(words.content))], 2.0)
    own = [one for one in candidates(question, words, found, rarity) if one.passage is found[0].passage]
    return confidence_signs(question, words, found, [Evidence(own[-1], 0.9)], rarity, date)


def test_a_passage_that_holds_the_question_lacks_no_word_of_it() -> None:
    fitting = signs(QUESTION, FITTING, OTHER)
    assert (fitting.names_missing, fitting.words_missing, fitting.year_missing) == (0, 0, 0)
    assert fitting.names_held > 0


def test_a_name_that_is_nowhere_in_the_passage_is_missing() -> None:
    strayed = signs(QUESTION.replace("Đồng Mây", "Trung Lĩnh"), FITTING)
    assert strayed.names_missing > signs(QUESTION, FITTING).names_missing
    assert strayed.words_missing > 0


def test_a_year_is_missing_unless_the_passage_or_the_date_of_the_document_tells_it() -> None:
    question = QUESTION.replace("2023", "2019")
    yearless = (FITTING[0], FITTING[1].replace("Năm 2023 có", "Có"))
    assert signs(question, yearless).year_missing == 1
    assert signs(question, yearless, date=datetime.date(2019, 5, 2)).year_missing == 0


def test_a_year_that_stands_elsewhere_is_missing_from_a_sentence_of_another_year() -> None:
    question = QUESTION.replace("2023", "2024")
    told = ("Cấp nước ở Đồng Mây", "Kế hoạch năm 2024 đã giao. Năm 2023 có 846 hộ dùng nước máy.")
    assert signs(question, told, date=datetime.date(2024, 5, 2)).year_missing == 1
    assert signs(QUESTION, told, date=datetime.date(2024, 5, 2)).year_missing == 0


def test_wording_held_in_the_same_order_is_told_from_the_same_words_apart() -> None:
    close = signs("hộ dùng nước máy ở đâu", FITTING)
    apart = signs("máy nước dùng hộ ở đâu", FITTING)
    assert close.runs_of_three > apart.runs_of_three == 0


def test_the_nearness_of_the_best_sentence_is_its_own_and_not_that_of_its_passage() -> None:
    found = signs(QUESTION, FITTING, cosines=(0.9, 0.82))
    assert found.sentence_nearness == pytest.approx(0.2)
    assert found.nearness == pytest.approx(0.5)


def test_a_single_passage_is_compared_with_unrelated_ones() -> None:
    alone, beside = signs(QUESTION, FITTING), signs(QUESTION, FITTING, OTHER)
    assert alone.lead > 0
    assert alone.likeness_lead == pytest.approx(beside.likeness_lead, abs=0.1)


def test_a_passage_without_cosines_is_taken_for_unrelated() -> None:
    one = FoundPassage(passage(*FITTING), 4.0, None)
    words = take_apart(QUESTION)
    found = confidence_signs(QUESTION, words, [one], [Evidence(candidates(QUESTION, words, [one], {})[0], 0.5)], {})
    assert found.nearness == found.sentence_nearness == 0


def test_an_answer_without_a_number_to_how_many_is_kindless() -> None:
    assert signs(QUESTION, FITTING).kindless == 0
    assert signs(QUESTION, (FITTING[0], "Các hộ dùng nước máy ở Đồng Mây.")).kindless == 1


def test_a_question_of_nothing_but_signs_has_signs_all_the_same() -> None:
    assert replace(signs("?!", FITTING), shape=0.0).words_missing == 0


def test_names_and_numbers_of_a_question_are_its_capitals_within_and_its_digits() -> None:
    question = "Ông Lê Tiến Châu ký Kế hoạch 153-KH/TU năm 2019?"
    assert names_and_numbers(question) >= {"le", "tien", "chau", "153", "2019"}
    assert names_and_numbers("Hội nghị bàn gì?") == set()


def test_an_amount_must_stand_in_the_best_sentence_itself() -> None:
    question = "Ông Tám sinh năm nào?"
    elsewhere = signs(question, ("Tin", "Xã có trường từ năm 1990. Ông Tám là trưởng thôn."))
    assert elsewhere.kindless == 1
    assert signs(question, ("Tin", "Xã có trường mới. Ông Tám sinh năm 1990.")).kindless == 0
