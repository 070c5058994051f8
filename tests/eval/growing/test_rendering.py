import html
import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from eval.gold.question import Evidence, GoldQuestion
from eval.growing.candidates import Candidate, Complaint, Quoted
from eval.growing.rendering import candidate_page, document_pane, header, notice, proofs_list, trial_page
from eval.growing.trial import Trial
from eval.running.outcome import GivenAnswer, Outcome, Stretch

HOSTILE = "<script>x</script><img src=x onerror=y>\" ' & &lt;"


def text_of(page: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", page))


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_the_pane_shows_exactly_the_text_of_the_document(text: str, start: int, length: int) -> None:
    span = Span(start, start + length) if length and start + length <= len(text) else None

    pane = document_pane(text, span)

    assert text_of(pane).replace("\r", "") == text.replace("\r", "")
    assert set(re.findall("<([a-z]+)", pane)) <= {"div", "mark"}
    if span:
        marked = re.search("<mark[^>]*>(.*)</mark>", pane, re.DOTALL)
        assert marked
        assert html.unescape(marked[1]) == span.of(text)


def test_nothing_of_a_question_or_a_document_is_html() -> None:
    stretch = Stretch(source=HOSTILE, start=0, end=1, text=HOSTILE)
    answer = GivenAnswer(text=HOSTILE, citations=(stretch,))
    outcome = Outcome(
        gold=GoldQuestion(id="a", question=HOSTILE, answers=(), document=None), standalone=f"{HOSTILE}?", answer=answer,
        unguarded=answer, abstained=False, confidence=0.5,
    )  # fmt: skip
    complaint = Complaint(
        answered=HOSTILE, citations=(Quoted(source=HOSTILE, quote=HOSTILE),), confidence=0, reason=HOSTILE, when=HOSTILE
    )
    pages = [
        trial_page(Trial(outcome, None, 0), "vi"),
        trial_page(Trial(outcome.model_copy(update={"abstained": True}), False, 3), "vi"),
        candidate_page(Candidate(id="a", question=HOSTILE, candidate=complaint), "vi"),
        proofs_list([Evidence(document=HOSTILE, evidence=HOSTILE)], "vi"),
        notice(HOSTILE, is_bad=True),
        header(HOSTILE, 3, "vi"),
    ]

    assert all("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert not {"script", "img"} & set(re.findall("<([a-z0-9]+)", page))


def test_a_trial_tells_what_would_have_been_said() -> None:
    said = GivenAnswer(text="Bốn sao.", citations=(Stretch(source="cam.txt", start=0, end=8, text="Bốn sao."),))
    outcome = Outcome(
        gold=GoldQuestion(id="a", question="Mấy?", answers=("Bốn",), document="cam.txt"), standalone="Cam mấy?",
        answer=GivenAnswer(text="", citations=()), unguarded=said, abstained=True, confidence=0.25,
    )  # fmt: skip

    page = text_of(trial_page(Trial(outcome, is_right=False, rank=4), "vi"))

    for told in ("chưa làm đúng", "Cam mấy?", "từ chối", "Bốn sao.", "25,0%", "thứ 4"):
        assert told in page
