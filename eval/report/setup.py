"""What was measured with what, as labelled lines."""

from __future__ import annotations

from corpus.messages import Language, message
from eval.findings import Findings
from eval.report.numbers import Numbers
from qa.web.rendering import shown_source


def report_title(findings: Findings, language: Language) -> str:
    """Return what the report is called."""
    return message("report_title", language, gold=shown_source(findings.setup.gold))


def setup_lines(findings: Findings, language: Language) -> list[tuple[str, str]]:
    """Return every fact of the setup but the settings, with its label."""
    setup, numbers = findings.setup, Numbers(language)
    return [
        (message("setup_gold", language), shown_source(setup.gold)),
        (message("setup_questions", language), numbers.count(len(findings.questions))),
        (message("setup_made", language), numbers.moment(setup.made)),
        (message("setup_corpus", language), shown_source(setup.corpus)),
        (message("setup_documents", language), numbers.count(setup.documents)),
        (message("setup_passages", language), numbers.count(setup.passages)),
        (message("setup_embedding_model", language), shown_source(setup.embedding_model)),
        (message("setup_threshold", language), numbers.decimal(setup.threshold, 3)),
        (message("setup_program", language), setup.program),
        (message("setup_code", language), setup.code),
        (message("setup_seconds", language), numbers.duration(setup.seconds)),
    ]


def fault_lines(findings: Findings, language: Language) -> list[str]:
    """Return what is wrong with the gold file, line by line."""
    lines = []
    for fault in findings.faults:
        text = fault.numbered_text(language)
        lines.append(f"{text} {message('report_left_out', language)}" if fault.is_left_out else text)
    return lines


def judgement_lines(findings: Findings, language: Language) -> list[tuple[str, str]]:
    """Return what a language model thought of the answers, with labels; nothing where none was asked."""
    judged, numbers = findings.judgement, Numbers(language)
    if judged is None:
        return []
    shares = [
        (message("judge_faithful", language), judged.faithful),
        (message("judge_correct", language), judged.correct),
        (message("judge_agreement", language), judged.agreement),
    ]
    lines = [(label, numbers.share(value)) for label, value in shares if value is not None]
    if judged.kappa is not None:
        lines.append((message("judge_kappa", language), numbers.decimal(judged.kappa, 2)))
    return [*lines, (message("judge_unusable", language), numbers.count(judged.unusable))]
