"""Columns that Microsoft Forms itself puts before the questions."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Microsoft Support, 'Check and share your form results' (Open in Excel): ID, Start time, "
    "Completion time, Email, Name, and where it applies Last modified time, Language, Total "
    "points and Quiz feedback, then one column for each question headed by its text; the header "
    "list in the ACL Anthology's add_attachments.py, which reads such a file"
)


def _own(what: str) -> Guess:
    return Guess(T.OTHER, 1.0, f"Microsoft Forms' own column: {what}")


KNOWN = {
    "id": Guess(T.ANSWER, 1.0, "Microsoft Forms' number of the answer"),
    "start time": _own("when the form was opened"),
    "completion time": Guess(T.TIME, 1.0, "when the answer was sent"),
    "email": Guess(T.USER, 0.9, "who answered, where the form asks for an account"),
    "name": _own("who answered, where the form asks for an account"),
    "last modified time": _own("when the answer was last changed"),
    "language": _own("the language of the form"),
    "total points": _own("points of a quiz"),
    "quiz feedback": _own("the teacher's remark"),
    "grade posted time": _own("when a grade was given"),
}
ANONYMOUS = "anonymous"
