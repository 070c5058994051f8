from corpus.document import Document, Passage
from corpus.passages import cut_passages
from qa.reading.question_words import take_apart
from qa.reading.sentence_choice import SentenceChooser
from qa.reading.sentence_signs import FoundPassage

TEXT = """Thông báo về việc sửa chữa cầu Bến Mơ

Về việc sửa chữa cầu Bến Mơ
Để bảo đảm an toàn khi sửa chữa cầu Bến Mơ, Sở thông báo như sau:
Thời gian: từ 22 giờ ngày 16/9/2024 đến 5 giờ ngày 31/10/2024.
Năm 2022, cầu được sửa trong 20 ngày.
Nhà thầu là Công ty CP Xây dựng Hưng Lam; chỉ huy công trường là ông Quách Văn Toản.
"""


def _passages() -> list[Passage]:
    document = Document("d", "d.txt", "/d.txt", "Thông báo về việc sửa chữa cầu Bến Mơ", None, TEXT, "")
    return cut_passages(document)


def _best(question: str, most: int = 1) -> list[str]:
    words = take_apart(question)
    rarity = dict.fromkeys(
        [*words.content, *(f"{a}_{b}" for a, b in zip(words.content, words.content[1:], strict=False))], 1.0
    )
    found = [FoundPassage(passage, 1.0, 0.9) for passage in _passages()]
    return [one.text for one in SentenceChooser(most).choose(question, words, found, rarity)]


def test_the_sentence_with_the_person_asked_for_is_chosen_and_not_the_one_that_echoes_the_question() -> None:
    assert "Quách Văn Toản" in _best("Ai chỉ huy việc sửa chữa cầu Bến Mơ?")[0]


def test_the_sentence_with_the_date_asked_for_is_chosen() -> None:
    assert "16/9/2024" in _best("Cầu Bến Mơ sửa chữa từ ngày nào?")[0]


def test_the_title_and_its_lines_are_never_the_answer() -> None:
    assert not {"Thông báo về việc sửa chữa cầu Bến Mơ", "Về việc sửa chữa cầu Bến Mơ"} & set(
        _best("Thông báo về việc sửa chữa cầu Bến Mơ là gì?", most=10)
    )


def test_at_most_the_wanted_number_of_sentences_is_chosen_and_none_twice() -> None:
    chosen = _best("Thông báo cầu Bến Mơ", most=3)
    assert 1 <= len(chosen) <= 3
    assert len(set(chosen)) == len(chosen)


def test_nothing_is_chosen_where_nothing_was_found() -> None:
    assert SentenceChooser(3).choose("Ai?", take_apart("Ai?"), [], {}) == []
