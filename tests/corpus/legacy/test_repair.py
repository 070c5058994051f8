from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy.repair import repaired, repaired_parts

SHARED = os.environ.get("HOIDAP_SHARED")
MEANT = "Xã Khe Đồng tổ chức hội nghị tổng kết năm 2023, có 45 đại biểu về dự."
AS_READ = {
    "tcvn3": "X· Khe §ång tæ chøc héi nghÞ tæng kÕt n¨m 2023, cã 45 ®¹i biÓu vÒ dù.",
    "vni": "Xaõ Khe Ñoàng toå chöùc hoäi nghò toång keát naêm 2023, coù 45 ñaïi bieåu veà döï.",
    "viscii": "Xã Khe Ð°ng t± chÑc hµi ngh¸ t±ng kªt nåm 2023, có 45 ðÕi bi¬u v« dñ.",
    "cp1258": "XaÞ Khe ÐôÌng tôÒ chýìc hôòi nghiò tôÒng kêìt nãm 2023, coì 45 ðaòi biêÒu vêÌ dýò.",
    "utf-8": "XÃ£ Khe Ä\x90á»“ng tá»• chá»©c há»™i nghá»‹ tá»•ng káº¿t nÄƒm 2023, cÃ³ 45 Ä‘áº¡i biá»ƒu vá»\x81 dá»±.",
}
CORRECT = [
    MEANT,
    "Hoà bình, thuỷ lợi, quý I; hòa bình, thủy lợi. Võ Văn Ký ở Đắk Lắk",
    "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG\nSố: 12/NQ-HĐND",
    "“Thị xã…” – ông Müller nói; diện tích 25 m², ½ số hộ, 30°C, © 2020, µ = 5 ± 2, ®",
    "The café owner showed a naïve résumé – £5, 10 µm, façade.",
    "Le conseil a été réuni à Hué. Où sont les élèves ? Ça va très bien à l'école, là où l'été naît.",
    "né\nthé\noù\nà la fête",
    "Größe für Mädchen und Straße; Übung über Äpfel, schön",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Zażółć gęślą jaźń",
    "São Paulo é uma cidade grande, não é? A eleição começa às três, com você. XÃ”, NÃO",
    "Pijamalı hasta yağız şoföre çabucak güvendi, çok güzel gün",
    "El niño español comió piñas; ¿qué pasó mañana? ¡Año nuevo!",
    "Må så få når på også én; går får får? Før blå bær",
    "Tämä on hän, sää ja yö; että näin käy",
    "L'azienda è più grande perché là c'è già la città, però può",
    "Það er ég og þú á Íslandi",
    "for x in range(10):\n    print(f'{x:>5} µs')  # §5",
    "1.234,56\t7 890\t½\t−5\n2.345,67\t8 901\t¼\t−6",
]


@pytest.mark.parametrize("encoding", AS_READ)
def test_a_sentence_is_put_right(encoding: str) -> None:
    assert repaired(AS_READ[encoding]) == MEANT


@pytest.mark.parametrize("text", CORRECT)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_correct_text_of_any_language_stays(text: str, form: str) -> None:
    text = unicodedata.normalize("NFD", text) if form == "NFD" else text

    assert repaired(text) == text


@pytest.mark.parametrize("encoding", AS_READ)
@pytest.mark.parametrize("text", CORRECT)
def test_correct_parts_stay_beside_wrong_ones(text: str, encoding: str) -> None:
    if text in WORDS_OF_BOTH:
        pytest.skip("single words that are syllables in either reading")
    parts = [text, AS_READ[encoding], AS_READ[encoding]]

    assert repaired_parts(parts) == (text, MEANT, MEANT)


WORDS_OF_BOTH = {"né\nthé\noù\nà la fête"}


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_never_changes(text: str) -> None:
    assert repaired(text) == text


_LEGACY = st.sampled_from([word for text in AS_READ.values() for word in text.split()])
_WORDS = st.one_of(_LEGACY, st.text(st.characters(max_codepoint=0x1EFF, exclude_categories=["Cs"]), max_size=8))


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_any_text_keeps_its_lines(text: str) -> None:
    assert repaired(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("encoding", AS_READ)
@given(taken=st.lists(st.integers(0, 15), max_size=12))
def test_repairing_twice_is_repairing_once(encoding: str, taken: list[int]) -> None:
    words = AS_READ[encoding].split()
    once = repaired(" ".join(words[number % len(words)] for number in taken))

    assert repaired(once) == once


def test_headings_and_cells_follow_the_document_around_them() -> None:
    assert repaired("Tù do") == "Tù do"
    assert repaired("Héi") == "Héi"
    assert repaired_parts(["Tù do", AS_READ["tcvn3"], "Héi"]) == ("Tự do", MEANT, "Hội")


def test_many_short_cells_speak_together() -> None:
    assert repaired_parts(["Héi", "NghÞ", "§ång", "Tæng", "kÕt"]) == ("Hội", "Nghị", "Đồng", "Tổng", "kết")


def test_each_paragraph_is_read_in_its_own_encoding() -> None:
    parts = [*AS_READ.values(), MEANT]

    assert repaired("\n".join(parts)) == "\n".join([MEANT] * len(parts))


def test_correct_words_inside_a_wrong_paragraph_stay() -> None:
    assert repaired("Hội nghị các ấp: " + AS_READ["tcvn3"]) == "Hội nghị các ấp: " + MEANT


DELEGATES = "Đại biểu có mặt đông đủ và thảo luận sôi nổi các vấn đề."
DELEGATES_AS_READ = {
    "tcvn3": "§¹i biÓu cã mÆt ®«ng ®ñ vµ th¶o luËn s«i næi c¸c vÊn ®Ò.",
    "vni": "Ñaïi bieåu coù maët ñoâng ñuû vaø thaûo luaän soâi noåi caùc vaán ñeà.",
    "viscii": "ÐÕi bi¬u có m£t ðông ðü và thäo lu§n sôi n±i các v¤n ð«.",
    "cp1258": "Ðaòi biêÒu coì mãòt ðông ðuÒ vaÌ thaÒo luâòn sôi nôÒi caìc vâìn ðêÌ.",
    "utf-8": DELEGATES.encode().decode("latin-1"),
}
RIGHT = [
    "An toàn thực phẩm",
    "hoàn toàn đoàn kết",
    "bản Nà Lò, xã Tân Hoà",
    "Lê Văn Toàn",
    "CÁC XÃ TRONG HUYỆN",
    "Hội đồng nhân dân tỉnh đã họp.",
    "Đồng chí Hoàng Hà (Phó Chủ tịch) là người chủ trì:",
]
"""Of every line some words would be other usual words in an old encoding."""


@pytest.mark.parametrize("encoding", DELEGATES_AS_READ)
@pytest.mark.parametrize("right", RIGHT)
def test_right_lines_among_wrong_ones_stay(right: str, encoding: str) -> None:
    wrong = DELEGATES_AS_READ[encoding]

    assert repaired(f"{wrong}\n{right}\n{wrong}") == f"{DELEGATES}\n{right}\n{DELEGATES}"


@pytest.mark.parametrize("encoding", DELEGATES_AS_READ)
@pytest.mark.parametrize("right", RIGHT)
def test_right_words_before_and_behind_wrong_ones_of_the_line_stay(right: str, encoding: str) -> None:
    wrong = DELEGATES_AS_READ[encoding]

    assert repaired(f"{right} {wrong}") == f"{right} {DELEGATES}"
    assert repaired(f"{wrong} {right}") == f"{DELEGATES} {right}"


def test_the_labels_of_a_form_stay_and_what_is_filled_in_is_put_right() -> None:
    read = "Họ và tên: NguyÔn V¨n Hßa, Chức vụ: Chñ tÞch, Đơn vị: x· B¶n Thñy"

    assert repaired(read) == "Họ và tên: Nguyễn Văn Hòa, Chức vụ: Chủ tịch, Đơn vị: xã Bản Thủy"


def test_a_name_in_unicode_inside_a_wrong_line_stays() -> None:
    read = "§¹i biÓu cã mÆt ®«ng ®ñ, ®ång chÝ Nguyễn Văn Hoà ph¸t biÓu chØ ®¹o héi nghÞ"

    assert repaired(read) == "Đại biểu có mặt đông đủ, đồng chí Nguyễn Văn Hoà phát biểu chỉ đạo hội nghị"


def test_a_line_that_reads_well_either_way_goes_with_the_nearest_that_does_not() -> None:
    wrong, right = AS_READ["tcvn3"], "Hội nghị của huyện"

    assert repaired_parts([right, right, wrong, "Tù do", wrong])[3] == "Tự do"
    assert repaired_parts([wrong, wrong, right, "Tù do", right])[3] == "Tù do"
    assert repaired_parts([wrong, "Tù do", right])[1] == "Tù do"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("KÝnh göi: UBND TØNH Hµ GIANG", "Kính gửi: UBND TỈNH HÀ GIANG"),
        ("Sè: 12/2003/Q§-UBND ngµy 5 th¸ng 3", "Số: 12/2003/QĐ-UBND ngày 5 tháng 3"),
        ("ñy ban nh©n d©n tØnh. ¶nh h­ëng cña m­a lò", "Ủy ban nhân dân tỉnh. Ảnh hưởng của mưa lũ"),
        ("B¸o c¸o cña\nñy ban nh©n d©n tØnh", "Báo cáo của\nủy ban nhân dân tỉnh"),
    ],
)
def test_capitals_that_tcvn3_lacks_come_back_where_they_are_certain(read: str, meant: str) -> None:
    assert repaired(read) == meant


def test_letters_that_a_pdf_draws_as_signs_come_back() -> None:
    assert repaired("nhμ n−íc, quyÕt ®Þnh x∙ héi") == "nhà nước, quyết định xã hội"


def test_no_break_space_in_viscii_is_a_letter_only_where_it_makes_a_word() -> None:
    assert repaired("Hµi ngh¸\xa0t±ng kªt: V\xa0 Vån ÐÕt") == "Hội nghị\xa0tổng kết: VÕ Văn Đạt"


def test_many_lines_that_each_say_little_by_chance_stay() -> None:
    text = "du må oppgi et heltall mellom «{» og «}»\nså få på én"

    assert repaired(text) == text


def test_a_sign_by_itself_is_a_letter_only_where_it_makes_a_usual_word() -> None:
    assert repaired("Hµi ngh¸ · xã Ð°ng: ½ s¯ hµ, tång −5") == "Hội nghị ở xã Đồng: ½ số hộ, tăng −5"


def test_text_that_is_wrong_twice_over_comes_back() -> None:
    assert repaired(AS_READ["tcvn3"].encode().decode("latin-1")) == MEANT


def test_lost_bytes_of_utf8_show_and_the_rest_comes_back() -> None:
    assert repaired("há»™i nghá»‹ ngÆ°á»\ufffdi") == "hội nghị ngư\ufffdi"


def test_french_that_was_utf8_read_wrongly_comes_back() -> None:
    assert repaired("Les dÃ©lÃ©guÃ©s franÃ§ais sont arrivÃ©s") == "Les délégués français sont arrivés"


@pytest.mark.skipif(not SHARED, reason="HOIDAP_SHARED is not set: no sample sentence in old encodings")
@pytest.mark.parametrize("form", ["as_latin1_mojibake", "as_cp1252_mojibake"])
def test_the_sample_sentence_is_put_right(form: str) -> None:
    samples = json.loads(Path(SHARED or "", "data/encodings/sample_sentence.json").read_text(encoding="utf-8"))

    assert {repaired(sample[form]) for name, sample in samples.items() if name != "utf8"} == {samples["utf8"]}
