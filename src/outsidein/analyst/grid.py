"""A small table that prints well in a terminal and in a notebook."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from rich.console import Console, Group, JustifyMethod
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Grid:
    """Headed rows of text; the first column is a name, the others are numbers unless said."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = True


def as_rich(title: str, facts: str, grids: Sequence[Grid], warnings: Sequence[str]) -> Group:
    """The grids below each other, with the facts above and the warnings beneath."""
    parts: list[Text | Table] = [Text(title, style="bold"), Text(facts)]
    parts.extend(_table(grid) for grid in grids)
    parts.extend(Text(f"Warning: {warning}", style="yellow") for warning in warnings)
    return Group(*parts)


def _table(grid: Grid) -> Table:
    table = Table(title=grid.title or None, title_justify="left", box=None, pad_edge=False)
    for place, name in enumerate(grid.header):
        # Text objects, so that a column called "[bold]" is shown and not obeyed.
        number = grid.numbers and place > 0
        table.add_column(
            Text(name),
            justify="right" if number else "left",
            no_wrap=number,
            overflow="ignore" if number else "fold",
            max_width=60 if grid.numbers and not number else None,
        )
    for row in grid.rows:
        side: JustifyMethod = "right" if grid.numbers else "left"
        table.add_row(Text(row[0]), *(Text(cell, justify=side) for cell in row[1:]))
    return table


def as_text(title: str, facts: str, grids: Sequence[Grid], warnings: Sequence[str]) -> str:
    """The same as plain text, 100 columns wide."""
    console = Console(file=io.StringIO(), width=100, color_system=None, legacy_windows=False)
    console.print(as_rich(title, facts, grids, warnings))
    written = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in written.splitlines())


def as_html(title: str, facts: str, grids: Sequence[Grid], warnings: Sequence[str]) -> str:
    """The same as HTML for a notebook; every text is escaped."""
    parts = [f"<p><strong>{escape(title)}</strong><br>{escape(facts)}</p>"]
    for grid in grids:
        head = "".join(f"<th>{escape(name)}</th>" for name in grid.header)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in grid.rows
        )
        caption = f"<caption>{escape(grid.title)}</caption>" if grid.title else ""
        parts.append(f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    parts.extend(f"<p>Warning: {escape(warning)}</p>" for warning in warnings)
    return "".join(parts)
