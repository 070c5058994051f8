"""An evaluation that never was, with questions of every kind and every way to fail."""

import datetime
import random
from collections.abc import Callable, Sequence

import pytest

from eval.findings import Findings, JudgedAnswer, Judgement, Setup
from eval.gold.faults import Fault
from eval.gold.question import Evidence, GoldQuestion
from eval.metrics.measuring import (
    figures,
    figures_by_kind,
    latency,
    measure,
    reliability,
    risk_coverage,
    worst,
)
from eval.running.outcome import GivenAnswer, Outcome, RankedPassage, Stretch

KINDS = (
    *("who", "when", "where", "how_many", "how_much", "what", "why", "how", "list", "yes_no", "comparison"),
    *("by_number", "follow_up", "no_diacritics", "typos", "abbreviation", "off_topic", "near_miss"),
)
UNANSWERABLE = ("off_topic", "near_miss")
THRESHOLD = 0.46
FAILED, HOSTILE_ONE = 20, 4
_FOLDER = "/home/an/tai-lieu/2024/"
_FACTS = (
    (
        "b03-huong-dan-dong-bhxh-tu-nguyen-nam-2024.md",
        "Hộ cận nghèo ở Thạch Mai được tỉnh hỗ trợ bao nhiêu tiền đóng BHXH tự nguyện mỗi tháng?",
        ("49.500 đồng", "49.500"),
        "Hộ cận nghèo: trung ương hỗ trợ 82.500 đồng, tỉnh hỗ trợ 49.500 đồng, người dân còn đóng 198.000 đồng/tháng;",
    ),
    (
        "a09-phu-khe-vuon-doi-thay-ao-moi.md",
        "Tại sao bà con Phú Khê được khuyên trồng ổi lẫn với cam?",
        ("ổi tiết ra mùi xua rầy chổng cánh",),
        "ThS. Lê Khánh Toàn, Trưởng Phòng NN&PTNT huyện, lý giải vì sao phải trồng xen: ổi tiết ra mùi xua rầy chổng "
        "cánh, loài côn trùng truyền bệnh vàng lá cho cam.",
    ),
    (
        "b08-ky-thi-vao-lop-10-lam-chau-nam-hoc-2023-2024.txt",
        "Người đứng đầu Hội đồng thi tuyển sinh lớp 10 tỉnh Lam Châu năm 2023 là ai?",
        ("Phan Đình Lượng", "TS. Phan Đình Lượng"),
        "TS. Phan Đình Lượng, Giám đốc Sở, Chủ tịch Hội đồng thi, cho biết đề thi năm nay có khoảng 30% câu hỏi ở mức "
        "vận dụng, phù hợp với mục tiêu phân loại học sinh.",
    ),
    (
        "b01-ke-hoach-tuyen-sinh-lop-10-nam-hoc-2024-2025.txt",
        "Theo Kế hoạch 45/KH-SGDĐT, muốn xin chấm lại bài thì hạn cuối nộp đơn là ngày nào?",
        ("24/6/2024",),
        "Nhận đơn phúc khảo: từ ngày 18/6/2024 đến hết ngày 24/6/2024, tại trường nơi thí sinh đăng ký nguyện vọng 1.",
    ),
)
HOSTILE = "<script>alert('x')</script> **đậm** | [nối](http://example.com) &amp; ai?"


def outcome_of(number: int, kind: str, chance: random.Random) -> Outcome:
    """Return what came of a question: right mostly, else one of the ways to fail."""
    document, question, answers, evidence = _FACTS[number % len(_FACTS)]
    if kind in UNANSWERABLE:
        gold = GoldQuestion(id=f"q{number:03}", question=question, answers=(), document=None, kind=kind)
    else:
        also = (Evidence(document=_FACTS[number % 3][0], evidence=_FACTS[number % 3][3]),) * (kind == "comparison")
        history = ("Năm 2023 thì sao?", "Còn ở xã Phú Khê?") if kind == "follow_up" else ()
        gold = GoldQuestion(
            id=f"q{number:03}",
            question=HOSTILE if number == HOSTILE_ONE else question,
            answers=answers,
            document=document,
            evidence=evidence,
            kind=kind,
            history=history,
            also=also,
        )
    if number == FAILED:
        nothing = GivenAnswer(text="", citations=())
        return Outcome(
            gold=gold,
            standalone=gold.question,
            answer=nothing,
            unguarded=nothing,
            abstained=True,
            confidence=0,
            error="question_too_long",
            error_values={"length": 2104, "limit": 2000},
        )
    good = chance.random() < 0.7 and gold.is_answerable
    other = _FACTS[(number + 1) % len(_FACTS)]
    source, text = (document, evidence) if good else (other[0], other[3])
    citation = Stretch(source=_FOLDER + source, start=120, end=120 + len(text), text=text, is_verbatim=number % 17 != 3)
    unguarded = GivenAnswer(text=text, citations=(citation,))
    confidence = min(0.99, max(0.01, chance.gauss(0.74 if good else 0.38, 0.16)))
    abstained = confidence < THRESHOLD
    rank = 1 if good else chance.choice((2, 4, 11, 99))
    passages = tuple(
        RankedPassage(
            id=f"p{place}", source=_FOLDER + (document if place == rank else other[0]), score=5.5 - place / 10
        )
        for place in range(1, 51)
    )
    return Outcome(
        gold=gold,
        standalone=f"{question} (xã Phú Khê)" if gold.history else gold.question,
        answer=GivenAnswer(text="", citations=()) if abstained else unguarded,
        unguarded=unguarded,
        abstained=abstained,
        confidence=round(confidence, 4),
        evidence=(Stretch(source=_FOLDER + document, start=120, end=250, text=evidence),) if gold.proofs else (),
        relevant=(f"p{rank}",) if gold.proofs else (),
        relevant_sources=(_FOLDER + document,) if gold.proofs else (),
        found=passages,
        found_as_typed=passages if gold.history else None,
        timings_ms=_timings(chance),
    )


def findings_of(outcomes: Sequence[Outcome], **changes: object) -> Findings:
    """Return findings as an evaluation of these outcomes would make them, some of them changed."""
    questions = measure(outcomes)
    whole = Findings(
        setup=Setup(
            gold="samples_test.jsonl",
            corpus="/home/an/tai-lieu",
            documents=28,
            passages=612,
            program="0.1.0",
            code="3f9c2ab81d77",
            embedding_model="multilingual-e5-small@bundled",
            settings={"answer_passages": "12", "dense_weight": "4.0"},
            threshold=THRESHOLD,
            made=datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC),
            seconds=96.4,
        ),
        figures=figures(questions),
        by_kind=figures_by_kind(questions),
        latency=latency(outcomes),
        reliability=reliability(questions),
        risk_coverage=risk_coverage(questions),
        worst=worst(questions),
        questions=questions,
    )
    return whole.model_copy(update=changes)


@pytest.fixture(scope="session")
def outcomes() -> list[Outcome]:
    chance = random.Random(3)
    return [outcome_of(number, KINDS[number % len(KINDS)], chance) for number in range(90)]


@pytest.fixture(scope="session")
def findings(outcomes: list[Outcome]) -> Findings:
    """A whole evaluation, with faults of the gold file and a judgement."""
    answered = [one for one in outcomes if not one.abstained]
    opinions = tuple(
        JudgedAnswer(id=one.gold.id, is_faithful=True, is_correct=None, reason=f"Lời bình của câu {one.gold.id}.")
        for one in answered
    )
    judgement = Judgement(
        model="qwen3-8b", answers=opinions, faithful=0.93, correct=None, agreement=0.85, kappa=0.61, unusable=3
    )
    faults = (
        Fault(line=12, code="batch_not_json", is_left_out=True),
        Fault(line=31, code="batch_field_missing", values={"field": "answers"}, is_left_out=False),
    )
    return findings_of(outcomes, judgement=judgement, faults=faults)


@pytest.fixture(scope="session")
def single(outcomes: list[Outcome]) -> Findings:
    """An evaluation of one question."""
    return findings_of(outcomes[:1])


@pytest.fixture(scope="session")
def unanswerable_only(outcomes: list[Outcome]) -> Findings:
    """An evaluation of questions that nothing answers."""
    return findings_of([one for one in outcomes if not one.gold.is_answerable])


@pytest.fixture(scope="session")
def made_of() -> Callable[..., Findings]:
    """Makes findings of given outcomes."""
    return findings_of


def _timings(chance: random.Random) -> dict[str, float]:
    stages = {"rewrite": 0.4, "retrieve": 62.0, "read": 31.0, "cite": 1.2}
    timings = {stage: round(mean * chance.lognormvariate(0, 0.5), 3) for stage, mean in stages.items()}
    return timings | {"total": round(sum(timings.values()), 3)}
