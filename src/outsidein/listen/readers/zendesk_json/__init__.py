"""Zendesk: tickets as JSON, from the incremental export or the account's export."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence
from .tidy import aside, prepare

EXPORT = Export(
    slug="zendesk_json",
    title=message("Zendesk tickets (JSON)"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.json", Path(__file__).parent / "sample.ndjson"),
    prepare=prepare,
    aside=aside,
)
