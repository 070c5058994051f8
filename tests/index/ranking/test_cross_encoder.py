from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.document import Passage, Span
from corpus.errors import DataFolderError, HoidapError, UsageError
from index.embedding import hub_model
from index.embedding.model_folder import ModelFolder
from index.embedding.torch_runtime import prepare_environment
from index.hits import Hit
from index.ranking.cross_encoder import CrossEncoder, resolve_reranker

prepare_environment()

QUESTION = "ai phụ trách trại ong?"
TEXTS = [
    "Ông Tám phụ trách trại ong.",
    "Trạm y tế tiêm phòng cho 45 em.",
    "Nước bị cắt đến 17 giờ.",
    "Mật ong 120 lít.",
]
EDGE_TEXTS = ["", " ", "\x00", "\ud800", "a" * 100_000, "từ " * 50_000, "😀🎉", "\u0301" * 5000]


def hits_of(texts: Sequence[str]) -> list[Hit]:
    """Hits whose fused scores fall from 5 on."""
    return [
        Hit(Passage(f"d-{place}", "d", "Bản tin", Span(0, len(text)), text, ()), 5 - place / 10, 0.8, float(place))
        for place, text in enumerate(texts)
    ]


def save_tiny(folder: Path, *, labels: int) -> Path:
    """A randomly initialised BERT of 32 dimensions that gives a pair so many scores; with no labels, it embeds."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789?."
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    torch.manual_seed(4)
    sizes = BertConfig(
        vocab_size=len(pieces),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=max(labels, 1),
        initializer_range=1.0,  # so that the scores differ
    )
    model = BertForSequenceClassification(sizes) if labels else BertModel(sizes)
    model.save_pretrained(folder)
    vocabulary = {piece: place for place, piece in enumerate(pieces)}
    BertTokenizerFast(vocab=vocabulary, strip_accents=True, model_max_length=64).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As sentence-transformers saves a CrossEncoder."""
    from sentence_transformers import CrossEncoder as Model

    made = tmp_path_factory.mktemp("tiny")
    Model(str(save_tiny(made / "bert", labels=1)), device="cpu").save(str(made / "model"))
    return made / "model"


@pytest.fixture(scope="module")
def reranker(tiny: Path) -> CrossEncoder:
    return CrossEncoder(resolve_reranker(str(tiny)), precision="float32", device="cpu")


class Told(CrossEncoder):
    """A cross-encoder that is told its scores."""

    def __init__(self, told: Sequence[float], passages: int) -> None:
        super().__init__(ModelFolder(Path("nowhere"), "told"), passages=passages)
        self.told = told

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        assert question == QUESTION
        return np.array(self.told[: len(texts)], np.float32)


def test_passages_come_in_the_order_of_the_models_own_scores(reranker: CrossEncoder, tiny: Path) -> None:
    from sentence_transformers import CrossEncoder as Model

    pairs = [(QUESTION, f"Bản tin\n{text}") for text in TEXTS]
    own = Model(str(tiny), device="cpu").predict(pairs, show_progress_bar=False)
    assert len(set(own.tolist())) == len(TEXTS)
    wanted = [TEXTS[place] for place in np.argsort(-own)]
    assert wanted != TEXTS
    assert [hit.passage.text for hit in reranker.rerank(QUESTION, hits_of(TEXTS))] == wanted


def test_the_scores_are_read_before_they_become_probabilities(reranker: CrossEncoder) -> None:
    scores = reranker.scores(QUESTION, TEXTS)
    assert scores.shape == (len(TEXTS),)
    assert scores.min() < 0 or scores.max() > 1


def test_only_so_many_passages_are_read_and_the_others_stay_behind() -> None:
    ranked = Told([0.1, 0.2, 0.3], passages=3).rerank(QUESTION, hits_of([*"abcde"]))
    assert [hit.passage.text for hit in ranked] == [*"cbade"]


@given(st.lists(st.integers(-3, 3), max_size=8), st.integers(1, 8))
def test_nothing_is_lost_scores_fall_and_equals_keep_their_order(told: list[int], passages: int) -> None:
    hits = hits_of([str(place) for place in range(len(told))])
    ranked = Told(told, passages).rerank(QUESTION, hits)
    assert {(hit.passage.id, hit.cosine, hit.bm25) for hit in ranked} == {
        (hit.passage.id, hit.cosine, hit.bm25) for hit in hits
    }
    assert [hit.score for hit in ranked] == [hit.score for hit in hits]
    read = [int(hit.passage.text) for hit in ranked[:passages]]
    assert read == sorted(read, key=lambda place: (-told[place], place))


def test_without_hits_nothing_is_loaded() -> None:
    untouched = CrossEncoder(ModelFolder(Path("/no/such/folder"), "none"))
    assert untouched.rerank(QUESTION, []) == []
    assert not untouched.is_loaded


@pytest.mark.parametrize("text", EDGE_TEXTS, ids=lambda text: ascii(text[:8]))
def test_any_text_is_scored(reranker: CrossEncoder, text: str) -> None:
    assert np.isfinite(reranker.scores(text, TEXTS[:1])).all()
    assert np.isfinite(reranker.scores(QUESTION, [text, TEXTS[0]])).all()


def test_what_stands_behind_the_models_longest_input_is_cut_off(reranker: CrossEncoder) -> None:
    long = "ong " * 200
    assert reranker.scores(QUESTION, [long]) == pytest.approx(reranker.scores(QUESTION, [long + "mật"]), abs=1e-5)


def test_both_precisions_and_the_threads_setting_are_kept(tiny: Path) -> None:
    import torch

    half = CrossEncoder(ModelFolder(tiny, "tiny"), precision="bfloat16", device="cpu")
    assert (half.is_loaded, half.precision) == (False, None)
    assert half.scores(QUESTION, TEXTS).dtype == np.float32
    assert (half.is_loaded, half.precision, torch.get_num_threads()) == (True, "bfloat16", 1)
    assert {weights.dtype for weights in half.load().parameters()} == {torch.bfloat16}


def test_threads_may_share_a_reranker(tiny: Path) -> None:
    shared = CrossEncoder(ModelFolder(tiny, "tiny"), precision="float32", device="cpu")
    found: dict[int, NDArray[np.float32]] = {}

    def work(number: int) -> None:
        found[number] = shared.scores(QUESTION, TEXTS[: number % 3 + 1])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 6
    assert all(scores[0] == pytest.approx(found[0][0], abs=1e-4) for scores in found.values())


def test_weights_that_are_not_numbers_are_told(tiny: Path, tmp_path: Path) -> None:
    import safetensors.torch
    import torch

    broken = Path(shutil.copytree(tiny, tmp_path / "broken"))
    weights = safetensors.torch.load_file(broken / "model.safetensors")
    weights["classifier.bias"] = torch.full_like(weights["classifier.bias"], torch.nan)
    safetensors.torch.save_file(weights, broken / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(HoidapError) as caught:
        CrossEncoder(ModelFolder(broken, "broken"), device="cpu").scores(QUESTION, TEXTS)
    assert caught.value.code == "reranker_not_finite"


@pytest.mark.parametrize("labels", [0, 3])
def test_models_that_give_a_pair_no_single_score_are_refused(labels: int, tmp_path: Path) -> None:
    folder = save_tiny(tmp_path / "other", labels=labels)
    with pytest.raises(DataFolderError) as caught:
        CrossEncoder(resolve_reranker(str(folder)), device="cpu").load()
    assert caught.value.code == "reranker_wrong_kind"


def test_a_damaged_model_is_told(tiny: Path, tmp_path: Path) -> None:
    cut, odd, empty = (tmp_path / name for name in ("cut", "odd", "empty"))
    shutil.copytree(tiny, cut)
    weights = cut / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    shutil.copytree(tiny, odd)
    (odd / "config.json").write_text(json.dumps({"model_type": "no-such-type"}), encoding="utf-8")
    empty.mkdir()
    for folder in (cut, odd, empty):
        with pytest.raises(DataFolderError) as caught:
            CrossEncoder(resolve_reranker(str(folder)), device="cpu").load()
        assert caught.value.code == "reranker_load_failed"


@pytest.mark.parametrize("model", ["", "bundled", "/no/such/folder", "a/b/c", "no such model", "a/b--c", "~/a b"])
def test_an_unknown_name_is_refused(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        resolve_reranker(model)
    assert caught.value.code == "reranker_not_found"
    assert "HOIDAP_RERANKER_MODEL" in caught.value.text("vi")


def test_a_hub_model_that_cannot_be_had_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(name: str) -> str:
        raise DataFolderError("hub_model_unavailable", model=name, reason="no network")

    monkeypatch.setattr(hub_model, "_download", unreachable)
    with pytest.raises(DataFolderError) as caught:
        resolve_reranker("nobody/no-such-reranker")
    assert caught.value.code == "reranker_unavailable"
    assert "no network" in caught.value.text("en")
    assert "HOIDAP_EMBEDDING_MODEL" not in caught.value.text("en")


def test_naming_a_reranker_imports_nothing_heavy() -> None:
    program = (
        "import sys; from index.ranking.cross_encoder import CrossEncoder, resolve_reranker; "
        "CrossEncoder(resolve_reranker('.')); print([m for m in ('torch', 'transformers') if m in sys.modules])"
    )
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert child.stdout.strip() == "[]"
