import pytest

from corpus.folding import fold
from qa.conversation.leaning import leans_on_history, names_kind_of, only_says_little

_WHOLE = [
    "Quyết định 15/QĐ-UBND của huyện Nà Hoa được dùng thay cho văn bản nào trước đó?",
    "Nếu người bán hàng ở chợ Nà Hoa không đến thì chỗ bán của họ được giao cho hộ nào?",
    "Thế còn ở chợ Nà Hoa có bao nhiêu gian hàng bán vải thổ cẩm?",
    "Ở đây ai được miễn toàn bộ lệ phí cấp đổi giấy phép kinh doanh hàng ăn uống?",
    "Vợ chồng muốn đứng tên chung trên sổ đỏ phải nộp giấy tờ gì?",
    "Năm nay huyện Nà Hoa trồng bao nhiêu cây?",
    "Facebook thành lập năm nào?",
    "Bộ lông của sóc có thể được mô tả ra sao?",
    "Thế nào là hộ cận nghèo?",
    "Còn bao nhiêu hộ nghèo ở xã Nà Hoa?",
    "Bị hỏng thẻ bán hàng chợ thì sao?",
    "Hộ bán hàng không nộp phí chợ đúng hạn thì sao?",
    "So với năm 2022 số hộ nghèo ở xã Nà Hoa năm 2023 giảm bao nhiêu?",
]


@pytest.mark.parametrize("question", [*_WHOLE, *map(fold, _WHOLE)])
def test_a_question_that_says_all_by_itself_does_not_lean(question: str) -> None:
    assert not leans_on_history(question)


@pytest.mark.parametrize(
    "question",
    [
        "năm 2024 thì sao?",
        "nam 2024 thi sao",
        "The nam 2024?",
        "Giải Nhì thì bao nhiêu?",
        "Bao giờ công bố điểm?",
        "Thấp nhất?",
        "Bài có trên 20.000 lượt đọc?",
        "Văn bản trên ban hành ngày nào?",
        "bien ban do lap thanh may ban",
        "Quay lại chuyện chợ, thu phí bao nhiêu một gian hàng?",
        "Trong đó bao nhiêu hộ ở xã?",
        "Thế nào?",
        "Còn bao nhiêu?",
        "Không nộp thì sao?",
        "Hộ cận nghèo thì sao?",
        "So với năm trước tăng bao nhiêu?",
        "So với năm 2022 thì tăng hay giảm?",
        "Giảm mấy phần trăm so với năm 2022?",
        "Em 17 tuổi có được không?",
    ],
)
def test_a_question_that_leaves_out_what_it_is_about_leans(question: str) -> None:
    assert leans_on_history(question)


def test_who_says_that_the_subject_changes_leans_on_nothing() -> None:
    assert not leans_on_history("Hỏi sang chuyện khác: ai ký?")


@pytest.mark.parametrize("question", ["Tại sao mất nước?", "Giờ mở cửa?", "Phí chợ thì bao nhiêu?", "tai sao mat nuoc"])
def test_a_short_question_that_points_to_nothing_may_have_a_subject_of_its_own(question: str) -> None:
    assert only_says_little(question)


@pytest.mark.parametrize("question", ["Còn phí chợ?", "Ở đó ai ký?", "Ông ấy nói gì?", "Chợ Nà Hoa họp ngày nào?"])
def test_one_that_points_or_says_enough_has_not(question: str) -> None:
    assert not only_says_little(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hội nghị tổ chức ở đâu?", True),
        ("hoi nghi to chuc o dau", True),
        ("Hội nghị của huyện Khe Lau tổ chức ở đâu?", False),
        ("Hội nghị nào bàn về thu phí?", False),
        ("Cuộc họp diễn ra khi nào?", False),
    ],
)
def test_the_bare_word_for_a_thing_means_the_one_that_was_named(question: str, *, names: bool) -> None:
    assert names_kind_of(question, "Ai chủ trì hội nghị tổng kết chợ Nà Hoa?") is names
