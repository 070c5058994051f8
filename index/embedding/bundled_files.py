"""The files of an ordinary sentence-transformers folder, made from the bundled weights."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from index.embedding.bundled_weights import BundledWeights, ModelSizes, Vocabulary

QUESTION_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "

_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_LAYER_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_SPACE_MARK = "\u2581"


def write_model_files(weights: BundledWeights, folder: Path) -> None:
    """Write the model into an existing, empty folder.

    Args:
        weights: The parsed weights file.
        folder: Where sentence-transformers shall find a BERT with mean pooling and normalised vectors.

    Raises:
        ValueError: The weights lack a tensor, or one has the wrong size.
        OSError: The folder cannot be written.
        safetensors.SafetensorError: The tensors cannot be written.
    """
    tensors_file = folder / "model.safetensors"
    save_file(_tensors(weights), str(tensors_file), metadata={"format": "pt"})
    for name, content in _json_files(weights.sizes, weights.vocabulary).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "2_Normalize").mkdir()
    # A line a piece would make 250,000 lines of it, and is slower to read.
    tokenizer = json.dumps(_tokenizer(weights.vocabulary), ensure_ascii=False, separators=(",", ":"))
    tokenizer_file = folder / "tokenizer.json"
    tokenizer_file.write_text(tokenizer, encoding="utf-8")
    # safetensors lets only its writer read the file; a cache may be shared.
    tensors_file.chmod(tokenizer_file.stat().st_mode)


def _tensors(weights: BundledWeights) -> dict[str, NDArray[np.float16]]:
    """Return the tensors by the names that `BertModel` gives them."""
    hidden, inner = weights.sizes.hidden, weights.sizes.inner
    rows = {"fi": inner}
    columns = {"fo": inner}
    tensors = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", (weights.sizes.words, hidden)),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", (weights.sizes.positions, hidden)),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", (weights.sizes.types, hidden)),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", (hidden,)),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", (hidden,)),
        # Mean pooling never reads the pooler; zeros keep the loader from inventing one and warning of it.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float16),
        "pooler.dense.bias": np.zeros((hidden,), np.float16),
    }
    for layer in range(weights.sizes.layers):
        prefix = f"encoder.layer.{layer}."
        for short, name in _MATRICES.items():
            shape = (rows.get(short, hidden), columns.get(short, hidden))
            tensors[f"{prefix}{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", shape)
            tensors[f"{prefix}{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", shape[:1])
        for short, name in _LAYER_NORMS.items():
            tensors[f"{prefix}{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", (hidden,))
            tensors[f"{prefix}{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", (hidden,))
    return tensors


def _json_files(sizes: ModelSizes, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": sizes.words,
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.inner,
            "hidden_act": "gelu",
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.types,
            "layer_norm_eps": 1e-12,
            "pad_token_id": vocabulary.padding,
            "dtype": "float16",
        },
        "tokenizer_config.json": _tokenizer_config(sizes, vocabulary),
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": QUESTION_PREFIX, "document": PASSAGE_PREFIX, "passage": PASSAGE_PREFIX},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _tokenizer_config(sizes: ModelSizes, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": sizes.positions,
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],
        # Without these transformers parses all of tokenizer.json once more in Python: half a second and 150 MB.
        "added_tokens_decoder": {str(token.pop("id")): token for token in _special_tokens(vocabulary)},
    }


def _special_tokens(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    mask = next(place for place, (piece, _) in enumerate(vocabulary.pieces) if piece == "<mask>")
    places = {
        "<s>": vocabulary.start,
        "<pad>": vocabulary.padding,
        "</s>": vocabulary.end,
        "<unk>": vocabulary.unknown,
        "<mask>": mask,
    }
    return [
        {
            "id": place,
            "content": piece,
            "single_word": False,
            "lstrip": piece == "<mask>",
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for piece, place in sorted(places.items(), key=lambda item: item[1])
    ]


def _tokenizer(vocabulary: Vocabulary) -> dict[str, Any]:
    word_marks = {"type": "Metaspace", "replacement": _SPACE_MARK, "prepend_scheme": "always", "split": True}
    start, end = ({"SpecialToken": {"id": piece, "type_id": 0}} for piece in ("<s>", "</s>"))
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in ("A", "B"))
    ids = {"<s>": vocabulary.start, "</s>": vocabulary.end}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _special_tokens(vocabulary),
        "normalizer": {"type": "Sequence", "normalizers": _normalizers(vocabulary)},
        "pre_tokenizer": word_marks,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [start, first, end],
            "pair": [start, first, end, end, second, end],
            "special_tokens": {piece: {"id": piece, "ids": [place], "tokens": [piece]} for piece, place in ids.items()},
        },
        "decoder": word_marks,
        "model": {
            "type": "Unigram",
            "unk_id": vocabulary.unknown,
            "vocab": [list(piece) for piece in vocabulary.pieces],
            "byte_fallback": False,
        },
    }


def _normalizers(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return NFKC, preceded by the few rules of the model's own table that NFKC does not have.

    Those delete control characters or turn invisible ones into spaces. The table itself knows single characters
    only, so that it drops the tone marks of decomposed Vietnamese; NFKC composes them.
    """
    groups: dict[str, list[str]] = {"": [], " ": []}
    for character, replacement in vocabulary.replacements.items():
        if replacement in groups and replacement != unicodedata.normalize("NFKC", character):
            groups[replacement].append(character)
    rules = [
        _replace("[" + "".join(f"\\x{{{ord(character):x}}}" for character in sorted(characters)) + "]", replacement)
        for replacement, characters in groups.items()
        if characters
    ]
    return [*rules, {"type": "NFKC"}, _replace(" {2,}", " ")]


def _replace(pattern: str, replacement: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": replacement}
