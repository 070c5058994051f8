"""How much of Vietnamese text comes back from the old encodings, and whether correct text stays as it is.

    python -m eval.bench.encodings DATA_FOLDER [--translations FOLDER] [--sentences 500] [--show 0]

`DATA_FOLDER` holds `encodings/legacy_maps.json` (the bytes of each letter by encoding), `news_2653.jsonl.gz`,
`vietnews_22644.jsonl.gz` and `laws_60.jsonl.gz`. Sentences of the news are written in each encoding and read back: as a
file of bytes, and as what a reader of ISO-8859-1 or Windows-1252 makes of them; one by one, ten together, and mixed
with right ones. A letter that an encoding cannot hold is written as `?`, and a capital that TCVN3 lacks by the small
letter, as its users do. `--translations` is a folder of gettext catalogues, such as `/usr/share/locale`: texts of many
languages that must not change, in blocks of ten. `--show` prints so many of the texts that came out wrong.
"""

from __future__ import annotations

import difflib
import gettext
import gzip
import json
import random
import struct
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from corpus.decoding import decode
from corpus.errors import UnreadableFileError
from corpus.legacy.repair import repaired
from corpus.sentences import split_sentences
from eval.bench.mixed_encodings import mixed_table
from eval.bench.written_encodings import as_windows, encodings, written

_TOGETHER = 10
_LENGTHS = range(20, 400)
_SEED = 6
_CLEAN_SENTENCES = 2_000
_MESSAGES = 2_000
"""How many messages of a language are tried."""
_console = Console(width=130)


@dataclass(slots=True)
class _Figures:
    """What came of texts that were written in an encoding and read back."""

    texts: int = 0
    exact: int = 0
    recognised: int = 0
    characters: int = 0
    restored: int = 0
    restored_but_for_capitals: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def add(self, meant: str, read: str | None, given: str) -> None:
        self.texts += 1
        self.exact += read == meant
        self.recognised += read is not None and read != given
        self.characters += len(meant)
        self.restored += _alike(meant, read or "")
        self.restored_but_for_capitals += _alike(meant.lower(), (read or "").lower())
        if read != meant:
            self.wrong.append((meant, read or "<refused>"))


def main(
    data: Annotated[Path, typer.Argument(help="Folder with encodings/, news, vietnews and laws.")],
    translations: Annotated[Path | None, typer.Option(help="Folder of gettext catalogues.")] = None,
    sentences: Annotated[int, typer.Option(help="How many sentences are written in each encoding.")] = 500,
    show: Annotated[int, typer.Option(help="How many texts that came out wrong are printed of each kind.")] = 0,
) -> None:
    """Measure what is restored, what is changed that was right, and how fast correct text is passed."""
    pool = _sentences(_texts(data / "news_2653.jsonl.gz"))
    chosen = random.Random(_SEED).sample(pool, sentences + _CLEAN_SENTENCES)
    _restored(data, chosen[:sentences], show)
    _console.print(mixed_table(encodings(data), chosen[:sentences], _console, show))
    _unchanged(_correct(data, chosen[sentences:], translations), show)
    _speed(list(_texts(data / "news_2653.jsonl.gz")))


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield "\n".join(row[name] for name in ("title", "abstract", "text", "body") if row.get(name))


def _sentences(texts: Iterable[str]) -> list[str]:
    found = (unicodedata.normalize("NFC", text) for text in texts)
    spans = ((text, span) for text in found for span in split_sentences(text))
    cut = (" ".join(text[span.start : span.end].split()) for text, span in spans)
    return sorted({sentence for sentence in cut if len(sentence) in _LENGTHS})


def _decoded(data: bytes) -> str | None:
    try:
        return decode(data)
    except UnreadableFileError:
        return None


_READ: dict[str, tuple[Callable[[bytes], str], Callable[[bytes], str | None]]] = {
    "bytes": (lambda data: data.decode("latin-1"), _decoded),
    "as ISO-8859-1": (lambda data: data.decode("latin-1"), lambda data: repaired(data.decode("latin-1"))),
    "as Windows-1252": (as_windows, lambda data: repaired(as_windows(data))),
    "as Windows-1258": (lambda data: as_windows(data, "cp1258"), lambda data: repaired(as_windows(data, "cp1258"))),
}

_ONLY = {"bytes": False, "as Windows-1258": True}
"""For which encodings a form is of interest: whether for UTF-8, which is otherwise read as what it is."""


def _restored(data: Path, sentences: Sequence[str], show: int) -> None:
    together = ["\n".join(sentences[at : at + _TOGETHER]) for at in range(0, len(sentences), _TOGETHER)]
    table = Table(title=f"{len(sentences)} sentences of news, written and read back: per cent", title_justify="left")
    names = ("encoding", "read", "texts", "recognised", "exact", "characters", "but for capitals")
    for column in names:
        table.add_column(column, justify="left" if column in names[:3] else "right")
    losses: dict[str, Counter[str]] = {}
    for name, letters in encodings(data).items():
        for form, (given, read) in _READ.items():
            if form in _ONLY and (name == "utf-8") != _ONLY[form]:
                continue
            for kind, texts in (("single", sentences), (f"{_TOGETHER} together", together)):
                losses[name] = Counter()
                figures = _Figures()
                for text in texts:
                    meant, raw = written(text, letters, losses[name])
                    figures.add(meant, read(raw), given(raw))
                table.add_row(name, form, kind, *_row(figures))
                _print_wrong(f"{name} {form} {kind}", figures.wrong[:show])
    _console.print(table)
    for name, lost in losses.items():
        _console.print(f"{name} cannot hold {sum(lost.values())} characters: {' '.join(sorted(lost))}")


def _row(figures: _Figures) -> list[str]:
    shares = (figures.recognised / figures.texts, figures.exact / figures.texts)
    letters = (figures.restored / figures.characters, figures.restored_but_for_capitals / figures.characters)
    return [f"{share:.1%}" for share in shares] + [f"{share:.3%}" for share in letters]


def _alike(meant: str, read: str) -> int:
    """Return how many characters of a text are in another one too, in the same order."""
    if meant == read:
        return len(meant)
    if len(meant) == len(read):
        return sum(1 for one, other in zip(meant, read, strict=True) if one == other)
    blocks = difflib.SequenceMatcher(None, meant, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _correct(data: Path, sentences: Sequence[str], translations: Path | None) -> Iterator[tuple[str, list[str]]]:
    news = list(_texts(data / "vietnews_22644.jsonl.gz"))
    laws = list(_texts(data / "laws_60.jsonl.gz"))
    yield "sentences of news", list(sentences)
    yield "the same decomposed", [unicodedata.normalize("NFD", sentence) for sentence in sentences]
    yield "the same with signs and a foreign name", [f"“{one}”… © 2020 – 25 m², 30°C, ½, Müller" for one in sentences]
    yield "vietnews articles", news
    yield "laws", laws
    yield "lines of laws, each alone", sorted({line for law in laws for line in law.split("\n")})
    if translations:
        yield from sorted(_by_language(translations).items())


def _by_language(folder: Path) -> dict[str, list[str]]:
    """Return the messages of gettext catalogues by language, in blocks of ten."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.mo")):
        try:
            with path.open("rb") as file:
                # There is no public way to list the messages of a catalogue.
                messages = vars(gettext.GNUTranslations(file))["_catalog"].values()
        except (OSError, struct.error, LookupError, ValueError):  # what gettext raises on a catalogue of its own kind
            continue
        found.setdefault(path.parent.parent.name, set()).update(text for text in messages if len(text) in _LENGTHS)
    blocks: dict[str, list[str]] = {}
    for language, texts in found.items():
        lines = random.Random(_SEED).sample(sorted(texts), min(len(texts), _MESSAGES))
        blocks[f"{language}, lines alone"] = lines
        blocks[f"{language}, in tens"] = ["\n".join(lines[at : at + 10]) for at in range(0, len(lines), 10)]
    return blocks


def _unchanged(kinds: Iterable[tuple[str, list[str]]], show: int) -> None:
    table = Table(title="Correct texts that were changed", title_justify="left")
    for column in ("texts", "number", "changed"):
        table.add_column(column, justify="left" if column == "texts" else "right")
    total = wrong_total = 0
    for name, texts in kinds:
        wrong = [(text, read) for text in texts if (read := repaired(text)) != text]
        total, wrong_total = total + len(texts), wrong_total + len(wrong)
        if wrong or "," not in name:
            table.add_row(name, f"{len(texts):,}", str(len(wrong)))
        _print_wrong(name, wrong[:show])
    table.add_row("all, those with none changed included", f"{total:,}", str(wrong_total))
    _console.print(table)


def _print_wrong(name: str, wrong: Iterable[tuple[str, str]]) -> None:
    for meant, read in wrong:
        pairs = [pair for pair in zip(meant.split("\n"), read.split("\n"), strict=False) if pair[0] != pair[1]]
        for line, other in pairs[:2]:
            _console.print(f"{name}\n  {line}\n  {other}", markup=False)


def _speed(texts: Sequence[str]) -> None:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    began = time.process_time()
    for text in texts:
        repaired(text)
    seconds = time.process_time() - began
    _console.print(f"correct text: {megabytes / seconds:.0f} MB a second of processor time ({megabytes:.1f} MB)")


if __name__ == "__main__":
    typer.run(main)
