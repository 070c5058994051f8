"""The tables of a benchmark of the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from eval.bench.retrieval_measuring import NDCG, Row, SetFigures, quantiles
from eval.bench.retrieval_plan import FINAL, FORMS, Plan


def tables(found: SetFigures, plan: Plan) -> Iterator[Table]:
    """Yield the tables of one set: forms by stages, the parts switched off, and what it all took.

    Args:
        found: The figures.
        plan: What was asked.
    """
    yield stage_table(found, plan)
    if plan.off:
        yield part_table(found, plan)
    yield cost_table(found, plan)


def stage_table(found: SetFigures, plan: Plan) -> Table:
    """Return document nDCG@10 of each form of the questions by each stage, and more of the last stage."""
    table = _table(
        f"{found.name}: {len(found.ids)} questions, {found.documents} documents, {found.passages} passages; "
        "document nDCG@10",
        ["questions", *plan.stages, "kept", "hit@1", "hit@10", "recall"],
        f"kept, hits and recall are of {plan.stages[-1]}; kept is its share of the first row",
    )
    first = found.row(plan.forms[0], plan.stages[-1]).figures[NDCG]
    for form in plan.forms:
        last = found.row(form, plan.stages[-1]).figures
        stages = [_figure(found.row(form, stage)) for stage in plan.stages]
        kept = f"{last[NDCG] / first:.1%}" if first else "-"
        table.add_row(FORMS[form], *stages, kept, *(f"{last[name]:.3f}" for name in ("hit@1", "hit@10", "recall")))
    return table


def part_table(found: SetFigures, plan: Plan) -> Table:
    """Return document nDCG@10 without each part, with the difference to everything on."""
    table = _table(
        f"{found.name}: document nDCG@10 without each part",
        ["switched off", *(FORMS[form] for form in plan.forms)],
    )
    table.add_row("nothing", *(_figure(found.row(form, FINAL.name)) for form in plan.forms))
    for part in plan.off:
        cells = []
        for form in plan.forms:
            row, whole = found.row(form, f"without {part}"), found.row(form, FINAL.name)
            cells.append(f"{_figure(row)} {row.figures[NDCG] - whole.figures[NDCG]:+.3f}")
        table.add_row(part, *cells)
    return table


def cost_table(found: SetFigures, plan: Plan) -> Table:
    """Return what was spent: seconds in all, and milliseconds a question."""
    table = _table(
        f"{found.name}: what it took",
        ["what", "seconds", "ms p50", "ms p95"],
        "over all forms, beyond encoding; what has the same settings is measured once",
    )
    table.add_row("documents taken in", f"{found.prepare_seconds:.1f}", "", "")
    if found.encode_ms:
        table.add_row(
            f"encoding {found.encoded} questions", f"{found.encode_seconds:.1f}", *_milliseconds(found.encode_ms)
        )
    for configuration in plan.configurations():
        rows = [found.row(form, configuration.name) for form in plan.forms]
        each = quantiles([spent for row in rows for spent in row.each_ms])
        table.add_row(f"search, {configuration.name}", f"{sum(row.seconds for row in rows):.1f}", *_milliseconds(each))
    return table


def _table(title: str, columns: Sequence[str], caption: str | None = None) -> Table:
    table = Table(title=title, title_justify="left", caption=caption, caption_justify="left")
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    return table


def _figure(row: Row) -> str:
    return f"{row.figures[NDCG]:.3f}"


def _milliseconds(found: Mapping[str, float]) -> tuple[str, str]:
    return f"{found['p50']:.1f}", f"{found['p95']:.1f}"
