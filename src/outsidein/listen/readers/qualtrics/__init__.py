"""Qualtrics: answers exported as CSV or TSV, with three header rows."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .preparation import aside, prepare
from .recognizer import confidence

EXPORT = Export(
    slug="qualtrics",
    title=message("Qualtrics survey export"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.SURVEY,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv", Path(__file__).parent / "sample_numeric.csv"),
    prepare=prepare,
    aside=aside,
)
