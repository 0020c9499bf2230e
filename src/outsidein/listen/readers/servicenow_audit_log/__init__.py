"""ServiceNow: the audit log of incidents, one row for each change."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence

EXPORT = Export(
    slug="servicenow_audit_log",
    title=message("ServiceNow incident audit log"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.EVENT_LOG,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv",),
)
