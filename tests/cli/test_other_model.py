"""An index meets another embedding model than the one that built it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder with a small BERT that has learnt nothing."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    base = tmp_path_factory.mktemp("tiny")
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (base / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab=str(base / "vocab.txt"), do_lower_case=True).save_pretrained(base / "bert")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(words), max_position_embeddings=64, **sizes)).save_pretrained(base / "bert")
    transformer = Transformer(str(base / "bert"), max_seq_length=64)
    model = SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu")
    model.save(str(base / "tiny-bert"))
    return base / "tiny-bert"


def test_another_model_is_refused_until_the_index_is_re_embedded(
    hoidap: Run, folder: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = hoidap("ingest", folder, "--json").json["passages"]
    monkeypatch.setenv("HOIDAP_EMBEDDING_MODEL", str(tiny_model))

    for command in (["ask", "Ai?"], ["search", "Ai?"], ["ingest", folder], ["documents", "remove", "x"]):
        outcome = hoidap(*command)
        assert (outcome.code, outcome.stdout) == (1, "")
        assert "multilingual-e5-small (384)" in outcome.stderr
        assert "tiny-bert (16)" in outcome.stderr
        assert "hoidap reembed" in outcome.stderr
    assert len(hoidap("documents", "list", "--json").json) == 2, "reading the documents needs no model"
    checked = hoidap("doctor")
    assert checked.code == 1
    assert "hoidap reembed" in checked.stdout

    done = hoidap("reembed")
    assert done.code == 0
    assert f"Đã tính xong véc-tơ của cả {passages} đoạn văn theo mô hình tiny-bert" in done.stdout
    assert hoidap("search", "cam", "--json").json["hits"]
    assert hoidap("ingest", folder, "--json").json["unchanged"] == 2
    assert hoidap("doctor").code == 0

    monkeypatch.delenv("HOIDAP_EMBEDDING_MODEL")
    assert hoidap("search", "cam").code == 1
    assert hoidap("reembed").code == 0
    assert hoidap("search", "cam").code == 0


@pytest.mark.parametrize("name", ["nosuch folder", "."])
def test_a_model_that_is_none_is_told_of(
    hoidap: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOIDAP_EMBEDDING_MODEL", name)
    outcome = hoidap("documents", "list")

    assert outcome.code in {1, 2}
    assert name in outcome.stderr
