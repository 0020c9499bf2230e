"""Ratings that stand beside tickets: whether they are heard as answers, said with its reason."""

from collections.abc import Sequence
from dataclasses import replace

from outsidein.engine.rated import ratings
from outsidein.engine.sheet import Sheet
from outsidein.terms.language import message, say
from outsidein.terms.signal import FileKind, Reading

_QUESTION = message("Are the ratings beside the tickets answers?")


def beside(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, with a reading on each sheet of tickets that customers rated.

    A survey comes before ratings in a ticket system; without one they are the answers.
    """
    survey = next((s for s in sheets if s.kind is FileKind.SURVEY), None)
    return [_told(s, survey) for s in sheets]


def _told(sheet: Sheet, survey: Sheet | None) -> Sheet:
    if sheet.kind not in (FileKind.TICKETS, FileKind.EVENT_LOG):
        return sheet
    rated = ratings(sheet)
    if not rated:
        return sheet
    column = rated[0].name
    if survey is None:
        chosen = say("yes, of the customer whose ticket it was, when it was solved")
        evidence = say("no survey is among the files")
    else:
        chosen = say("no, the survey alone is heard")
        evidence = say(
            "{source} is a survey; pass the tickets alone to hear their ratings",
            source=survey.source,
        )
    reading = Reading(sheet.source, column, say(_QUESTION), chosen, evidence)
    return replace(sheet, readings=(*sheet.readings, reading))
