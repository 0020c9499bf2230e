"""Columns that Qualtrics itself puts before the questions."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Qualtrics Support, 'Understanding Your Dataset' (CSV and TSV files come with three header "
    "rows: internal name, question text, import id): StartDate, EndDate, Status, IPAddress, "
    "Progress, Duration (in seconds), Finished, RecordedDate, ResponseId, RecipientLastName, "
    "RecipientFirstName, RecipientEmail, ExternalReference, LocationLatitude, LocationLongitude, "
    "DistributionChannel, UserLanguage; the same in the sample export of the R package qualtRics"
)


def _own(what: str) -> Guess:
    return Guess(T.OTHER, 1.0, f"Qualtrics' own column: {what}")


KNOWN = {
    "responseid": Guess(T.ANSWER, 1.0, "Qualtrics' id of the answer"),
    "recordeddate": Guess(T.TIME, 1.0, "when Qualtrics recorded the answer"),
    "startdate": _own("when the survey was opened"),
    "enddate": _own("when the last page was left"),
    "status": _own("how the answer came in"),
    "ipaddress": _own("the address of the device"),
    "progress": _own("how far the respondent came, in percent"),
    "duration (in seconds)": _own("how long answering took"),
    "finished": _own("whether the last page was reached"),
    "recipientlastname": _own("the respondent's name"),
    "recipientfirstname": _own("the respondent's name"),
    "recipientemail": Guess(T.USER, 0.9, "the address that the survey was sent to"),
    "externalreference": Guess(
        T.CUSTOMER, 0.7, "the organization's own reference of the contact stands for the customer"
    ),
    "locationlatitude": _own("where the device was"),
    "locationlongitude": _own("where the device was"),
    "distributionchannel": _own("how the survey was sent"),
    "userlanguage": _own("the language of the survey"),
}

PREVIEWS = (
    "survey preview", "1", "survey test", "2", "survey preview spam", "9",
    "offline survey preview", "17", "synthetic", "256",
)  # fmt: skip
SPAM = ("spam", "8", "imported spam", "12", "ex spam", "40")
"""Values of `Status`, as label and as number (Qualtrics' SPSS export carries both)."""

UNFINISHED = ("false", "0")
"""Values of `Finished`."""
