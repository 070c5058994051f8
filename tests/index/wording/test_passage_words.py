from __future__ import annotations

import unicodedata

from index.wording.passage_words import PassageWords


def test_words_are_found_by_what_they_fold_to_in_one_form() -> None:
    words = PassageWords([unicodedata.normalize("NFD", "Xã Bưởi Trắng, THUỶ lợi"), "Hội buổi thủy_lợi 12"])
    assert words.spelled("buoi") == ("bưởi", "buổi")
    assert words.spelled("thuy") == ("thủy",)
    assert words.spelled("12") == ("12",)


def test_no_text_has_no_words() -> None:
    assert PassageWords([]).spelled("") == ()
    assert PassageWords(["", "..."]).spelled("") == ()
