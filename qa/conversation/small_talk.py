"""Tells talk with the program from questions about documents: greetings, thanks, insults, who it is, meaningless keys.

Only a text that phrases of `small_talk.toml` cover from end to end is small talk: a question that begins with a
greeting or ends with thanks leaves something over, and so does a name, a number or a word to look up.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from importlib import resources

from corpus.folding import has_diacritics
from corpus.messages import Language, message
from corpus.tone_placement import old_style
from qa.conversation.meaningless_keys import is_meaningless
from qa.conversation.phrase_book import PhraseBook


class SmallTalk(StrEnum):
    """What somebody said who asked nothing of the documents; of several in one text, the first here is answered.

    The value is the code of the reply's message.
    """

    MACHINE = "small_talk_machine"
    MAKER = "small_talk_maker"
    IDENTITY = "small_talk_identity"
    ABILITIES = "small_talk_abilities"
    DISPLEASED = "small_talk_displeased"
    CONFUSED = "small_talk_confused"
    FAREWELL = "small_talk_farewell"
    THANKS = "small_talk_thanks"
    PRAISE = "small_talk_praise"
    CHIT_CHAT = "small_talk_chit_chat"
    CALLING = "small_talk_calling"
    GREETING = "small_talk_greeting"
    ACKNOWLEDGED = "small_talk_acknowledged"
    MEANINGLESS = "small_talk_meaningless"

    def reply(self, language: Language) -> str:
        """Return what the program says to it."""
        return message(self.value, language)


_MOST_SYLLABLES = 16
"""Longer texts are not looked at: small talk is short, and covering a text with phrases takes its time."""
_LONGEST_ABBREVIATION = 4
_SAID = frozenset(["OK", "OKE", "HI", "ALO", "BYE", "TEST", "HELP", "CHÀO"])
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?\n]+(?!\w)")
_EMOTICON = re.compile(r"(?<!\S)(?:[:;=][-']?[()DPpVv3oO]+|[xX]D+|<3+|\^\^|[Tt][._][Tt])(?!\S)")
_SIGNS = {
    "\N{THUMBS UP SIGN}": SmallTalk.ACKNOWLEDGED,
    "\N{OK HAND SIGN}": SmallTalk.ACKNOWLEDGED,
    "\N{WAVING HAND SIGN}": SmallTalk.GREETING,
    "\N{PERSON WITH FOLDED HANDS}": SmallTalk.THANKS,
    "\N{THUMBS DOWN SIGN}": SmallTalk.DISPLEASED,
}
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}|(?<=[^\W\d_])([^\W\d_])\2$")


def small_talk(text: str) -> SmallTalk | None:
    """Return what kind of small talk a text is, or None where it may ask something of the documents.

    Args:
        text: What was typed, with or without diacritics.

    Example:
        >>> small_talk("Chào bạn!"), small_talk("cam on ban nhieu nha")
        (<SmallTalk.GREETING: 'small_talk_greeting'>, <SmallTalk.THANKS: 'small_talk_thanks'>)
        >>> small_talk("Chào bạn, cho mình hỏi lệ phí là bao nhiêu?") is None
        True
    """
    said = _EMOTICON.sub(" ", unicodedata.normalize("NFC", text))
    words = _WORD.findall(said)
    if not words:
        return next((kind for sign, kind in _SIGNS.items() if sign in said), SmallTalk.MEANINGLESS)
    if len(words) > _MOST_SYLLABLES or _is_abbreviation(words):
        return None
    kind = _kind_of_phrases(said)
    return kind or (SmallTalk.MEANINGLESS if is_meaningless(words) else None)


def _kind_of_phrases(said: str) -> SmallTalk | None:
    """Return the kind of a text that phrases cover, or None; no phrase reaches from one sentence into the next."""
    marked = has_diacritics(said)
    sentences = [words for part in _SENTENCE_END.split(said) if (words := _WORD.findall(part))]
    kinds = [_phrase_book().kind([_plain(word) for word in words], marked=marked) for words in sentences]
    if not all(kinds):
        return None
    return min((kind for kind in kinds if kind), key=list(SmallTalk).index)


def _is_abbreviation(words: list[str]) -> bool:
    """Tell whether a text is one short word in capitals that is not commonly written so: `EU`, `UBND`."""
    return (
        len(words) == 1 and words[0].isupper() and 1 < len(words[0]) <= _LONGEST_ABBREVIATION and words[0] not in _SAID
    )


def _plain(word: str) -> str:
    """Return a word in small letters, its tone in one place and no letter drawn out (`hiii`, `chàooo`)."""
    plain = old_style(word.lower())
    return plain if len(set(plain)) == 1 else _DRAWN_OUT.sub(lambda run: run[1] or run[2], plain)


@cache
def _phrase_book() -> PhraseBook[SmallTalk]:
    file = resources.files("qa.conversation").joinpath("small_talk.toml")
    stored = tomllib.loads(file.read_text(encoding="utf-8"))
    phrases = {kind: stored[kind.name.lower()]["phrases"] for kind in SmallTalk}
    return PhraseBook(phrases, stored["between"]["phrases"], stored["groups"], _plain)
