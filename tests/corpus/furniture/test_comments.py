from __future__ import annotations

import pytest

from corpus.furniture.comments import find_comments
from corpus.furniture.lines import Line


def found(*texts: str) -> list[str]:
    return [texts[run.start] for run in find_comments([Line(text) for text in texts])]


@pytest.mark.parametrize(
    "text",
    [
        "Ý kiến của bạn",
        "Ý kiến bạn đọc (3)",
        "Bình luận (0)",
        "Gửi bình luận",
        "Viết bình luận của bạn...",
        "Chưa có bình luận nào",
        "Hãy là người đầu tiên bình luận về bài viết này",
        "Bạn cần đăng nhập để gửi bình luận",
        "Tối đa: 1500 ký tự",
        "Vui lòng nhập tiếng Việt có dấu",
        "Email của bạn sẽ không được hiển thị công khai.",
    ],
)
def test_what_only_a_comment_box_says_goes(text: str) -> None:
    assert found("Hội nghị kết thúc.", text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Không có ý kiến",
        "Chưa có ý kiến khác",
        "Bình luận",
        "Ý kiến của bạn về dự thảo Luật Đất đai",
        "Họ và tên:",
        "Tối đa 300",
        "Nội dung",
        "Gửi",
        "Ý kiến của đại biểu",
    ],
)
def test_what_may_be_content_stays(text: str) -> None:
    assert found("Biên bản", text, "Cuộc họp kết thúc.") == []


def test_the_form_goes_with_its_box() -> None:
    page = ["Hết.", "Ý kiến của bạn", "Họ và tên (*)", "Email", "Nội dung", "Gửi"]

    assert sorted(found(*page)) == sorted(page[1:])


def test_a_column_of_that_name_keeps_its_title() -> None:
    assert found("Ý kiến bạn đọc", "Đường liên xã xuống cấp") == []


@pytest.mark.parametrize("heading", ["PHIẾU GÓP Ý", "Mẫu số 02", "Khảo sát bạn đọc", "Trích phiếu khảo sát tháng 5"])
def test_a_form_of_its_own_stays(heading: str) -> None:
    assert found(heading, "Ý kiến của bạn:", "Họ và tên:", "Nội dung:", "Gửi ý kiến của bạn") == []


def test_the_votes_of_readers_go() -> None:
    votes = [
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
        "Click để đánh giá bài viết",
        "Xếp hạng: 5 - 1 phiếu bầu",
    ]

    assert found("Hết.", *votes) == votes
