"""Reads saved letters (`.eml`) and web pages that a browser saved as one file (`.mht`)."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from corpus.errors import UnreadableFileError
from corpus.raw_text import Block, RawText
from corpus.readers.html_encoding import decode_page
from corpus.readers.letter_parts import charset, content, file_name, header, parse_letter, parts, within
from corpus.readers.letter_quotes import set_apart, set_blocks_apart
from corpus.readers.web_page import read_web_page

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
_HEAD = (("From", "Từ"), ("To", "Đến"), ("Cc", "Đồng gửi"), ("Date", "Ngày"), ("Subject", "Tiêu đề"))
_LONGEST_HEAD_LINE = 500
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
_LEAST_SHARE = 0.5
"""Where the plain text of a letter has less of the letters of its formatted text, it is no more than a notice."""


def read_letter(data: bytes) -> RawText:
    """Return the text of a letter, below the lines that say from whom, to whom, when and about what.

    Args:
        data: The letter as mail programs save it.

    Raises:
        UnreadableFileError: It is no letter, is damaged, encrypted, or in an unknown encoding.
    """
    letter = parse_letter(data)
    if letter.get_content_type() in _SEALED and "signed" not in str(letter.get("Content-Type", "")):
        raise UnreadableFileError("letter_encrypted")
    moment = _moment(letter)
    name, address = parseaddr(header(letter, "From"))
    head = "\n".join(_head_lines(letter, moment))
    return RawText(
        (*([Block(head)] if head else []), *_body(letter)),
        title=header(letter, "Subject") or None,
        date=moment.date().isoformat() if moment else header(letter, "Date") or None,
        author=name or address or None,
    )


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that a letter brings, not the pictures that its text shows.

    A letter within the letter comes as an `.eml`. Names are without folders, but not unlike each other.

    Raises:
        UnreadableFileError: It is no letter, or is damaged.
    """
    letter = parse_letter(data)
    texts = {id(part) for part in _texts(letter)}
    number = 0
    for part in parts(letter):
        shown = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        if id(part) in texts or shown or _is_second_text(part):
            continue
        found = content(part)
        if found.strip():
            number += 1
            yield file_name(part, number), found


def read_web_archive(data: bytes) -> RawText:
    """Return the text of a page that a browser saved with its pictures as one file.

    Raises:
        UnreadableFileError: It is no such file, or its page cannot be read.
    """
    archive = parse_letter(data)
    for part in parts(archive):
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = read_web_page(content(part), charset(part))
            return page if page.title else replace(page, title=header(archive, "Subject") or None)
    raise UnreadableFileError("file_damaged")


def _moment(letter: Message) -> datetime.datetime | None:
    """Return when a letter was sent, in Vietnam."""
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        moment = parsedate_to_datetime(header(letter, "Date"))
        return moment.astimezone(_VIETNAM) if moment.tzinfo else moment
    return None


def _head_lines(letter: Message, moment: datetime.datetime | None) -> Iterator[str]:
    for name, label in _HEAD:
        value = header(letter, name)
        if name == "Date" and moment:
            value = f"{moment:%d/%m/%Y %H:%M}"
        if len(value) > _LONGEST_HEAD_LINE:  # Sent to a whole office.
            value = value[:_LONGEST_HEAD_LINE].rsplit(",", 1)[0] + ", …"
        if value:
            yield f"{label}: {value}"


def _texts(letter: Message) -> list[Message]:
    """Return the parts that are the letter's own text: one of each pair of plain and formatted text."""
    own = [part for part in parts(letter) if _is_text(part)]
    formatted = [part for part in own if part.get_content_subtype() == "html"]
    plain = [part for part in own if part.get_content_subtype() != "html"]
    if not formatted or not plain or not _has_alternatives(letter):
        return own
    shown = sum(_letters(read_web_page(content(part), charset(part)).text) for part in formatted)
    return plain if sum(_letters(_plain(part)) for part in plain) >= _LEAST_SHARE * shown else formatted


def _is_text(part: Message) -> bool:
    is_file = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return not is_file and part.get_content_type() in {"text/plain", "text/html"}


def _is_second_text(part: Message) -> bool:
    """Tell whether a part is the other shape of the letter's text, or says nothing of its own."""
    return _is_text(part) or part.get_content_type() in {"application/pgp-signature", "application/pkcs7-signature"}


def _has_alternatives(letter: Message) -> bool:
    todo = [letter]
    while todo:
        part = todo.pop()
        if part.get_content_type() == "multipart/alternative":
            return True
        todo += within(part)
    return False


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _body(letter: Message) -> Iterator[Block]:
    for part in _texts(letter):
        if part.get_content_subtype() == "html":
            yield from _formatted(part)
        else:
            yield from set_apart(_plain(part))


def _formatted(part: Message) -> Iterator[Block]:
    from selectolax.lexbor import LexborHTMLParser

    from corpus.readers.html_navigation import split_page
    from corpus.readers.html_text import read_tree

    root = LexborHTMLParser(decode_page(content(part), charset(part))).root
    if root is None:
        return
    page = read_tree(root)
    pieces, _ = split_page(page)
    blocks = [Block(piece.text, level=piece.level, gap=piece.gap) for piece in pieces]
    yield from set_blocks_apart(blocks, [page.areas[piece.area].is_quoted for piece in pieces])


def _plain(part: Message) -> str:
    data = content(part)
    if not data.strip():
        return ""
    text = decode_page(data, charset(part)).replace("\r\n", "\n").replace("\r", "\n")
    return _unwrapped(text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _unwrapped(text: str) -> str:
    """Return flowed text (RFC 3676) with the lines of each paragraph joined; a signature's `-- ` ends a line."""
    joined: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        if open_line and not line.startswith(">"):
            joined[-1] += line
        else:
            joined.append(line)
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(joined)
