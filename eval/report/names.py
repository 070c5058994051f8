"""What the report calls kinds of questions and stages of an answer; a gold set may have kinds of its own."""

from __future__ import annotations

from corpus.messages import Language, message

_KINDS = {
    "who": "kind_who",
    "when": "kind_when",
    "where": "kind_where",
    "how_many": "kind_how_many",
    "how_much": "kind_how_much",
    "what": "kind_what",
    "why": "kind_why",
    "how": "kind_how",
    "list": "kind_list",
    "yes_no": "kind_yes_no",
    "comparison": "kind_comparison",
    "number": "kind_number",
    "by_number": "kind_by_number",
    "follow_up": "kind_follow_up",
    "no_diacritics": "kind_no_diacritics",
    "typos": "kind_typos",
    "abbreviation": "kind_abbreviation",
    "unanswerable": "kind_unanswerable",
    "off_topic": "kind_off_topic",
    "near_miss": "kind_near_miss",
    "": "kind_none",
}
_STAGES = {
    "rewrite": "stage_rewrite",
    "wording": "stage_wording",
    "retrieve": "stage_retrieve",
    "read": "stage_read",
    "refuse": "stage_refuse",
    "compose": "stage_compose",
    "cite": "stage_cite",
    "total": "stage_total",
}


def kind_name(kind: str, language: Language) -> str:
    """Return what a kind of question is called, or the kind itself where it is the gold set's own.

    Example:
        >>> kind_name("who", "en"), kind_name("điều luật", "en")
        ('who', 'điều luật')
    """
    return message(_KINDS[kind], language) if kind in _KINDS else kind


def stage_name(stage: str, language: Language) -> str:
    """Return what a stage of an answer is called, or the stage itself where it is a new one."""
    return message(_STAGES[stage], language) if stage in _STAGES else stage
