import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.containers import archive
from corpus.containers.archive import archive_members
from corpus.errors import UnreadableFileError


def packed(*files: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)
    return kept.getvalue()


def test_files_are_unpacked_in_order_under_their_names() -> None:
    members = [*archive_members(packed(("Báo cáo/quý 1.txt", b"Mot"), ("b.txt", b"Hai")), 1)]

    assert [(one.name, one.data) for one in members] == [("Báo cáo/quý 1.txt", b"Mot"), ("b.txt", b"Hai")]


def test_a_name_never_leads_out_of_the_archive() -> None:
    members = [*archive_members(packed(("../../etc/passwd", b"a"), ("/tmp/x.txt", b"b"), ("..\\y.txt", b"c")), 1)]

    assert [one.name for one in members] == ["etc/passwd", "tmp/x.txt", "y.txt"]


def test_what_desktops_leave_behind_is_passed_over() -> None:
    data = packed(("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("~$a.docx", b"x"), ("a.txt", b"y"))

    assert [one.name for one in archive_members(data, 1)] == ["a.txt"]


def test_names_in_an_old_encoding_are_read_together() -> None:
    given = ["B\xe1o c\xe1o0.txt", "quy\xea\xect \xf0i\xf2nh.txt", "plain.txt", "Kế hoạch.txt"]
    data = packed(
        *((f"{place}{'_' * (len(name) - 1)}", b"a") for place, name in enumerate(given[:3])), (given[3], b"b")
    )
    for place, name in enumerate(given[:3]):
        data = data.replace(f"{place}{'_' * (len(name) - 1)}".encode(), name.encode("latin-1"))

    assert [one.name for one in archive_members(data, 1)] == ["Báo cáo0.txt", "quyết định.txt", "plain.txt", given[3]]


def test_two_files_of_one_name_are_both_there() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a.txt", b"1"), ("a.txt", b"2"))

    assert [(one.name, one.data) for one in archive_members(data, 1)] == [("a.txt", b"1"), ("a (2).txt", b"2")]


def test_a_bomb_is_refused_and_its_neighbour_read() -> None:
    bomb, neighbour = archive_members(packed(("bom.txt", b"\0" * 50_000_000), ("a.txt", b"a")), 100)

    assert bomb.error is not None
    assert bomb.error.code == "archive_bomb"
    assert neighbour.data == b"a"


def test_an_archive_that_grows_beyond_all_bounds_is_refused_before_it_is_unpacked() -> None:
    data = packed(*((f"{number}.txt", b"\0" * 900_000) for number in range(25)))

    with pytest.raises(UnreadableFileError) as raised:
        next(archive_members(data, 1))
    assert (raised.value.code, raised.value.values["limit"]) == ("archive_too_large", 20)


def test_a_member_that_is_too_large_is_refused_by_its_name() -> None:
    [member] = archive_members(packed(("to.txt", bytes(range(256)) * 8_000)), 1)

    assert member.error is not None
    assert (member.name, member.error.code) == ("to.txt", "file_too_large")


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)

    with pytest.raises(UnreadableFileError) as raised:
        [*archive_members(packed(*((f"{number}.txt", b"a") for number in range(3))), 1)]
    assert raised.value.code == "archive_too_many"


def test_a_damaged_member_is_told_of_and_the_others_are_read() -> None:
    data = bytearray(packed(("a.txt", b"Mot hai ba " * 100), ("b.txt", b"Hai")))
    data[40] ^= 0xFF

    first, second = archive_members(bytes(data), 1)

    assert first.error is not None
    assert (first.error.code, second.data) == ("file_damaged", b"Hai")


@given(st.data())
def test_a_damaged_archive_gives_members_or_one_clear_error(data: st.DataObject) -> None:
    whole = bytearray(packed(("a.txt", b"Mot hai ba " * 20), ("b.txt", b"Hai")))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = whole[: data.draw(st.integers(0, len(whole)))]

    try:
        members = [*archive_members(bytes(cut), 1)]
    except UnreadableFileError:
        return
    assert len({one.name for one in members}) == len(members)
