from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from eval.build_general_counts import Counting, estimated, main, sentences
from index.wording.general_counts import GeneralCounts
from index.wording.packed_counts import pack, unpack

SYLLABLES = ["hội", "nghị", "hỏi", "đáp", "đường", "dương", "ba", "2023", "xã"]


def counted(texts: list[str], least: int = 1) -> GeneralCounts:
    counting = Counting(1)
    for text in texts:
        counting.add(text)
    return GeneralCounts(unpack(pack(estimated(*counting.numbered(), (0.7, 0.8), 0.0, least))))


@given(st.lists(st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=9).map(" ".join), min_size=1, max_size=6))
def test_counts_come_out_of_their_file_as_they_went_in(texts: list[str]) -> None:
    counting = Counting(1)
    for text in texts:
        counting.add(text)
    before = estimated(*counting.numbered(), (0.7, 0.8), 0.0, 1)
    after = unpack(pack(before))
    assert after.words == before.words
    for name in ("pairs", "pair_logs", "pair_backoffs", "triples", "triple_logs", "word_logs", "word_backoffs"):
        assert np.array_equal(getattr(after, name), getattr(before, name)), name


def test_what_was_counted_is_likelier_than_what_was_not() -> None:
    counts = counted(["hội nghị tổng kết", "hội nghị tổng hợp", "hội nghị bàn tròn", "bàn tổng kết"])
    assert counts.score("hội", "nghị", "tổng") > counts.score("hội", "nghị", "bàn") > counts.score("hội", "nghị", "kết")


def test_a_sentence_typed_without_marks_teaches_nothing() -> None:
    assert list(sentences("Xem video tai nha rieng. Ông Tám dự họp")) == [["ông", "tám", "dự", "họp"]]


def test_the_same_articles_and_seed_make_the_same_file(tmp_path: Path) -> None:
    import gzip
    import json

    news = tmp_path / "news.jsonl.gz"
    with gzip.open(news, "wt", encoding="utf-8") as out:
        for number in range(30):
            out.write(
                json.dumps({"title": "Họp xã", "text": f"Xã Bưởi họp về đường số {number}. Dân hỏi đường."}) + "\n"
            )
    made = []
    for name in ("a.npz", "b.npz"):
        main(["--news", str(news), "--hold-out-from", str(news), "--repeated", "1", "--out", str(tmp_path / name)])
        made.append(unpack((tmp_path / name).read_bytes()))
    assert made[0].words == made[1].words
    assert "đường" in made[0].words
    assert np.array_equal(made[0].triples, made[1].triples)
