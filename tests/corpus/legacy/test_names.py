from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy.names import names_in_unicode


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        ([b"Ngh\xde quy\xd5t 12.doc", b"B\xb8o c\xb8o.doc"], ["Nghị quyết 12.doc", "Báo cáo.doc"]),
        ([b"Ngh\xf2 quye\xe1t.doc"], ["Nghị quyết.doc"]),
        ([b"B\xe1o c\xe1o0.txt"], ["Báo cáo0.txt"]),
        ([b"Ngh\xb8 quy\xaat.doc"], ["Nghị quyết.doc"]),
    ],
    ids=["tcvn3", "vni", "cp1258", "viscii"],
)
def test_names_in_an_old_encoding_are_read(names: list[bytes], meant: list[str]) -> None:
    assert names_in_unicode(names) == meant


def test_bytes_of_windows_that_dos_converted_are_read() -> None:
    # An archiver of Western Windows writes names in code page 850: the letters stay, the bytes do not.
    names = ["Héi nghÞ", "B¸o c¸o", "®¹i biÓu"]

    assert names_in_unicode([name.encode("cp850") for name in names]) == ["Hội nghị", "Báo cáo", "đại biểu"]


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "utf-8"])
def test_western_names_stay(encoding: str) -> None:
    names = ["résumé.doc", "Übersicht.txt", "plan.txt"]

    assert names_in_unicode([name.encode(encoding) for name in names]) == names


def test_a_word_of_two_encodings_is_not_guessed_at() -> None:
    [name] = names_in_unicode([b"T\xf9 do.txt"])

    assert name in {"Tù do.txt", b"T\xf9 do.txt".decode("cp437")}


@given(st.lists(st.binary(max_size=30), max_size=8))
def test_any_bytes_give_a_name_each(names: list[bytes]) -> None:
    assert len(names_in_unicode(names)) == len(names)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=5))
def test_vietnamese_in_utf8_stays_in_its_place(others: list[str]) -> None:
    name = unicodedata.normalize("NFC", "Kế hoạch.doc")
    read = names_in_unicode([*(other.encode("utf-16") for other in others), name.encode()])

    assert read[-1] == name
