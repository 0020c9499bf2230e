"""Columns that SurveyMonkey itself puts before the questions."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "SurveyMonkey Help Center, 'Exporting Survey Results' (all individual responses as CSV or "
    "XLS): Respondent ID, Collector ID, Start Date, End Date, IP Address, Email Address, First "
    "Name, Last Name, Custom Data 1, then the questions, each once above its columns, and below "
    "them in a second header row its choices, rows, 'Response' or 'Open-Ended Response'; the "
    "same in the Star Wars survey that FiveThirtyEight published as it was exported (2014, CC "
    "BY 4.0)"
)


def _own(what: str) -> Guess:
    return Guess(T.OTHER, 1.0, f"SurveyMonkey's own column: {what}")


_ANSWER = Guess(T.ANSWER, 1.0, "SurveyMonkey's id of the answer")
KNOWN = {
    "respondent id": _ANSWER,
    "respondentid": _ANSWER,
    "collector id": _own("the link or message that the answer came by"),
    "collectorid": _own("the link or message that the answer came by"),
    "start date": _own("when the survey was opened"),
    "startdate": _own("when the survey was opened"),
    "end date": Guess(T.TIME, 1.0, "when the answer was sent"),
    "enddate": Guess(T.TIME, 1.0, "when the answer was sent"),
    "date created": _own("when the survey was opened"),
    "date modified": Guess(T.TIME, 0.9, "when the answer was last changed"),
    "ip address": _own("the address of the device"),
    "email address": Guess(T.USER, 0.9, "the address that the survey was sent to"),
    "first name": _own("the respondent's name"),
    "last name": _own("the respondent's name"),
    "custom data 1": _own("what the organization keeps about the contact; state its term"),
    "custom data": _own("what the organization keeps about the contact; state its term"),
}
SINGLE = frozenset({"", "response", "open-ended response"})
"""What stands below a question that has one column only."""
