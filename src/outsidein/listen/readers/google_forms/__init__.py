"""Google Forms: answers downloaded as CSV or from the linked sheet."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence

EXPORT = Export(
    slug="google_forms",
    title=message("Google Forms answers"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.SURVEY,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv",),
)
