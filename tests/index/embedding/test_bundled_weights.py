from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DataFolderError
from index.embedding import bundled_weights
from index.embedding.bundled_weights import BundledWeights, locate_bundled_weights, read_bundled_weights


@pytest.fixture(scope="module")
def content() -> bytes:
    return locate_bundled_weights().read_bytes()


@pytest.fixture(scope="module")
def weights(content: bytes) -> BundledWeights:
    return BundledWeights(content)


def test_sizes_are_those_of_multilingual_e5_small(weights: BundledWeights) -> None:
    sizes = weights.sizes
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.inner) == (384, 12, 12, 1536)
    assert (sizes.words, sizes.positions, sizes.types) == (250_037, 512, 2)


def test_vocabulary_knows_vietnamese_and_its_special_pieces(weights: BundledWeights) -> None:
    pieces = [piece for piece, _ in weights.vocabulary.pieces]
    assert pieces[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert {"▁Việt", "▁Nam", "ấ"} <= set(pieces)


def test_block_is_unpacked_low_halves_first() -> None:
    scale = np.array([0.5], "<f2").view(np.uint8)
    halves = np.arange(16, dtype=np.uint8) | np.uint8(0xF0)  # low halves 0…15, high halves all 15
    unpacked = bundled_weights._unpack(np.concatenate([scale, halves]))
    assert unpacked.ravel().tolist() == [(low - 8) * 0.5 for low in range(16)] + [3.5] * 16


def test_tensor_of_another_shape_is_refused(weights: BundledWeights) -> None:
    with pytest.raises(ValueError, match=r"emb\.type has 768 weights instead of 384"):
        weights.tensor("emb.type", (1, 384))


def test_missing_tensor_is_refused(weights: BundledWeights) -> None:
    with pytest.raises(ValueError, match="l99"):
        weights.tensor("l99.q.w", (384, 384))


@pytest.mark.parametrize("length", [0, 3, 40, 71, 1000, 3_000_000])
def test_truncated_content_is_a_value_error(content: bytes, length: int) -> None:
    with pytest.raises(ValueError, match=r"E5S1|too early"):
        BundledWeights(content[:length])


def test_tensor_behind_the_end_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="too early"):
        BundledWeights(content[:8_000_000]).tensor("emb.word", (250_037, 384))


@pytest.mark.parametrize("damage", ["truncated", "one bit", "empty"])
def test_damaged_file_is_refused_by_its_checksum(content: bytes, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "weights.bin"
    changed = {
        "truncated": content[:-1],
        "one bit": content[:50_000_000] + bytes([content[50_000_000] ^ 1]) + content[50_000_001:],
        "empty": b"",
    }
    path.write_bytes(changed[damage])
    with pytest.raises(DataFolderError) as caught:
        read_bundled_weights(path)
    assert caught.value.code == "bundled_weights_damaged"
    assert str(path) in caught.value.text("en")


def test_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_weights, "SOURCE_PACKAGE", "no_such_package_here")
    with pytest.raises(DataFolderError) as caught:
        locate_bundled_weights()
    assert caught.value.code == "bundled_model_missing"
