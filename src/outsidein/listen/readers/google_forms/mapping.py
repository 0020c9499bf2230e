"""Columns of a Google Forms export.

The only columns that Google names itself are the time stamp, the address and the score; every
other header is the text of a question, so its meaning is guessed from words and values.
"""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm

SOURCE = (
    "Google Docs Editors Help, 'View & manage form responses' (Download responses .csv): column "
    "'Timestamp', then 'Username' or 'Email Address' where addresses are collected and 'Score' "
    "for quizzes, then one column for each question, headed by its text"
)

TIMESTAMPS = (
    "timestamp",
    "zeitstempel",
    "타임스탬프",
    "horodateur",
    "marca temporal",
    "タイムスタンプ",
)
ADDRESSES = (
    "email address",
    "username",
    "e-mail-adresse",
    "nutzername",
    "이메일 주소",
    "사용자 이름",
)
SCORES = ("score", "punkte", "punktzahl", "점수")

KNOWN = {
    **{h: Guess(ColumnTerm.TIME, 1.0, "Google Forms' own time stamp") for h in TIMESTAMPS},
    **{h: Guess(ColumnTerm.USER, 0.9, "Google Forms' own address column") for h in ADDRESSES},
}
