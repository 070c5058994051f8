"""Takes letters and web archives apart, as the standard library parses them, into their headers and parts."""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.policy
import mimetypes
import re
import unicodedata
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message

from corpus.decoding import decode
from corpus.errors import UnreadableFileError
from corpus.readers.parser_errors import told_as_damage

_HEADERS = {"bcc", "cc", "content-type", "date", "from", "message-id", "mime-version", "received", "subject", "to"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_MOST_PARTS = 1_000
# What the standard library lets out for headers and parts that follow no standard.
_BROKEN = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError, email.errors.MessageError)


def parse_letter(data: bytes) -> Message:
    """Return a letter, or an archived page, with its parts.

    Raises:
        UnreadableFileError: There is no header of a letter at its beginning, or it is nested without end.
    """
    with told_as_damage():
        # The older policy gives headers as they are written: the newer one fails on some that programs really write.
        letter = email.message_from_bytes(data.lstrip(b"\r\n\t \xef\xbb\xbf"), policy=email.policy.compat32)
    if _HEADERS.isdisjoint(name.lower() for name in letter.keys()):  # noqa: SIM118 - a message is no mapping
        raise UnreadableFileError("file_damaged")
    return letter


def header(part: Message, name: str) -> str:
    """Return a header in words, on one line; nothing where there is none."""
    values = [value for key, value in part.raw_items() if key.lower() == name.lower()]
    if not values:
        return ""
    text = str(values[0])
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # Bytes beyond ASCII, which the standard forbids.
        text = _eight_bit(text.encode("ascii", "surrogateescape"))
    with contextlib.suppress(*_BROKEN):
        text = str(make_header(decode_header(text)))
    return " ".join(_CONTROL.sub(" ", text).split())


def _eight_bit(data: bytes) -> str:
    try:
        return decode(data)
    except UnreadableFileError:
        return data.decode("cp1252", errors="replace")


def parts(letter: Message) -> Iterator[Message]:
    """Yield the parts of a letter that hold no others, in order; a letter within it is one part.

    Raises:
        UnreadableFileError: It has more parts than any letter has.
    """
    todo = [letter]
    seen = 0
    while todo:
        part = todo.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise UnreadableFileError("file_damaged")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            todo += reversed(within(part))
        else:
            yield part


def within(part: Message) -> list[Message]:
    """Return the parts right inside a part."""
    # Asked for the payload of a part that holds no others, the standard library decodes it, and fails on some.
    inner = part.get_payload() if part.is_multipart() else []
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def content(part: Message) -> bytes:
    """Return the bytes of a part; a letter within the letter as a file of its own."""
    with told_as_damage():
        if part.is_multipart():
            return b"".join(one.as_bytes() for one in within(part))
        found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def charset(part: Message) -> str | None:
    """Return the encoding that a part declares, if any."""
    with contextlib.suppress(*_BROKEN):
        return part.get_content_charset()
    return None


def file_name(part: Message, number: int) -> str:
    """Return what a part is to be called as a file: as it says, without folders, or by its kind and number."""
    with contextlib.suppress(*_BROKEN):
        said = part.get_filename() or ""
        with contextlib.suppress(*_BROKEN):
            said = str(make_header(decode_header(said)))
        name = unicodedata.normalize("NFC", _CONTROL.sub("", said)).replace("\\", "/").rsplit("/", 1)[-1].strip(" .")
        if name:
            return name
    if part.get_content_type() == "message/rfc822":
        return f"{number}.eml"
    return f"{number}{mimetypes.guess_extension(part.get_content_type()) or '.bin'}"
