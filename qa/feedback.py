"""What readers think of answers: thumbs up and down, kept in a file of the data folder and sent nowhere.

The file is only ever added to. Who changes their mind adds a line for the same answer, and the last one counts.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import HoidapError
from qa.answer import Answer, Citation

FILE_NAME = "feedback.jsonl"

Verdict: TypeAlias = Literal["up", "down", "taken_back"]

_LOCK_SECONDS = 5
_MOST_BYTES = 100_000_000
"""Pages can be public, and no visitor may fill the disk."""


class Feedback(BaseModel):
    """What a reader thinks of one answer.

    Attributes:
        id: The answer's id: another line with the same id takes the place of this one.
        when: When it was said, in UTC.
        verdict: Good, bad, or neither after all.
        reason: What is wrong, in the words of the page; empty where the reader did not say.
        question: The question as typed.
        history: The questions before it, oldest first.
        standalone_question: The question as it was understood.
        answer: The answer's text with its citation marks, or why there was none.
        abstained: Whether the program declined to answer.
        confidence: Probability between 0 and 1 that the answer is right, as the program saw it.
        citations: What the answer quoted.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    when: datetime.datetime = Field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    verdict: Verdict
    reason: str = ""
    question: str
    history: tuple[str, ...] = ()
    standalone_question: str
    answer: str
    abstained: bool
    confidence: float
    citations: tuple[Citation, ...] = ()


def feedback_on(answer: Answer, verdict: Verdict, reason: str, history: Sequence[str]) -> Feedback:
    """Return feedback on an answer that has an id.

    Args:
        answer: The answer.
        verdict: What the reader thinks of it.
        reason: What is wrong with it, or nothing.
        history: The questions before it, oldest first.
    """
    assert answer.id
    return Feedback(
        id=answer.id,
        verdict=verdict,
        reason=reason,
        question=answer.question,
        history=tuple(history),
        standalone_question=answer.standalone_question,
        answer=answer.answer,
        abstained=answer.abstained,
        confidence=answer.confidence,
        citations=answer.citations,
    )


class FeedbackFile:
    """The feedback of a data folder.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / FILE_NAME

    def add(self, feedback: Feedback) -> None:
        """Add a line, unless it says what was said of that answer already; it is there whole, or not at all.

        Raises:
            HoidapError: It cannot be written; what was there before is as it was.
        """
        try:
            with self._locked():
                if not self._says_already(feedback):
                    self._append(_line(feedback))
        except Timeout as error:
            raise HoidapError("feedback_busy") from error
        except OSError as error:
            raise _as_hoidap_error(error) from error

    def read(self) -> tuple[list[Feedback], list[int]]:
        """Return the last word on each answer, in the order of the answers' first ones, and the lines that are none.

        Returns:
            The feedback, without what was taken back, and the numbers from 1 of the lines that could not be read.

        Raises:
            HoidapError: The file is there and cannot be read.
        """
        latest: dict[str, Feedback] = {}
        unreadable: list[int] = []
        try:
            for number, line in enumerate(self._lines(), start=1):
                if line.strip():
                    try:
                        feedback = Feedback.model_validate_json(line)
                        latest[feedback.id] = feedback
                    except ValidationError:
                        unreadable.append(number)
        except OSError as error:
            raise HoidapError("feedback_unreadable", path=self.path, reason=error.strerror or error) from error
        return [one for one in latest.values() if one.verdict != "taken_back"], unreadable

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        # Not the index's own lock: an ingest holds that for minutes, and a reader does not wait.
        with FileLock(self._folder / f"{FILE_NAME}.lock", timeout=_LOCK_SECONDS):
            yield

    def _says_already(self, feedback: Feedback) -> bool:
        said: tuple[str, str] = ("taken_back", "")
        for line in self._lines():
            if feedback.id.encode() in line:
                with contextlib.suppress(ValidationError):
                    one = Feedback.model_validate_json(line)
                    said = (one.verdict, one.reason) if one.id == feedback.id else said
        return said == (feedback.verdict, feedback.reason)

    def _append(self, line: bytes) -> None:
        before = self.path.stat().st_size if self.path.exists() else 0
        if before + len(line) > _MOST_BYTES:
            raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))
        with self.path.open("ab") as file:
            try:
                file.write(line if before == 0 or self._ends_a_line() else b"\n" + line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    os.truncate(self.path, before)
                raise

    def _ends_a_line(self) -> bool:
        """Tell whether the last line is whole: a crash may have torn it, and the next one must not go with it."""
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _lines(self) -> Iterator[bytes]:
        if self.path.exists():
            with self.path.open("rb") as file:
                yield from file


def _line(feedback: Feedback) -> bytes:
    value = feedback.model_dump(mode="json")
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # a file's name may hold bytes that are no text; escaped, it stays valid JSON
        return json.dumps(value).encode() + b"\n"


def _as_hoidap_error(error: OSError) -> HoidapError:
    # Readers see these, and how the machine's folders are named is nobody's business.
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return HoidapError("feedback_no_room")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return HoidapError("feedback_read_only")
    return HoidapError("feedback_not_written", reason=error.strerror or error)
