from collections.abc import Callable

from corpus.document import Document
from corpus.passages import cut_passages
from qa.composing.listing import asks_for_many, below_heading
from qa.composing.part import Part
from qa.reading.evidence import Evidence
from qa.reading.question_words import take_apart
from qa.reading.sentence_signs import FoundPassage, candidates

GUIDE = (
    "Hướng dẫn đổi thẻ đọc tại thư viện Bến Mơ",
    None,
    """Hướng dẫn đổi thẻ đọc tại thư viện Bến Mơ

Bạn đọc đổi thẻ khi thẻ cũ bị hỏng.

Hồ sơ đổi thẻ gồm:
- Đơn xin đổi thẻ;
- Thẻ cũ;
- Một ảnh chân dung.

Thời hạn đổi thẻ là 03 ngày làm việc.
""",
)


def test_the_items_follow_the_line_that_announces_them(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Hồ sơ đổi thẻ gồm những gì?", GUIDE)
    assert parts[0].text == "Hồ sơ đổi thẻ gồm:\n- Đơn xin đổi thẻ;\n- Thẻ cũ;\n- Một ảnh chân dung."
    assert len(parts[0].sentences) == 4


def test_what_stands_below_a_list_is_no_part_of_it(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Hồ sơ đổi thẻ gồm những gì?", GUIDE)
    assert "Thời hạn" not in parts[0].text


def test_a_list_too_long_to_take_in_is_cut_between_items(composed: Callable[..., list[Part]]) -> None:
    items = "\n".join(f"- Giấy tờ thứ {number} do cơ quan cấp cho người làm đơn đổi thẻ đọc;" for number in range(20))
    parts = composed("Hồ sơ đổi thẻ gồm những gì?", ("Đổi thẻ", None, f"Hồ sơ đổi thẻ gồm:\n{items}\n"))
    assert 4 <= len(parts[0].sentences) < 12
    shown = len(parts[0].sentences) - 1
    assert parts[0].text.endswith(f";\n… còn {20 - shown} mục nữa, xem tài liệu.")
    assert len(parts) == 1


def test_a_question_for_one_thing_asks_for_no_list() -> None:
    assert not asks_for_many("Hồ sơ nộp ngày nào?")
    assert asks_for_many("nop ho so can nhung giay to gi")


def test_a_list_is_found_by_its_heading_where_another_sentence_ranked_higher(
    composed: Callable[..., list[Part]],
) -> None:
    guide = (
        "Đổi thẻ đọc",
        None,
        "Đổi thẻ đọc\n\nHồ sơ\n\n1. Đơn theo mẫu;\n2. Bản cũ.\n\n"
        "Người đổi thẻ đọc cần giấy tờ gì thì hỏi nơi nhận hồ sơ đổi thẻ đọc.\n",
    )
    assert composed("Hồ sơ đổi thẻ đọc cần những giấy tờ gì?", guide)[0].text.startswith("Hồ sơ\n1. Đơn theo mẫu;")


def test_nothing_follows_a_list_that_would_read_as_its_end(composed: Callable[..., list[Part]]) -> None:
    assert len(composed("Hồ sơ đổi thẻ gồm những gì?", GUIDE)) == 1


def test_a_cause_is_no_list_that_does_not_announce_causes(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Vì sao hồ sơ đổi thẻ bị trả lại?", GUIDE)
    assert not any("\n" in part.text for part in parts)


PLAN = """I. Mục tiêu
II. Giải pháp
1. Về sản xuất
Hỗ trợ giống cây ăn quả cho 30 hộ.
Mở hai lớp dạy nghề.
III. Nơi nhận
IV. Phụ lục
"""


def test_a_heading_is_shown_with_the_headings_and_the_first_sentence_below_it_but_never_with_the_next_part() -> None:
    found = [FoundPassage(one, 1.0, 0.9) for one in cut_passages(Document("d", "d", "/d", "Tin", None, PLAN, ""))]
    seen = [Evidence(one, 0.5) for one in candidates("Gì?", take_apart("Gì?"), found, {})]
    shown = {one.text: below_heading(one, found) for one in seen}
    below = shown["II. Giải pháp"]
    assert below
    assert below.text == "II. Giải pháp\n1. Về sản xuất\nHỗ trợ giống cây ăn quả cho 30 hộ."
    assert len(below.sentences) == 3
    assert shown["I. Mục tiêu"] is None
    assert shown["III. Nơi nhận"] is None
    assert shown["IV. Phụ lục"] is None
