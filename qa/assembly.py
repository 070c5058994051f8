"""Builds the parts of the program from the settings; the one place that knows them all."""

from __future__ import annotations

import dataclasses

from index.data_folder import DataFolder
from index.embedding.encoder import Encoder
from index.embedding.resolve import BUNDLED, resolve_model
from index.index import Index
from index.passage_encoder import PassageEncoder
from index.ranking.cross_encoder import CrossEncoder, resolve_reranker
from index.ranking.fusion import FusionWeights
from index.stages import Stages
from qa.composing.composition import Composer
from qa.composing.verbatim import Verbatim
from qa.engine import Engine
from qa.reader import DocumentReader
from qa.reading.confidence import calibrated_confidence
from qa.reading.leading_sentences import LeadingSentences
from qa.reading.sentence_choice import SentenceChooser
from qa.retrieval.retriever import PassageRetriever
from qa.settings import Settings
from qa.writing.language_model import open_writer


def open_encoder(settings: Settings) -> Encoder:
    """Return the embedding model that the settings name; nothing heavy is loaded yet.

    Raises:
        HoidapError: There is no such model, or it cannot be unpacked.
    """
    return Encoder(
        resolve_model(settings.embedding_model, settings.model_cache),
        precision=settings.embedding_precision,
        device=settings.embedding_device,
        question_prefix=settings.question_prefix,
        passage_prefix=settings.passage_prefix,
    )


def open_reranker(settings: Settings) -> CrossEncoder | None:
    """Return the cross-encoder that the settings name, or None where they name none; nothing heavy is loaded yet.

    Raises:
        HoidapError: There is no such model, or it cannot be had.
    """
    if not settings.reranker_model:
        return None
    return CrossEncoder(
        resolve_reranker(settings.reranker_model),
        passages=settings.reranker_passages,
        precision=settings.embedding_precision,
        device=settings.embedding_device,
    )


def open_index(settings: Settings, encoder: PassageEncoder | None = None, *, allow_other_model: bool = False) -> Index:
    """Return the index of the settings' data folder.

    Args:
        settings: The settings.
        encoder: An encoder that is open already, else one is opened.
        allow_other_model: Open an index that another model built, in order to re-embed it.

    Raises:
        HoidapError: The data folder or the model cannot be used.
    """
    folder = DataFolder(settings.data)
    folder.create()
    if settings.embedding_model == BUNDLED:
        folder.link_models(settings.model_cache)
    weights = FusionWeights(
        dense=settings.dense_weight,
        lexical=settings.lexical_weight,
        dense_without_diacritics=settings.dense_weight_without_diacritics,
    )
    encoder = encoder or open_encoder(settings)
    return Index(
        folder,
        encoder,
        weights,
        settings.max_file_megabytes,
        settings.reading_seconds,
        stages=Stages(
            expand_abbreviations=settings.expand_abbreviations,
            correct_slips=settings.correct_slips,
            restore_diacritics=settings.restore_diacritics,
            reread_passages=settings.reread_passages,
            references_first=settings.references_first,
        ),
        reranker=open_reranker(settings),
        allow_other_model=allow_other_model,
    )


def make_engine(settings: Settings, index: Index) -> Engine:
    """Return the engine that answers out of an index."""
    confidence = calibrated_confidence()
    if settings.confidence_threshold is not None:
        confidence = dataclasses.replace(confidence, threshold=settings.confidence_threshold)
    chooser = SentenceChooser if settings.read_sentences else LeadingSentences
    composer = Composer(settings.lang, settings.answer_sentences) if settings.read_sentences else Verbatim()
    retriever = PassageRetriever(index, settings.answer_passages)
    return Engine(
        index,
        DocumentReader(index, retriever, chooser(settings.answer_sentences)),
        confidence,
        composer,
        open_writer(settings, index.encoder, index.lexical.rarity),
        language=settings.lang,
        max_question_characters=settings.max_question_characters,
        use_history=settings.use_history,
    )
