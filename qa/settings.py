"""Every setting of the program, in one described class."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The program's settings, each read from the environment variable `HOIDAP_` and its name in capitals.

    Example:
        >>> Settings(lang="en").lang
        'en'
    """

    model_config = SettingsConfigDict(env_prefix="HOIDAP_", frozen=True)

    data: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("hoidap"),
        description="Folder that holds everything the program writes: catalogue, vectors, a link to the model cache.",
    )
    lang: Literal["vi", "en"] = Field("vi", description="Language of messages and pages: `vi` or `en`.")
    model_cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("hoidap") / "models",
        description="Folder in which the bundled embedding model is unpacked once.",
    )
    embedding_model: str = Field(
        "bundled",
        description="`bundled` (multilingual-e5-small), or the folder or hub name of a sentence-transformers model. "
        "A change needs `hoidap reembed`.",
    )
    embedding_device: str = Field("auto", description="Where the model runs: `auto`, `cpu`, `cuda`, `mps`.")
    embedding_precision: Literal["auto", "float32", "bfloat16"] = Field(
        "auto",
        description="Numbers the model computes with; `auto` takes bfloat16 where the processor is faster with it.",
    )
    question_prefix: str | None = Field(
        None, description="Text put before a question to embed; unset, what the model itself says."
    )
    passage_prefix: str | None = Field(
        None, description="Text put before a passage to embed; unset, what the model itself says."
    )
    max_file_megabytes: float = Field(100, gt=0, description="Largest file that an ingest reads, in millions of bytes.")
    reading_seconds: float = Field(900, gt=0, description="Longest that reading one file may take, in seconds.")
    max_question_characters: int = Field(2_000, gt=0, description="Longest question that is answered, in characters.")
    dense_weight: float = Field(5.0, ge=0, description="What likeness of meaning counts for in a search.")
    dense_weight_without_diacritics: float = Field(
        2.0, ge=0, description="The same for a question whose diacritics cannot be restored; the model reads it badly."
    )
    lexical_weight: float = Field(1.0, ge=0, description="What likeness of words counts for in a search.")
    restore_diacritics: bool = Field(
        True, description="Give a question typed without diacritics its diacritics back, as the documents spell them."
    )
    correct_slips: bool = Field(
        True,
        description="Correct what was mistyped in a question: a wrong letter or tone, keystrokes left as they are.",
    )
    expand_abbreviations: bool = Field(
        True, description="Look for the long forms of a question's abbreviations too, and the other way round."
    )
    reread_passages: int = Field(
        30, ge=0, description="How many of the best passages are compared with the question word by word; 0, none."
    )
    references_first: bool = Field(
        True, description="Put passages that hold what a question names exactly (`01-KL/TW`, `Điều 5`) before others."
    )
    reranker_model: str | None = Field(
        None,
        description="Folder or hub name of a sentence-transformers CrossEncoder that orders the best passages anew, "
        "such as `BAAI/bge-reranker-v2-m3`; unset, none. It runs where and as the embedding model does.",
    )
    reranker_passages: int = Field(30, gt=0, description="How many of the best passages the reranker reads.")
    use_history: bool = Field(
        True, description="Fill in what a follow-up leaves to the questions before it; off, it is asked as typed."
    )
    answer_passages: int = Field(8, gt=0, description="How many passages an answer is looked for in.")
    read_sentences: bool = Field(
        True, description="Answer with the sentences that fit best; off, with the first ones of the best passage."
    )
    answer_sentences: int = Field(3, ge=1, le=10, description="The most sentences that an answer quotes.")
    confidence_threshold: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Confidence under which the program declines to answer; unset, the calibrated one.",
    )
    host: str = Field("127.0.0.1", description="Address that the pages are served on.")
    port: int = Field(7860, ge=0, le=65_535, description="Port that the pages are served on.")
    llm_base_url: str | None = Field(
        None,
        description="Address of a language model server that speaks OpenAI's protocol, as llama.cpp and vLLM do, and "
        "Ollama at its `/v1`; it mostly ends in `/v1`. Unset, no language model is used and nothing is sent; set, the "
        "found passages and the questions go there.",
    )
    llm_model: str | None = Field(None, description="Name of the language model at that address.")
    llm_key: SecretStr | None = Field(None, description="Key, where that server asks for one; it is never shown.")
    llm_timeout_seconds: float = Field(
        60.0, gt=0, description="How long its reply may take, in seconds; then the documents' own sentences answer."
    )
    llm_context_tokens: int = Field(
        4_096, ge=2_048, description="What the language model can hold, in tokens, its reply included."
    )
    write_answers: bool = Field(
        True, description="Have the language model write the answers, which are then checked; off, it only judges."
    )
    drop_unsupported: bool = Field(
        False, description="Leave out what it wrote and no passage proves; off, that stays and is marked."
    )
    log_questions: bool = Field(
        False, description="Put the text of questions that the API is asked into the lines of its log."
    )
