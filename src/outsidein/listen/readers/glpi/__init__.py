"""GLPI: a list of tickets exported as CSV, in English, German or French."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence
from .tidy import prepare

EXPORT = Export(
    slug="glpi",
    title=message("GLPI tickets"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.TICKETS,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv", Path(__file__).parent / "french.csv"),
    prepare=prepare,
)
