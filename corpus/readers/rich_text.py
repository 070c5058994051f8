"""Reads Rich Text Format."""

# The same library as for docx (see office_text.py). striprtf (BSD) was tried, too: it has the text right, takes the
# numbers that the file's writer put beside its lists, and gives no headings and no footnotes. pyth3 was last released
# in 2020; sharepoint-to-text doubles letters (`NHÂÂN`).

from __future__ import annotations

import re

from corpus.raw_text import Block, RawText
from corpus.readers.office_text import read_office_text

_WORDS_OF_NUMBERS = ("Phần", "Chương", "Mục", "Tiểu mục", "Điều", "Khoản", "Điểm", "Phụ lục", "Biểu", "Mẫu", "Bước")


def _broken(word: str) -> str:
    """Return a pattern for a word in which a letter beyond ASCII may be a question mark or what stood beside it."""
    return "".join(letter if letter.isascii() else r"[^\x00-\x7f]?\??" for letter in word)


# The library (0.2.4) takes the words of an automatic number as a program without Unicode would: `?i?u 1.`
_BROKEN_WORDS = "|".join(f"({_broken(word)})" for word in _WORDS_OF_NUMBERS)
_BROKEN_NUMBER = re.compile(rf"(?=[^ .:]*\?)(?:{_BROKEN_WORDS})(?= [\dIVXLC]+[.:)]?(?: |$))", re.IGNORECASE)


def read_rich_text(data: bytes) -> RawText:
    r"""Return the text of an rtf file: headings, paragraphs, numbered lists, tables and footnotes.

    Its properties are left alone; corpus/readers/word.py says why. Text that was deleted under tracked changes is
    left out and told of (rich_text_marks.py), since the library does not look at `\deleted`.

    Raises:
        UnreadableFileError: It cannot be read (`file_damaged`).
    """
    text = read_office_text(data, "rtf")
    return RawText(tuple(map(_repaired, text.blocks)), removed=text.removed)


def _repaired(block: Block) -> Block:
    found = _BROKEN_NUMBER.match(block.text)
    if found is None or found.lastindex is None:
        return block
    word = _WORDS_OF_NUMBERS[found.lastindex - 1]
    return Block(word + block.text[found.end() :], block.places, block.level, block.gap)
