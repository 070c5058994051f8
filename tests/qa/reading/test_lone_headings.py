import pytest

from corpus.document import Document
from corpus.passages import cut_passages
from corpus.places import Heading, Marks
from qa.reading.lone_headings import ends_with_heading, heads_nothing
from qa.reading.question_words import take_apart
from qa.reading.sentence_choice import SentenceChooser
from qa.reading.sentence_signs import FoundPassage, candidates

QUESTION = "Xã Bến Mơ đề ra những giải pháp nào?"


def _found(text: str, *headings: Heading) -> list[FoundPassage]:
    document = Document("d", "d.txt", "/d.txt", "Kế hoạch", None, text, "", marks=Marks(headings=headings))
    return [FoundPassage(one, 1.0, 0.9) for one in cut_passages(document)]


def _lone(text: str, part: str, question: str = QUESTION, *headings: Heading) -> bool:
    found, words = _found(text, *headings), take_apart(question)
    (one,) = [one for one in candidates(question, words, found, {}) if part in one.text]
    return heads_nothing(one, words.asked_for, found)


@pytest.mark.parametrize(
    "below",
    ["", "III. Tổ chức thực hiện\nUBND xã báo cáo.", "## Tổ chức thực hiện\nUBND xã báo cáo.", "Điều 4. Hiệu lực"],
)
def test_a_lead_in_with_nothing_below_it_is_alone(below: str) -> None:
    assert _lone(f"Họp sáng nay.\nCác giải pháp chủ yếu sau:\n{below}\n", "giải pháp chủ yếu")


@pytest.mark.parametrize("below", ["- Trồng cam.", "1. Trồng cam", "a) Trồng cam", "Xã trồng cam.", "I. Trồng cam"])
def test_a_lead_in_with_a_list_or_a_sentence_below_it_is_not(below: str) -> None:
    assert not _lone(f"Họp sáng nay.\nCác giải pháp chủ yếu sau:\n{below}\n", "giải pháp chủ yếu")


def test_a_heading_before_another_one_as_high_is_alone() -> None:
    text = "I. Giải pháp đề ra\nII. Kết quả đạt được\n1. Về kinh tế\nXã trồng cam.\n"
    assert _lone(text, "I. Giải pháp")
    assert not _lone(text, "II. Kết quả")
    assert not _lone(text, "1. Về kinh tế")


def test_headings_that_the_document_marks_count_by_their_levels() -> None:
    text = "Giải pháp\nKinh tế\nVăn hóa\nXã xây nhà văn hóa.\n"
    headings = [Heading(text.index(one), level, one) for one, level in (("Giải", 1), ("Kinh", 2), ("Văn", 2))]
    assert not _lone(text, "Giải pháp", QUESTION, *headings)
    assert _lone(text, "Kinh tế", QUESTION, *headings)


def test_a_line_that_tells_what_is_asked_for_or_something_else_is_no_heading() -> None:
    assert not _lone("Kinh phí là 20 triệu đồng, gồm:\n", "Kinh phí", "Kinh phí là bao nhiêu tiền?")
    assert not _lone("Hội nghị bàn về trồng cam, nuôi cá, xây cầu và sửa trường, nêu rõ:\n", "cam", "Họp bàn gì?")
    assert not _lone("II. Giải pháp: trồng cam\n", "II.")
    assert not _lone("Xã trồng cam.\n", "cam")


def test_the_word_for_a_cause_in_a_heading_is_no_cause() -> None:
    assert _lone("II. Nguyên nhân\nIII. Giải pháp\n", "Nguyên nhân", "Nguyên nhân nào làm cam rụng?")


def test_the_next_best_sentence_is_chosen_for_a_lone_heading_and_none_where_there_is_no_other() -> None:
    words = take_apart(QUESTION)
    rarity = dict.fromkeys(words.content, 1.0)

    def chosen(text: str) -> list[str]:
        return [one.text for one in SentenceChooser(1).choose(QUESTION, words, _found(text), rarity)]

    assert chosen("Xã trồng cam.\n\nXã Bến Mơ đề ra các giải pháp sau:\n") == ["Xã trồng cam."]
    assert chosen("Xã Bến Mơ đề ra các giải pháp sau:\n") == []


def test_a_passage_may_end_with_a_heading() -> None:
    assert ends_with_heading(_found("Xã trồng cam.\nGiải pháp gồm:\n")[0].passage)
    assert not ends_with_heading(_found("Giải pháp gồm:\nXã trồng cam.\n")[0].passage)
