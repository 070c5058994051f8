"""Measures what the search finds of a question set, in every configuration and for every form of the questions."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import HoidapError
from eval.bench.kept_vectors import KeptVectors
from eval.bench.retrieval_plan import Configuration, Plan
from eval.gold.question import GoldQuestion
from eval.gold.question_set import QuestionSet, open_question_set
from eval.metrics.retrieval import Ranking, judge
from eval.running.asking import RANKED
from eval.running.gold_places import GoldPlaces, Places
from index.index import Index
from qa.assembly import open_index
from qa.settings import Settings

NDCG = "ndcg@10"
FIGURES = (NDCG, "mrr@10", "hit@1", "hit@10", "recall")
"""What is told of documents: all but the last as `judge` defines them. `recall` is the share of a question's gold
documents that are among those of the passages found, which are the first `RANKED`."""

_WARMING = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where its answer stands.

    Attributes:
        gold: The question.
        places: Its gold documents.
    """

    gold: GoldQuestion
    places: Places


@dataclass(frozen=True, slots=True)
class Row:
    """What one configuration finds for one form of the questions.

    Attributes:
        form: The form of the questions, as the command line calls it.
        configuration: Name of the configuration.
        changes: The settings in which it differs from those that are measured.
        figures: The mean of each of `FIGURES`.
        seconds: What all searches took beyond encoding the questions.
        search_ms: The same of one question in milliseconds: `p50` and `p95`.
        each: nDCG@10 of each question, in their order.
        each_ms: The milliseconds of each.
    """

    form: str
    configuration: str
    changes: Mapping[str, object]
    figures: Mapping[str, float]
    seconds: float
    search_ms: Mapping[str, float]
    each: Sequence[float]
    each_ms: Sequence[float]


@dataclass(frozen=True, slots=True)
class SetFigures:
    """What was measured of one set.

    Attributes:
        name: The set's name.
        documents: How many documents it is asked about.
        passages: How many passages they have.
        ids: The questions that were asked, by id.
        left_out: How many questions were not: without an answer, a gold document in the index, or with a history.
        prepare_seconds: What it took to take the documents in; vectors that were kept cost nothing.
        encoded: How many questions had to be encoded.
        encode_seconds: What that took.
        encode_ms: What one of them took in milliseconds, `p50` and `p95`; empty where none had to be.
        rows: The figures.
    """

    name: str
    documents: int
    passages: int
    ids: Sequence[str]
    left_out: int
    prepare_seconds: float
    encoded: int
    encode_seconds: float
    encode_ms: Mapping[str, float]
    rows: Sequence[Row]

    def row(self, form: str, configuration: str) -> Row:
        """Return the row of a form and a configuration."""
        return next(one for one in self.rows if (one.form, one.configuration) == (form, configuration))


def measure_set(
    path: Path,
    corpus: Path | None,
    settings: Settings,
    plan: Plan,
    encoder: KeptVectors,
    on_row: Callable[[str, Row], None] = lambda _name, _row: None,
) -> SetFigures:
    """Return what the search finds of a set.

    The documents are taken in anew, whatever was measured before: only vectors are kept, which depend on the model and
    the text alone.

    Args:
        path: The set, in any form that `open_question_set` reads.
        corpus: Documents to ask about, beside those of the set; None for the set's own or, where it has none, for what
            the data folder of the settings holds.
        settings: The settings to measure.
        plan: What to ask.
        encoder: The embedding model.
        on_row: Called with the set's name and each row when it is measured.

    Raises:
        HoidapError: The set cannot be read, or there is nothing to ask or to ask about.
    """
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        questions = open_question_set(path, Path(scratch) / "documents")
        paths = [one for one in (corpus, questions.corpus) if one is not None]
        own = settings.model_copy(update={"data": Path(scratch) / "data"}) if paths else settings
        index = _filled_index(own, paths, encoder)
        asked = _askable(questions, index, plan)
        if not asked:
            raise HoidapError("gold_without_questions", path=path)
        prepared = time.perf_counter() - started
        rows = _rows(own, plan, asked, encoder, lambda row: on_row(questions.name, row))
        return SetFigures(
            name=questions.name,
            documents=len(index.catalogue.entries()),
            passages=index.catalogue.passage_count(),
            ids=[one.gold.id for one in asked],
            left_out=len(questions.gold.questions) - len(asked),
            prepare_seconds=round(prepared, 1),
            encoded=len(encoder.encoding_ms),
            encode_seconds=round(sum(encoder.encoding_ms) / 1000, 1),
            encode_ms=quantiles(encoder.encoding_ms),
            rows=rows,
        )


def _filled_index(settings: Settings, paths: Sequence[Path], encoder: KeptVectors) -> Index:
    if not paths and not settings.data.exists():  # a mistyped path must not become a new, empty data folder
        raise HoidapError("index_empty", path=settings.data)
    index = open_index(settings, encoder)
    if paths:
        index.ingest(paths)
    if index.catalogue.passage_count() == 0:
        raise HoidapError("eval_nothing_read" if paths else "index_empty", path=paths[0] if paths else settings.data)
    index.bring_up_to_date()
    encoder.encoding_ms.clear()
    return index


def _askable(questions: QuestionSet, index: Index, plan: Plan) -> list[Asked]:
    """Return the questions that stand on their own and that a document of the index answers, as many as are wanted."""
    places = GoldPlaces(index)
    alone = [one for one in questions.gold.questions if one.is_answerable and not one.history]
    found = {one.id: places.of(one) for one in alone}
    return [Asked(one, found[one.id]) for one in plan.drawn([one for one in alone if found[one.id].sources])]


def _rows(
    settings: Settings, plan: Plan, asked: Sequence[Asked], encoder: KeptVectors, on_row: Callable[[Row], None]
) -> list[Row]:
    """Measure every configuration, each different one once: without later stages, fused is final."""
    rows: list[Row] = []
    measured: dict[str, list[Row]] = {}
    for configuration in plan.configurations():
        changed = configuration.settings(settings)
        key = changed.model_dump_json()
        if key in measured:
            rows += [dataclasses.replace(row, configuration=configuration.name) for row in measured[key]]
            continue
        index = open_index(changed, encoder)
        for one in asked[:_WARMING]:  # what is read once, at the first questions, is no search's cost
            index.search(one.gold.question, RANKED)
        measured[key] = []
        for form in plan.forms:
            row = _row(index, configuration, form, [plan.asked(form, one.gold) for one in asked], asked, encoder)
            measured[key].append(row)
            on_row(row)
        rows += measured[key]
    return rows


def _row(
    index: Index,
    configuration: Configuration,
    form: str,
    wordings: Sequence[str],
    asked: Sequence[Asked],
    encoder: KeptVectors,
) -> Row:
    sources = {entry.id: entry.source for entry in index.catalogue.entries()}
    spent: list[float] = []
    rankings: dict[str, Ranking] = {}
    for wording, one in zip(wordings, asked, strict=True):
        encoding, started = encoder.seconds_in_questions, time.perf_counter()
        hits = index.search(wording, RANKED)
        spent.append(time.perf_counter() - started - (encoder.seconds_in_questions - encoding))
        if configuration.is_by_words_alone:  # the vectors' candidates stand behind, in no order
            hits = [hit for hit in hits if hit.bm25 > 0]
        found = [sources[hit.passage.document_id] for hit in hits]
        rankings[one.gold.id] = Ranking(found, set(one.places.sources), one.places.grades)
    values = judge(rankings)
    for name, ranking in rankings.items():
        values[name]["recall"] = len(set(ranking.found) & set(ranking.relevant)) / len(ranking.relevant)
    return Row(
        form=form,
        configuration=configuration.name,
        changes=configuration.changes(),
        figures={name: round(float(np.mean([one[name] for one in values.values()])), 4) for name in FIGURES},
        seconds=round(sum(spent), 2),
        search_ms=quantiles([one * 1000 for one in spent]),
        each=[round(values[one.gold.id][NDCG], 4) for one in asked],
        each_ms=[round(one * 1000, 1) for one in spent],
    )


def quantiles(values: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th percentile as `p50` and `p95`, rounded to a tenth; nothing where there is nothing.

    Example:
        >>> quantiles([1.0, 2.0, 3.0])
        {'p50': 2.0, 'p95': 2.9}
    """
    if not values:
        return {}
    p50, p95 = np.percentile(values, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}
