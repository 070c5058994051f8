import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.containers.json_lines import line_members
from corpus.errors import UnreadableFileError


def lines(*values: object) -> bytes:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values).encode()


def test_each_line_is_a_document_with_its_title_date_and_abstract() -> None:
    fields = {"title": "Họp dân", "date": "12/03/2024", "abstract": "Tóm tắt.", "body": "Xã họp dân.", "url": "a/b"}

    [member] = line_members(lines(fields))

    assert member.raw is not None
    assert (member.raw.title, member.raw.date, member.raw.text) == ("Họp dân", "12/03/2024", "Tóm tắt.\n\nXã họp dân.")
    assert "/" not in member.name


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (20240312, "20240312"),
        (1710205200.5, "1710205200.500"),
        ({"$date": "2024-03-12T00:00:00Z"}, "2024-03-12T00:00:00Z"),
        (True, None),
        ([2024], None),
        (None, None),
    ],
)
def test_a_date_may_be_a_number(date: object, written: str | None) -> None:
    [member] = line_members(lines({"text": "A", "date": date}))

    assert member.raw is not None
    assert member.raw.date == written


def test_a_document_is_known_again_by_its_id_wherever_its_line_stands() -> None:
    first = [one.name for one in line_members(lines({"id": 7, "text": "A"}, {"id": 8, "text": "B"}))]
    second = [one.name for one in line_members(lines({"id": 8, "text": "B"}, {"id": 7, "text": "A"}))]

    assert first == ["7", "8"]
    assert second == ["8", "7"]


def test_without_an_id_it_is_known_by_its_line() -> None:
    assert [one.name for one in line_members(b'{"text": "A"}\n\n{"text": "B"}\n')] == ["1", "3"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "line_not_json"),
        (b"[" * 100_000, "line_not_json"),
        (b"[1]", "line_without_text"),
        (b'{"title": "A"}', "line_without_text"),
        (b'{"text": {"a": 1}}', "line_without_text"),
    ],
)
def test_a_bad_line_is_told_of_by_its_number_and_the_next_is_read(line: bytes, code: str) -> None:
    bad, good = line_members(line + b'\n{"text": "A"}')

    assert bad.error is not None
    assert (bad.error.code, bad.error.values["line"]) == (code, 1)
    assert good.raw is not None


@given(st.binary(max_size=200))
def test_any_bytes_give_members_or_one_clear_error(data: bytes) -> None:
    try:
        members = [*line_members(data)]
    except UnreadableFileError:
        return
    assert all((one.raw is None) == (one.error is not None) for one in members)
