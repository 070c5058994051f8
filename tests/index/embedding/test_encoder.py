from __future__ import annotations

import subprocess
import sys
import threading
import time
import unicodedata

import numpy as np
import pytest

from corpus.errors import UsageError
from index.embedding.encoder import Encoder
from index.embedding.model_folder import ModelFolder

QUESTION = "Ai có thẩm quyền cấp giấy phép xây dựng?"
PASSAGES = [
    "Ủy ban nhân dân cấp tỉnh cấp giấy phép xây dựng đối với công trình cấp đặc biệt.",
    "Phở là món ăn truyền thống của Việt Nam.",
    "Nhiệt độ sôi của nước là 100 độ C.",
]
EDGE_TEXTS = ["", " ", "\x00", "\ud800", "a" * 100_000, "từ " * 50_000, "😀🎉👍🏽", "\u0301" * 5000, "()?!", "\ufffd"]


def cosine(left: object, right: object) -> float:
    one, other = np.asarray(left, np.float64), np.asarray(right, np.float64)
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_known_texts_have_their_reference_vectors(
    encoder: Encoder, known_vectors: dict[str, dict[str, object]]
) -> None:
    question, passage = known_vectors["question"], known_vectors["passage"]
    assert cosine(encoder.encode_question(str(question["text"])), question["vector"]) > 0.99999
    assert cosine(encoder.encode_passages([str(passage["text"])])[0], passage["vector"]) > 0.99999


def test_vectors_are_float32_of_length_one(encoder: Encoder, bfloat16_encoder: Encoder) -> None:
    for each in (encoder, bfloat16_encoder):
        vectors = each.encode_passages(PASSAGES)
        assert vectors.dtype == np.float32
        assert vectors.shape == (3, 384)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
        assert each.encode_question(QUESTION).shape == (384,)


def test_question_is_nearest_to_the_passage_that_answers_it(encoder: Encoder) -> None:
    assert int(np.argmax(encoder.encode_passages(PASSAGES) @ encoder.encode_question(QUESTION))) == 0


def test_both_precisions_agree(encoder: Encoder, bfloat16_encoder: Encoder) -> None:
    texts = [*PASSAGES, "Điều 5. " * 200, "x"]
    for left, right in zip(encoder.encode_passages(texts), bfloat16_encoder.encode_passages(texts), strict=True):
        assert cosine(left, right) > 0.999


def test_prefixes_stand_before_questions_and_passages(encoder: Encoder, bundled: ModelFolder) -> None:
    bare = Encoder(bundled, precision="float32", device="cpu", question_prefix="", passage_prefix="")
    assert np.allclose(bare.encode_question("query: " + QUESTION), encoder.encode_question(QUESTION), atol=1e-5)
    assert np.allclose(bare.encode_passages(["passage: " + QUESTION]), encoder.encode_passages([QUESTION]), atol=1e-5)
    assert cosine(bare.encode_question(QUESTION), encoder.encode_question(QUESTION)) < 0.999
    assert bare.identity.fingerprint() != encoder.identity.fingerprint()


def test_order_of_the_passages_is_kept(encoder: Encoder) -> None:
    texts = [f"Đoạn {place}: " + "chữ " * (place * 7 % 23) for place in range(20)]
    together = encoder.encode_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert cosine(encoder.encode_passages([text])[0], vector) > 0.9999


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)
    assert encoder.encode_questions([]).shape == (0, 384)


def test_composed_and_decomposed_questions_have_the_same_vector(encoder: Encoder) -> None:
    decomposed = unicodedata.normalize("NFD", QUESTION)
    assert decomposed != QUESTION
    assert np.array_equal(encoder.encode_question(decomposed), encoder.encode_question(QUESTION))


@pytest.mark.parametrize("text", EDGE_TEXTS, ids=lambda text: ascii(text[:8]))
def test_edge_texts_have_finite_unit_vectors_quickly(encoder: Encoder, text: str) -> None:
    encoder.load()
    begin = time.perf_counter()
    vectors = np.stack([encoder.encode_question(text), encoder.encode_passages([text])[0]])
    assert time.perf_counter() - begin < 10
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_llama_index_gets_the_same_vectors(encoder: Encoder) -> None:
    embedding = encoder.embedding
    assert np.allclose(embedding.get_query_embedding(QUESTION), encoder.encode_question(QUESTION), atol=1e-6)
    texts = embedding.get_text_embedding_batch([*PASSAGES, "\x00\ud800"])
    assert np.allclose(texts, encoder.encode_passages([*PASSAGES, ""]), atol=1e-4)


def test_threads_may_share_an_encoder(bundled: ModelFolder) -> None:
    shared = Encoder(bundled, precision="float32", device="cpu")
    vectors: dict[int, np.ndarray] = {}

    def work(number: int) -> None:
        vectors[number] = shared.encode_passages(PASSAGES[: number % 3 + 1])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(vectors) == 6
    assert all(cosine(vectors[0][0], found[0]) > 0.9999 for found in vectors.values())


def test_question_does_not_wait_for_a_whole_ingest(encoder: Encoder) -> None:
    encoder.load()
    ended: list[str] = []

    def ingest() -> None:
        encoder.encode_passages(["chữ " * 100] * 64)
        ended.append("ingest")

    thread = threading.Thread(target=ingest)
    thread.start()
    time.sleep(0.05)
    encoder.encode_question(QUESTION)
    ended.append("question")
    thread.join(120)
    assert ended == ["question", "ingest"]


def test_loading_and_encoding_say_nothing(bundled: ModelFolder, child_environment: dict[str, str]) -> None:
    program = """
import sys
from pathlib import Path
from index.embedding.encoder import Encoder
from index.embedding.resolve import resolve_model
Encoder(resolve_model("bundled", Path(sys.argv[1])), device="cpu").encode_passages(["a"] * 40)
"""
    command = [sys.executable, "-c", program, str(bundled.path.parent)]
    child = subprocess.run(command, env=child_environment, capture_output=True, text=True, timeout=120, check=True)
    assert (child.stdout, child.stderr) == ("", "")


def test_unknown_device_is_refused(bundled: ModelFolder) -> None:
    for device in ("cuda:7", "toaster"):
        with pytest.raises(UsageError) as caught:
            Encoder(bundled, device=device).load()
        assert caught.value.code == "embedding_device_unavailable"
