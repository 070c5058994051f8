"""Unpacks the bundled weights, once, into a folder that sentence-transformers loads."""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
from pathlib import Path

import filelock

from corpus.errors import DataFolderError
from index.embedding.bundled_weights import (
    SOURCE_FILE,
    SOURCE_PACKAGE,
    SOURCE_SHA256,
    locate_bundled_weights,
    read_bundled_weights,
)
from index.embedding.model_folder import ModelFolder

FORMAT_VERSION = 1
"""The version of what `write_model_files` writes: another version is another folder."""

MODEL_NAME = "multilingual-e5-small"
FOLDER_NAME = f"{MODEL_NAME}-{SOURCE_SHA256[:8]}-v{FORMAT_VERSION}"

_MANIFEST = "hoidap.json"
_NEEDED_BYTES = 280_000_000
_MEGABYTE = 1_000_000

_log = logging.getLogger(__name__)


def ensure_bundled_model(cache_folder: Path) -> ModelFolder:
    """Return the bundled model's folder; the first time, and only then, it is unpacked.

    Several processes may do so at once: one unpacks, the others wait for it. A process that is killed leaves at
    most a hidden folder behind, which the next one removes.

    Args:
        cache_folder: Where the model's folder is or shall be; it need not exist.

    Raises:
        DataFolderError: The weights are missing or damaged, or the cache cannot be written.
    """
    target = cache_folder / FOLDER_NAME
    try:
        if not _is_complete(target):
            cache_folder.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(cache_folder / f".{FOLDER_NAME}.lock"):
                if not _is_complete(target):
                    _unpack(cache_folder, target)
    except OSError as error:
        raise _cache_error(cache_folder, error) from error
    return ModelFolder(target, MODEL_NAME, known_revision=SOURCE_SHA256)


def _unpack(cache_folder: Path, target: Path) -> None:
    begin = time.perf_counter()
    for abandoned in cache_folder.glob(f".{FOLDER_NAME}-*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    source = locate_bundled_weights()
    free = shutil.disk_usage(cache_folder).free
    if free < _NEEDED_BYTES:
        raise _full_error(cache_folder, free)
    unfinished = cache_folder / f".{FOLDER_NAME}-{os.getpid()}"
    try:
        unfinished.mkdir()
        _write(source, unfinished)
        _check_vectors(unfinished)
        _write_manifest(unfinished)
        _put_in_place(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _log.info("unpacked the bundled model into %s in %.1f s", target, time.perf_counter() - begin)


def _write(source: Path, folder: Path) -> None:
    from safetensors import SafetensorError

    from index.embedding.bundled_files import write_model_files

    weights = read_bundled_weights(source)
    try:
        write_model_files(weights, folder)
    except SafetensorError as error:  # its way of telling of any failure to write
        raise OSError(str(error)) from error
    except ValueError as error:
        raise DataFolderError("bundled_weights_damaged", path=source, reason=error) from error
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())  # or a power cut after the rename could leave files of zeros


def _check_vectors(folder: Path) -> None:
    from index.embedding.bundled_check import has_known_vectors

    if not has_known_vectors(ModelFolder(folder, MODEL_NAME, known_revision=SOURCE_SHA256)):
        raise DataFolderError("bundled_model_wrong", path=folder)


def _write_manifest(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    manifest = {
        "format": FORMAT_VERSION,
        "source": f"{SOURCE_PACKAGE}/{SOURCE_FILE}",
        "sha256": SOURCE_SHA256,
        "files": files,
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _is_complete(folder: Path) -> bool:
    """Say whether the manifest is there and names this version, and every file of it has its size."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return (
            manifest["format"] == FORMAT_VERSION
            and manifest["sha256"] == SOURCE_SHA256
            and all((folder / name).stat().st_size == size for name, size in manifest["files"].items())
        )
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (ValueError, KeyError, TypeError, AttributeError):
        _log.warning("the manifest in %s is damaged; the model is unpacked again", folder)
        return False


def _put_in_place(unfinished: Path, target: Path) -> None:
    if target.exists():  # incomplete, or this would not have been reached
        damaged = target.with_name(f".{FOLDER_NAME}-damaged-{os.getpid()}")
        target.replace(damaged)
        shutil.rmtree(damaged, ignore_errors=True)
    try:
        unfinished.replace(target)
    except OSError:
        # On a file system whose locks do nothing another process may have been faster.
        if not _is_complete(target):
            raise


def _cache_error(cache_folder: Path, error: OSError) -> DataFolderError:
    existing = next(folder for folder in [cache_folder, *cache_folder.parents] if folder.exists())
    free = shutil.disk_usage(existing).free
    if free < _NEEDED_BYTES:
        return _full_error(cache_folder, free)
    return DataFolderError("model_cache_unwritable", path=cache_folder, reason=error.strerror or error)


def _full_error(cache_folder: Path, free: int) -> DataFolderError:
    needed = _NEEDED_BYTES // _MEGABYTE
    return DataFolderError("model_cache_full", path=cache_folder, needed=needed, free=free // _MEGABYTE)
