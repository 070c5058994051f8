"""The way of an evaluation: gold questions and documents, asked of the program, measured.

evaluation = Evaluation(gold, corpus, Settings())
evaluation.ingest()
findings = evaluation.findings(evaluation.ask())
evaluation.finish()
"""

from __future__ import annotations

import contextlib
import copy
import datetime
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from corpus.discovery import find_files
from corpus.errors import HoidapError
from eval.findings import Findings, Setup
from eval.gold.checking import check
from eval.gold.faults import Fault
from eval.gold.question import GoldQuestion
from eval.gold.question_set import open_question_set
from eval.metrics.measuring import (
    figures,
    figures_by_kind,
    latency,
    measure,
    reliability,
    risk_coverage,
    worst,
)
from eval.running.asking import Asker
from eval.running.document_texts import DocumentTexts
from eval.running.documents_state import documents_digest, documents_state
from eval.running.outcome import Outcome
from eval.running.program_code import code_digest
from eval.running.run_folder import RunFolder
from index.data_folder import DataFolder
from index.embedding.encoder import Encoder
from index.index import Index
from index.ingest import IngestProgress, IngestReport
from index.stores.catalogue import Catalogue
from index.stores.database import Database
from qa.assembly import open_index
from qa.reading.confidence import calibrated_confidence
from qa.settings import Settings

_OF_NO_WEIGHT = {
    *("data", "lang", "model_cache", "host", "port"),
    *("llm_base_url", "llm_model", "llm_key", "llm_timeout_seconds", "llm_context_tokens"),
    *("write_answers", "drop_unsupported"),
}
"""Settings on which no answer depends that is measured: a language model is never asked for one here."""


class Evaluation:
    """One gold set asked over one set of documents.

    Nothing is asked twice: what an earlier, unfinished evaluation of the same things has is taken over, until `finish`.

    Args:
        gold: Gold questions, one JSON object a line; or a SQuAD file or a BEIR folder, which bring their documents.
        corpus: Files to ask about, taken into an index of the evaluation's own, beside those of the set; None to ask
            about the set's own, or, where it has none, about what the data folder of the settings holds.
        settings: The settings to measure.
        encoder: An encoder that is open already, else one is opened.

    Raises:
        HoidapError: The questions cannot be read, there are no documents, the data folder cannot be used, or another
            evaluation of the same things is running.

    Example:
        >>> evaluation = Evaluation(Path("gold.jsonl"), Path("documents"), Settings())  # doctest: +SKIP
        >>> evaluation.ingest()  # doctest: +SKIP
        >>> findings = evaluation.findings(evaluation.ask(evaluation.questions()))  # doctest: +SKIP
        >>> evaluation.finish()  # doctest: +SKIP
    """

    def __init__(self, gold: Path, corpus: Path | None, settings: Settings, encoder: Encoder | None = None) -> None:
        named = [corpus] if corpus else []
        self._folder = RunFolder(settings.data / "evaluations", _identity(gold, named, settings))
        is_data_there = settings.data.exists()
        self._folder.claim()
        try:
            self._set = open_question_set(gold, self._folder.documents)
            self._paths = [*named, self._set.corpus] if self._set.corpus else named
            self._corpus = corpus or (gold if self._set.corpus else settings.data)
            self.settings = settings
            if self._paths:
                self.settings = settings.model_copy(update={"data": self._folder.data})
            elif not is_data_there:  # a mistyped path must not become a new, empty data folder
                raise HoidapError("index_empty", path=settings.data)
            self.index: Index = open_index(self.settings, encoder)
        except BaseException:
            self._folder.withdraw()
            raise
        self.gold = gold
        self._faults: list[Fault] = list(self._set.gold.faults)
        self._seconds = 0.0
        self._documents = list(documents_state(self.index.catalogue))

    def ingest(self, on_progress: Callable[[IngestProgress], None] | None = None) -> IngestReport | None:
        """Take the documents into the evaluation's own index; nothing is done where the user's own index is asked.

        Raises:
            HoidapError: A path does not exist, or there is nothing to ask about in the end.
        """
        report = self.index.ingest(self._paths, on_progress=on_progress) if self._paths else None
        if self.index.catalogue.passage_count() == 0:
            self._folder.forget()
            raise HoidapError("eval_nothing_read" if self._paths else "index_empty", path=self._corpus)
        self.index.bring_up_to_date()
        if self._paths:
            self._documents = list(documents_state(self.index.catalogue))
        return report

    def questions(self) -> list[GoldQuestion]:
        """Return the questions that can be asked; what is wrong with others is among `faults` from then on."""
        found = check(self._set.gold, self.texts())
        self._faults = sorted([*self._set.gold.faults, *found], key=lambda fault: fault.line)
        left_out = {fault.line for fault in found if fault.is_left_out}
        return [one for one in self._set.gold.questions if self._set.gold.lines[one.id] not in left_out]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the gold file."""
        return tuple(self._faults)

    def ask(self, questions: Sequence[GoldQuestion], on_asked: Callable[[int], None] | None = None) -> list[Outcome]:
        """Ask every question that was not asked yet, and return what came of all.

        Args:
            questions: The questions.
            on_asked: Called with how many more are done.

        Raises:
            HoidapError: The documents were changed meanwhile, or something cannot be read or written.
        """
        started = time.monotonic()
        done = self._folder.outcomes()
        known = [one for one in questions if one.id in done]
        if on_asked:
            on_asked(len(known))
        with self._same_documents():
            asker = Asker(self.index, self.settings)
            for outcome in asker.ask_all([one for one in questions if one.id not in done]):
                self._folder.keep(outcome)
                done[outcome.gold.id] = outcome
                if on_asked:
                    on_asked(1)
        self._seconds += time.monotonic() - started
        return [done[one.id] for one in questions]

    def findings(self, outcomes: Sequence[Outcome]) -> Findings:
        """Return what the outcomes say."""
        return summarise(outcomes, self.setup(), self.faults)

    def setup(self) -> Setup:
        """Return what is measured with what."""
        catalogue = self.index.catalogue
        return Setup(
            gold=self._set.name,
            corpus=str(self._corpus),
            documents=len(catalogue.entries()),
            documents_digest=documents_digest(catalogue),
            passages=catalogue.passage_count(),
            program=version("hoidap"),
            code=code_digest(),
            embedding_model=self.settings.embedding_model,
            settings=changed_settings(self.settings),
            threshold=threshold_of(self.settings),
            made=datetime.datetime.now(datetime.UTC),
            seconds=round(self._seconds, 1),
        )

    def variant(self, **changes: object) -> Evaluation:
        """Return an evaluation of the same questions over the same index with other settings of how to answer.

        It has nothing to ingest. What it asks is kept inside this one's folder, which this one holds for both, and goes
        with it on `finish`.

        Args:
            **changes: The settings to change, by name.
        """
        other = copy.copy(self)
        other.settings = self.settings.model_copy(update=changes)
        other.index = open_index(other.settings, self.index.encoder)
        other._folder = RunFolder(
            self._folder.path / "variants", [other.settings.model_dump_json(exclude=_OF_NO_WEIGHT)]
        )
        other._paths = []
        other._seconds = 0.0
        return other

    def texts(self) -> DocumentTexts:
        """Return the texts of the documents by their paths."""
        return DocumentTexts(self.index.catalogue)

    @property
    def opinions(self) -> Path:
        """File for the opinions of a language model, which goes with the rest on `finish`."""
        return self._folder.path / "opinions.jsonl"

    def finish(self) -> None:
        """Remove what was kept in case of an interruption."""
        self._folder.forget()

    def leave(self) -> None:
        """Leave it unfinished, for another evaluation of the same things to go on with; so does the process's end."""
        self._folder.release()

    @contextlib.contextmanager
    def _same_documents(self) -> Iterator[None]:
        """See that the documents are the same in the end as when the evaluation began, however it ends."""
        try:
            yield
        finally:
            if list(documents_state(self.index.catalogue)) != self._documents:
                self._folder.forget()  # nobody can tell which answers are of which documents
                raise HoidapError("eval_documents_changed")


def summarise(outcomes: Sequence[Outcome], setup: Setup, faults: Sequence[Fault] = ()) -> Findings:
    """Return what outcomes say, measured by every metric that applies."""
    measured = measure(outcomes)
    return Findings(
        setup=setup,
        figures=figures(measured),
        by_kind=figures_by_kind(measured),
        latency=latency(outcomes),
        reliability=reliability(measured),
        risk_coverage=risk_coverage(measured),
        worst=worst(measured),
        faults=tuple(faults),
        questions=measured,
    )


def changed_settings(settings: Settings) -> dict[str, str]:
    """Return the settings on which answers depend and which are not as they come, as text by name."""
    return {
        name: str(value)
        for name, value in settings
        if name not in _OF_NO_WEIGHT
        and value != Settings.model_fields[name].get_default(call_default_factory=True, validated_data={})
    }


def threshold_of(settings: Settings) -> float:
    """Return the confidence under which the program abstains."""
    if settings.confidence_threshold is not None:
        return settings.confidence_threshold
    return calibrated_confidence().threshold


def _identity(gold: Path, corpus: Sequence[Path], settings: Settings) -> Iterator[str]:
    """Yield all that makes an evaluation this one and no other."""
    yield code_digest("eval")  # how evidence is found and answers are noted is kept with them
    yield settings.model_dump_json(exclude=_OF_NO_WEIGHT)
    for found in find_files([gold, *corpus]):
        yield str(found.path)
        yield _state(found.path)
    if not corpus:
        # The catalogue's file does not tell, as long as the changes wait in SQLite's log.
        catalogue = DataFolder(settings.data).catalogue
        if catalogue.exists():
            yield from documents_state(Catalogue(Database(catalogue)))


def _state(path: Path) -> str:
    """Return what changes when a file changes; its content where it is small enough to read at once."""
    try:
        status = path.stat()
        if status.st_size < 50_000_000:
            return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:  # that it cannot be read is told of where it is read
        return str(error)
    return f"{status.st_size} {status.st_mtime_ns}"
