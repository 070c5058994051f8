from __future__ import annotations

from qa.composing.verbatim import Verbatim
from qa.reading.question_words import take_apart
from tests.qa.composing.conftest import chosen_for, found_in

QUESTION = "Xã Tân Lập có bao nhiêu hộ nuôi ong?"
TEXT = "Xã Tân Lập có 37 hộ nuôi ong.\n\n| Thôn Đông | 12 hộ |"


def test_every_chosen_sentence_is_a_part_by_itself() -> None:
    found = found_in(("Nuôi ong", None, TEXT))
    evidence = chosen_for(QUESTION, found)
    parts = Verbatim().compose(QUESTION, take_apart(QUESTION), evidence, found, {})
    assert [part.sentences for part in parts] == [((one.passage, one.sentence),) for one in evidence] != []
    assert parts[0].text == "Xã Tân Lập có 37 hộ nuôi ong."
    assert not any(part.short_answer for part in parts)
