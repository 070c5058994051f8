from collections.abc import Callable

from qa.composing.composition import Composer
from qa.composing.part import Part
from qa.reading.question_words import take_apart

NEWS = (
    "Sửa chữa cầu Bến Mơ",
    None,
    """Sửa chữa cầu Bến Mơ

Chỉ huy công trường cầu Bến Mơ là ông Quách Văn Toản, kỹ sư trưởng của nhà thầu.
Hộ nghèo không phải đóng phí qua cầu Bến Mơ.
Cầu Bến Mơ đóng để sửa từ ngày 16/9/2024.
""",
)


def test_the_answer_begins_with_the_sentence_that_holds_it_and_marks_the_words(
    composed: Callable[..., list[Part]],
) -> None:
    first = composed("Ai là chỉ huy công trường cầu Bến Mơ?", NEWS)[0]
    assert first.short_answer is not None
    assert first.text[slice(*first.short_answer)] == "ông Quách Văn Toản"


def test_a_claim_that_the_document_denies_is_answered_with_no(composed: Callable[..., list[Part]]) -> None:
    first = composed("Hộ nghèo có phải đóng phí qua cầu Bến Mơ không?", NEWS)[0]
    assert first.text == "Không. Hộ nghèo không phải đóng phí qua cầu Bến Mơ."
    assert first.short_answer == (0, len("Không"))


def test_a_claim_that_no_sentence_decides_gets_the_sentence_alone(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Xe tải có phải đóng phí qua cầu Bến Mơ không?", NEWS)
    assert parts
    assert not parts[0].text.startswith(("Có.", "Không."))


def test_every_part_is_carried_by_sentences_that_stand_in_it_verbatim(composed: Callable[..., list[Part]]) -> None:
    for question in ("Ai chỉ huy sửa cầu Bến Mơ?", "Cầu Bến Mơ đóng khi nào?", "Vì sao đóng cầu Bến Mơ?"):
        for part in composed(question, NEWS):
            for passage, span in part.sentences:
                quote = passage.text[span.start - passage.span.start : span.end - passage.span.start]
                assert quote in part.text


def test_nothing_is_said_twice(composed: Callable[..., list[Part]]) -> None:
    twice = ("Cầu", None, "Cầu\n\nCầu Bến Mơ đóng để sửa.\nCầu Bến Mơ đóng để sửa lại.\n")
    assert len(composed("Cầu Bến Mơ đóng để làm gì?", twice)) == 1


def test_without_evidence_there_is_no_answer() -> None:
    assert Composer().compose("Ai?", take_apart("Ai?"), [], [], {}) == []
