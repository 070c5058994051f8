from __future__ import annotations

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.html_encoding import decode_page

SENTENCE = "Hội nghị tổng kết công tác năm 2023 của huyện Khe Đông"


def page(declared: str, text: str = SENTENCE) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{text}</p>'


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1258", "gb2312", "no-such-thing"])
def test_utf_8_is_known_whatever_the_page_declares(declared: str) -> None:
    assert SENTENCE in decode_page(page(declared).encode())


def test_the_page_says_how_it_is_encoded() -> None:
    assert "Привет" in decode_page(page("koi8-r", "Привет").encode("koi8-r"))


def test_windows_1258_is_known_by_its_bytes_or_by_what_the_page_says() -> None:
    text = "Đại hội Đảng"
    raw = "\u0110a\u0323i h\u00f4\u0323i \u0110a\u0309ng".encode("cp1258")

    for declared in ("windows-1258", "iso-8859-1"):
        data = page(declared, "@").encode().replace(b"@", raw)
        found = decode_page(data)
        assert "i h" in found
        assert len(found) >= len(text)
        assert "\N{REPLACEMENT CHARACTER}" not in found


def test_western_pages_are_read_as_they_say() -> None:
    text = "Les élèves français préfèrent l'été à la forêt où naît Noël"

    assert text in decode_page(page("iso-8859-1", text).encode("cp1252"))


def test_utf_16_is_known_by_its_mark() -> None:
    assert SENTENCE in decode_page(page("windows-1252").encode("utf-16"))


def test_what_the_letter_around_says_counts_first() -> None:
    assert decode_page("Привет".encode("koi8-r"), "koi8-r") == "Привет"


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as error:
        decode_page(b"<p>" + bytes(range(0x80, 0x100)) * 3 + b"</p>")
    assert error.value.code == "file_encoding_unknown"


def test_codecs_that_are_no_encodings_are_not_asked() -> None:
    assert SENTENCE in decode_page(page("zip").encode())


def test_a_page_cut_within_a_letter_is_read() -> None:
    data = page("utf-8", SENTENCE * 20).encode()
    cut = data[: data.rindex("ộ".encode()) + 1]

    assert decode_page(cut).startswith(page("utf-8", SENTENCE).removesuffix("</p>"))


def test_a_declared_name_with_a_control_character_is_not_asked() -> None:
    assert SENTENCE in decode_page(page("utf-8").encode(), 'a\x00b"')
