"""The places near to a question that is not answered, where they are about its subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Span
from corpus.folding import fold, folded_syllables
from index.stores.catalogue import DocumentEntry
from qa.answer import RelatedPassage
from qa.composing.furniture import is_furniture
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage, share

MOST = 3
_LEAST_SYLLABLES = 6
_WORDS_WEIGHT = 0.05
_LEAST_NAME, _MOST_WORDS = 2, 0.5
_LEAST_NEARNESS = 0.905
"""How near a passage has to be to be shown: the cosine of its nearest sentence and `_WORDS_WEIGHT` times the share of
the question's words in it and its title, by rarity.

Of questions asked of documents on other subjects one in twenty gets a suggestion so, of questions whose subject is
there more than three in four. Strangers have cosines of .83 and more: the words tell apart what lies close above that.
"""


def nearest(
    words: QuestionWords, rarity: Mapping[str, float], found: Sequence[FoundPassage]
) -> tuple[FoundPassage, ...]:
    """Return at most three of the found passages that are about what a question is about.

    Args:
        words: The question, taken apart.
        rarity: Weight of each of the question's folded syllables in the documents.
        found: The passages, best first.

    Returns:
        The passages, best first, of different documents where there are any.
    """
    near = [
        one
        for one in found
        if one.sentence_cosines
        and (_nearness(words, rarity, one) >= _LEAST_NEARNESS or _is_about_the_named(words, rarity, one))
    ]
    near.sort(key=lambda one: -_nearness(words, rarity, one))
    first_of_each = list({one.passage.document_id: one for one in reversed(near)}.values())[::-1]
    first_of_each.sort(key=near.index)
    others = [one for one in near if one not in first_of_each]
    return tuple([*first_of_each, *others][:MOST])


def related(near: Sequence[FoundPassage], documents: Mapping[str, DocumentEntry]) -> tuple[RelatedPassage, ...]:
    """Return the nearest sentence of each passage, verbatim, as a place to look at.

    Args:
        near: What `nearest` returned.
        documents: The documents that they stand in, by id; a passage whose document is not among them is left out.
    """
    return tuple(_places(near, documents))


def _places(near: Sequence[FoundPassage], documents: Mapping[str, DocumentEntry]) -> Iterator[RelatedPassage]:
    shown: set[str] = set()
    for one in near:
        document, sentence = documents.get(one.passage.document_id), _nearest_sentence(one)
        if sentence is None:
            continue
        quote = _quote(one, sentence)
        if document and quote not in shown:  # two documents may say the same
            shown.add(quote)
            yield RelatedPassage(
                document_id=document.id,
                source=document.source,
                title=document.title,
                date=document.date,
                start=sentence.start,
                end=sentence.end,
                quote=quote,
                passage_id=one.passage.id,
                places=one.passage.marks.places_at(sentence.start),
                headings=tuple(heading.text for heading in one.passage.marks.path_at(sentence.start)),
            )


def _nearness(words: QuestionWords, rarity: Mapping[str, float], one: FoundPassage) -> float:
    held = set(folded_syllables(f"{one.passage.title} {one.passage.text}"))
    return max(one.sentence_cosines) + _WORDS_WEIGHT * share(words.content, held, rarity)


def _is_about_the_named(words: QuestionWords, rarity: Mapping[str, float], one: FoundPassage) -> bool:
    """Tell whether a passage names in a row what the question names, as a person, and holds most of its words."""
    held = folded_syllables(f"{one.passage.title} {one.passage.text}")
    # In their order in the question; each once, as they stand there.
    named = [word for word in map(fold, words.wording) if word in words.names]
    is_named = len(named) >= _LEAST_NAME and f" {' '.join(named)} " in f" {' '.join(held)} "
    return is_named and share(words.content, set(held), rarity) >= _MOST_WORDS


def _nearest_sentence(one: FoundPassage) -> Span | None:
    # A heading is nearer than what it announces as often as not, and says nothing; neither does a letterhead.
    cosines = dict(zip(one.passage.sentences, one.sentence_cosines, strict=False))
    telling = [sentence for sentence in cosines if _says_something(_quote(one, sentence), one.passage.title)]
    return max(telling, key=cosines.__getitem__, default=None)


def _says_something(quote: str, title: str) -> bool:
    return quote != title and len(folded_syllables(quote)) >= _LEAST_SYLLABLES and not is_furniture(quote)


def _quote(one: FoundPassage, sentence: Span) -> str:
    start = one.passage.span.start
    return one.passage.text[sentence.start - start : sentence.end - start]
