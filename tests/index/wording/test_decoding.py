from __future__ import annotations

import itertools

import pytest

from index.wording.decoding import Candidate, decode
from index.wording.general_counts import GeneralCounts
from index.wording.local_counts import LocalCounts


@pytest.fixture(scope="module")
def counts() -> GeneralCounts:
    return GeneralCounts.shipped()


def lattice(*columns: str) -> list[list[Candidate]]:
    return [[Candidate(spelling) for spelling in column.split()] for column in columns]


def spelled(found: list[Candidate]) -> str:
    return " ".join(one.spelling for one in found)


def test_the_words_around_decide(counts: GeneralCounts) -> None:
    assert spelled(decode(lattice("hỏi hội", "nghi nghị nghỉ", "trung", "ương ướng"), counts)) == "hội nghị trung ương"


def test_a_dear_candidate_is_taken_only_where_the_words_speak_for_it(counts: GeneralCounts) -> None:
    cheap = [[Candidate("hội")], [Candidate("nghỉ"), Candidate("nghị", 1.0)]]
    dear = [[Candidate("hội")], [Candidate("nghỉ"), Candidate("nghị", 30.0)]]
    assert spelled(decode(cheap, counts)) == "hội nghị"
    assert spelled(decode(dear, counts)) == "hội nghỉ"


def test_names_of_the_passages_win_over_vietnamese_at_large(counts: GeneralCounts) -> None:
    typed = lattice("xã", "đông đồng đống", "bưới bưởi buổi")
    texts = ["Trạm y tế xã Đống Bưới tiêm phòng."]
    local = LocalCounts(texts, {"xa", "dong", "buoi"}, counts)
    assert spelled(decode(typed, counts, local)) == "xã đống bưới"
    assert spelled(decode(typed, counts)) != "xã đống bưới"


def test_a_wide_beam_finds_the_best_of_all_sequences(counts: GeneralCounts) -> None:
    typed = lattice("ba bà", "hanh hạnh hành", "chu chủ", "tri trì trị")

    def logs(spellings: tuple[str, ...]) -> float:
        # The first two words have a sentence's beginning before them, which no spelling stands for.
        return sum(counts.score(*spellings[at : at + 3]) for at in range(2))

    found = decode([[Candidate("xyzzy")], [Candidate("xyzzy")], *typed], counts, beam=1_000)[2:]
    best = max(
        itertools.product(*([one.spelling for one in column] for column in typed)),
        key=lambda way: counts.score("xyzzy", "xyzzy", way[0]) + counts.score("xyzzy", way[0], way[1]) + logs(way),
    )
    assert tuple(one.spelling for one in found) == best


def test_no_syllables_have_no_spelling(counts: GeneralCounts) -> None:
    assert decode([], counts) == []
