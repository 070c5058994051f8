"""Places near to a refused question: verbatim, of several documents, and none about something else."""

import datetime

from corpus.document import Document, document_id
from corpus.passages import cut_passages
from index.stores.catalogue import DocumentEntry
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage
from qa.refusing.related import nearest, related

WORDS = take_apart("Thẻ bạn đọc thư viện giá bao nhiêu?")
RARITY = dict.fromkeys(WORDS.content, 1.0)
SENTENCES = ("Thẻ bạn đọc", "Thẻ bạn đọc của thư viện có giá trị trong hai năm.", "Bạn đọc mượn năm cuốn sách mỗi lần.")


def found(name: str, *sentences: str, cosine: float) -> FoundPassage:
    document = Document(document_id(name), name, name, "Quy chế", None, "\n\n".join(sentences), "0")
    (passage,) = cut_passages(document)
    assert len(passage.sentences) == len(sentences)
    return FoundPassage(passage, 1.0, cosine, (cosine, *(cosine - 0.01 * n for n in range(1, len(sentences)))))


def entries(*passages: FoundPassage) -> dict[str, DocumentEntry]:
    date = datetime.date(2024, 5, 6)
    ids = [one.passage.document_id for one in passages]
    return {one: DocumentEntry(one, f"{one}.txt", one, "Quy chế", date, "0", 1, 1) for one in ids}


def test_the_nearest_sentence_that_says_something_is_shown_word_for_word() -> None:
    one = found("a", *SENTENCES, cosine=0.9)

    (place,) = related(nearest(WORDS, RARITY, [one]), entries(one))

    assert place.quote == SENTENCES[1]
    assert one.passage.text[place.start : place.end] == place.quote
    assert (place.date, place.passage_id) == (datetime.date(2024, 5, 6), one.passage.id)


def test_what_is_about_something_else_is_not_shown() -> None:
    far = found("a", *SENTENCES, cosine=0.83)
    of_other_words = found("b", "Giá xăng dầu tăng mạnh từ đầu tháng này.", cosine=0.86)

    assert nearest(WORDS, RARITY, [far, of_other_words]) == ()


def test_different_documents_come_before_a_second_passage_of_one() -> None:
    first, second = found("a", *SENTENCES, cosine=0.91), found("b", *SENTENCES, cosine=0.89)
    again = found("a", *SENTENCES[1:], cosine=0.9)
    more = [found(name, *SENTENCES, cosine=0.88) for name in "cd"]

    assert nearest(WORDS, RARITY, [second, again, first, *more]) == (first, second, more[0])
    assert nearest(WORDS, RARITY, [second, again, first]) == (first, second, again)


def test_the_same_words_are_shown_once_and_a_removed_document_not_at_all() -> None:
    first, same, gone = (found(name, *SENTENCES, cosine=0.9) for name in "abc")

    assert len(related([first, same], entries(first, same))) == 1
    assert related([gone], entries(first)) == ()


def test_a_retriever_that_tells_no_cosines_gets_no_suggestions() -> None:
    one = found("a", *SENTENCES, cosine=0.95)

    assert nearest(WORDS, RARITY, [FoundPassage(one.passage, 1.0, None)]) == ()


def test_a_passage_about_the_named_person_is_shown_however_far_its_sentences_are() -> None:
    words = take_apart("Số điện thoại của bà Trần Thị Hạnh?")
    rarity = dict.fromkeys(words.content, 1.0)
    about = found("a", "Bà Trần Thị Hạnh chủ trì buổi họp sáng nay.", cosine=0.84)
    of_another = found("b", "Ông Lê Văn Tám chủ trì buổi họp chiều qua.", cosine=0.84)

    assert nearest(words, rarity, [about, of_another]) == (about,)


def test_a_letterhead_is_no_place_to_look_at() -> None:
    heads = found("a", "UBND TỈNH LAM CHÂU THƯ VIỆN TỈNH BẠN ĐỌC", "Căn cứ Quy chế thẻ bạn đọc năm 2024;", cosine=0.95)

    assert related([heads], entries(heads)) == ()
