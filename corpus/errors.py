"""The errors that a person can do something about; each carries a message of the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from corpus.messages import Language, message


class HoidapError(Exception):
    """A failure with a message for people, in every language of the interface.

    Args:
        code: The message's name in `corpus/messages.toml`.
        **values: What the message names: a path, a setting, a number.

    Example:
        >>> HoidapError("document_not_found", id="abc").text("en")
        'There is no document with the id "abc". List the documents with: hoidap documents list'
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(self.text("vi"))

    def __reduce__(self) -> tuple[Callable[..., HoidapError], tuple[type[HoidapError], str, dict[str, object]]]:
        """Let an error go from one process to another with its code and its values."""
        return _made_anew, (type(self), self.code, self.values)

    def text(self, language: Language) -> str:
        """Return the message in the given language."""
        return message(self.code, language, **self.values)


class UnreadableFileError(HoidapError):
    """One file cannot be read; the others of the same ingest go on."""


class UsageError(HoidapError):
    """What was asked for is wrong in itself: an empty question, a path that does not exist."""


class DataFolderError(HoidapError):
    """The data folder cannot be used as it is."""


def _made_anew(kind: type[HoidapError], code: str, values: dict[str, object]) -> HoidapError:
    return kind(code, **values)
