"""Jira Service Management: requests exported as CSV with all fields."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence
from .tidy import prepare

EXPORT = Export(
    slug="jira_service_management",
    title=message("Jira Service Management requests"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv",),
    prepare=prepare,
)
