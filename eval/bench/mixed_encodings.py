"""How documents come out of which a part was written in an old encoding and the rest is right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from corpus.decoding import decode
from corpus.errors import UnreadableFileError
from corpus.legacy.repair import repaired
from eval.bench.written_encodings import Bytes, as_windows, written

_TOGETHER = 10
_SEED = 66
_PHRASE = range(2, 5)
"""How many words a right phrase has that stands by itself between wrong lines, such as a name or a heading."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a part of one, as it was meant, and whether it is written in the old encoding."""

    meant: str
    is_old: bool


_Document = Sequence[Sequence[_Piece]]
"""Its lines, each of one piece or two."""


@dataclass(slots=True)
class _Kept:
    """What came of the pieces of mixed documents."""

    right: int = 0
    right_kept: int = 0
    old: int = 0
    old_restored: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def add(self, piece: _Piece, read: str, *, at_start: bool) -> None:
        """Count a piece that begins or ends a line that came out as `read`; capitals that are lost do not count."""
        meant, got = (piece.meant.lower(), read.lower()) if piece.is_old else (piece.meant, read)
        good = got.startswith(meant) if at_start else got.endswith(meant)
        if piece.is_old:
            self.old += 1
            self.old_restored += good
        else:
            self.right += 1
            self.right_kept += good
        if not good:
            self.wrong.append((("old: " if piece.is_old else "right: ") + piece.meant, read))


def mixed_table(encodings: Mapping[str, Bytes], sentences: Sequence[str], console: Console, show: int) -> Table:
    """Return a table of how many right pieces stayed and how many old ones came back, per cent.

    Args:
        encodings: The bytes of each character by encoding.
        sentences: What the documents are made of.
        console: Where examples are printed.
        show: How many of the pieces that came out wrong are printed of each kind.
    """
    table = Table(title="Right and old text in one document: per cent of the pieces", title_justify="left")
    names = ("encoding", "read", "mixed", "right", "stayed right", "old", "restored but for capitals")
    for column in names:
        table.add_column(column, justify="left" if column in names[:3] else "right")
    for name, letters in encodings.items():
        for kind, make in _KINDS.items():
            for form, read in _READ.items():
                if name == "utf-8" and form == "bytes":
                    continue
                kept = _kept(list(make(sentences, letters)), letters, read)
                shares = (f"{kept.right_kept / kept.right:.1%}", f"{kept.old_restored / kept.old:.1%}")
                table.add_row(name, form, kind, str(kept.right), shares[0], str(kept.old), shares[1])
                for meant, got in kept.wrong[:show]:
                    console.print(f"{name} {form} {kind}\n  {meant}\n  {got}", markup=False)
    return table


def _by_lines(sentences: Sequence[str], letters: Bytes) -> Iterator[_Document]:
    chance = random.Random(_SEED)
    for some in _in_tens(sentences):
        old = chance.sample(range(len(some)), len(some) // 2)
        yield [[_piece(one, letters, is_old=place in old)] for place, one in enumerate(some)]


def _short_lines(sentences: Sequence[str], letters: Bytes) -> Iterator[_Document]:
    chance = random.Random(_SEED)
    for some in _in_tens(sentences):
        lines = []
        for one in some:
            words = one.split()
            length = chance.choice(_PHRASE)
            at = chance.randrange(max(1, len(words) - length))
            phrase = _piece(" ".join(words[at : at + length]), letters, is_old=False)
            lines += [[_piece(one, letters, is_old=True)], [phrase]]
        yield lines


def _within_lines(sentences: Sequence[str], letters: Bytes) -> Iterator[_Document]:
    chance = random.Random(_SEED)
    for some in _in_tens(sentences):
        lines = []
        for one in some:
            words = one.split()
            at = chance.randrange(len(words) // 4, len(words) * 3 // 4 + 1) or 1
            first_is_old = chance.random() < 0.5
            halves = (" ".join(words[:at]), " ".join(words[at:]))
            lines.append(
                [_piece(half, letters, is_old=first_is_old == (place == 0)) for place, half in enumerate(halves)]
            )
        yield lines


_KINDS: dict[str, Callable[[Sequence[str], Bytes], Iterator[_Document]]] = {
    "by lines": _by_lines,
    "right phrases between": _short_lines,
    "within lines": _within_lines,
}


def _in_tens(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    long_enough = [one for one in sentences if len(one.split()) > 1]
    return (long_enough[at : at + _TOGETHER] for at in range(0, len(long_enough), _TOGETHER))


def _piece(text: str, letters: Bytes, *, is_old: bool) -> _Piece:
    return _Piece(written(text, letters)[0] if is_old else text, is_old)


def _from_text(document: _Document, letters: Bytes) -> str:
    def shown(piece: _Piece) -> str:
        return as_windows(written(piece.meant, letters)[1]) if piece.is_old else piece.meant

    return repaired("\n".join(" ".join(shown(piece) for piece in line) for line in document))


def _from_bytes(document: _Document, letters: Bytes) -> str:
    def stored(piece: _Piece) -> bytes:
        return written(piece.meant, letters)[1] if piece.is_old else piece.meant.encode()

    try:
        return decode(b"\n".join(b" ".join(stored(piece) for piece in line) for line in document))
    except UnreadableFileError:
        return "\n" * (len(document) - 1)


_READ: dict[str, Callable[[_Document, Bytes], str]] = {"as Windows-1252": _from_text, "bytes": _from_bytes}


def _kept(documents: Sequence[_Document], letters: Bytes, read: Callable[[_Document, Bytes], str]) -> _Kept:
    kept = _Kept()
    for document in documents:
        for line, got in zip(document, read(document, letters).split("\n"), strict=True):
            kept.add(line[0], got, at_start=True)
            if len(line) > 1:
                kept.add(line[1], got, at_start=False)
    return kept
