"""Whether a sentence says that what a question claims is so, or that it is not; mostly it says neither for sure."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Span
from qa.composing.bounds import bound
from qa.composing.claim import Claim, Slot
from qa.composing.denial import is_denied, permits
from qa.composing.offices import Office, holds_office, offices_in, same_office
from qa.composing.short_answer import best_span
from qa.composing.spans import spans_of
from qa.composing.tokens import tokens
from qa.composing.told import is_open, told
from qa.composing.values import are_comparable, same_value
from qa.reading.asked_for import AskedFor
from qa.reading.question_words import take_apart

_SURE_OF_ANOTHER = 0.75
"""Probability from which on another person, day or amount stands where the claim has its own."""
_SURE_OF_ANOTHER_BESIDE = 0.85
"""The same where the sentence holds what is claimed, too, but elsewhere: `bà A chủ trì, ông B dự`."""
_ASKING = {
    AskedFor.PERSON: "ai", AskedFor.DAY: "ngày nào", AskedFor.MONEY: "bao nhiêu tiền",
    AskedFor.PERCENT: "bao nhiêu phần trăm", AskedFor.DURATION: "bao lâu", AskedFor.COUNT: "bao nhiêu",
}  # fmt: skip


def verdict(claim: Claim, text: str, context: str) -> bool | None:
    """Return whether a sentence says that a claim is so, or that it is not; None where it does not say for sure.

    Args:
        claim: What the question claims.
        text: The sentence.
        context: What the sentence is said of: the document's title, the heading above it.

    Example:
        >>> from qa.composing.claim import claim_of
        >>> question = "Hộ nghèo có phải nộp lệ phí không?"
        >>> claim = claim_of(question, take_apart(question))
        >>> verdict(claim, "Hộ nghèo không phải nộp lệ phí.", ""), verdict(claim, "Hộ nghèo nộp lệ phí tại xã.", "")
        (False, True)
    """
    segments = [one for one in text.split(";") if one.strip()]
    if len(segments) > 1:  # what is said of one thing there is not said of the next
        verdicts = {verdict(claim, one, context) for one in segments} - {None}
        return verdicts.pop() if len(verdicts) == 1 else None
    speaks = told(claim, text, context)
    if not speaks.nearly or is_open(claim, text, context):
        return None
    stands = _slots_stand(claim, text)
    denied = is_denied(claim, text, context)
    if stands is None or denied is None or (denied and not stands):
        return None
    if denied or not stands:
        return False
    return True if speaks.fully and permits(claim, text) else None


def _slots_stand(claim: Claim, text: str) -> bool | None:
    """Return whether all of the claim's persons, days and amounts stand in their places; None if unclear."""
    found = [_stated(slot, text) for slot in claim.slots]
    spans = [span for span in found if span]
    if len(spans) < len(claim.slots) or not _keeps_offices(claim, text, spans):
        return None
    others = [
        not same_value(slot.kind, slot.value, span.of(text)) for slot, span in zip(claim.slots, spans, strict=True)
    ]
    return None if sum(others) > 1 else not any(others)


def _stated(slot: Slot, text: str) -> Span | None:
    """Return what the sentence has for sure in the slot's place, be it what is claimed or something else."""
    words = replace(take_apart(f"{slot.rest} {_ASKING[slot.kind]}"), asked_for=slot.kind, noun=slot.noun)
    best = best_span(f"{_ASKING[slot.kind]} {slot.rest}", words, text)
    same = [one for one in spans_of(slot.kind, slot.noun, text) if same_value(slot.kind, slot.value, one.of(text))]
    found = best.span if best else next(iter(same), None)
    if found is None or slot.bound is None or bound(found, text) != slot.bound:
        return None
    if best is None:
        return found
    if not _counts_the_same(slot, found.end, text):
        return None
    if same_value(slot.kind, slot.value, found.of(text)):
        return found
    sure = _SURE_OF_ANOTHER_BESIDE if same else _SURE_OF_ANOTHER
    is_another = best.probability >= sure and are_comparable(slot.kind, slot.value, found.of(text))
    return found if is_another else None


def _counts_the_same(slot: Slot, end: int, text: str) -> bool:
    # `7 xã` in the sentence says nothing for or against `7 hộ` in the claim.
    if slot.kind is not AskedFor.COUNT:
        return True
    behind = [token.folded for token in tokens(text[end : end + 20])[:1]]
    return slot.noun in behind


def _keeps_offices(claim: Claim, text: str, found: list[Span]) -> bool:
    """Tell whether the sentence speaks of every office of the claim, held by the person whom it names, if any."""
    persons = [(slot, span) for slot, span in zip(claim.slots, found, strict=True) if slot.kind is AskedFor.PERSON]
    for office in offices_in(claim.text):
        if not persons and not any(same_office(office, one) for one in offices_in(text)):
            return False
        if persons and not any(_holds(office, slot, span, text) for slot, span in persons):
            return False
    return True


def _holds(office: Office, slot: Slot, person: Span, text: str) -> bool:
    # Any director's name would deny that somebody is `the director`.
    is_claimed = same_value(slot.kind, slot.value, person.of(text))
    return (is_claimed or office.is_described) and holds_office(office, text, person)
