"""The report's page stands alone, holds everything, and takes nobody's text for markup."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from markupsafe import escape

from corpus.messages import Language, catalogue
from eval.findings import Findings, JudgedAnswer, Judgement
from eval.gold.faults import Fault
from eval.metrics.registry import METRICS
from eval.report.html import html_report

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
_VOID = {"meta", "br", "img", "input", "link", "hr"}


class Page(HTMLParser):
    """Collects a page's elements, and what is wrong with their nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} at {self.getpos()} closes another element")

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def vietnamese(findings: Findings) -> str:
    return html_report(findings, "vi")


@pytest.fixture(scope="module")
def page(vietnamese: str) -> Page:
    return Page(vietnamese)


def test_every_element_is_closed_and_every_id_is_its_own(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert page.faults == []
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_nothing_leads_out_of_the_file(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    addresses = [
        attributes[name] for _, attributes in page.elements for name in ("href", "src", "srcset") if name in attributes
    ]

    assert addresses
    assert [one for one in addresses if one.removeprefix("#") not in ids] == []
    assert {tag for tag, _ in page.elements} & {"link", "iframe", "img", "object", "embed", "base"} == set()


def test_no_address_stands_in_styles_or_plots(vietnamese: str) -> None:
    style = re.search(r"<style>(.*?)</style>", vietnamese, re.DOTALL)

    assert style is not None
    assert "@import" not in style[1]
    assert "url(" not in style[1]
    assert all("http" not in plot for plot in re.findall(r"<svg.*?</svg>", vietnamese, re.DOTALL))
    assert all(one.startswith("#") for one in re.findall(r"url\(([^)]*)\)", vietnamese))


def test_the_style_of_a_plot_does_not_reach_the_page(page: Page) -> None:
    assert len(page.all("svg")) == 4
    assert len(page.all("style")) == 1


def test_a_plot_is_named_and_told_in_a_sentence(page: Page) -> None:
    assert all(one["role"] == "img" and one["aria-label"] for one in page.all("svg"))
    assert len(page.all("figcaption")) == len(page.all("svg"))


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table")) > 8
    assert all(one["scope"] in ("row", "col") for one in page.all("th"))


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_metric_is_there_with_what_it_means(findings: Findings, language: Language) -> None:
    text = html_report(findings, language)

    shown = [metric for metric in METRICS if metric.name in findings.figures]
    assert len(shown) > 25
    for metric in shown:
        assert escape(catalogue()[metric.label][language]) in text
        assert escape(catalogue()[metric.means][language]) in text


@pytest.mark.parametrize(("language", "number"), [("vi", "94,4%"), ("en", "94.4%")])
def test_numbers_are_written_as_in_the_language(findings: Findings, language: Language, number: str) -> None:
    text = html_report(findings, language)

    assert number in text
    assert f'<html lang="{language}">' in text


def test_no_vietnamese_word_of_the_program_is_in_the_english_page(findings: Findings) -> None:
    text = html_report(findings, "en")

    words = [
        one["vi"] for code, one in catalogue().items() if code.startswith(("report_", "verdict_", "plot_", "kind_"))
    ]
    assert [word for word in words if len(word) > 12 and f">{word}<" in text] == []


def test_every_question_and_every_worst_case_is_there(findings: Findings, vietnamese: str, page: Page) -> None:
    assert all(f">{one.outcome.gold.id}</td>" in vietnamese for one in findings.questions)
    assert len([one for one in page.all("li") if one.get("class") == "case"]) == len(findings.worst) == 20


def test_setup_faults_and_judgement_are_there(vietnamese: str) -> None:
    assert "answer_passages" in vietnamese
    assert "3f9c2ab81d77" in vietnamese
    assert "Dòng 12: " in vietnamese
    assert "qwen3-8b" in vietnamese
    assert "Lời bình của câu q004." in vietnamese


def test_folders_of_the_machine_are_not_told(vietnamese: str) -> None:
    assert "/home/an" not in vietnamese


def evil_of(findings: Findings) -> Findings:
    """Return the findings with markup in all that comes from gold files, documents, models and settings."""
    first = next(one for one in findings.questions if one.outcome.gold.id == findings.worst[0])
    outcome = first.outcome
    stretch = outcome.answer.citations[0].model_copy(update={"text": EVIL, "source": f"/x/{EVIL}"})
    given = outcome.answer.model_copy(update={"text": EVIL, "citations": (stretch,)})
    gold = outcome.gold.model_copy(
        update={
            "question": EVIL,
            "history": (EVIL,),
            "answers": (EVIL,),
            "kind": EVIL,
            "document": EVIL,
            "evidence": EVIL,
        }
    )
    changed = outcome.model_copy(update={"gold": gold, "answer": given, "standalone": f"{EVIL}!"})
    judged = JudgedAnswer(id=gold.id, is_faithful=True, is_correct=True, reason=EVIL)
    return findings.model_copy(
        update={
            "questions": (first.model_copy(update={"outcome": changed}), *findings.questions),
            "by_kind": {EVIL: next(iter(findings.by_kind.values()))},
            "figures": {**findings.figures, EVIL: findings.figures["right"]},
            "latency": {EVIL: findings.latency["total"]},
            "setup": findings.setup.model_copy(update={"gold": EVIL, "corpus": EVIL, "settings": {EVIL: EVIL}}),
            "faults": (Fault(line=1, code="batch_field_missing", values={"field": EVIL}),),
            "judgement": Judgement(
                model=EVIL, answers=(judged,), faithful=1, correct=1, agreement=1, kappa=None, unusable=0
            ),
            "worst": (gold.id,),
        }
    )


def test_markup_in_any_text_is_shown_and_not_run(findings: Findings) -> None:
    text = html_report(evil_of(findings), "vi")
    page = Page(text)

    assert page.faults == []
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert text.count(str(escape(EVIL))) > 15


def test_a_kind_with_signs_of_formulas_and_control_characters_is_drawn_as_it_is(findings: Findings) -> None:
    kinds = {"$x_1$ \x01\n": findings.by_kind["who"], "$\\frac{": findings.by_kind["when"]}

    text = html_report(findings.model_copy(update={"by_kind": kinds}), "vi")

    assert "$x_1$ (" in text
    assert "$\\frac{ (" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_evaluation_of_one_question_has_a_whole_page(single: Findings, language: Language) -> None:
    page = Page(html_report(single, language))

    assert page.faults == []
    assert len(page.all("svg")) == 4


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_evaluation_of_unanswerable_questions_has_a_whole_page(
    unanswerable_only: Findings, language: Language
) -> None:
    text = html_report(unanswerable_only, language)

    assert Page(text).faults == []
    assert catalogue()["headline_refused"][language] in text
    assert catalogue()["headline_contained"][language] not in text


def test_an_evaluation_in_which_nothing_could_be_asked_has_a_page_without_plots(
    made_of: Callable[..., Findings], findings: Findings
) -> None:
    failed = [one.outcome for one in findings.questions if one.outcome.error is not None]
    nothing = made_of(failed, by_kind={})

    page = Page(html_report(nothing, "vi"))

    assert failed
    assert page.faults == []
    assert page.all("svg") == []
