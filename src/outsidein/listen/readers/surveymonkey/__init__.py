"""SurveyMonkey: all answers exported as CSV or XLSX, with two header rows."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .preparation import prepare
from .recognizer import confidence

EXPORT = Export(
    slug="surveymonkey",
    title=message("SurveyMonkey survey export"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.SURVEY,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.csv",),
    prepare=prepare,
)
