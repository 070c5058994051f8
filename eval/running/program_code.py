"""Tells two states of the program's source apart, where the version number does not."""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

_PACKAGES = ("corpus", "index", "qa")
_KINDS = (".py", ".json", ".toml", ".npz", ".safetensors")
_NOT_PROGRAM = {"samples", "web", "cli", "__pycache__", "messages.toml"}
"""Folders and files on which no answer depends."""
_LENGTH = 12


def code_digest(*also: str) -> str:
    """Return a digest of all source and data files that an answer depends on, 12 hexadecimal digits.

    Args:
        *also: Further packages to take in.
    """
    digest = hashlib.sha256()
    for package in (*_PACKAGES, *also):
        _take_in(resources.files(package), digest)
    return digest.hexdigest()[:_LENGTH]


def _take_in(folder: Traversable, digest: hashlib._Hash) -> None:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name in _NOT_PROGRAM:
            continue
        if entry.is_dir():
            _take_in(entry, digest)
        elif entry.name.endswith(_KINDS):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())
