"""A quote as it reads in an answer."""

from __future__ import annotations


def as_statement(quote: str) -> str:
    """Return a quote as it reads in an answer: on one line, and a row of a table without its bars.

    Example:
        >>> as_statement("| Hộ gia đình ở xã | 25.000 đồng |")
        'Hộ gia đình ở xã – 25.000 đồng'
    """
    text = " ".join(quote.split())
    if text.startswith("|") and text.endswith("|") and (cells := [cell.strip() for cell in text.strip("|").split("|")]):
        return " – ".join(filter(None, cells)) or text
    return text
