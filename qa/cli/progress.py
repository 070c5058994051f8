"""Progress bars on stderr, where that is a terminal."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from qa.cli.interface_language import say
from qa.cli.terminal import messages

if TYPE_CHECKING:
    from index.ingest import IngestProgress


@contextlib.contextmanager
def ingest_progress(count_passages: Callable[[], int]) -> Iterator[Callable[[IngestProgress], None]]:
    """Show the files read and the passages embedded.

    Args:
        count_passages: Returns how many passages the catalogue holds.

    Yields:
        What to call whenever there is progress.
    """
    with _bars() as bars:
        files = bars.add_task(say("progress_files"), total=None, numbers="")
        passages = bars.add_task(say("progress_passages"), total=None, numbers="")
        before = count_passages()
        reading_ended = time.monotonic()

        def show(progress: IngestProgress) -> None:
            nonlocal reading_ended
            if bars.disable:
                return
            bars.update(
                files,
                total=progress.files,
                completed=progress.files_done,
                numbers=f"{progress.files_done}/{progress.files}",
            )
            if not progress.passages_done:
                reading_ended = time.monotonic()
                return
            # Exact for new documents. Passages of changed documents come in place of others and are not counted
            # here: the end is unknown then, and the bar says so.
            new = count_passages() - before
            total = new if new >= progress.passages_done else None
            speed = progress.passages_done / max(time.monotonic() - reading_ended, 1e-3)
            numbers = say("progress_speed", done=progress.passages_done, total=total or "?", speed=speed)
            bars.update(passages, total=total, completed=progress.passages_done, numbers=numbers)

        yield show


@contextlib.contextmanager
def counted(code: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how much of a known number is done.

    Args:
        code: The message that says what is done.
        total: The number.

    Yields:
        What to call with the number that has just been done.
    """
    with _bars() as bars:
        task = bars.add_task(say(code), total=total, numbers=f"0/{total}")
        done = 0

        def show(more: int) -> None:
            nonlocal done
            done += more
            bars.update(task, completed=done, numbers=f"{done}/{total}")

        yield show


def _bars() -> Progress:
    console = messages()
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[numbers]}", markup=False),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,  # the command's own last words tell what was done
    )
