"""The check tells proved statements from others, measured on statements written for it over the samples."""

import json
from pathlib import Path

import pytest

from index.embedding.encoder import Encoder
from index.passage_encoder import PassageEncoder
from qa.answer import Support
from qa.writing.checker import Proof, SupportChecker
from qa.writing.contradictions import has_swapped_name, has_swapped_number, is_negated_otherwise, is_opposite
from qa.writing.reply import Stated
from qa.writing.sources import Text, read_sources
from tests.qa.writing.passages import Samples, no_rarity, passage
from tests.tiny_encoder import TinyEncoder

_LINES = (Path(__file__).parent / "statements.jsonl").read_text(encoding="utf-8").splitlines()
STATEMENTS = [json.loads(line) for line in _LINES]


@pytest.fixture(scope="module")
def proofs(encoder: Encoder) -> list[tuple[dict[str, str], Proof]]:
    samples = Samples()
    checker = SupportChecker(encoder, samples.rarity)
    found = []
    for one in STATEMENTS:
        document = samples.documents[one["document"]]
        sources = read_sources(samples.given(one["document"], one["near"]), {document.id: document.date})
        found.append((one, *checker.proofs([Stated(one["text"], (1,))], sources)))
    return found


@pytest.mark.parametrize(("half", "precision", "recall"), [("tune", 0.95, 0.9), ("measure", 0.9, 0.7)])
def test_what_is_not_proved_is_told_from_what_is(
    proofs: list[tuple[dict[str, str], Proof]], half: str, precision: float, recall: float
) -> None:
    own = [
        (one["kind"] != "paraphrase", proof.support is not Support.SUPPORTED)
        for one, proof in proofs
        if one["half"] == half
    ]
    told = sum(wrong and flagged for wrong, flagged in own)

    assert len(own) == 40
    assert told / sum(flagged for _, flagged in own) >= precision
    assert told / sum(wrong for wrong, _ in own) >= recall


def test_hardly_a_true_statement_is_called_unsupported(proofs: list[tuple[dict[str, str], Proof]]) -> None:
    true = [proof for one, proof in proofs if one["kind"] == "paraphrase"]

    assert sum(proof.support is Support.UNSUPPORTED for proof in true) <= 1


def check(text: str, *sources: str, encoder: PassageEncoder | None = None) -> Proof:
    given = [passage(one, name=f"d{number}") for number, one in enumerate(sources)]
    [proof] = SupportChecker(encoder or TinyEncoder(dimension=512), no_rarity).proofs(
        [Stated(text, (1,))], read_sources(given, {})
    )
    return proof


def test_a_statement_of_two_sentences_has_both_as_proof(encoder: Encoder) -> None:
    proof = check(
        "Lễ hội mở vào ngày 3/2/2024 và có 12 đội đua thuyền.",
        "Lễ hội mở vào ngày 03/02/2024. Lễ hội có 12 đội đua thuyền. Xã chi 40 triệu đồng.",
        encoder=encoder,
    )

    assert proof.support is Support.SUPPORTED
    assert [one.place for one in proof.sources] in ([0, 1], [1, 0])


def test_a_number_of_one_place_does_not_prove_another_ones() -> None:
    source = "Xã Tân Lộc: 146 hộ phải sơ tán. Xã Bình Sơn: 98 hộ phải sơ tán."

    assert check("Xã Tân Lộc có 146 hộ phải sơ tán.", source).support is Support.SUPPORTED
    assert check("Xã Tân Lộc có 98 hộ phải sơ tán.", source).support is Support.UNSUPPORTED


def test_a_heading_and_the_sentence_before_may_name_who_is_meant() -> None:
    source = "Ông Trần Văn Bình là chủ tịch hội. Ông góp 25 triệu đồng để sửa cầu."

    assert check("Ông Trần Văn Bình góp 25 triệu đồng để sửa cầu.", source).support is Support.SUPPORTED


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Người dân phải nộp lệ phí.", "Người dân không phải nộp lệ phí."),
        ("Người dân không được mượn sách quý.", "Người dân được mượn sách quý."),
        ("Chợ chưa khai trương.", "Chợ khai trương sáng nay."),
    ],
)
def test_a_denial_turned_round_is_seen(statement: str, source: str) -> None:
    assert is_negated_otherwise(statement, [Text(source)])
    assert not is_negated_otherwise(source, [Text(source)])
    assert check(statement, source).support is Support.UNSUPPORTED


def test_words_with_a_denying_syllable_deny_nothing() -> None:
    assert not is_negated_otherwise("Không khí trong lành.", [Text("Không gian và không khí đều trong lành.")])
    assert not is_negated_otherwise("Người nghèo không phải nộp phí.", [Text("Người nghèo được miễn phí.")])


def test_opposites_are_seen() -> None:
    assert is_opposite("Giá tăng 5%.", [Text("Giá giảm 5%.")])
    assert not is_opposite("Giá tăng 5%.", [Text("Giá tăng 5%, sau đó giảm.")])


def test_swapped_numbers_are_seen() -> None:
    source = Text("Vé người lớn 40.000 đồng, vé trẻ em 25.000 đồng.")

    assert has_swapped_number(Text("Vé trẻ em 40.000 đồng."), source)
    assert not has_swapped_number(Text("Vé trẻ em là 25.000 đồng."), source)


def test_what_is_said_of_one_name_does_not_prove_it_of_another(encoder: Encoder) -> None:
    source = "Chợ Cây Da đóng cửa từ ngày 1/5/2024 và nhường chỗ cho chợ Bến Mới có 120 quầy. Xã Mây Hạ có 9 thôn."

    assert has_swapped_name(Text("Chợ Bến Mới đóng cửa từ ngày 1/5/2024."), Text(source))
    wrong = check("Chợ Bến Mới đóng cửa từ ngày 1/5/2024.", source, encoder=encoder)
    assert wrong.support is Support.UNSUPPORTED
    right = check("Chợ Cây Da đóng cửa từ ngày 1/5/2024.", source, encoder=encoder)
    assert right.support is Support.SUPPORTED


def test_a_name_and_its_number_have_to_stand_together(encoder: Encoder) -> None:
    source = "Huyện dự trữ 25 tấn gạo. Kho có hai người trông. Xã Mây Hạ có 9 thôn."

    assert check("Xã Mây Hạ dự trữ 25 tấn gạo.", source, encoder=encoder).support is not Support.SUPPORTED
    assert check("Xã Mây Hạ có 9 thôn.", source, encoder=encoder).support is Support.SUPPORTED


def test_nothing_given_proves_nothing() -> None:
    assert check("Có 12 đội đua thuyền.").support is Support.UNSUPPORTED
