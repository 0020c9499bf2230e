"""`outsidein inspect`: what files are, what their columns mean, what is ambiguous."""

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from outsidein.terms.counting import plural

from .questions import asker, interactive
from .show import JSON_HELP, write_text

if TYPE_CHECKING:
    from outsidein.engine.sheet import Hearing, Sheet
    from outsidein.terms.description import ServiceDescription
    from outsidein.terms.signal import Column, Reading


def inspect(
    files: Annotated[
        list[Path], typer.Argument(help="Data files, or folders of them; a service file too.")
    ],
    save: Annotated[
        Path | None, typer.Option(help="Write the mapping as YAML to edit, and the audit follows.")
    ] = None,
    service: Annotated[
        Path | None, typer.Option(help="The service file, which names items and measures.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="A mapping to follow, written by --save and edited.")
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(help="Write rejected rows here, to correct and read again.")
    ] = None,
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
    no_ask: Annotated[
        bool, typer.Option("--no-ask", help="Never ask; open questions stay open.")
    ] = False,
) -> None:
    """Say what files are, what their columns mean and what is ambiguous.

    Asks at a terminal what the file does not tell. With --save the answers and guesses go to a
    mapping in YAML, which `outsidein audit --mapping` follows.
    """
    from outsidein import listen
    from outsidein.listen import mapping_text

    console = Console(highlight=False)
    data, yamls = listen.split_paths(files)
    description = _description(service, yamls)
    hearing = listen.hear(
        data,
        description=description,
        mapping=listen.mapping.load(mapping) if mapping is not None else None,
        ask=None if no_ask or not interactive() else asker(Console(stderr=True), lambda: None),
    )
    troubles = listen.unmatched(description, hearing) if description is not None else ()
    said = Console(stderr=True, highlight=False)
    if save is not None:
        mapping_text.save(save, hearing)
        said.print(f"Mapping written to {save}: correct it and pass it with --mapping.")
    if rejects is not None:
        for path in listen.rejects.write(rejects, hearing):
            said.print(f"Rejected rows written to {path}: correct them and read the file again.")
    if json == "-":
        typer.echo(_json(hearing))
    else:
        for sheet in hearing.sheets:
            _show(console, sheet)
        for trouble in troubles:
            console.print(Text(f"Note: {trouble}", style="yellow"))
        if json is not None:
            write_text(Path(json), _json(hearing) + "\n")


def _description(service: Path | None, yamls: list[Path]) -> "ServiceDescription | None":
    from outsidein import servicefile
    from outsidein.terms.trouble import Trouble

    found = [*([service] if service is not None else []), *yamls]
    if len(found) > 1:
        raise Trouble(
            f"{len(found)} service files are given", remedy="Pass one; a mapping goes to --mapping."
        )
    return servicefile.load(found[0]) if found else None


def _show(console: Console, sheet: "Sheet") -> None:
    account = sheet.account
    console.print(Text(f"\n{sheet.source}", style="bold"))
    console.print(Text(f"  {_words(sheet.kind.value)}, {_sure(sheet.confidence)}{_else(sheet)}"))
    layout = ", ".join(
        p for p in (sheet.recognized_as, sheet.encoding, _mark(sheet.delimiter)) if p
    )
    console.print(Text(f"  read as {layout}"))
    console.print(
        Text(
            f"  {plural(account.rows, 'row')} in: {account.used} used, {account.superseded} "
            "superseded, "
            f"{account.rejected} rejected"
        )
    )
    for note in sheet.notes:
        console.print(Text(f"  {note}"))
    console.print(_columns(sheet))
    _readings(console, sheet)
    for reject in sheet.rejects[:5]:
        column = f', column "{reject.column}"' if reject.column else ""
        value = f" ({reject.value[:40]!r})" if reject.value else ""
        console.print(
            Text(f"  rejected: line {reject.line}{column}: {reject.reason}{value}. {reject.remedy}")
        )
    if len(sheet.rejects) > 5:
        console.print(
            Text(f"  … and {len(sheet.rejects) - 5} more; --rejects PATH writes them all.")
        )


def _columns(sheet: "Sheet") -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 1), header_style="bold")
    table.add_column("#", justify="right")
    table.add_column("column", max_width=28, no_wrap=True, overflow="ellipsis")
    table.add_column("term", no_wrap=True)
    table.add_column("detail", max_width=20)
    table.add_column("sure", justify="right", no_wrap=True)
    table.add_column("because", min_width=14)
    for column in sheet.columns:
        header = _headed(column)
        table.add_row(
            str(column.position),
            Text(header),
            Text(_words(column.term.value)),
            Text(_detail(column)),
            f"{column.confidence:.0%}",
            Text(column.evidence),
        )
    return table


def _headed(column: "Column") -> str:
    """The header, and behind it what the question is about where the file tells it."""
    header = " ".join(column.header.split()) or column.name
    return f"{header}: {column.item or column.title}" if column.title else header


def _detail(column: "Column") -> str:
    scale = column.scale
    parts = [
        column.voice.value if column.voice else "",
        column.criterion or "",
        f"{scale.low:g} to {scale.high:g}" if scale else "",
        "low is better" if scale and scale.reverse else "",
        f"not {', '.join(f'{v:g}' for v in scale.not_applicable)}"
        if scale and scale.not_applicable
        else "",
        column.unit or "",
        f"{column.direction.value} is better" if column.direction else "",
    ]
    return ", ".join(part for part in parts if part)


def _readings(console: Console, sheet: "Sheet") -> None:
    settled = [r for r in sheet.readings if r.decided]
    for reading in settled:
        console.print(Text(f"  {_place(reading)}{reading.question} {reading.chosen}: "
                           f"{reading.evidence}."))  # fmt: skip
    for reading in sheet.readings:
        if not reading.decided:
            text = Text("  UNDECIDED ", style="bold yellow")
            text.append(
                f"{_place(reading)}{reading.question} {reading.evidence}. {reading.remedy} "
                f"Until then {plural(len(reading.affects), 'column gives', 'columns give')} no "
                "numbers "
                "in the audit.",
                style="default",
            )
            console.print(text)


def _place(reading: "Reading") -> str:
    return f'"{" ".join(reading.column.split())}": ' if reading.column else ""


def _words(value: str) -> str:
    return value.replace("_", " ")


def _sure(confidence: float) -> str:
    return f"{confidence:.0%} sure"


def _else(sheet: "Sheet") -> str:
    others = [f"{_words(k.value)} {_sure(c)}" for k, c in sheet.alternatives if c >= 0.02]
    return f" (else {', '.join(others[:2])})" if others else ""


def _mark(delimiter: str) -> str:
    return {"": "", "\t": "tabs between cells", " ": "blanks between cells"}.get(
        delimiter, f'"{delimiter}" between cells'
    )


def _json(hearing: "Hearing") -> str:
    sheets = [_sheet(sheet) for sheet in hearing.sheets]
    return json_module.dumps({"files": sheets}, ensure_ascii=False, indent=2)


def _sheet(sheet: "Sheet") -> dict[str, Any]:
    account = sheet.account
    return {
        "source": sheet.source,
        "kind": sheet.kind.value,
        "confidence": sheet.confidence,
        "alternatives": [{"kind": k.value, "confidence": c} for k, c in sheet.alternatives],
        "recognized_as": sheet.recognized_as,
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
        "rows": account.rows,
        "used": account.used,
        "superseded": account.superseded,
        "rejected": account.rejected,
        "notes": list(sheet.notes),
        "columns": [_column(column) for column in sheet.columns],
        "readings": [
            {
                "column": r.column,
                "question": r.question,
                "chosen": r.chosen,
                "evidence": r.evidence,
                "decided": r.decided,
                "affects": list(r.affects),
                "remedy": r.remedy,
            }
            for r in sheet.readings
        ],
        "rejects": [
            {
                "line": r.line,
                "column": r.column,
                "value": r.value,
                "reason": r.reason,
                "remedy": r.remedy,
            }
            for r in sheet.rejects
        ],
    }


def _column(column: "Column") -> dict[str, Any]:
    scale = column.scale
    return {
        "position": column.position,
        "name": column.name,
        "header": column.header,
        "title": column.title,
        "term": column.term.value,
        "confidence": column.confidence,
        "evidence": column.evidence,
        "voice": column.voice.value if column.voice else None,
        "criterion": column.criterion,
        "item": column.item,
        "scale": [scale.low, scale.high] if scale else None,
        "better": ("low" if scale.reverse else "high") if scale else None,
        "not_applicable": list(scale.not_applicable) if scale else [],
        "unit": column.unit,
        "direction": column.direction.value if column.direction else None,
    }
