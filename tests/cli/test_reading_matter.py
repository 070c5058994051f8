"""Answers as they are printed: bold on a terminal, asterisks in a file, and what belongs to each kind of answer."""

import io

import pytest
from rich.console import Console

from qa.answer import Answer, AnswerKind, Citation, RelatedPassage, Statement, Support
from qa.cli.reading_matter import answer_page

QUOTE = "Thư viện mở cửa lúc 7 giờ 30."


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOIDAP_LANG", raising=False)


def citation(number: int) -> Citation:
    return Citation(
        number=number, document_id="d", source="a.txt", title="Quy chế", date=None, start=0, end=len(QUOTE),
        quote=QUOTE, passage_id="p", score=1.0,
    )  # fmt: skip


def answer(*statements: Statement, **changed: object) -> Answer:
    cited = [citation(number) for number in sorted({number for one in statements for number in one.citations})]
    values: dict[str, object] = {
        "id": None, "question": "Mấy giờ?", "standalone_question": "Mấy giờ?", "answer": "…", "confidence": 0.9,
        "abstained": not statements, "citations": cited, "timings_ms": {}, "statements": statements,
    }  # fmt: skip
    return Answer.model_validate({**values, **changed})


def printed(one: Answer, *, terminal: bool = False) -> str:
    file = io.StringIO()
    Console(file=file, force_terminal=terminal, width=100, markup=False, highlight=False).print(answer_page(one))
    return file.getvalue()


SHORT = Statement(text=QUOTE, citations=(1,), short_answer=(20, 28))


def test_the_short_answer_is_bold_on_a_terminal_and_between_asterisks_in_a_file() -> None:
    assert "Thư viện mở cửa lúc **7 giờ 30**. [1]" in printed(answer(SHORT))
    assert "\x1b[1m7 giờ 30\x1b[0m" in printed(answer(SHORT), terminal=True)
    assert "**" not in printed(answer(SHORT), terminal=True)


def test_statements_follow_each_other_and_those_with_headings_stand_under_them() -> None:
    first, second = Statement(text="Một.", citations=(1,)), Statement(text="Hai.", citations=(2,))
    beside = [one.model_copy(update={"heading": f"Bản {one.citations[0]}"}) for one in (first, second)]

    assert printed(answer(first, second)).startswith("Một. [1] Hai. [2]\n")
    assert printed(answer(*beside)).startswith("Bản 1\nMột. [1]\nBản 2\nHai. [2]\n")


def test_a_doubtful_statement_is_marked_in_words_and_a_notice_comes_first() -> None:
    doubtful = Statement(text="Câu viết.", citations=(1,), support=Support.UNSUPPORTED)

    assert printed(answer(doubtful, notice="Chú thích.")).startswith(
        "Chú thích.\nCâu viết. [1] (chưa thấy trong tài liệu)\n"
    )


def test_a_refusal_lists_what_may_be_related_without_numbers() -> None:
    place = RelatedPassage(
        document_id="d", source="a.txt", title="Quy chế", date=None, start=5, end=9, quote=QUOTE, passage_id="p"
    )
    text = printed(answer(answer="Không thấy.", related=[place]))

    assert text.index("Không thấy.") < text.index("Có thể liên quan") < text.index("– Quy chế") < text.index(QUOTE)
    assert "[1]" not in text
    assert "Có thể liên quan" not in printed(answer(answer="Không thấy."))


def test_small_talk_is_its_reply_alone() -> None:
    assert printed(answer(answer="Chào bạn!", kind=AnswerKind.SMALL_TALK)) == "Chào bạn!\n"


def test_the_marks_of_rich_in_a_document_are_text() -> None:
    assert "[bold]x[/bold]" in printed(answer(Statement(text="[bold]x[/bold]", citations=(1,))), terminal=True)
