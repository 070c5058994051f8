from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.wording.keystrokes import composed
from index.wording.syllables import all_syllables

TELEX = {
    "\u0302": "",
    "\u0306": "w",
    "\u031b": "w",
    "\u0300": "f",
    "\u0301": "s",
    "\u0303": "x",
    "\u0309": "r",
    "\u0323": "j",
}
VNI = {
    "\u0302": "6",
    "\u0306": "8",
    "\u031b": "7",
    "\u0300": "2",
    "\u0301": "1",
    "\u0303": "4",
    "\u0309": "3",
    "\u0323": "5",
}

FOREIGN_WORDS_AND_CODES = """
    news web Windows Texas Facebook email www won word GAS WHO covid19 Covid-19 A4 K5 B12 5G QL1 E5 CO2 H5N1 U23 2019
    nghi quyet nghị quyết toan hoa
"""


def typed(syllable: str, method: dict[str, str], *, marks_last: bool, tone_last: bool) -> str:
    """The keys of a syllable, written anew here, apart from the code that reads them."""
    keys, marks, tone = "", "", ""
    for letter in syllable:
        base, *diacritics = unicodedata.normalize("NFD", letter.replace("đ", "d\u0335"))
        keys += base
        for one in diacritics:
            if one == "\u0335":
                key = "d" if method is TELEX else "9"
            else:
                key = base if method is TELEX and one == "\u0302" else method[one]
            if one in "\u0300\u0301\u0303\u0309\u0323":
                keys, tone = (keys, key) if tone_last else (keys + key, tone)
            else:
                keys, marks = (keys, marks + key) if marks_last else (keys + key, marks)
    return keys + marks + tone


@settings(max_examples=400)
@given(st.sampled_from(all_syllables()), st.sampled_from(("telex", "vni")), st.tuples(st.booleans(), st.booleans()))
def test_every_syllable_is_read_back_from_its_keys_in_every_order(
    syllable: str, method: str, last: tuple[bool, bool]
) -> None:
    marks_last, tone_last = last
    keys = typed(syllable, TELEX if method == "telex" else VNI, marks_last=marks_last, tone_last=tone_last)
    assert composed(keys) == ([] if keys == syllable else [syllable])


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("nghij", "nghị"),
        ("quyeets", "quyết"),
        ("nghi5", "nghị"),
        ("quye61t", "quyết"),
        ("dduwowngf", "đường"),
        ("dduongwf", "đường"),
        ("dduowngf", "đường"),
        ("duongdwf", "đường"),
        ("trwowngf", "trường"),
        ("ngwowif", "người"),
        ("thuowr", "thuở"),
        ("ngoaof", "ngoào"),
        ("Hoocs", "Hốc"),
        ("ddeens", "đến"),
        ("d9e61n", "đến"),
        ("owr", "ở"),
    ],
)
def test_usual_ways_to_type_are_read(keys: str, meant: str) -> None:
    assert composed(keys) == [meant]


@pytest.mark.parametrize("word", FOREIGN_WORDS_AND_CODES.split())
def test_foreign_words_codes_and_syllables_are_left_alone(word: str) -> None:
    assert all(composed(part) == [] for part in re.findall(r"[^\W_]+", word))


@given(st.text(alphabet="aeoduwsfrxj123456789ghntiy", max_size=30))
def test_whatever_is_typed_is_read_quickly_as_few_syllables(word: str) -> None:
    assert len(composed(word)) <= 4
