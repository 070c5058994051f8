"""What every reader returns: the blocks of a file, with the places that a citation can name."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.places import Place, Removed


@dataclass(frozen=True, slots=True)
class Block:
    r"""A run of text that one reader found: a paragraph, a table's row, a page, or a whole file.

    Attributes:
        text: The text before cleaning, one paragraph or list item a line.
        places: The places that begin with it, the widest first: a sheet, then its row.
        level: 1 to 9 where the block is a heading that the format marks, else 0.
        gap: What stands between the block before and this one in the document's text: a blank line (`"\n\n"`), a line
            end (`"\n"`), or a blank (`" "`) where a page break fell into a sentence.
    """

    text: str
    places: tuple[Place, ...] = ()
    level: int = 0
    gap: str = "\n\n"


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text before cleaning.

    Attributes:
        blocks: The text, in reading order.
        title: The title where the format marks one, else None.
        date: The date as it is written where the format marks one, else None.
        author: Who wrote it where the format says so, else None.
        removed: What the reader itself left out as no content, such as the head of every page.
        is_page: Whether the file is a web page, on which links, buttons and notices stand around the text.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    date: str | None = None
    author: str | None = None
    removed: tuple[Removed, ...] = field(default=())
    is_page: bool = False

    @classmethod
    def of(cls, text: str, title: str | None = None, date: str | None = None) -> RawText:
        """Return a file that is one block."""
        return cls((Block(text),), title, date)

    @property
    def text(self) -> str:
        """All blocks, with their gaps between them."""
        first, *others = self.blocks or (Block(""),)
        return "".join([first.text, *(block.gap + block.text for block in others)])
