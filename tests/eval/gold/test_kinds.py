import pytest

from eval.gold.kinds import kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Ai ký Quyết định?", "who"),
        ("Hội nghị họp ngày nào?", "when"),
        ("hoi nghi hop o dau", "where"),
        ("Có bao nhiêu trường?", "how_many"),
        ("Mức hỗ trợ bao nhiêu tiền?", "how_much"),
        ("Kéo dài bao lâu?", "how_many"),
        ("Vì sao xã chậm tiến độ?", "why"),
        ("Thủ tục tiến hành như thế nào?", "how"),
        ("Văn bản nào quy định?", "what"),
        ("Huyện đề ra giải pháp gì?", "what"),
        ("Ông ấy có đồng ý không?", "yes_no"),
        ("Con của Messi", ""),
    ],
)
def test_the_question_words_tell_the_kind(question: str, kind: str) -> None:
    assert kind_of(question) == kind
