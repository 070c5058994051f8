from __future__ import annotations

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.parser_errors import told_as_damage


def test_what_a_parser_raises_is_told_as_damage_with_its_cause() -> None:
    with pytest.raises(UnreadableFileError) as caught, told_as_damage():
        raise KeyError("word/document.xml")
    assert caught.value.code == "file_damaged"
    assert isinstance(caught.value.__cause__, KeyError)


@pytest.mark.parametrize("error", [UnreadableFileError("file_encrypted"), MemoryError(), KeyboardInterrupt()])
def test_what_is_no_damage_goes_on(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, told_as_damage():
        raise error
    assert caught.value is error
