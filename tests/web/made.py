"""What the tests of messages share: made citations and answers, and what readers see of a message."""

import datetime
import html
import re

from hypothesis import strategies as st

from qa.answer import Answer, Citation, RelatedPassage, Statement
from qa.web.rendering import answer_messages

HOSTILE = "<script>x</script> <img src=x onerror=y> [x](javascript:y) **a** $$b$$ `c` | # \"d\" 'e' &lt; \\(f\\)\n\n- g"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t"))


def citation(number: int, **changed: object) -> Citation:
    values: dict[str, object] = {
        "number": number,
        "document_id": f"d{number}",
        "source": f"van-ban/{number}.txt",
        "title": f"Văn bản {number}",
        "date": datetime.date(2024, 3, 5),
        "start": 10 * number,
        "end": 10 * number + 5,
        "quote": f"Câu {number}.",
        "passage_id": "p",
        "score": 1.0,
    }
    return Citation.model_validate({**values, **changed})


def answer(*citations: Citation, **changed: object) -> Answer:
    values: dict[str, object] = {
        "id": None,
        "question": "Hỏi gì?",
        "standalone_question": "Hỏi gì?",
        "answer": "…",
        "abstained": not citations,
        "confidence": 0.9,
        "citations": citations,
        "timings_ms": {},
        "statements": [Statement(text=one.quote, citations=(one.number,)) for one in citations],
    }
    return Answer.model_validate({**values, **changed})


def related(**changed: object) -> RelatedPassage:
    values: dict[str, object] = {
        "document_id": "r", "source": "van-ban/r.txt", "title": "Gần", "date": None, "start": 3, "end": 9,
        "quote": "Câu gần.", "passage_id": "p",
    }  # fmt: skip
    return RelatedPassage.model_validate({**values, **changed})


def whole(one: Answer) -> str:
    return list(answer_messages(one, "vi"))[-1]


def text_of(message: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", message))
