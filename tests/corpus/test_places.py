import itertools

from hypothesis import given
from hypothesis import strategies as st

from corpus.places import Heading, Marks, Place, PlaceKind, PlaceMark


def sheet(start: int, name: str) -> PlaceMark:
    return PlaceMark(start, Place(PlaceKind.SHEET, name))


def row(start: int, number: str) -> PlaceMark:
    return PlaceMark(start, Place(PlaceKind.ROW, number))


def test_a_heading_ends_with_its_sheet() -> None:
    sheets = (PlaceMark(0, Place(PlaceKind.SHEET, "Lương")), PlaceMark(20, Place(PlaceKind.SHEET, "Công")))
    marks = Marks(sheets, (Heading(0, 1, "BẢNG LƯƠNG"),))
    assert [[one.text for one in marks.path_at(offset)] for offset in (5, 25)] == [["BẢNG LƯƠNG"], []]
    assert [part.headings for part in marks.cut([(0, 19), (20, 40)])] == [marks.headings, ()]


def test_a_row_ends_with_its_sheet() -> None:
    marks = Marks((sheet(0, "Dự toán"), row(10, "3"), sheet(40, "Ghi chú")))

    assert [place.label for place in marks.places_at(39)] == ["Dự toán", "3"]
    assert [place.label for place in marks.places_at(40)] == ["Ghi chú"]


def test_nothing_is_open_before_the_first_mark() -> None:
    assert Marks((PlaceMark(5, Place(PlaceKind.PAGE, "2")),)).places_at(4) == ()


def test_a_heading_ends_with_the_next_one_as_high_or_higher() -> None:
    marks = Marks(
        headings=(
            Heading(0, 1, "Chương I"),
            Heading(10, 2, "Điều 1"),
            Heading(20, 3, "khoản 1"),
            Heading(30, 2, "Điều 2"),
            Heading(40, 1, "Chương II"),
        )
    )

    assert [[one.text for one in marks.path_at(offset)] for offset in (25, 35, 45)] == [
        ["Chương I", "Điều 1", "khoản 1"],
        ["Chương I", "Điều 2"],
        ["Chương II"],
    ]


MARKED = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 4)), max_size=20).map(
    lambda found: Marks(
        tuple(
            PlaceMark(start, Place([PlaceKind.SHEET, PlaceKind.ROW][level % 2], f"{start}-{level}"))
            for start, level in sorted(found)
        ),
        tuple(Heading(start, level, f"{start}-{level}") for start, level in sorted(found)),
    )
)


@given(MARKED, st.lists(st.integers(0, 210), min_size=2, max_size=12, unique=True))
def test_each_part_knows_of_its_characters_what_the_whole_text_knows(marks: Marks, ends: list[int]) -> None:
    ends.sort()
    spans = [*itertools.pairwise(ends)]

    for (start, end), part in zip(spans, marks.cut(spans), strict=True):
        for offset in range(start, end):
            assert part.places_at(offset) == marks.places_at(offset)
            assert part.path_at(offset) == marks.path_at(offset)
