"""Microsoft Forms: the workbook of answers."""

from pathlib import Path

from outsidein.terms.language import message
from outsidein.terms.signal import FileKind

from .. import Export
from .mapping import KNOWN, SOURCE
from .preparation import prepare
from .recognizer import confidence

EXPORT = Export(
    slug="microsoft_forms",
    title=message("Microsoft Forms answers"),
    recognize=confidence,
    known=KNOWN,
    kind=FileKind.SURVEY,
    source=SOURCE,
    samples=(Path(__file__).parent / "sample.xlsx",),
    prepare=prepare,
)
