"""Small surveys about expectations, laid out without any listening."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import Column, ColumnTerm, FileKind, RowAccount
from outsidein.understand.expectations.rows import Rows, rows_of
from outsidein.understand.ground import lay
from outsidein.understand.study import Study, study

ONE = {
    "customer": ColumnTerm.CUSTOMER,
    "segment": ColumnTerm.SEGMENT,
    "service": ColumnTerm.SERVICE,
    "time": ColumnTerm.TIME,
    "source": ColumnTerm.EXPECTATION_SOURCE,
}
LEVELS = {"adequate": ColumnTerm.ADEQUATE, "desired": ColumnTerm.DESIRED}
VOICES = {"expected": Voice.EXPECTATION, "perceived": Voice.PERCEPTION}
START = datetime(2025, 1, 1, tzinfo=UTC)


def column(name: str, position: int) -> Column:
    if name in ONE:
        return Column(name, name, position, ONE[name], 1.0)
    criterion, item, kind = name.split("_")
    return Column(
        name,
        name,
        position,
        LEVELS.get(kind, ColumnTerm.RATING),
        1.0,
        voice=VOICES.get(kind),
        criterion=criterion,
        item=f"{criterion}_{item}",
        scale=Scale(1, 7),
    )


def studied_of(
    table: Mapping[str, Sequence[Any]], description: ServiceDescription | None = None
) -> Study:
    made = pa.table(dict(table))
    columns = tuple(column(name, i + 1) for i, name in enumerate(made.column_names))
    account = RowAccount(made.num_rows, made.num_rows)
    sheet = Sheet("survey.csv", FileKind.SURVEY, columns, made, account)
    return study(lay(Hearing((sheet,)), description or ServiceDescription()))


@pytest.fixture(scope="session")
def studied() -> Callable[..., Study]:
    """A study of columns called `<criterion>_<item>_<voice or level>` and those of `ONE`."""
    return studied_of


@pytest.fixture(scope="session")
def rows() -> Callable[..., Rows]:
    """The rows of such a study."""

    def made(*given: Any) -> Rows:
        found = rows_of(studied_of(*given))
        assert found is not None
        return found

    return made


def drawn(seed: int = 3, customers: int = 120, each: int = 6) -> dict[str, list[Any]]:
    """Answers of customers in two segments over 360 days, with levels of their own."""
    random = np.random.default_rng(seed)
    n = customers * each
    who = np.repeat(np.arange(customers), each)
    day = random.integers(0, 360, n)
    level = 4.6 + random.normal(0, 0.6, customers)[who]
    expected = np.clip(np.rint(level + random.normal(0, 0.6, n)), 1, 7)
    perceived = np.clip(np.rint(level - 0.4 + random.normal(0, 1, n)), 1, 7)
    return {
        "customer": [f"C{i}" for i in who],
        "segment": ["big" if i % 2 else "small" for i in who],
        "time": [START + timedelta(days=int(d)) for d in day],
        "speed_1_expected": expected.tolist(),
        "speed_1_perceived": perceived.tolist(),
    }


@pytest.fixture
def survey() -> dict[str, list[Any]]:
    """A drawn survey without any effect, for a test to change."""
    return drawn()
