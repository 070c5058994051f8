"""Title and author among the properties of a PDF, where they can be believed."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.letterhead import is_head, is_kind, is_proof

_FIRST_CHARACTERS = 3_000
_SPACES = re.compile(r"\s+")
# What programs put in for lack of a title: their own name, the file's name.
_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel|office)\s*-\s*|untitled|document\d*$|slide \d+|presentation\d*$)"
    r"|\.(?:docx?|xlsx?|pptx?|pdf|rtf|odt|html?|indd|qxd|cdr|tmp)$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|–-]\s+[^|–-]+$")  # `Headline - Name of the site`
_NAME = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*\s+){1,5}[^\W\d_a-z][^\W\d_]*")


def believed_title(title: str, text: str) -> str | None:
    """Return the title that a PDF's properties give, if its first page says the same.

    Word processors fill the property with a text's first line, or keep that of the document that a new one was copied
    from; so a letterhead's line is none, nor is what the page does not show.

    Args:
        title: The property.
        text: What the file says.

    Example:
        >>> believed_title("Microsoft Word - bao cao.doc", "BÁO CÁO"), believed_title("Hè vui - Báo A", "Hè vui ở xã")
        (None, 'Hè vui')
    """
    title = _SPACES.sub(" ", title).strip()
    if not title or _PROGRAM.search(title):
        return None
    shown = _comparable(text[:_FIRST_CHARACTERS])
    for words in (title, _SITE.sub("", title)):
        if " " in words and _comparable(words) in shown:
            is_letterhead = is_proof(words) or (is_head(words) and not is_kind(words))
            return None if is_letterhead and _is_official(text) else words
    return None


def believed_author(author: str, text: str) -> str | None:
    """Return the author that a PDF's properties give, if the text names the same person.

    Most often the property is the name of a computer or of its first owner.
    """
    author = _SPACES.sub(" ", author).strip()
    return author if _NAME.fullmatch(author) and _comparable(author) in _comparable(text) else None


def _is_official(text: str) -> bool:
    return any(is_proof(line) for line in text[:_FIRST_CHARACTERS].split("\n"))


def _comparable(text: str) -> str:
    return _SPACES.sub(" ", fold(text))
