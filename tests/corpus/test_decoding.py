from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import random
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode, reads_like_vietnamese
from corpus.errors import UnreadableFileError
from corpus.tone_placement import old_style

SHARED = os.environ.get("HOIDAP_SHARED")
TEXT = "Hội nghị tổng kết công tác năm 2023 của Đảng bộ xã, có 45 đại biểu ở Đắk Lắk về dự.\nNguyễn Văn Khuyến\n"


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        decode(data)
    return raised.value.code


def as_windows_1258(text: str) -> bytes:
    """Encode as Windows does: letters with hat, horn or breve as one, tones as characters of their own."""
    encoded = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        encoded += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone)).encode("cp1258")
        encoded += tone.encode("cp1258")
    return encoded


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        as_windows_1258(TEXT),
    ],
    ids=["utf-8", "utf-8-mark", "16-le", "16-be", "16-le-mark", "16-be-mark", "32-le-mark", "32-be-mark", "cp1258"],
)
def test_known_encodings_are_read(data: bytes) -> None:
    assert decode(data) == TEXT


def test_decomposed_utf8_is_read_as_it_is() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)

    assert decode(decomposed.encode()) == decomposed


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf8_is_read(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        decode(data)


@pytest.mark.parametrize("text", ["The café owner showed a naïve résumé.", "Größe für Mädchen", "Garçon, un café"])
def test_a_few_western_words_in_one_byte_a_letter_are_refused(text: str) -> None:
    # Windows-1258 would read most of them right and some wrong: nobody would notice.
    assert reason(text.encode("latin-1")) == "file_encoding_unknown"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le conseil a été réuni à Hué. Les délégués français sont arrivés très tôt pour l’œuvre.", "cp1252"),
        ("Die Größe der Mädchen ist nicht für das Büro – „über alles“ wird später geschrieben.", "cp1252"),
        ("Los niños también están en la montaña; ¿dónde está el año pasado? Por una vez, más que otros.", "latin-1"),
        ("Žluťoučký kůň je pro všechny, ale nebyl také při jeho příchodu; které město to bylo?", "cp1250"),
        ("Žluťoučký kůň je pro všechny, ale nebyl také při jeho příchodu; které město to bylo?", "iso8859-2"),
        ("Zażółć gęślą jaźń, która nie jest dla wszystkich, oraz być może przez łąkę.", "cp1250"),
    ],
)
def test_western_text_in_one_byte_a_letter_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


OLD = {
    "tcvn3": b"Ngh\xde quy\xd5t c\xf1a h\xe9i \xae\xe5ng nh\xa9n d\xa9n",
    "cp1258": as_windows_1258("Nghị quyết của hội đồng nhân dân"),
}
RESOLUTION = "Nghị quyết của hội đồng nhân dân"


@pytest.mark.parametrize("encoding", OLD)
def test_each_line_of_a_pasted_file_is_read_in_its_own_encoding(encoding: str) -> None:
    lines = [TEXT.encode(), b"Plain words\r", OLD[encoding], b"", RESOLUTION.encode(), OLD[encoding]]

    read = decode(b"\n".join(lines))

    assert read == "\n".join([TEXT, "Plain words\r", RESOLUTION, "", RESOLUTION, RESOLUTION])


@pytest.mark.parametrize("encoding", OLD)
def test_words_of_utf8_in_an_old_line_are_read(encoding: str) -> None:
    assert decode("Hoà Bình: ".encode() + OLD[encoding]) == "Hoà Bình: " + RESOLUTION
    assert decode(OLD[encoding] + " – xã Nà Lò".encode()) == RESOLUTION + " – xã Nà Lò"


def test_western_lines_among_utf8_are_read() -> None:
    french = "Les délégués français sont arrivés très tôt"

    assert decode(TEXT.encode() + french.encode("latin-1")) == TEXT + french


@pytest.mark.parametrize("seed", range(5))
def test_vietnamese_in_an_encoding_that_nobody_knows_is_refused(seed: int) -> None:
    upper = list(range(0x80, 0x100))
    random.Random(seed).shuffle(upper)
    data = as_windows_1258(TEXT).translate(bytes([*range(0x80), *upper]))

    assert reason(data) in {"file_encoding_unknown", "file_binary"}


def test_plain_text_with_typographic_quotes_of_windows_is_read() -> None:
    assert decode("He said “no” – twice…".encode("cp1252")) == "He said “no” – twice…"


@pytest.mark.parametrize(
    "data",
    [
        b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam",
        b"Co\xe4ng ho\xf8a xa\xf5 ho\xe4i chu\xfb ngh\xf3a Vie\xe4t Nam",
        b"C\xf4ng h\xf2a x\xe3 h\xb5i ch\xfc ngh\xeea Vi\xaet Nam",
        b"C\xf4\xf2ng ho\xcca xa\xde h\xf4\xf2i chu\xd2 nghi\xdea Vi\xea\xf2t Nam",
    ],
    ids=["tcvn3", "vni", "viscii", "cp1258"],
)
def test_old_encodings_are_read(data: bytes) -> None:
    meant = (
        "Công hòa xã hội chủ nghĩa Việt Nam" if data.startswith(b"C\xf4ng") else "Cộng hòa xã hội chủ nghĩa Việt Nam"
    )

    assert old_style(decode(data)) == meant
    assert old_style(decode((data + b"\r\n") * 300)) == (meant + "\r\n") * 300


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no sample sentence in old encodings")
@pytest.mark.parametrize("encoding", ["viscii", "vni_windows", "tcvn3_abc", "tcvn5712_vn1", "cp1258"])
def test_sample_sentence_in_old_encodings_is_read(encoding: str) -> None:
    samples = json.loads(Path(SHARED or "", "data/encodings/sample_sentence.json").read_text(encoding="utf-8"))

    assert old_style(decode(bytes.fromhex(samples[encoding]["hex"]))) == samples["utf8"]


def test_quotation_marks_of_windows_among_old_letters_are_read() -> None:
    assert decode(b"Ngh\xde quy\xd5t \x93\xae\xe6i m\xedi\x94 \x96 b\xb8o c\xb8o") == "Nghị quyết “đổi mới” – báo cáo"


def test_capitals_among_the_control_characters_are_read() -> None:
    # `Ú`, `Ự` and `Ủ` of TCVN 5712 lie below the blank or behind the letters.
    assert decode(b"NH\xc2N D\xa2N \x11NG D\x02NG TR\x12C TI\x8aP, x\xb7 h\xe9i").startswith("NHẨN DÂN ỨNG DỤNG TRỰC")


def test_archives_pictures_and_noise_are_no_text() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", TEXT * 50)
    noise = random.Random(5).randbytes(5_000)

    assert reason(archive.getvalue()) == "file_binary"
    assert reason(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10" + noise) == "file_binary"
    assert reason(b"%PDF-1.4\n" + zlib.compress(TEXT.encode() * 50)) in {"file_binary", "file_encoding_unknown"}
    assert reason(noise) == "file_binary"
    assert reason(b"\0") == "file_binary"
    assert reason(b"abc\0def") == "file_binary"


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    assert decode((TEXT + "\x02\x1a").encode()) == TEXT + "\x02\x1a"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_cut_off_inside_a_character_is_read_up_to_there(encoding: str) -> None:
    data = (TEXT + "đ").encode(encoding)

    assert decode(data[:-1]) == TEXT + "\ufffd"


@pytest.mark.parametrize("broken", [b"\xff", b"\x93", b"\xc3"], ids=["never", "windows-quote", "half-a-letter"])
def test_one_broken_byte_does_not_cost_a_long_text(broken: bytes) -> None:
    good = (TEXT * 100).encode()
    place = good.index(b" ", 5_000)

    assert decode(good[:place] + broken + good[place:]) == good[:place].decode() + "\ufffd" + good[place:].decode()


def test_text_broken_all_over_is_refused_with_the_first_place() -> None:
    good = TEXT.encode()
    data = (good[:-1] + b" \xff\n") * 50

    with pytest.raises(UnreadableFileError) as raised:
        decode(data)

    assert raised.value.code == "file_damaged_text"
    assert raised.value.values == {"encoding": "UTF-8", "position": len(good) + 1}
    assert str(len(good) + 1) in raised.value.text("vi")


def test_a_few_characters_with_a_broken_one_are_refused() -> None:
    assert reason("Đỗ Ngữ Hội".encode() + b"\xff") == "file_damaged_text"


@pytest.mark.parametrize("text", ["", "Plain words, 1–2", "Nguyễn Thị Khuya ở Đắk Lắk", "NGHỊ QUYẾT"])
def test_vietnamese_is_known(text: str) -> None:
    assert reads_like_vietnamese(text)
