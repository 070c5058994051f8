"""The work of the annotation page: documents to read, drafts to try and save. It holds nothing of any visitor."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Span
from corpus.messages import Language, message
from eval.gold.faults import Fault
from eval.gold.locating import locate
from eval.gold.question import Evidence
from eval.growing.candidates import Candidate
from eval.growing.drafts import Draft, draft_of, faults_of, source_of
from eval.growing.gold_lines import GoldLines
from eval.growing.trial import Trial, tried
from eval.report.names import kind_name
from eval.running.asking import Asker
from eval.running.document_texts import DocumentTexts
from index.index import Index
from qa.settings import Settings
from qa.web.rendering import shown_source

_SHOWN_QUESTION = 90


class Desk:
    """Documents, a gold file and the program at hand.

    Args:
        index: The documents; they must not change meanwhile.
        settings: The settings that the program answers with.
        gold: The gold file.
        candidates: Questions to complete.
    """

    def __init__(self, index: Index, settings: Settings, gold: GoldLines, candidates: Sequence[Candidate] = ()) -> None:
        self.gold = gold
        self.language: Language = settings.lang
        self.texts = DocumentTexts(index.catalogue)
        self._entries = sorted(index.catalogue.entries(), key=lambda one: (one.title, one.source))
        self._asker = Asker(index, settings)
        self._candidates = candidates

    @property
    def has_candidates(self) -> bool:
        """Whether there are questions to complete."""
        return bool(self._candidates)

    def documents(self) -> list[tuple[str, str]]:
        """Return how each document is called and its path."""
        return [(f"{one.title} · {shown_source(one.source)}", one.source) for one in self._entries]

    def saved(self) -> list[tuple[str, str]]:
        """Return how each saved question is called and its id, the newest first."""
        return [
            (f"{one.id} · {_beginning(one.question)} · {kind_name(one.kind, self.language)}", one.id)
            for one in reversed(self.gold.read().questions)
        ]

    def evidence_span(self, source: str, proofs: Sequence[Evidence]) -> Span | None:
        """Return where in a document the first piece of evidence stands that is of it; None where none is."""
        for proof in proofs:
            if proof.evidence and source_of(proof.document, [source]):
                return next(iter(locate(proof.evidence, self.texts[source])), None)
        return None

    def new_draft(self) -> Draft:
        """Return an empty draft with an id of its own."""
        return Draft(id=self.gold.free_id())

    def draft(self, question_id: str) -> Draft | None:
        """Return a saved question to correct; None where it is gone."""
        found = next((one for one in self.gold.read().questions if one.id == question_id), None)
        return draft_of(found) if found else None

    def next_candidate(self, after: str | None) -> Candidate | None:
        """Return the next candidate that was not completed yet, beginning anew behind the last; None where all were.

        Args:
            after: Id of the candidate that was looked at last.
        """
        done = self.gold.read().lines
        ids = [one.id for one in self._candidates]
        start = ids.index(after) + 1 if after in ids else 0
        around = [*self._candidates[start:], *self._candidates[:start]]
        return next((one for one in around if one.id not in done), None)

    def save(self, draft: Draft) -> list[Fault]:
        """Save a draft, unless something is wrong with it.

        Returns:
            What is wrong; nothing where it was saved.

        Raises:
            HoidapError: The file cannot be written, or has changed meanwhile so that the draft does not fit.
        """
        faults = faults_of(draft, self.texts, self.gold.read().lines)
        if not faults:
            self.gold.put(draft.gold(), draft.corrects)
        return faults

    def try_out(self, draft: Draft) -> Trial:
        """Ask the program a draft."""
        return tried(draft, self._asker)

    def said(self, code: str, **values: object) -> str:
        """Return a message in the page's language."""
        return message(code, self.language, **values)


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN_QUESTION else f"{text[:_SHOWN_QUESTION]}…"
