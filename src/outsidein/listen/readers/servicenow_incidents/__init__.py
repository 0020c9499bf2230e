"""ServiceNow: a list of incidents, one row for each, with labels or field names."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence

EXPORT = Export(
    slug="servicenow_incidents",
    title=message("ServiceNow incident list"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "labels.csv", Path(__file__).parent / "names.csv"),
)
