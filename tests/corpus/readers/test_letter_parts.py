from __future__ import annotations

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.letter_parts import charset, content, file_name, header, parse_letter, parts


def test_headers_are_read_in_words() -> None:
    letter = parse_letter(
        b"Subject: =?utf-8?B?SOG7jXAgZ2lhbyBiYW4=?=\r\n =?utf-8?Q?_tu=E1=BA=A7n?=\r\nFrom: a@b\r\n\r\n"
    )

    assert header(letter, "subject") == "Họp giao ban tuần"
    assert header(letter, "Cc") == ""


def test_headers_that_break_the_standard_are_read_too() -> None:
    letter = parse_letter("Subject: Họp giao ban\nTo: =?utf-8?b?!!?= <a@b>\n\n".encode())

    assert header(letter, "Subject") == "Họp giao ban"
    assert "<a@b>" in header(letter, "To")


def test_a_letter_with_a_letter_within_is_two_parts() -> None:
    data = (
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x\nContent-Type: message/rfc822\n\n"
        b"From: c@d\n\nearlier\n--x--\n"
    )

    first, second = parts(parse_letter(data))
    assert content(first).strip() == b"text"
    assert content(second).startswith(b"From: c@d")
    assert file_name(second, 2) == "2.eml"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\Tai lieu\\\\so lieu.xlsx"', "so lieu.xlsx"),
        ("attachment; filename*=utf-8''D%E1%BB%B1%20th%E1%BA%A3o.docx", "Dự thảo.docx"),
        ('attachment; filename="=?utf-8?B?ROG7sSB0aOG6o28ucGRm?="', "Dự thảo.pdf"),
        ('attachment; filename=".."', "3.pdf"),
        ("attachment", "3.pdf"),
    ],
)
def test_file_names_are_without_folders(disposition: str, name: str) -> None:
    letter = parse_letter(f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nx".encode())

    assert file_name(letter, 3) == name


def test_the_encoding_is_what_the_part_says() -> None:
    assert charset(parse_letter(b"Content-Type: text/plain; charset=UTF-8\n\nx")) == "utf-8"
    assert charset(parse_letter(b"From: a@b\n\nx")) is None


@pytest.mark.parametrize("data", [b"no letter at all", b"\x00\x01\x02", b"Gia: 50.000\n\nx"])
def test_what_has_no_headers_is_no_letter(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as error:
        parse_letter(data)
    assert error.value.code == "file_damaged"


def test_parts_without_end_are_refused() -> None:
    many = b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\ny\n" * 2_000
    deep = b"From: a@b\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(3_000)
    )

    for data in (many, deep):
        with pytest.raises(UnreadableFileError):
            list(parts(parse_letter(data)))


def test_an_encoding_that_is_no_name_does_not_hinder() -> None:
    # The standard library fails with `ValueError` where a part of bytes beyond ASCII names such a one.
    letter = parse_letter(b'From: a@b\nContent-Type: text/plain; charset="a\x00b"\n\nH\xe1\xbb\x8dp')

    assert [content(part) for part in parts(letter)] == ["Họp".encode()]
