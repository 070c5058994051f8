"""Saves memory: the table of words stays in the half precision that it is stored in, mapped from its file.

In a multilingual model the table is four fifths of all weights, and of a text only some hundred rows of it are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

HALF_PRECISIONS = ("float16", "bfloat16")


def convert_all_but_words(model: torch.nn.Sequential, precision: torch.dtype) -> None:
    """Turn a loaded model into another precision, in which it then computes exactly as if it had been loaded so.

    Args:
        model: A SentenceTransformer; it is changed in place. The table of words keeps its numbers, and a row is
            converted when it is looked up.
        precision: The precision to compute in.
    """

    def convert_rows(_table: torch.nn.Module, _words: Any, rows: torch.Tensor) -> torch.Tensor:  # noqa: ANN401
        return rows.to(precision)

    words = _word_table(model)
    for module in model.modules():
        if module is words:
            module.register_forward_hook(convert_rows)
            continue
        for weights in [*module.parameters(recurse=False), *module.buffers(recurse=False)]:
            if weights.is_floating_point():
                weights.data = weights.data.to(precision)


def _word_table(model: torch.nn.Sequential) -> torch.nn.Module | None:
    transformer = getattr(model[0], "auto_model", None)
    return transformer.get_input_embeddings() if transformer is not None else None
