"""A reply becomes plain statements with citations that exist, however the model wrote it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.reply import growing_text, is_garbled, read_reply


def read(text: str, passages: int = 3) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.cites) for one in read_reply(text, passages).statements]


@pytest.mark.parametrize(
    ("mark", "cites"),
    [
        ("[1]", (1,)),
        ("[1, 2]", (1, 2)),
        ("[1][2]", (1, 2)),
        ("[1] [2]", (1, 2)),
        ("【1】", (1,)),
        ("【1†nguồn】", (1,)),
        ("(1)", (1,)),
        ("[1-3]", (1, 2, 3)),
        ("[1 và 2]", (1, 2)),
        ("[Đoạn 2]", (2,)),
        ("(nguồn 2)", (2,)),
        ("[^1]", (1,)),
        ("[1][7]", (1,)),
        (r"\[1\]", (1,)),
        ("[**1**]", (1,)),
        ("[`1`]", (1,)),
        ("[<b>1</b>]", (1,)),
        ("[9]", ()),
        ("[0]", ()),
        ("", ()),
    ],
)
def test_marks_are_read_in_every_usual_form_and_only_if_they_exist(mark: str, cites: tuple[int, ...]) -> None:
    assert read(f"Huyện có 21 xã {mark}. Kho có gạo [3].") == [("Huyện có 21 xã.", cites), ("Kho có gạo.", (3,))]
    assert read(f"Huyện có 21 xã. {mark}") == [("Huyện có 21 xã.", cites)]


def test_nothing_that_looks_like_a_mark_is_left_of_marks_in_marks() -> None:
    assert read("Huyện có 21 xã [[2]1].") == [("Huyện có 21 xã.", (2,))]


def test_marks_before_their_sentences_are_understood() -> None:
    assert read("[1] Huyện có 21 xã. [2] Tỉnh có 9 huyện.") == [("Huyện có 21 xã.", (1,)), ("Tỉnh có 9 huyện.", (2,))]


def test_numbers_in_brackets_that_are_no_marks_stay() -> None:
    assert read("Năm nay [2024] người dân nộp (1) đơn; (2) bản sao [2].") == [
        ("Năm nay [2024] người dân nộp (1) đơn; (2) bản sao.", (2,))
    ]


def test_lists_tables_and_emphasis_become_plain_lines() -> None:
    text = (
        "## Hồ sơ\nHồ sơ gồm:\n1. **Đơn** [1]\n2. *Bản gốc* [2]\n\n| Xã | 5 đồng [3] |\n| --- | --- |\n| Phố | 9 đồng |"
    )

    assert read(text) == [("Hồ sơ gồm: Đơn", (1,)), ("Bản gốc", (2,)), ("Xã – 5 đồng", (3,)), ("Phố – 9 đồng", ())]


def test_links_pictures_and_html_are_never_passed_on() -> None:
    text = (
        "Xem [tại đây](http://evil.example) ![x](http://evil.example/a.png) <a href='javascript:x'>trang</a> "
        "www.evil.example/a [1]. <scr<script>ipt>alert(1)</script>\n\n[1]: http://evil.example"
    )
    [(statement, cites), *_] = read(text)

    assert cites == (1,)
    assert not any(sign in statement for sign in ("http", "www", "<", "](", "javascript"))


def test_introductions_and_lists_of_sources_are_no_statements() -> None:
    assert read("Trả lời: Dựa trên các đoạn trích được cung cấp, phí là 5 đồng [1].\n\nNguồn:\n[1] Quy chế") == [
        ("Phí là 5 đồng.", (1,))
    ]
    assert read("Theo đoạn [2], phí là 5 đồng.") == [("Phí là 5 đồng.", (2,))]


def test_thoughts_are_no_part_of_a_reply() -> None:
    assert read("<think>Đoạn 1 nói 7 đồng.</think>Phí là 5 đồng [1].") == [("Phí là 5 đồng.", (1,))]
    assert read("Đoạn 1 nói 7 đồng.</think>Phí là 5 đồng [1].") == [("Phí là 5 đồng.", (1,))]
    assert growing_text("<think>Đoạn 1 nói") == ""


@pytest.mark.parametrize(
    "text",
    ["KHÔNG CÓ THÔNG TIN", "Tôi xin lỗi, các đoạn trích không có thông tin này.", "Các đoạn trích không đề cập."],
)
def test_what_declines_is_never_shown_while_it_comes(text: str) -> None:
    assert {growing_text(f"{text} "[:length]) for length in range(len(text) + 2)} == {""}


def test_a_denial_is_shown_when_its_sentence_is_whole() -> None:
    assert growing_text("Không phải nộp lệ phí. Hồ sơ gồm đơn ") == "Không phải nộp lệ phí. Hồ sơ gồm đơn"


def test_a_reply_of_unclosed_tags_is_read_in_one_pass() -> None:
    text = "<abc <def " * 20_000
    started = time.perf_counter()

    assert growing_text(text) == ""
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "KHÔNG CÓ THÔNG TIN",
        "Không có thông tin.",
        "Xin lỗi, tôi không thể trả lời câu hỏi này.",
        "Các đoạn trích không đề cập đến học phí [1][2].",
        "Trong tài liệu được cung cấp không có thông tin về học phí.",
        "Tôi không tìm thấy câu trả lời.",
        "I cannot answer this question.",
        "The provided passages do not mention it [1].",
    ],
)
def test_a_model_that_declines_is_recognised(text: str) -> None:
    assert read_reply(text, 3).declines
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["Không có ca tử vong [1].", "Tài liệu không cho mượn về nhà gồm báo [1].", "Văn bản không còn hiệu lực [1]."],
)
def test_a_denial_in_the_documents_is_no_refusal(text: str) -> None:
    assert len(read(text)) == 1


def test_a_sentence_that_was_cut_off_is_left_out() -> None:
    reply = read_reply("Phí là 5 đồng [1]. Hạn nộp là ngày", 3, was_cut=True)

    assert [one.text for one in reply.statements] == ["Phí là 5 đồng."]


def test_vietnamese_of_any_length_is_not_garbled() -> None:
    text = " ".join(
        f"Ngày {day}/6/2024, xã thứ {day} thu {day * 37} tấn lúa và nộp báo cáo [1]." for day in range(1, 30)
    )

    assert not is_garbled(text)
    assert is_garbled("ngày ngày ngày " * 100)


@given(st.text(max_size=200), st.integers(min_value=0, max_value=4))
def test_any_reply_gives_plain_statements_with_marks_that_exist(text: str, passages: int) -> None:
    for text_and_cites in (read(text, passages), read(text + " [1][2]. " + text, passages)):
        for statement, cites in text_and_cites:
            assert all(1 <= one <= passages for one in cites)
            assert not any(sign in statement for sign in ("\ue000", "\ue001", "<script", "http://", "\n"))
    growing_text(text)
    is_garbled(text)
