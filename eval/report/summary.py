"""What an evaluation found, in sentences for somebody who has a minute."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.messages import Language, message
from eval.findings import Figure, Findings
from eval.report.figures import figure_text, interval_text
from eval.report.names import kind_name
from eval.report.numbers import NOTHING, Numbers

_FEWEST = 5  # questions of a kind that is named as weak: fewer say nothing about it
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A number to be seen at first sight.

    Attributes:
        label: What it is.
        value: As a percentage.
        interval: Its 95% interval; a dash where there is none, as where all values of a graded metric are the same.
    """

    label: str
    value: str
    interval: str

    @property
    def is_estimated(self) -> bool:
        """Whether there is an interval."""
        return self.interval != NOTHING


def headlines(findings: Findings, language: Language) -> list[Headline]:
    """Return the figures that matter most, of those that were measured."""
    labels = {
        "right": message("headline_right", language),
        "contained": message("headline_contained", language),
        "first_citation": message("headline_first_citation", language),
        "verbatim": message("headline_verbatim", language),
        "refused": message("headline_refused", language),
        "wrongly_refused": message("headline_wrongly_refused", language),
    }
    return [
        Headline(label, figure_text(name, figure, language), interval_text(name, figure, language))
        for name, label in labels.items()
        if (figure := findings.figures.get(name)) is not None
    ]


def summary(findings: Findings, language: Language) -> list[str]:
    """Return what was found in a few sentences, those about things that were not measured left out."""
    sentences = [
        _about_right(findings, language),
        _about_answers(findings, language),
        _about_refusals(findings, language),
        _about_citations(findings, language),
        _about_kinds(findings, language),
        _about_time(findings, language),
    ]
    return [sentence for sentence in sentences if sentence]


def _about_right(findings: Findings, language: Language) -> str:
    figure = findings.figures.get("right")
    if figure is None:
        return ""
    numbers = Numbers(language)
    return message(
        "summary_right",
        language,
        value=numbers.share(figure.value),
        interval=interval_text("right", figure, language),
        count=numbers.count(figure.count),
    )


def _about_answers(findings: Findings, language: Language) -> str:
    held, refused = findings.figures.get("contained"), findings.figures.get("wrongly_refused")
    if held is None or refused is None:
        return ""
    return message("summary_answers", language, held=_share(held, language), refused=_share(refused, language))


def _about_refusals(findings: Findings, language: Language) -> str:
    refused = findings.figures.get("refused")
    if refused is None:
        return ""
    numbers = Numbers(language)
    return message("summary_refused", language, value=numbers.share(refused.value), count=numbers.count(refused.count))


def _about_citations(findings: Findings, language: Language) -> str:
    first, verbatim = findings.figures.get("first_citation"), findings.figures.get("verbatim")
    if first is None or verbatim is None:
        return ""
    return message("summary_citations", language, first=_share(first, language), verbatim=_share(verbatim, language))


def _about_kinds(findings: Findings, language: Language) -> str:
    measured = [(kind, figures["right"]) for kind, figures in findings.by_kind.items() if "right" in figures]
    mean = findings.figures["right"].value if "right" in findings.figures else 1.0
    weak = [one for one in measured if one[1].count >= _FEWEST and one[1].value < mean]
    if not weak:
        return ""
    weak.sort(key=lambda one: one[1].value)
    named = [f"{kind_name(kind, language)} ({_share(figure, language)})" for kind, figure in weak[:_NAMED]]
    return message("summary_kinds", language, kinds=", ".join(named))


def _about_time(findings: Findings, language: Language) -> str:
    total = findings.latency.get("total")
    if total is None:
        return ""
    numbers = Numbers(language)
    return message("summary_time", language, p50=numbers.milliseconds(total.p50), p95=numbers.milliseconds(total.p95))


def _share(figure: Figure, language: Language) -> str:
    return Numbers(language).share(figure.value)
