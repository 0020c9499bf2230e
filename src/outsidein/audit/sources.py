"""What each file was taken for, and what became of its rows."""

from outsidein.engine.sheet import Hearing
from outsidein.report.document import SourceNote


def sources(hearing: Hearing) -> tuple[SourceNote, ...]:
    """One note per table that was heard, in the order of the files."""
    return tuple(
        SourceNote(
            source=sheet.source,
            kind=sheet.kind.value,
            recognized_as=sheet.recognized_as,
            confidence=sheet.confidence,
            account=sheet.account,
            columns=sheet.columns,
            readings=sheet.readings,
            rejects=sheet.rejects,
            notes=sheet.notes,
        )
        for sheet in hearing.sheets
    )
