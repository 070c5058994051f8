import pytest

from corpus.folding import fold
from qa.conversation.leaning import leans_on_history

_WHOLE = [
    "Quyết định 15/QĐ-UBND của huyện Nà Hoa được dùng thay cho văn bản nào trước đó?",
    "Nếu người bán hàng ở chợ Nà Hoa không đến thì chỗ bán của họ được giao cho hộ nào?",
    "Thế còn ở chợ Nà Hoa có bao nhiêu gian hàng bán vải thổ cẩm?",
    "Ở đây ai được miễn toàn bộ lệ phí cấp đổi giấy phép kinh doanh hàng ăn uống?",
    "Vợ chồng muốn đứng tên chung trên sổ đỏ phải nộp giấy tờ gì?",
    "Năm nay huyện Nà Hoa trồng bao nhiêu cây?",
    "Facebook thành lập năm nào?",
    "Bộ lông của sóc có thể được mô tả ra sao?",
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
    ],
)
def test_a_question_that_leaves_out_what_it_is_about_leans(question: str) -> None:
    assert leans_on_history(question)


def test_who_says_that_the_subject_changes_leans_on_nothing() -> None:
    assert not leans_on_history("Hỏi sang chuyện khác: ai ký?")
