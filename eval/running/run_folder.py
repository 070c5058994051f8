"""A folder in which an evaluation keeps what it has so far, so that one that was stopped goes on where it was."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from corpus.errors import HoidapError
from eval.running.outcome import Outcome

KEPT_DAYS = 14
"""How long an unfinished evaluation is kept after it was last gone on with."""

_NAME_LENGTH = 16
_GOING = ".gone"
_NAME = re.compile(rf"[0-9a-f]{{{_NAME_LENGTH}}}(?:{re.escape(_GOING)})?")


class RunFolder:
    """The working folder of one evaluation.

    Args:
        place: The folder that holds the working folders of all evaluations.
        identity: All that makes this evaluation this one: the questions, the documents, the settings, the code. Where
            one of them has changed, an earlier, unfinished evaluation is not gone on with.
    """

    def __init__(self, place: Path, identity: Iterable[str]) -> None:
        digest = hashlib.sha256("\0".join(identity).encode("utf-8", "surrogateescape"))
        self.path = place / digest.hexdigest()[:_NAME_LENGTH]
        self._lock = _lock_of(self.path)
        self._made: list[Path] = []

    def claim(self) -> None:
        """Make the folder and hold it until `release` or `forget`, or the end of the process.

        What others left beside it and did not touch for `KEPT_DAYS` is removed.

        Raises:
            HoidapError: It cannot be made, or another evaluation of the same things holds it.
        """
        self._made = [folder for folder in (self.path, *self.path.parents) if not folder.exists()]
        self.create()
        try:
            self._lock.acquire()
            os.utime(self._lock.lock_file)  # so that it is seen when it was last gone on with
        except Timeout as error:
            raise HoidapError("eval_running_already", path=self.path) from error
        except OSError as error:
            raise HoidapError("eval_folder_unusable", path=self.path, reason=error.strerror or error) from error
        _remove_orphans(self.path)

    def create(self) -> None:
        """Make the folder where it is missing.

        Raises:
            HoidapError: It cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise HoidapError("eval_folder_unusable", path=self.path, reason=error.strerror or error) from error

    @property
    def data(self) -> Path:
        """The data folder of the evaluation's own index."""
        return self.path / "data"

    @property
    def documents(self) -> Path:
        """Where the documents go that a gold set brings along."""
        return self.path / "documents"

    def outcomes(self) -> dict[str, Outcome]:
        """Return what was asked so far, by the question's id; a line that was torn by a crash is asked again."""
        found: dict[str, Outcome] = {}
        if self._file.exists():
            for line in self._file.read_text(encoding="utf-8", errors="replace").split("\n"):
                try:
                    outcome = Outcome.model_validate_json(line)
                except ValidationError:
                    continue
                found[outcome.gold.id] = outcome
        return found

    def keep(self, outcome: Outcome) -> None:
        """Keep what came of a question.

        Raises:
            HoidapError: The folder cannot be written, as on a full disk.
        """
        self.create()
        try:
            with self._file.open("a", encoding="utf-8") as file:
                # The line's own end stands before it: after a torn line, the next one is whole all the same.
                file.write("\n" + outcome.model_dump_json())
        except OSError as error:
            raise HoidapError("eval_folder_unusable", path=self.path, reason=error.strerror or error) from error

    def forget(self) -> None:
        """Remove the folder and let go of it: the evaluation is done."""
        _remove(self.path, self._lock)

    def release(self) -> None:
        """Let go of the folder and keep what is in it, for a later evaluation of the same things."""
        self._lock.release()

    def withdraw(self) -> None:
        """Let go of the folder as if it had never been claimed: what that made is removed, what was there stays."""
        if self.path in self._made:
            self.forget()
        self.release()
        for folder in self._made:
            with contextlib.suppress(OSError):  # somebody else has put something there
                folder.rmdir()

    @property
    def _file(self) -> Path:
        return self.path / "outcomes.jsonl"


def _lock_of(path: Path) -> FileLock:
    # Of the process, not of the thread: a server may begin an evaluation in one and finish it in another.
    return FileLock(path / "lock", timeout=0, thread_local=False)


def _remove(path: Path, lock: FileLock) -> None:
    """Remove a working folder whose lock is held."""
    going = path if path.name.endswith(_GOING) else path.with_name(path.name + _GOING)
    if going != path:
        # Whoever begins the same evaluation from now on makes a new folder, and nothing is removed under them.
        shutil.rmtree(going, ignore_errors=True)
        try:
            path.rename(going)
        except OSError:
            going = path
    lock.release()
    shutil.rmtree(going, ignore_errors=True)


def _remove_orphans(own: Path) -> None:
    """Remove the other working folders that nobody uses and nobody touched for long."""
    for path in sorted(own.parent.iterdir()):
        if path == own or not _NAME.fullmatch(path.name) or _is_recent(path):
            continue
        lock = _lock_of(path)
        with contextlib.suppress(Timeout, OSError):  # in use, or not to be removed by this user
            lock.acquire()
            _remove(path, lock)


def _is_recent(folder: Path) -> bool:
    """Tell whether anything in a folder was written in the last days."""
    limit = time.time() - KEPT_DAYS * 24 * 3600
    try:
        return any(one.stat(follow_symlinks=False).st_mtime > limit for one in (folder, *folder.rglob("*")))
    except OSError:  # something is just now coming or going
        return True
