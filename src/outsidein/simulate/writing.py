"""The files of a simulated organization, written as a stream."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from outsidein.terms.placing import check_folder, placed, put_text, refused
from outsidein.terms.trouble import Trouble

from . import document
from .organization import Organization, Progress, organization
from .plan import Plan
from .readme import MARK, readme
from .service_text import service_text
from .truth import Truth


def write(
    directory: Path | str,
    *,
    seed: int = 1,
    customers: int = 800,
    months: int = 18,
    answers: int | None = None,
    tickets: int | None = None,
    plant: bool = True,
    progress: Progress | None = None,
) -> Truth:
    """Write an example organization with known truth into a folder; the same seed, the same bytes.

    `answers` and `tickets` set the rows of survey.csv and work_orders.csv where they should not
    follow from customers and months. With `plant` false nothing is planted, so that nothing may be
    found. `progress` is called with the months done and in all. Raises Trouble where the numbers
    make no sense or the folder holds something else.
    """
    plan = Plan(seed, customers, months, tickets, answers, plant)
    folder = prepare(Path(directory))
    living = organization(plan)
    write_tables(folder, living, progress)
    texts = {
        "service.yaml": service_text(plan, living.blueprint),
        "truth.json": document.text(living.truth),
        "README.txt": readme(living.truth),
    }
    for name, text in texts.items():
        put_text(folder / name, text)
    return living.truth


def prepare(folder: Path) -> Path:
    """An empty folder, or one that this function has filled before; nothing else is overwritten."""
    if folder.exists() and not folder.is_dir():
        raise Trouble(
            "is a file.", remedy="Name a folder that does not exist yet.", source=str(folder)
        )
    if folder.is_dir() and any(folder.iterdir()):
        note = folder / "README.txt"
        ours = note.is_file() and note.read_text("utf-8", errors="replace").startswith(MARK)
        if not ours:
            raise Trouble(
                "holds files that are not from a simulation.",
                remedy="Name an empty folder, so that no file of yours is overwritten.",
                source=str(folder),
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"cannot be made: {error.strerror}.",
            remedy="Name a folder you may write to.",
            source=str(folder),
        ) from error
    # Written first, so that a run that was broken off can be repeated into the same folder.
    check_folder(folder)
    put_text(folder / "README.txt", f"{MARK}\n")
    return folder


def write_tables(folder: Path, living: Organization, progress: Progress | None) -> None:
    """The CSV files; work orders and answers month by month."""
    with stream(folder / "work_orders.csv") as work, stream(folder / "survey.csv") as survey:
        for month, (orders, answers) in enumerate(living.months(), 1):
            work.send(orders)
            survey.send(answers)
            if progress is not None:
                progress(month, living.plan.months)
    for name, table in living.registers().items():
        with stream(folder / name) as file:
            file.send(table)


class Stream:
    """A CSV file that grows table by table."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: csv.CSVWriter | None = None

    def send(self, table: pa.Table) -> None:
        """Append the rows of a table."""
        if self.writer is None:
            self.writer = csv.CSVWriter(str(self.path), table.schema)
        self.writer.write_table(table)


@contextmanager
def stream(path: Path) -> Iterator[Stream]:
    """A stream that is closed at the end, whatever happens, and is in place once it is whole."""
    with placed(path) as beside, refused(path):
        opened = Stream(beside)
        try:
            yield opened
        finally:
            if opened.writer is not None:
                opened.writer.close()
