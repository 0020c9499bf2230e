"""Tickets of a made-up helpdesk, for files as large as exports are."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from outsidein.audit import run
from outsidein.report.document import AuditDocument


@dataclass(frozen=True)
class Ticket:
    """One ticket, with what happened to it."""

    number: int
    customer: int
    agent: int
    opened: dt.datetime
    solved: dt.datetime
    late: bool
    reopened: bool
    handed_on: int
    stars: int | None

    @property
    def minutes(self) -> int:
        """From opening to solution."""
        return int((self.solved - self.opened).total_seconds() // 60)


@pytest.fixture(scope="session")
def helpdesk() -> tuple[Ticket, ...]:
    """Two thousand tickets of 120 customers; late ones are handed on more and rated worse."""
    rng = np.random.default_rng(5)
    found = []
    for number in range(2000):
        opened = dt.datetime(2025, 1, 1) + dt.timedelta(minutes=int(rng.integers(0, 432_000)))
        late = bool(rng.random() < 0.25)
        took = dt.timedelta(minutes=int(rng.gamma(2, 400) * (4 if late else 1)) + 1)
        stars = int(np.clip(round(4.4 - 1.8 * late + rng.normal(0, 0.7)), 1, 5))
        found.append(
            Ticket(
                number,
                int(rng.integers(0, 120)),
                int(rng.integers(0, 6)),
                opened,
                opened + took,
                late,
                bool(rng.random() < 0.08),
                int(rng.poisson(0.3 + late)),
                stars if rng.random() < 0.4 else None,
            )
        )
    return tuple(found)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a CSV from a header and rows by header; columns not given are blank."""

    def write(
        name: str,
        header: Sequence[str],
        rows: Iterable[dict[str, object]],
        *,
        delimiter: str = ",",
        foot: str = "",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
            writer.writerow(header)
            for row in rows:
                assert row.keys() <= set(header), row.keys() - set(header)
                writer.writerow([row.get(h, "") for h in header])
            stream.write(foot)
        return path

    return write


@pytest.fixture(scope="session")
def audited() -> Callable[[Path], dict[str, float | None]]:
    """The metrics of all tickets and all answers in the audit of one file, by slug."""

    def metrics(path: Path) -> dict[str, float | None]:
        document: AuditDocument = run([path])
        found: dict[str, float | None] = {}
        for metric in document.metrics:
            found.setdefault(metric.metric, metric.estimate.value)
        return found

    return metrics
