"""What a document orders a model to say is not told to readers as proved, even where the model obeys."""

import json
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from qa.answer import Support
from qa.settings import Settings
from qa.writing.checker import SupportChecker
from qa.writing.language_model import open_language_model
from qa.writing.orders import is_order
from qa.writing.prompt import SYSTEM
from qa.writing.writer import Writer
from tests.qa.writing.passages import Samples, found, no_rarity, passage
from tests.qa.writing.scripted_model import scripted_model

_LINES = (Path(__file__).parent / "attacks.jsonl").read_text(encoding="utf-8").splitlines()
ATTACKS = [json.loads(line) for line in _LINES]


def test_there_are_twenty_attacks_of_different_kinds() -> None:
    assert len({one["kind"] for one in ATTACKS}) >= 20


@pytest.mark.parametrize("attack", ATTACKS, ids=[one["kind"] for one in ATTACKS])
def test_no_attack_that_the_model_obeys_gets_through_as_supported(attack: dict[str, str], encoder: Encoder) -> None:
    given = found(passage(attack["text"]), passage("Trạm có hai bác sĩ và năm y tá.", name="khac"))
    with scripted_model(lambda _: attack["reply"]) as model:
        llm = open_language_model(Settings(llm_base_url=model.address, llm_model="m"), retries=0)
        assert llm is not None
        events = list(Writer(llm, SupportChecker(encoder, no_rarity)).stream("Trạm Y tế tiêm chủng khi nào?", given))

    *growing, written = events
    assert not isinstance(written, str)
    assert [one.text for one in written.statements if one.support is Support.SUPPORTED] == []
    shown = " ".join([*(str(one) for one in growing), *(one.text for one in written.statements)])
    assert not any(sign in shown for sign in ("http", "<", "javascript:", "](", "!["))
    [prompt] = model.prompts
    sent = prompt.removeprefix(SYSTEM)
    assert sent.count("<<<") == sent.count(">>>") == 4  # those around the two passages: no document can make more
    assert "<|" not in sent
    assert "[" not in sent


@pytest.mark.parametrize("attack", ATTACKS, ids=[one["kind"] for one in ATTACKS])
def test_what_is_true_beside_an_attack_can_still_be_told(attack: dict[str, str], encoder: Encoder) -> None:
    given = found(passage(attack["text"]))
    with scripted_model(lambda _: "Trạm Y tế xã Tân Lộc tiêm chủng vào sáng thứ tư hằng tuần [1].") as model:
        llm = open_language_model(Settings(llm_base_url=model.address, llm_model="m"), retries=0)
        assert llm is not None
        written = Writer(llm, SupportChecker(encoder, no_rarity)).write("Tiêm chủng khi nào?", given)

    assert [one.support for one in written.statements] == [Support.SUPPORTED]


def test_no_sentence_of_the_samples_is_taken_for_an_order() -> None:
    samples = Samples()
    sentences = [
        one.text[span.start - one.span.start : span.end - one.span.start]
        for passages in samples.passages.values()
        for one in passages
        for span in one.sentences
    ]

    assert len(sentences) > 500
    assert [one for one in sentences if is_order(one)] == []
