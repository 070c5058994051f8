"""Unpacks ZIP archives, within bounds of number and size."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath

from corpus.containers.member import Member, safe_name, unique_name
from corpus.discovery import is_passed_over
from corpus.errors import UnreadableFileError
from corpus.legacy.names import names_in_unicode

MOST_MEMBERS = 10_000
"""More files in one archive are no archive of documents that someone packed by hand."""
MOST_LARGEST_FILES = 20
"""How many files of the largest size that is read an archive may hold, by what all its files take together."""
MOST_TIMES = 200
"""How many times its packed size a member may be unpacked: text shrinks tenfold, at the very most fiftyfold."""
_ALWAYS_ALLOWED = 100_000


def archive_members(data: bytes, max_megabytes: float) -> Iterator[Member]:
    """Yield the files of a ZIP archive; one that cannot be unpacked bears its error, and the others are there.

    Args:
        data: The archive's bytes.
        max_megabytes: The largest member to unpack, in millions of bytes.

    Raises:
        UnreadableFileError: It is damaged (`file_damaged`), or holds too many files (`archive_too_many`) or too much
            (`archive_too_large`).
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = [info for info in archive.infolist() if not info.is_dir() and not _is_left_behind(info.filename)]
            if len(files) > MOST_MEMBERS:
                raise UnreadableFileError("archive_too_many", found=len(files), limit=MOST_MEMBERS)
            _refuse_endless(files, max_megabytes)
            names: set[str] = set()
            for info, decoded in zip(files, _decoded_names(files), strict=True):
                name = unique_name(safe_name(decoded), names)
                yield _unpacked(archive, info, name, max_megabytes)
    except zipfile.BadZipFile as error:
        raise UnreadableFileError("file_damaged") from error


def _refuse_endless(files: Iterable[zipfile.ZipInfo], max_megabytes: float) -> None:
    """Refuse an archive that says of itself that it grows beyond all bounds; no member grows beyond what it says."""
    largest, limit = max_megabytes * 1_000_000, max_megabytes * MOST_LARGEST_FILES
    size = sum(info.file_size for info in files if info.file_size <= largest) / 1_000_000  # the others are not unpacked
    if size > limit:
        raise UnreadableFileError("archive_too_large", size=size, limit=limit)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, max_megabytes: float) -> Member:
    """Return a member, or why it cannot be unpacked, so that the others are."""
    limit = int(max_megabytes * 1_000_000)
    if info.flag_bits & 1:
        return Member(name, b"", error=UnreadableFileError("file_encrypted"))
    if info.file_size > limit:
        size = info.file_size / 1_000_000
        return Member(name, b"", error=UnreadableFileError("file_too_large", size=size, limit=max_megabytes))
    if info.file_size > MOST_TIMES * max(info.compress_size, 1) + _ALWAYS_ALLOWED:
        return Member(name, b"", error=UnreadableFileError("archive_bomb", times=MOST_TIMES))
    try:
        with archive.open(info) as file:
            data = file.read(limit + 1)  # What the archive says of a size need not be true.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        return Member(name, b"", error=_damaged(error))
    if len(data) > limit:
        return Member(name, b"", error=UnreadableFileError("file_too_large", size=len(data) / 1e6, limit=max_megabytes))
    return Member(name, data)


def _damaged(cause: Exception) -> UnreadableFileError:
    error = UnreadableFileError("file_damaged")
    error.__cause__ = cause
    return error


def _decoded_names(files: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names; without the flag for UTF-8, `zipfile` takes any bytes for code page 437."""
    unmarked = [info for info in files if not info.flag_bits & 0x800]
    read = iter(names_in_unicode([info.filename.encode("cp437") for info in unmarked]))
    return [info.filename if info.flag_bits & 0x800 else next(read) for info in files]


def _is_left_behind(name: str) -> bool:
    path = PurePosixPath(safe_name(name))
    return path.parts[0] == "__MACOSX" or is_passed_over(path.name)
