"""Salesforce: a report on cases, or the Case object from the Data Loader."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence
from .tidy import aside, prepare

EXPORT = Export(
    slug="salesforce_cases",
    title=message("Salesforce cases"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "report.csv", Path(__file__).parent / "data_loader.csv"),
    prepare=prepare,
    aside=aside,
)
