import pytest

from corpus.folding import fold
from qa.reading.asked_for import AskedFor, asked_for


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Ai chủ trì hội nghị?", AskedFor.PERSON),
        ("Đồng chí nào được bầu bổ sung?", AskedFor.PERSON),
        ("Hội nghị diễn ra khi nào?", AskedFor.DATE),
        ("Nghị quyết ban hành ngày nào?", AskedFor.DAY),
        ("Nộp báo cáo muộn nhất khi nào?", AskedFor.DAY),
        ("Cầu được xây từ năm nào?", AskedFor.YEAR),
        ("Số điện thoại của thư viện là gì?", AskedFor.PHONE),
        ("Thư viện mở cửa lúc mấy giờ?", AskedFor.CLOCK),
        ("Hồ sơ được giải quyết trong bao lâu?", AskedFor.DURATION),
        ("Được mượn sách trong mấy ngày?", AskedFor.DURATION),
        ("Tỷ lệ hộ nghèo còn bao nhiêu?", AskedFor.PERCENT),
        ("Phải nộp bao nhiêu tiền?", AskedFor.MONEY),
        ("Lệ phí làm thẻ là bao nhiêu?", AskedFor.MONEY),
        ("Có bao nhiêu gia đình dùng nước máy?", AskedFor.COUNT),
        ("Quyết định này thay thế văn bản nào?", AskedFor.REFERENCE),
        ("Nộp hồ sơ ở đâu?", AskedFor.PLACE),
        ("Lễ ra quân tổ chức ở xã nào?", AskedFor.NAMED),
        ("Vì sao ống nước bị hỏng?", AskedFor.REASON),
        ("Cầu sửa từ ngày tháng năm nào?", AskedFor.DAY),
        ("Đơn phải gửi chậm nhất là?", AskedFor.DAY),
        ("Xã nào giải ngân chậm nhất?", AskedFor.NAMED),
        ("Từ ngày 1/3 đến ngày 5/3 có bao nhiêu ca?", AskedFor.COUNT),
        ("Trong vòng 5 năm có bao nhiêu ca?", AskedFor.COUNT),
        ("Mất thẻ thì nộp bao nhiêu?", AskedFor.MONEY),
        ("Sản phẩm mới tên là gì?", AskedFor.NAMED),
        ("Vợ ông Tám tên là gì?", AskedFor.PERSON),
    ],
)
def test_the_kind_asked_for_is_read_from_the_question_words_with_and_without_diacritics(
    question: str, kind: AskedFor
) -> None:
    for folded in (fold(question), fold(fold(question))):
        asked = asked_for(folded)
        assert asked is not None
        assert asked.kind is kind


def test_a_question_whose_words_do_not_tell_asks_for_nothing_in_particular() -> None:
    assert asked_for(fold("Hội nghị bàn những gì?")) is None


def test_the_noun_that_is_counted_or_named_is_kept() -> None:
    counted, named = asked_for("co bao nhieu truong dat chuan"), asked_for("to chuc o xa nao")
    assert counted is not None
    assert named is not None
    assert (counted.noun, named.noun) == ("truong", "xa")


def test_who_is_entitled_is_not_asked_by_name() -> None:
    assert asked_for(fold("Những ai được hỗ trợ tiền điện?")) is None
