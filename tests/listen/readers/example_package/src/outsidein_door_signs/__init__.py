"""A reader that a package brings: the export of smiley terminals at doors."""

from pathlib import Path

from outsidein.listen.readers import Export
from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm, FileKind

from .recognizer import aside, confidence

EXPORT = Export(
    slug="door_signs",
    title="Door signs",
    recognize=confidence,
    known={
        "press": Guess(ColumnTerm.ANSWER, 1.0, "the terminal's number of the press"),
        "pressed at": Guess(ColumnTerm.TIME, 1.0, "the terminal's clock"),
        "door": Guess(ColumnTerm.SITE, 1.0, "where the terminal hangs"),
        "smiley": Guess(ColumnTerm.OVERALL, 1.0, "the button, 1 to 5"),
    },
    kind=FileKind.SURVEY,
    source="The terminals' own handbook: Press, Pressed at, Door, Smiley, Cleaning",
    samples=(Path(__file__).parent / "sample.csv",),
    aside=aside,
)
