"""Columns that Formbricks itself puts before the questions, in its file and in its interface."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Formbricks, tests of its response export (export-validation): No., Response ID, Timestamp, "
    "Finished, Survey ID, Formbricks ID (internal), User ID, Tags, source, url, userAgent - "
    "browser, userAgent - os, userAgent - device, then the questions as '1. text', hidden "
    "fields, variables and attributes; the same keys in its JSON file; Formbricks API "
    "reference, 'Get Responses': data [id, createdAt, updatedAt, finished, surveyId, contact, "
    "data by question id, meta, ttc, variables, contactAttributes, tags, language]"
)


def _own(what: str) -> Guess:
    return Guess(T.OTHER, 1.0, f"Formbricks' own column: {what}")


_ANSWER = Guess(T.ANSWER, 1.0, "Formbricks' id of the answer")
_USER = Guess(T.USER, 1.0, "the organization's own id of the person")
KNOWN = {
    "no.": _own("the number of the row"),
    "response id": _ANSWER,
    "timestamp": Guess(T.TIME, 1.0, "when the answer came in"),
    "finished": _own("whether the end was reached"),
    "survey id": _own("the survey"),
    "formbricks id (internal)": _own("its id of the contact"),
    "user id": _USER,
    "tags": _own("marks that the organization set"),
    "notes": _own("remarks of the organization"),
    "source": _own("where the survey was shown"),
    "url": _own("the page of the survey"),
    "useragent - browser": _own("the program of the device"),
    "useragent - os": _own("the system of the device"),
    "useragent - device": _own("the kind of device"),
    "id": _ANSWER,
    "createdat": Guess(T.TIME, 1.0, "when the answer came in"),
    "updatedat": _own("when the answer was last changed"),
    "surveyid": _own("the survey"),
    "contact.id": _own("its id of the contact"),
    "contact.userid": _USER,
    "contactid": _own("its id of the contact"),
    "language": _own("the language of the survey"),
    "singleuseid": _own("the link, where it may be used once"),
    "displayid": _own("how the survey was shown"),
    "endingid": _own("the end that was reached"),
}
UNFINISHED = ("no", "false")
"""Values of `Finished`."""
