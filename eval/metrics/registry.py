"""The metrics by name: what they are called, which way is better and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["overall", "retrieval", "answer", "citations", "abstention", "conversation"]


@dataclass(frozen=True, slots=True)
class Metric:
    """What there is to know of a metric besides its values.

    Attributes:
        name: Key of `Measured.values` and of the figures.
        group: Where reports show it.
        label: Code of the message with its short name.
        means: Code of the message that says in one sentence what it is.
        is_higher_better: Whether more is better; None where neither is, as with a length.
        is_share: Whether it is shown as a percentage; else as a number.
        is_of_set: Whether only a set of questions has it, a single one not.
        is_graded: Whether one question's value can be another than 0 or 1.
    """

    name: str
    group: Group
    label: str
    means: str
    is_higher_better: bool | None = True
    is_share: bool = True
    is_of_set: bool = False
    is_graded: bool = False


GROUPS: dict[Group, str] = {
    "overall": "metric_group_overall",
    "retrieval": "metric_group_retrieval",
    "answer": "metric_group_answer",
    "citations": "metric_group_citations",
    "abstention": "metric_group_abstention",
    "conversation": "metric_group_conversation",
}
"""Code of the message with each group's name, in the order in which reports show them."""

METRICS: tuple[Metric, ...] = (
    Metric("right", "overall", "metric_right", "metric_right_means"),
    Metric("right_unguarded", "overall", "metric_right_unguarded", "metric_right_unguarded_means"),
    Metric("ndcg@10", "retrieval", "metric_ndcg_at_10", "metric_ndcg_at_10_means", is_share=False, is_graded=True),
    Metric("mrr@10", "retrieval", "metric_mrr_at_10", "metric_mrr_at_10_means", is_share=False, is_graded=True),
    Metric("hit@1", "retrieval", "metric_hit_at_1", "metric_hit_at_1_means"),
    Metric("hit@5", "retrieval", "metric_hit_at_5", "metric_hit_at_5_means"),
    Metric("hit@10", "retrieval", "metric_hit_at_10", "metric_hit_at_10_means"),
    Metric(
        "document_ndcg@10",
        "retrieval",
        "metric_document_ndcg_at_10",
        "metric_document_ndcg_at_10_means",
        is_share=False,
        is_graded=True,
    ),
    Metric(
        "document_mrr@10",
        "retrieval",
        "metric_document_mrr_at_10",
        "metric_document_mrr_at_10_means",
        is_share=False,
        is_graded=True,
    ),
    Metric("document_hit@1", "retrieval", "metric_document_hit_at_1", "metric_document_hit_at_1_means"),
    Metric("document_hit@5", "retrieval", "metric_document_hit_at_5", "metric_document_hit_at_5_means"),
    Metric("document_hit@10", "retrieval", "metric_document_hit_at_10", "metric_document_hit_at_10_means"),
    Metric("contained", "answer", "metric_contained", "metric_contained_means"),
    Metric("contained_unguarded", "answer", "metric_contained_unguarded", "metric_contained_unguarded_means"),
    Metric("exact", "answer", "metric_exact", "metric_exact_means"),
    Metric("f1", "answer", "metric_f1", "metric_f1_means", is_graded=True),
    Metric(
        "syllables",
        "answer",
        "metric_syllables",
        "metric_syllables_means",
        is_higher_better=None,
        is_share=False,
        is_graded=True,
    ),
    Metric("first_citation", "citations", "metric_first_citation", "metric_first_citation_means"),
    Metric(
        "document_precision",
        "citations",
        "metric_document_precision",
        "metric_document_precision_means",
        is_graded=True,
    ),
    Metric("document_recall", "citations", "metric_document_recall", "metric_document_recall_means", is_graded=True),
    Metric("span_precision", "citations", "metric_span_precision", "metric_span_precision_means", is_graded=True),
    Metric("span_recall", "citations", "metric_span_recall", "metric_span_recall_means", is_graded=True),
    Metric("verbatim", "citations", "metric_verbatim", "metric_verbatim_means", is_graded=True),
    Metric("refused", "abstention", "metric_refused", "metric_refused_means"),
    Metric(
        "wrongly_refused",
        "abstention",
        "metric_wrongly_refused",
        "metric_wrongly_refused_means",
        is_higher_better=False,
    ),
    Metric(
        "auroc_answerable",
        "abstention",
        "metric_auroc_answerable",
        "metric_auroc_answerable_means",
        is_share=False,
        is_of_set=True,
    ),
    Metric(
        "auroc_right", "abstention", "metric_auroc_right", "metric_auroc_right_means", is_share=False, is_of_set=True
    ),
    Metric(
        "calibration_error",
        "abstention",
        "metric_calibration_error",
        "metric_calibration_error_means",
        is_higher_better=False,
        is_share=False,
        is_of_set=True,
    ),
    Metric(
        "aurc", "abstention", "metric_aurc", "metric_aurc_means", is_higher_better=False, is_share=False, is_of_set=True
    ),
    Metric("follow_up_hit@1", "conversation", "metric_follow_up_hit_at_1", "metric_follow_up_hit_at_1_means"),
    Metric("follow_up_hit@5", "conversation", "metric_follow_up_hit_at_5", "metric_follow_up_hit_at_5_means"),
    Metric(
        "as_typed_hit@1",
        "conversation",
        "metric_as_typed_hit_at_1",
        "metric_as_typed_hit_at_1_means",
        is_higher_better=None,
    ),
    Metric(
        "as_typed_hit@5",
        "conversation",
        "metric_as_typed_hit_at_5",
        "metric_as_typed_hit_at_5_means",
        is_higher_better=None,
    ),
)
"""Every metric, in the order in which reports show them."""
