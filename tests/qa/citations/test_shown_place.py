import pytest

from corpus.messages import Language
from corpus.places import Place, PlaceKind
from qa.answer import RelatedPassage
from qa.citations.shown_place import shown_place


def quoted(quote: str, places: tuple[Place, ...] = (), headings: tuple[str, ...] = ()) -> RelatedPassage:
    return RelatedPassage(
        document_id="a",
        source="a.pdf",
        title="Luật",
        date=None,
        start=0,
        end=len(quote),
        quote=quote,
        passage_id="a-1",
        places=places,
        headings=headings,
    )


def test_an_article_is_cited_with_its_items_and_without_its_chapter() -> None:
    path = ("Chương II. Quyền", "Điều 8. Quyền của người lao động", "khoản 2", "điểm a")

    assert shown_place(quoted("Được nghỉ phép.", headings=path), "vi") == (
        "Điều 8. Quyền của người lao động, khoản 2, điểm a"
    )


def test_of_other_headings_the_nearest_is_told() -> None:
    assert shown_place(quoted("45 triệu đồng.", headings=("II. Tổ chức", "2. Kinh phí:")), "vi") == "2. Kinh phí"


def test_a_heading_that_is_quoted_is_not_told_twice() -> None:
    assert shown_place(quoted("Điều 8. Hiệu lực.", headings=("Điều 8. Hiệu lực",)), "vi") == ""


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "trang tính Dự toán, hàng 12"), ("en", "sheet Dự toán, row 12")],
)
def test_places_of_a_file_are_told_in_the_readers_language(language: Language, shown: str) -> None:
    places = (Place(PlaceKind.SHEET, "Dự toán"), Place(PlaceKind.ROW, "12"))

    assert shown_place(quoted("Tổng: 45.", places), language) == shown


def test_nothing_is_told_where_there_is_nothing() -> None:
    assert shown_place(quoted("Xã họp."), "vi") == ""


def test_a_heading_that_is_the_documents_title_is_not_told_beside_it() -> None:
    assert shown_place(quoted("Xã họp.", headings=("Luật",)), "vi") == ""
