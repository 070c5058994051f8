"""What the annotation page shows, as HTML in which nothing of a document or a question means anything."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from corpus.document import Span
from corpus.messages import Language, message
from eval.gold.faults import Fault
from eval.gold.question import Evidence
from eval.growing.candidates import Candidate
from eval.growing.trial import Trial
from eval.report.numbers import Numbers
from eval.running.asking import RANKED
from eval.running.outcome import GivenAnswer
from qa.web.pages.document import marked_text
from qa.web.rendering import shown_source


def header(path: str, count: int, language: Language) -> str:
    """Return the head of the page: which file, and how much is in it."""
    return Markup('<h1>{} <span class="an-count">{}</span></h1><p>{}</p>').format(
        message("annotate_title", language), message("annotate_count", language, count=count), path
    )


def document_pane(text: str, span: Span | None) -> str:
    """Return the whole text of a document, the evidence in it marked; exactly its characters, line breaks included."""
    return Markup('<div class="an-text" lang="vi">{}</div>').format(marked_text(text, span))


def proofs_list(proofs: Iterable[Evidence], language: Language) -> str:
    """Return the evidence as it stands."""
    items = Markup("").join(
        Markup("<li><p><b>{}</b></p><blockquote>{}</blockquote></li>").format(one.document, one.evidence or "")
        for one in proofs
    )
    if not items:
        return Markup('<p class="an-hint">{}</p>').format(message("annotate_no_evidence", language))
    return Markup('<ul class="an-proofs">{}</ul>').format(items)


def notice(text: str, *, is_bad: bool) -> str:
    """Return a line that says what was done, or why it was not."""
    style = "an-bad" if is_bad else "an-good"
    return Markup('<p class="an-notice {}" role="status">{}</p>').format(style, text) if text else ""


def fault_notice(faults: Iterable[Fault], language: Language) -> str:
    """Return what keeps a question from being saved."""
    return notice(" ".join(_sentence(one.text(language)) for one in faults), is_bad=True)


def trial_page(trial: Trial, language: Language) -> str:
    """Return what the program answers now."""
    outcome = trial.outcome
    parts = [_verdict(trial, language)]
    if outcome.standalone != outcome.gold.question:
        parts.append(_line(message("web_understood_as", language, question=outcome.standalone)))
    if outcome.error:
        parts.append(_line(outcome.error_text(language)))
    elif outcome.abstained:
        parts.append(_line(message("annotate_declined", language)))
        parts.append(_answer(message("annotate_unguarded", language), outcome.unguarded))
    else:
        parts.append(_answer("", outcome.answer))
    parts.append(
        _line(message("annotate_confidence", language, confidence=Numbers(language).share(outcome.confidence)))
    )
    parts.append(_line(_rank(trial.rank, language)))
    return Markup('<div class="an-trial">{}</div>').format(Markup("").join(parts))


def candidate_page(candidate: Candidate, language: Language) -> str:
    """Return what a reader did not like."""
    complaint = candidate.candidate
    reason = complaint.reason or message("annotate_no_reason", language)
    told = message("annotate_complaint", language, when=complaint.when[:10], reason=reason)
    quotes = Markup("").join(_quote(shown_source(one.source), one.quote) for one in complaint.citations)
    return Markup('<div class="an-trial">{}{}{}</div>').format(_line(told), _line(complaint.answered), quotes)


def _verdict(trial: Trial, language: Language) -> Markup:
    if trial.is_right is None:
        return _line(message("annotate_cannot_judge", language))
    style = "an-good" if trial.is_right else "an-bad"
    text = message("annotate_right" if trial.is_right else "annotate_wrong", language)
    return Markup('<p class="an-notice {}">{}</p>').format(style, text)


def _answer(heading: str, given: GivenAnswer) -> Markup:
    quotes = Markup("").join(_quote(shown_source(one.source), one.text) for one in given.citations)
    return (_line(heading) if heading else Markup("")) + Markup("<p>{}</p>{}").format(given.text, quotes)


def _quote(source: str, quote: str) -> Markup:
    return Markup("<blockquote><cite>{}</cite> {}</blockquote>").format(source, quote)


def _rank(rank: int | None, language: Language) -> str:
    if rank is None:
        return message("annotate_rank_unknown", language)
    if rank == 0:
        return message("annotate_not_found", language, count=RANKED)
    return message("annotate_rank", language, rank=rank)


def _line(text: str) -> Markup:
    return Markup('<p class="an-hint">{}</p>').format(text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
