"""Adds, corrects and removes single lines of a gold file, and leaves all the others as they are, letter for letter."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import HoidapError, UsageError
from eval.gold.gold_file import GoldFile, gold_fields, read_gold_file, write_gold_text
from eval.gold.json_lines import read_utf8
from eval.gold.question import GoldQuestion

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_LOCK_SECONDS = 5


class GoldLines:
    """A gold file that grows; it need not be there yet.

    The file is read anew at every step, so that what an editor or another page changes meanwhile is not lost.

    Args:
        path: The file.

    Raises:
        HoidapError: It cannot be read, or holds something else than gold questions.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read({"gold_empty"})

    def read(self) -> GoldFile:
        """Return the questions.

        Raises:
            HoidapError: The file cannot be read.
        """
        # Of what was a gold file at first, the last usable question may have been removed.
        return self._read({"gold_empty", "gold_all_at_fault"})

    def _read(self, empty: set[str]) -> GoldFile:
        try:
            if self.path.exists():
                return read_gold_file(self.path)
        except HoidapError as error:
            if error.code not in empty:
                raise
        return GoldFile(name=self.path.stem, questions=())

    def put(self, question: GoldQuestion, replaced: str | None = None) -> None:
        """Add a question at the end, or in place of another one.

        Args:
            question: The question.
            replaced: Id of the question that it corrects; what else stands in that line stays there.

        Raises:
            UsageError: The id is taken, or the question to correct is no longer there.
            HoidapError: The file cannot be written; it is as it was.
        """
        with self._locked():
            lines, numbers = self._lines(), self.read().lines
            if question.id != replaced and question.id in numbers:
                raise UsageError("annotate_id_taken", id=question.id)
            if replaced is None:
                if lines and not lines[-1].endswith(("\r", "\n")):
                    lines[-1] += "\n"
                lines.append(_line(gold_fields(question)))
            else:
                place = _place(numbers, replaced)
                lines[place] = _line(_corrected(lines[place], question))
            write_gold_text(self.path, "".join(lines))

    def remove(self, question_id: str) -> None:
        """Remove a question.

        Raises:
            UsageError: It is no longer there.
            HoidapError: The file cannot be written; it is as it was.
        """
        with self._locked():
            lines = self._lines()
            del lines[_place(self.read().lines, question_id)]
            write_gold_text(self.path, "".join(lines))

    def free_id(self) -> str:
        """Return an id that no question has: the file's name and a number."""
        taken = set(self.read().lines)
        number = len(taken) + 1
        while f"{self.path.stem}-{number:03d}" in taken:
            number += 1
        return f"{self.path.stem}-{number:03d}"

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        beside = self.path.with_name(f".{self.path.name}.lock")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(beside, timeout=_LOCK_SECONDS):
                yield
        except Timeout as error:
            raise HoidapError("annotate_file_busy", path=self.path) from error
        except OSError as error:
            raise HoidapError("gold_unwritable", path=self.path, reason=error.strerror or error) from error

    def _lines(self) -> list[str]:
        return _LINE.findall(read_utf8(self.path)) if self.path.exists() else []


def _line(fields: dict[str, object]) -> str:
    return f"{json.dumps(fields, ensure_ascii=False)}\n"


def _corrected(line: str, question: GoldQuestion) -> dict[str, object]:
    before = json.loads(line)
    for name in ("also", "candidate"):
        before.pop(name, None)
    return {**before, **gold_fields(question)}


def _place(numbers: dict[str, int], question_id: str) -> int:
    if question_id not in numbers:
        raise UsageError("annotate_question_gone", id=question_id)
    return numbers[question_id] - 1
