"""Formbricks: answers exported as CSV, or as JSON from its interface."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .preparation import aside, prepare
from .recognizer import confidence

EXPORT = Export(
    slug="formbricks",
    title=message("Formbricks survey export"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.SURVEY,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv", Path(__file__).parent / "sample.json"),
    prepare=prepare,
    aside=aside,
)
