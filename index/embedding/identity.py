"""What makes two vectors comparable: the identity of the embedding that made them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from index.embedding.model_folder import ModelFolder

_QUESTION_PROMPTS = ("query", "question")
_PASSAGE_PROMPTS = ("passage", "document", "text")
_E5_NAME = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EmbeddingIdentity:
    """What an index has to remember of the embedding that filled it.

    Attributes:
        name: The model's name, for people; a folder that was renamed is still the same model.
        revision: The exact version of its files: a checksum or a commit.
        dimension: How many numbers a vector has.
        question_prefix: What is put before each question.
        passage_prefix: What is put before each passage.
    """

    name: str
    revision: str
    dimension: int
    question_prefix: str
    passage_prefix: str

    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits, equal only for embeddings whose vectors can be compared."""
        parts = [self.revision, self.dimension, self.question_prefix, self.passage_prefix]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def told_from(self, other: EmbeddingIdentity) -> str:
        """Return the name and dimension for people, and where `other` has the same ones, what tells the two apart."""
        told = f"{self.name} ({self.dimension})"
        if (self.name, self.dimension) != (other.name, other.dimension):
            return told
        prefixes = (self.question_prefix, self.passage_prefix)
        if prefixes != (other.question_prefix, other.passage_prefix):
            return f"{told} {json.dumps(prefixes, ensure_ascii=False)}"
        return f"{told} {self.revision[:12]}"


def identity_of(
    model: ModelFolder, *, question_prefix: str | None = None, passage_prefix: str | None = None
) -> EmbeddingIdentity:
    """Return the identity of a model with its prefixes, without loading it.

    Args:
        model: The model's folder.
        question_prefix: What to put before questions; None for what the model was trained with.
        passage_prefix: The same for passages.

    Raises:
        DataFolderError: The folder holds no model that can be used.
    """
    default_question, default_passage = _default_prefixes(model)
    return EmbeddingIdentity(
        name=model.name,
        revision=model.revision,
        dimension=model.dimension,
        question_prefix=default_question if question_prefix is None else question_prefix,
        passage_prefix=default_passage if passage_prefix is None else passage_prefix,
    )


def _default_prefixes(model: ModelFolder) -> tuple[str, str]:
    """Return the prefixes that were saved with the model, or those that every e5 model was trained with."""
    saved = model.saved_prompts
    question = next((saved[name] for name in _QUESTION_PROMPTS if name in saved), "")
    passage = next((saved[name] for name in _PASSAGE_PROMPTS if name in saved), "")
    # The instruct variants were trained with a task description before questions and nothing before passages.
    if not question and not passage and _E5_NAME.search(model.name) and "instruct" not in model.name.lower():
        return "query: ", "passage: "
    return question, passage
