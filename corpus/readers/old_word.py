"""Reads documents of Word 97 to 2003, which many offices still keep."""

# Read by the same library as docx (see office_text.py): no program has to be installed. Compared on a doc made by
# LibreOffice: antiword and catdoc (GPL, to be called as programs) lose all automatic numbers and mix text that was
# deleted under tracked changes into the rest; Tika (extractous, 115 MB) keeps numbers and leaves out what was deleted,
# but mixes footnotes and text boxes into lines without marks at the end; LibreOffice itself is right in all of it, for
# some 300 MB and two seconds a file. What the library passes over or cannot tell, text boxes and text deleted under
# tracked changes, old_word_marks.py finds in the file.

from __future__ import annotations

from corpus.raw_text import RawText
from corpus.readers.office_text import read_office_text


def read_old_word(data: bytes) -> RawText:
    """Return the text of a doc file: headings, paragraphs, numbered lists, tables and footnotes.

    Many a `.doc` is an rtf or a docx by another name: what the bytes show counts.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`) or cannot be read (`file_damaged`).
    """
    return read_office_text(data, "doc")
