"""A gold question that is being written, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict

from corpus.document import Span
from eval.gold.checking import check
from eval.gold.faults import Fault, fault
from eval.gold.gold_file import GoldFile, contradiction
from eval.gold.locating import locate
from eval.gold.question import Evidence, GoldQuestion, names_document

KINDS = (
    "who", "when", "where", "how_many", "how_much", "what", "why", "how", "list", "yes_no", "comparison", "by_number",
    "follow_up", "no_diacritics", "typos", "abbreviation", "unanswerable", "off_topic", "near_miss",
)  # fmt: skip
"""The kinds of the program's own gold set; a set may have others."""

UNANSWERABLE = frozenset({"unanswerable", "off_topic", "near_miss"})
"""Kinds of questions that no document answers."""


class Draft(BaseModel):
    """A gold question as it stands in the form.

    Attributes:
        id: Its id.
        question: What is asked.
        answers: The accepted answers, one a line.
        kind: What kind of question it is.
        history: The questions before it, one a line, oldest first.
        proofs: The evidence, the main one first.
        corrects: Id of the saved question that it takes the place of; None for a new one.
    """

    model_config = ConfigDict(frozen=True)

    id: str = ""
    question: str = ""
    answers: str = ""
    kind: str = ""
    history: str = ""
    proofs: tuple[Evidence, ...] = ()
    corrects: str | None = None

    def gold(self) -> GoldQuestion:
        """Return the question as it would be saved."""
        main = self.proofs[0] if self.proofs else None
        return GoldQuestion(
            id=self.id.strip(),
            question=self.question.strip(),
            answers=tuple(_lines(self.answers)),
            document=main.document if main else None,
            evidence=main.evidence if main else None,
            kind=self.kind.strip(),
            history=tuple(_lines(self.history)),
            also=self.proofs[1:],
        )


def draft_of(question: GoldQuestion) -> Draft:
    """Return a saved question as a draft that corrects it."""
    return Draft(
        id=question.id,
        question=question.question,
        answers="\n".join(question.answers),
        kind=question.kind,
        history="\n".join(question.history),
        proofs=question.proofs,
        corrects=question.id,
    )


def faults_of(draft: Draft, documents: Mapping[str, str], taken: Iterable[str]) -> list[Fault]:
    """Return what keeps a draft from being saved.

    Args:
        draft: The draft.
        documents: The documents' texts by their paths as ingested.
        taken: Ids of the saved questions.
    """
    gold = draft.gold()
    if not gold.id:
        return [fault("annotate_id_lacking", 0)]
    if gold.id != draft.corrects and gold.id in set(taken):
        return [fault("annotate_id_taken", 0, id=gold.id)]
    code = _lacking(gold) or contradiction(gold)
    if code:
        return [fault(code, 0)]
    return check(GoldFile(name="", questions=(gold,)), documents)


def taken_evidence(selected: str, source: str, documents: Mapping[str, str]) -> tuple[Evidence, Span] | None:
    """Return marked text as evidence, letter for letter as the document has it; None where it does not stand there.

    Args:
        selected: The marked text.
        source: Path of the document that it was marked in.
        documents: The documents' texts by their paths.
    """
    text = documents.get(source, "")
    span = next(iter(locate(selected, text)), None)
    if span is None:
        return None
    return Evidence(document=short_name(source, documents), evidence=span.of(text)), span


def short_name(source: str, sources: Iterable[str]) -> str:
    """Return a document's file name, with as many of its folders as tell it from the others.

    Example:
        >>> short_name("/a/2024/05.txt", ["/a/2024/05.txt", "/a/2023/05.txt"])
        '2024/05.txt'
    """
    parts = PurePath(source).parts
    known = list(sources)
    for count in range(1, len(parts) + 1):
        name = str(PurePath(*parts[-count:]))
        if sum(names_document(one, name) for one in known) <= 1:
            return name
    return source


def source_of(document: str, sources: Iterable[str]) -> str | None:
    """Return the path of the document that a gold question names; None where it is not there."""
    return next((one for one in sources if names_document(one, document)), None)


def _lacking(gold: GoldQuestion) -> str | None:
    if not gold.question:
        return "gold_question_empty"
    if gold.kind in UNANSWERABLE:
        return "annotate_answer_to_unanswerable" if gold.answers or gold.proofs else None
    if not gold.answers:
        return "annotate_answers_lacking"
    return None if gold.evidence else "annotate_evidence_lacking"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
