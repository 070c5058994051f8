"""Files of questions, one JSON object a line, and the files of their results."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import HoidapError, UsageError
from qa.cli.interface_language import say
from qa.cli.progress import counted
from qa.cli.terminal import complain, json_line, messages


class BatchQuestion(BaseModel):
    """One line of a file of questions; what else stands in it is passed over.

    Attributes:
        id: Passed through to the result.
        question: What is asked.
        history: The questions before it, oldest first.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    id: str | None = None
    question: str
    history: list[str] = Field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """A file of questions that is being worked through.

    Args:
        path: The file.
    """

    path: Path
    has_faults: bool = False

    def questions(self) -> Iterator[tuple[int, BatchQuestion]]:
        """Yield the questions with their line numbers; a malformed line is told of and passed over."""
        with _open_questions(self.path) as file, counted("progress_questions", _line_count(self.path)) as done:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    try:
                        yield number, BatchQuestion.model_validate_json(line.strip(b"\xef\xbb\xbf \t\r\n"))
                    except ValidationError as error:
                        self.has_faults = True
                        complain(say("batch_line_malformed", number=number, reason=_reason(error)))
                done(1)


class ResultFile:
    """Where the results of a batch go, each line at once.

    Args:
        file: The open file.
        path: Its path, or None for stdout.
    """

    def __init__(self, file: TextIO, path: Path | None) -> None:
        self._file = file
        self._path = path

    def write(self, value: dict[str, Any]) -> None:
        """Write one line.

        Raises:
            HoidapError: The file cannot be written, as on a full disk.
        """
        try:
            self._file.write(json_line(value) + "\n")
            self._file.flush()
        except OSError as error:
            if self._path is None:  # a pipe that was closed is no fault of ours
                raise
            raise _unwritable(self._path, error) from error


def check_choice(question: str | None, batch: Path | None, out: Path | None) -> None:
    """See that there is one question or one batch, and that the results would not overwrite the questions.

    Raises:
        UsageError: There are both, there is neither, or the files do not fit.
    """
    if (question is None) == (batch is None):
        raise UsageError("question_or_batch")
    if out is not None and batch is None:
        raise UsageError("out_without_batch")
    if batch is not None and (not batch.exists() or batch.is_dir()):
        raise UsageError("batch_missing", path=batch)
    if batch is not None and out is not None and out.exists() and out.samefile(batch):
        raise UsageError("out_is_batch", path=out)


@contextlib.contextmanager
def open_results(path: Path | None) -> Iterator[ResultFile]:
    """Open the file of results in place of any there was, or stdout.

    Raises:
        HoidapError: It cannot be written.
    """
    if path is None:
        yield ResultFile(sys.stdout, None)
        return
    try:
        file = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield ResultFile(file, path)
    finally:
        with contextlib.suppress(OSError):  # each line was flushed: what fails again here has been told already
            file.close()


def _open_questions(path: Path) -> Any:  # noqa: ANN401
    try:
        return path.open("rb")
    except OSError as error:
        raise HoidapError("batch_unreadable", path=path, reason=error.strerror or error) from error


def _line_count(path: Path) -> int:
    if not (messages().is_terminal and path.is_file()):  # counted for the bar alone; a pipe can be read only once
        return 0
    with path.open("rb") as file:
        return sum(1 for _ in file)


def _unwritable(path: Path, error: OSError) -> HoidapError:
    return HoidapError("out_unwritable", path=path, reason=error.strerror or error)


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "json_invalid":
        return say("batch_not_json")
    if not field:
        return say("batch_not_object")
    if first["type"] == "missing":
        return say("batch_field_missing", field=field)
    return say("batch_field_list" if field == "history" else "batch_field_text", field=field)
