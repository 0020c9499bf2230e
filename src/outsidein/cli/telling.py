"""Where an audit is written to, and what is said about it."""

import json as jsons
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from outsidein.report import AuditDocument
from outsidein.report.spoken import speaking_as
from outsidein.terms.language import say
from outsidein.terms.placing import check_place, put_bytes, put_text

MOST_PAGES = 1000
"""Customers that have a page unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the audit is written to; `json` may be - for standard output, `pages` is a folder."""

    output: Path | None = None
    json: str | None = None
    pdf: Path | None = None
    xlsx: Path | None = None
    pages: Path | None = None

    def files(self, *others: Path | None) -> list[Path]:
        """Every file that is written."""
        json = Path(self.json) if self.json not in (None, "-") else None
        return [t for t in (self.output, self.pdf, self.xlsx, json, *others) if t is not None]

    def check(self, *others: Path | None) -> None:
        """Say before the work begins what cannot be written where it is wanted, or at all."""
        for target in self.files(*others):
            check_place(target)
        if self.pdf is not None:
            from outsidein.report.paper import printable

            printable()
        if self.pages is not None:
            from outsidein.report.pages.write import usable

            usable(self.pages)


def tell(document: AuditDocument, to: Targets) -> None:
    """Write the report and the findings, and show the summary."""
    from outsidein import report

    if to.output is not None:
        put_text(to.output, report.html(document))
    if to.pdf is not None:
        put_bytes(to.pdf, report.pdf(document))
    if to.xlsx is not None:
        put_bytes(to.xlsx, report.xlsx(document))
    if to.json is not None:
        put_json(to.json, report.to_json(document))
    # Standard output belongs to whoever reads the JSON.
    console = Console(stderr=to.json == "-", highlight=False)
    console.print(report.terminal(document))
    with speaking_as(document):
        lines = _written(document, to)
    for line in lines:
        console.print(line, soft_wrap=True, markup=False)


def _written(document: AuditDocument, to: Targets) -> list[str]:
    """One line for each thing that was written; the pages are written here."""
    lines = []
    if to.output is not None:
        lines.append(say("Report: {file}", file=to.output))
    if to.pdf is not None:
        lines.append(say("PDF: {file}", file=to.pdf))
    if to.xlsx is not None:
        lines.append(say("Workbook: {file}", file=to.xlsx))
    if to.pages is not None:
        lines += _pages(document, to.pages)
    if to == Targets():
        lines.append(say("Add -o report.html for the whole report."))
    if document.rejects_file:
        lines.append(say("Rejected rows: {file}", file=document.rejects_file))
    return lines


def _pages(document: AuditDocument, folder: Path) -> list[str]:
    from outsidein.report.pages import write_pages

    made = write_pages(document, folder)
    lines = [
        say(
            "Pages: {file} (services: {services:,}, customers: {customers:,})",
            file=folder / "index.html",
            services=made.services,
            customers=made.customers,
        )
    ]
    if made.without:
        lines.append(
            say(
                "Customers without a page: {customers:,}; --all-pages writes all.",
                customers=made.without,
            )
        )
    return lines


def put_json(target: str, findings: Mapping[str, Any]) -> None:
    """Write findings as JSON into a file, or to standard output where the target is -."""
    text = jsons.dumps(findings, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if target == "-":
        sys.stdout.write(text)
    else:
        put_text(Path(target), text)
