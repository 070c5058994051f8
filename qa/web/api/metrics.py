"""What the server counts, for Prometheus; nothing of what was asked is in it."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from corpus.errors import HoidapError
from index.stores.catalogue import Catalogue
from qa.answer import Answer, AnswerKind

_ERROR = "error"
_STAGE_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Metrics:
    """The counters of one server, in a registry of their own.

    Args:
        catalogue: The documents, counted whenever somebody looks.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Documents(catalogue))
        self._questions = Counter(
            "hoidap_questions", "Questions by what came of them.", ["kind"], registry=self._registry
        )
        for kind in (*AnswerKind, _ERROR):
            self._questions.labels(str(kind))  # there from the start, as 0
        self._stages = Histogram(
            "hoidap_answer_stage_seconds",
            "Seconds that an answer took, by stage; `total` is all of it.",
            ["stage"],
            buckets=_STAGE_SECONDS,
            registry=self._registry,
        )
        self._requests = Counter(
            "hoidap_requests", "Requests by route and status.", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "hoidap_request_seconds",
            "Seconds until the last byte of a response.",
            ["route"],
            buckets=_STAGE_SECONDS,
            registry=self._registry,
        )
        self._failures = Counter(
            "hoidap_failures", "Requests that the server could not serve, by reason.", ["code"], registry=self._registry
        )

    def answered(self, answer: Answer) -> None:
        """Count an answer, a refusal or a reply to small talk, and the time of its stages."""
        self._questions.labels(answer.kind.value).inc()
        for stage, milliseconds in answer.timings_ms.items():
            self._stages.labels(stage).observe(milliseconds / 1000)

    def could_not_answer(self) -> None:
        """Count a question on which the program failed."""
        self._questions.labels(_ERROR).inc()

    def served(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request.

        Args:
            method: Its method.
            route: The route's template, never the path itself.
            status: The status of the response.
            seconds: From its beginning to the last byte of the response.
        """
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def failed(self, code: str) -> None:
        """Count a request that the server could not serve, by the code of the reason."""
        self._failures.labels(code).inc()

    def text(self) -> bytes:
        """Return all of it as Prometheus reads it."""
        return generate_latest(self._registry)


class _Documents(Collector):
    """Counts the documents whenever somebody looks, since other processes may add some."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def collect(self) -> Iterator[Metric]:
        try:
            documents, passages = len(self._catalogue.entries()), self._catalogue.passage_count()
        except HoidapError:
            yield GaugeMetricFamily("hoidap_catalogue_up", "Whether the catalogue answers.", 0)
            return
        yield GaugeMetricFamily("hoidap_catalogue_up", "Whether the catalogue answers.", 1)
        yield GaugeMetricFamily("hoidap_documents", "Documents in the catalogue.", documents)
        yield GaugeMetricFamily("hoidap_passages", "Passages in the catalogue.", passages)

    def describe(self) -> Iterator[Metric]:
        # Told here, so that registering does not look into the catalogue.
        yield GaugeMetricFamily("hoidap_catalogue_up", "Whether the catalogue answers.")
        yield GaugeMetricFamily("hoidap_documents", "Documents in the catalogue.")
        yield GaugeMetricFamily("hoidap_passages", "Passages in the catalogue.")
