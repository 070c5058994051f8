from __future__ import annotations

import pytest

from corpus.errors import UnreadableFileError
from corpus.raw_text import RawText
from corpus.readers.plain_text import read_plain_text


def test_text_is_taken_as_it_is() -> None:
    assert read_plain_text("# Xã  họp\n".encode()) == RawText.of("# Xã  họp\n")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read_plain_text(b"\x89PNG\0\0")
