from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from index.filters import FolderTest, SearchFilter

DAY = datetime.date(2024, 5, 6)


def code_of(**conditions: object) -> str:
    with pytest.raises(UsageError) as caught:
        SearchFilter(**conditions)  # type: ignore[arg-type]
    return caught.value.code


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    assert code_of(dated_from=DAY, dated_to=DAY - datetime.timedelta(days=1)) == "filter_dates_reversed"
    assert SearchFilter(dated_from=DAY, dated_to=DAY).dated_to == DAY


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        SearchFilter(kinds=frozenset({"thơ"}))
    for language in ("vi", "en"):
        assert "thơ" in caught.value.text(language)
        assert "kế hoạch" in caught.value.text(language)


def test_a_folder_without_a_name_is_refused() -> None:
    assert code_of(folders=("a", " ")) == "filter_folder_empty"


def test_kinds_are_brought_to_their_one_spelling_so_that_equal_filters_are_equal() -> None:
    typed = SearchFilter(kinds=frozenset({"KE HOACH", unicodedata.normalize("NFD", "Tin bài")}))
    assert typed == SearchFilter(kinds=frozenset({"kế hoạch", "tin bài"}))
    assert hash(typed) == hash(SearchFilter(kinds=frozenset({"kế hoạch", "tin bài"})))


def test_only_a_filter_without_conditions_limits_nothing() -> None:
    assert SearchFilter().limits_nothing
    for limited in ({"document_ids": frozenset()}, {"kinds": frozenset()}, {"folders": ("a",)}, {"dated_to": DAY}):
        assert not SearchFilter(**limited).limits_nothing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("folder", "holds"),
    [
        ("van-ban", True),
        ("van-ban/", True),
        ("./van-ban/2024", True),
        ("van-ban/x/../2024", True),
        ("/srv/kho", True),
        ("/srv/kho/van-ban/2024/", True),
        ("/", True),
        ("van", False),
        ("van-ban/202", False),
        ("2024", False),
        ("/srv/kh", False),
        ("/van-ban", False),
    ],
)
def test_a_folder_is_matched_by_whole_names_from_its_beginning(folder: str, *, holds: bool) -> None:
    assert FolderTest([folder]).holds("van-ban/2024/a.txt", "/srv/kho/van-ban/2024/a.txt") is holds


def test_a_folder_may_be_given_from_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    there = FolderTest(["2024"])

    assert there.holds("van-ban/2024/a.txt", f"{tmp_path}/2024/a.txt")
    assert not there.holds("van-ban/2024/a.txt", "/srv/van-ban/2024/a.txt")
    assert FolderTest(["."]).holds("a.txt", f"{tmp_path}/a.txt")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_composed_and_decomposed_names_are_the_same(form: str, stored: str) -> None:
    folder = unicodedata.normalize(form, "tài liệu/Nghị quyết")  # type: ignore[arg-type]
    source = unicodedata.normalize(stored, "tài liệu/Nghị quyết/a.txt")  # type: ignore[arg-type]

    assert FolderTest([folder]).holds(source, "/x/" + source)
    assert FolderTest(["/x/" + folder]).holds("a.txt", "/x/" + source)


def test_one_of_several_folders_is_enough() -> None:
    test = FolderTest(["a", "/srv/b"])
    assert [test.holds("a/1.txt", "/x/a/1.txt"), test.holds("b/1.txt", "/srv/b/1.txt"), test.holds("c", "/c")] == [
        True,
        True,
        False,
    ]


NAMES = st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=4)


@given(NAMES, NAMES)
def test_a_folder_holds_what_lies_under_it_and_nothing_else(folder: list[str], place: list[str]) -> None:
    location = "/srv/" + "/".join(place) + "/t.txt"
    expected = Path(location).is_relative_to("/srv/" + "/".join(folder))
    assert FolderTest(["/srv/" + "/".join(folder)]).holds("t.txt", location) is expected
