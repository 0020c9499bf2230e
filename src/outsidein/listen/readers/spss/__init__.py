"""SPSS: a data set saved as .sav or .zsav, with its labels."""

from pathlib import Path

from outsidein.terms.language import message

from .. import Export
from .mapping import KNOWN, SOURCE
from .recognizer import confidence

EXPORT = Export(
    slug="spss",
    title=message("SPSS data set"),
    recognize=confidence,
    known=KNOWN,
    kind=None,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.sav",),
)
