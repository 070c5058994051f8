"""`POST /api/feedback`: what a reader thinks of an answer, which they send back as they got it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import ConfigDict, Field

from corpus.document import Span
from corpus.errors import UsageError
from index.stores.catalogue import Catalogue
from qa.answer import Answer, Citation
from qa.citations.standing import Quoted, Standing, quote_digest, standing_in
from qa.feedback import FeedbackFile, Verdict, feedback_on
from qa.web.api.bodies import Body
from qa.web.api.questions import MOST_HISTORY, Line

_LONGEST_ANSWER = 200_000
_MOST_CITATIONS = 100


class GivenFeedback(Body):
    """What a reader thinks of an answer."""

    model_config = ConfigDict(extra="forbid")

    answer: Answer = Field(description="The answer as `POST /api/ask` returned it, its id included.")
    verdict: Verdict = Field(description="Good, bad, or neither after all.")
    reason: Annotated[str, Field(max_length=1_000)] = Field("", description="What is wrong with it.")
    history: list[Line] = Field([], max_length=MOST_HISTORY, description="The questions before it, oldest first.")


def feedback_routes(file: FeedbackFile, catalogue: Catalogue) -> APIRouter:
    """Return the route that takes feedback.

    Args:
        file: Where it is kept.
        catalogue: The documents, by which citations are checked.
    """
    router = APIRouter(tags=["questions"])

    @router.post("/feedback", status_code=204, response_class=Response, summary="Rate an answer", responses=_KEPT)
    def feedback(given: GivenFeedback) -> None:
        """Keep what a reader thinks of an answer.

        Nobody keeps answers, so the answer comes along; what it quotes has to stand in the documents. Feedback on the
        same answer takes the place of what was said before.
        """
        file.add(feedback_on(_checked(given.answer, catalogue), given.verdict, given.reason, given.history))

    return router


def _checked(answer: Answer, catalogue: Catalogue) -> Answer:
    """Return an answer with citations that are the documents' own.

    Raises:
        UsageError: It has no id, is too long, or quotes what no document says.
    """
    if not answer.id or not _is_id(answer.id):
        raise UsageError("api_feedback_without_id")
    if len(answer.citations) > _MOST_CITATIONS or len(answer.model_dump_json()) > _LONGEST_ANSWER:
        raise UsageError("api_feedback_too_long", limit=_LONGEST_ANSWER)
    citations = tuple(_proved(one, catalogue) for one in answer.citations)
    return answer.model_copy(update={"citations": citations})


def _is_id(text: str) -> bool:
    return len(text) == 32 and set(text) <= set("0123456789abcdef")


def _proved(citation: Citation, catalogue: Catalogue) -> Citation:
    document = catalogue.document(citation.document_id)
    if document is None:
        raise UsageError("api_feedback_quote_unknown", number=citation.number)
    quoted = Quoted(Span(citation.start, citation.end), quote_digest(citation.quote))
    sentences = (sentence for passage in catalogue.passages_of(document.id) for sentence in passage.sentences)
    if standing_in(quoted, document.text, sentences).standing is Standing.EARLIER_VERSION:
        raise UsageError("api_feedback_quote_unknown", number=citation.number)
    return citation.model_copy(update={"source": document.source, "title": document.title, "date": document.date})


_KEPT: dict[int | str, dict[str, Any]] = {204: {"description": "It is kept."}}
