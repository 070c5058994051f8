from __future__ import annotations

import tomllib
from pathlib import Path

import corpus.legacy.western as western
from corpus.legacy.syllables import IMPOSSIBLE, likeness
from corpus.legacy.western import read_western

TABLES = tomllib.loads(Path(western.__file__).with_name("western.toml").read_text(encoding="utf-8"))


def test_no_frequent_word_could_be_a_vietnamese_syllable() -> None:
    words = {word for table in TABLES.values() for word in table["words"].split()}

    assert not [word for word in words if likeness(word) != IMPOSSIBLE]


def test_the_letters_of_a_language_are_in_its_encodings() -> None:
    for table in TABLES.values():
        for encoding in table["encodings"]:
            (table["letters"] + table["words"]).encode(encoding)


def test_languages_that_share_words_are_told_apart_by_their_letters() -> None:
    slovak = "Správa, ktorá je pre všetky školy, ale nie pri meste, kde bolo viac ľudí"

    assert read_western(slovak.encode("cp1250")) == slovak
    assert read_western(slovak.encode("iso8859-2")) == slovak


def test_letters_of_no_language_with_its_words_are_not_read() -> None:
    assert read_western("the papers of and is are þðþð þþð".encode("latin-1")) is None
