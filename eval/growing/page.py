"""The annotation page: a document to mark evidence in, and beside it the question that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import gradio as gr

from corpus.errors import HoidapError
from corpus.messages import Language
from eval.gold.question import Evidence
from eval.growing.desk import Desk
from eval.growing.drafts import KINDS, Draft, source_of, taken_evidence
from eval.growing.rendering import (
    candidate_page,
    document_pane,
    fault_notice,
    header,
    notice,
    proofs_list,
    trial_page,
)
from eval.report.names import kind_name

Proofs: TypeAlias = list[dict[str, str]]
"""Evidence as the page holds it between two events."""

Update: TypeAlias = dict[Any, Any]

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

# Events of one line are answered one after the other, each from the evidence that the one before it left: on a slow
# machine too, what is drawn last is what was asked for last. A trial takes long and draws nothing of the others.
_IN_LINE: dict[str, Any] = {**_QUIET, "concurrency_id": "desk"}
_TAKE = "(_, ...rest) => [window.hoidapMarked(), ...rest]"
_SHOW_MARK = "() => window.hoidapShowMark()"


def annotation_page(desk: Desk) -> gr.Blocks:
    """Return the page."""
    page: gr.Blocks
    with gr.Blocks(title=desk.said("annotate_title"), fill_width=True, analytics_enabled=False) as page:
        _Page(desk).build(page)
    page.queue(default_concurrency_limit=1, max_size=16, api_open=False)
    return page


class _Page:
    """The parts of the page and what happens at their events; what a visitor does lives in those parts alone.

    Args:
        desk: What does the work.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._language: Language = desk.language

    def build(self, page: gr.Blocks) -> None:
        """Put the parts in their places and wire them."""
        said = self._desk.said
        self.header = gr.HTML(elem_id="an-header", padding=False)
        with gr.Row(elem_id="an-desk"):
            with gr.Column(scale=6, elem_id="an-reading"):
                self.source = gr.Dropdown(
                    self._desk.documents(), value=None, label=said("annotate_document"), filterable=True,
                    elem_id="an-source", elem_classes="an-field",
                )  # fmt: skip
                self.pane = gr.HTML(elem_id="an-document", padding=False)
            with gr.Column(scale=5, elem_id="an-writing"), gr.Tabs() as self.tabs:
                with gr.Tab(said("annotate_tab_question"), id="question"):
                    self._build_form()
                with gr.Tab(said("annotate_tab_saved"), id="saved"):
                    self._build_list()
        self.marked = gr.Textbox(visible=False)
        self.proofs = gr.State([])
        self.corrects = gr.State(None)
        self.looked_at = gr.State(None)
        self._wire(page)

    def _build_form(self) -> None:
        said = self._desk.said
        with gr.Row(elem_classes="an-buttons", visible=self._desk.has_candidates):
            self.next = gr.Button(said("annotate_next_candidate"), elem_id="an-next", size="sm")
        self.candidate = gr.HTML(elem_id="an-candidate", elem_classes="an-html", padding=False)
        self.question = gr.Textbox(
            label=said("annotate_question"), lines=2, max_lines=6, elem_id="an-question", elem_classes="an-field"
        )
        with gr.Row(elem_classes="an-buttons"):
            self.take = gr.Button(said("annotate_take"), elem_id="an-take", elem_classes="an-take", variant="primary")
            self.add = gr.Button(said("annotate_add"), elem_id="an-add", elem_classes="an-take", size="sm")
            self.drop = gr.Button(said("annotate_drop"), elem_id="an-drop", size="sm")
        self.shown_proofs = gr.HTML(elem_id="an-proofs", elem_classes="an-html", padding=False)
        self.answers = gr.Textbox(
            label=said("annotate_answers"), lines=2, max_lines=8, elem_id="an-answers", elem_classes="an-field"
        )
        kinds = [(kind_name(kind, self._language), kind) for kind in KINDS]
        with gr.Row():
            self.kind = gr.Dropdown(
                kinds, value="", label=said("annotate_kind"), allow_custom_value=True, elem_id="an-kind",
                elem_classes="an-field",
            )  # fmt: skip
            self.id = gr.Textbox(label=said("annotate_id"), elem_id="an-id", elem_classes="an-field")
        self.history = gr.Textbox(
            label=said("annotate_history"), lines=1, max_lines=6, elem_id="an-history", elem_classes="an-field"
        )
        with gr.Row(elem_classes="an-buttons"):
            self.save = gr.Button(said("annotate_save"), elem_id="an-save", variant="primary")
            self.try_out = gr.Button(said("annotate_try"), elem_id="an-try", size="sm")
            self.new = gr.Button(said("annotate_new"), elem_id="an-new", size="sm")
        self.notice = gr.HTML(elem_id="an-notice", elem_classes="an-html", padding=False)
        self.trial = gr.HTML(elem_id="an-trial", elem_classes="an-html", padding=False)

    def _build_list(self) -> None:
        said = self._desk.said
        with gr.Row(elem_classes="an-buttons"):
            self.open = gr.Button(said("annotate_open"), elem_id="an-open", size="sm")
            self.remove = gr.Button(said("annotate_remove"), elem_id="an-remove", size="sm")
        self.saved = gr.Radio([], label=said("annotate_saved"), show_label=False, elem_id="an-saved")

    def _wire(self, page: gr.Blocks) -> None:
        # A function that is given a set of parts gets a dictionary and may change some of them only.
        form = [self.id, self.question, self.answers, self.kind, self.history, self.proofs, self.corrects]
        written = [*form, self.shown_proofs, self.source, self.pane, self.notice, self.trial]
        whole = [*written, self.header, self.saved, self.candidate, self.looked_at, self.tabs]
        page.load(self._start, [self.source], whole, **_IN_LINE)
        self.new.click(self._start, [self.source], whole, **_IN_LINE)
        shown = [self.source.change(self._show, [self.source, self.proofs], [self.pane], **_IN_LINE)]
        evidence = [self.marked, self.source, self.proofs]
        self.take.click(self._take, evidence, written, js=_TAKE, **_IN_LINE)
        self.add.click(self._add, evidence, written, js=_TAKE, **_IN_LINE)
        self.drop.click(self._drop, [self.source], written, **_IN_LINE)
        self.try_out.click(self._try, form, [self.trial, self.notice], api_visibility="private")
        self.save.click(self._save, [self.source, *form], whole, **_IN_LINE)
        shown.append(self.next.click(self._next, [self.source, self.looked_at], whole, **_IN_LINE))
        shown.append(self.open.click(self._open, [self.source, self.saved], whole, **_IN_LINE))
        for event in shown:
            event.then(None, js=_SHOW_MARK, **_QUIET)
        sure = f"(id) => [id, !id || confirm({self._desk.said('annotate_sure')!r}) ? 'sure' : '']"
        # A press right after one that was not confirmed must count as well.
        self.remove.click(
            self._remove, [self.saved, self.marked], whole, js=sure, trigger_mode="multiple", **_IN_LINE
        )  # fmt: skip

    def _show(self, source: str | None, proofs: Proofs) -> str:
        if not source:
            return notice(self._desk.said("annotate_choose_document"), is_bad=False)
        return document_pane(self._desk.texts[source], self._desk.evidence_span(source, _evidence(proofs)))

    def _take(self, marked: str, source: str | None, proofs: Proofs) -> Update:
        return self._taken(marked, source, lambda one: [one, *proofs[1:]])

    def _add(self, marked: str, source: str | None, proofs: Proofs) -> Update:
        return self._taken(marked, source, lambda one: [*proofs, one])

    def _taken(self, marked: str, source: str | None, placed: Any) -> Update:  # noqa: ANN401
        if not source or not (marked or "").strip():
            return self._complaint("annotate_nothing_marked")
        taken = taken_evidence(marked, source, self._desk.texts)
        if taken is None:
            return self._complaint("annotate_mark_not_found")
        proof, span = taken
        pane = document_pane(self._desk.texts[source], span)
        return {**self._with_proofs(placed(proof.model_dump())), self.pane: pane, self.notice: ""}

    def _drop(self, source: str | None) -> Update:
        return {**self._with_proofs([]), self.pane: self._show(source, [])}

    def _try(self, *form: Any) -> Update:  # noqa: ANN401
        draft = _draft(*form)
        if not draft.question.strip():
            return self._complaint("gold_question_empty")
        try:
            return {self.trial: trial_page(self._desk.try_out(draft), self._language), self.notice: ""}
        except HoidapError as error:
            return {self.notice: notice(error.text(self._language), is_bad=True)}

    def _save(self, source: str | None, *form: Any) -> Update:  # noqa: ANN401
        draft = _draft(*form)
        try:
            faults = self._desk.save(draft)
        except HoidapError as error:
            return {self.notice: notice(error.text(self._language), is_bad=True)}
        if faults:
            return {self.notice: fault_notice(faults, self._language)}
        done = self._desk.said("annotate_done", id=draft.id.strip(), path=self._desk.gold.path)
        return {**self._start(source), self.notice: notice(done, is_bad=False)}

    def _start(self, source: str | None) -> Update:
        """Return the page with an empty form, reading on in the same document."""
        filled = self._filled(self._desk.new_draft())
        return {**filled, **self._listed(), self.candidate: "", self.pane: self._show(source, [])}

    def _next(self, source: str | None, looked_at: str | None) -> Update:
        candidate = self._desk.next_candidate(looked_at)
        if candidate is None:
            return {self.candidate: "", self.notice: notice(self._desk.said("annotate_all_completed"), is_bad=False)}
        draft = Draft(id=candidate.id, question=candidate.question, history="\n".join(candidate.history))
        cited = [one.source for one in candidate.candidate.citations if one.source in self._desk.texts]
        shown = {self.candidate: candidate_page(candidate, self._language), self.looked_at: candidate.id}
        return {**self._filled(draft), **shown, **self._reading(cited[0] if cited else None, source, draft.proofs)}

    def _open(self, source: str | None, question_id: str | None) -> Update:
        draft = self._desk.draft(question_id) if question_id else None
        if draft is None:
            return self._complaint("annotate_choose_question")
        proved = source_of(draft.proofs[0].document, self._desk.texts) if draft.proofs else None
        shown = self._reading(proved, source, draft.proofs)
        return {**self._filled(draft), **shown, self.candidate: "", self.tabs: gr.Tabs(selected="question")}

    def _remove(self, question_id: str | None, sure: str) -> Update:
        if not question_id:
            return self._complaint("annotate_choose_question")
        if not sure:
            return {self.notice: ""}
        try:
            self._desk.gold.remove(question_id)
        except HoidapError as error:
            return {self.notice: notice(error.text(self._language), is_bad=True)}
        done = self._desk.said("annotate_removed", id=question_id)
        return {**self._listed(), self.notice: notice(done, is_bad=False)}

    def _filled(self, draft: Draft) -> Update:
        return {
            self.id: draft.id,
            self.question: draft.question,
            self.answers: draft.answers,
            self.kind: draft.kind,
            self.history: draft.history,
            self.corrects: draft.corrects,
            self.notice: "",
            self.trial: "",
            **self._with_proofs([one.model_dump() for one in draft.proofs]),
        }

    def _with_proofs(self, proofs: Proofs) -> Update:
        return {self.proofs: proofs, self.shown_proofs: proofs_list(_evidence(proofs), self._language)}

    def _reading(self, wanted: str | None, source: str | None, proofs: Sequence[Evidence]) -> Update:
        """Return the wanted document to read; where there is none, the one that is read already."""
        pane = self._show(wanted or source, [one.model_dump() for one in proofs])
        return {self.source: wanted, self.pane: pane} if wanted else {self.pane: pane}

    def _listed(self) -> Update:
        saved = self._desk.saved()
        return {
            self.header: header(str(self._desk.gold.path), len(saved), self._language),
            self.saved: gr.Radio(choices=saved, value=None),
        }

    def _complaint(self, code: str) -> Update:
        text = self._desk.said(code)
        return {self.notice: notice(text[:1].upper() + text[1:], is_bad=True)}


def _evidence(proofs: Proofs) -> list[Evidence]:
    return [Evidence.model_validate(one) for one in proofs]


def _draft(
    question_id: str, question: str, answers: str, kind: str | None, history: str, proofs: Proofs, corrects: str | None
) -> Draft:
    return Draft(
        id=question_id or "",
        question=question or "",
        answers=answers or "",
        kind=kind or "",
        history=history or "",
        proofs=tuple(_evidence(proofs)),
        corrects=corrects,
    )
