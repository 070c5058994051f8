"""What each part of the program is worth, as people read it on a terminal of 100 columns."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.messages import Language, message
from eval.comparing.ablation import COLUMNS, Ablation, AblationRow, Cell, KindLoss
from eval.comparing.difference_text import difference_text, marked, value_text
from eval.comparing.parts import PARTS
from eval.report.names import kind_name
from eval.report.numbers import NOTHING, Numbers

_MOST_KINDS = 4
_LABEL_WIDTH, _CELL_WIDTH = 14, 7


def ablation_page(ablation: Ablation, language: Language) -> RenderableType:
    """Return an ablation for people.

    Args:
        ablation: The ablation.
        language: Language of the page.
    """
    numbers = Numbers(language)
    setup = ablation.setup
    title = message(
        "ablation_title", language, gold=setup.gold, corpus=setup.corpus, program=setup.program, digest=setup.code
    )
    return Group(
        Text(title, style="bold"),
        _table(ablation, language),
        Text(message("ablation_note", language, questions=numbers.count(_questions(ablation))), style="dim"),
        Text(message("ablation_limits", language), style="dim"),
        Padding(Text(message("ablation_kinds", language), style="bold"), (1, 0, 0, 0)),
        *(_kinds(row, language) for row in ablation.rows if row.part is not None),
    )


def row_label(part: str | None, language: Language) -> str:
    """Return what a row is called: everything on, or the part that is off."""
    if part is None:
        return message("ablation_whole", language)
    label = next((message(one.label, language) for one in PARTS if one.name == part), part)
    return message("ablation_without", language, part=label)


def _table(ablation: Ablation, language: Language) -> RenderableType:
    headings = {
        "right": message("column_right", language),
        "ndcg@10": "nDCG @10",
        "hit@1": message("column_hit_first", language),
        "document_ndcg@10": message("column_document_ndcg", language),
        "first_citation": message("column_first_citation", language),
        "contained": message("column_contained", language),
        "refused": message("column_refused", language),
        "follow_up_hit@5": message("column_follow_up", language),
    }
    # Widths of its own, since Rich would rather drop the last column than fold a heading.
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(Text(""), width=_LABEL_WIDTH)
    for name in COLUMNS:
        width = max(_CELL_WIDTH, *map(len, headings[name].split()))
        table.add_column(Text(headings[name]), justify="right", width=width)
    table.add_column(Text("ms"), justify="right", no_wrap=True)
    for row in ablation.rows:
        cells = [_cell(name, row.cells.get(name), language) for name in COLUMNS]
        milliseconds = NOTHING if row.median_ms is None else Numbers(language).milliseconds(row.median_ms)
        style = "bold" if row.part is None else ""
        table.add_row(Text(row_label(row.part, language), style=style), *cells, Text(milliseconds))
    return table


def _cell(name: str, cell: Cell | None, language: Language) -> Text:
    if cell is None:
        return Text(NOTHING)
    value = Text(value_text(name, cell.value, language))
    if cell.difference is None:
        return value
    difference = difference_text(name, cell.difference, language)
    return Text.assemble(value, "\n", marked(name, cell.difference, difference, is_significant=cell.is_significant))


def _kinds(row: AblationRow, language: Language) -> RenderableType:
    losses = "; ".join(_loss(one, language) for one in row.kinds[:_MOST_KINDS])
    return Text.assemble(
        (f"{row_label(row.part, language)}: ", "cyan"), losses or message("ablation_no_loss", language)
    )


def _loss(loss: KindLoss, language: Language) -> str:
    return message(
        "ablation_loss",
        language,
        kind=kind_name(loss.kind, language),
        difference=difference_text("right", loss.difference, language),
        lost=loss.lost,
        gained=loss.gained,
        count=loss.count,
    )


def _questions(ablation: Ablation) -> int:
    """Return how many questions there are: `right` applies to all."""
    return max((cell.count for cell in ablation.rows[0].cells.values()), default=0)
