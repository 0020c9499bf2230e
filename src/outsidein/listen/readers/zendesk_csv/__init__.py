"""Zendesk: tickets as CSV, from the account's export or from a view."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence
from .tidy import prepare

EXPORT = Export(
    slug="zendesk_csv",
    title=message("Zendesk tickets (CSV)"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv", Path(__file__).parent / "view.csv"),
    prepare=prepare,
)
