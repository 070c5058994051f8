"""The file around the formats of Microsoft's office programs: a ZIP archive, or an OLE file as before 2007."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from corpus.errors import UnreadableFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_ole(data: bytes) -> bool:
    """Tell whether a file is an OLE file: of Office before 2007, or any with a password."""
    return data.startswith(_OLE)


def refuse_encrypted(data: bytes) -> None:
    """Raise an error if a file of Office since 2007 wants a password: then it is one stream in an OLE file.

    Raises:
        UnreadableFileError: It wants a password (`file_encrypted`).
    """
    import anydoc

    if not is_ole(data) or anydoc.format_from_bytes(data) is not None:
        return
    try:
        anydoc.to_document(
            data, "docx"
        )  # Any format of a ZIP archive will do: it is the OLE file around it that tells.
    except anydoc.EncryptedError as error:
        raise UnreadableFileError("file_encrypted") from error
    except anydoc.ConvertError:
        return  # Damaged in another way; whoever reads it finds out how.


def with_changed_parts(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes | None:
    """Return a ZIP archive with some of its members changed, or None where none is.

    Args:
        data: The archive. What it holds is unpacked into memory: it is to be one that a reader with limits has read.
        change: Takes a member's name and bytes and returns what is to stand for it, None to leave it as it is.
    """
    changed = BytesIO()
    any_changed = False
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
            for name in dict.fromkeys(old.namelist()):
                if not name.endswith((".xml", ".rels", "mimetype")):
                    continue  # Pictures, which nobody looks at.
                member = old.read(name)
                instead = change(name, member)
                any_changed |= instead is not None
                new.writestr(name, member if instead is None else instead)
    except (BadZipFile, NotImplementedError):
        return None
    return changed.getvalue() if any_changed else None
