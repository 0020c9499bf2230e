"""Columns that LimeSurvey itself puts before the questions, by code and by text."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "LimeSurvey Manual, 'Exporting results' (headings as question code or full question text, "
    "answers as codes or full text, completion state), and the column names of its response "
    "tables: id, submitdate, lastpage, startlanguage, seed, token, startdate, datestamp, "
    "ipaddr, refurl; as text Response ID, Date submitted, Last page, Start language, Seed, "
    "Token or Access code, Date started, Date last action, IP address, Referrer URL; in German "
    "Antwort ID, Datum Abgeschickt, Letzte Seite, Start-Sprache, Zufallsstartwert, Datum "
    "gestartet, Datum letzte Aktivität, IP-Adresse, Weiterleitungs-URL"
)


def _own(what: str) -> Guess:
    return Guess(T.OTHER, 1.0, f"LimeSurvey's own column: {what}")


_TERMS: tuple[tuple[tuple[str, ...], Guess], ...] = (
    (("id", "response id", "antwort id"), Guess(T.ANSWER, 1.0, "LimeSurvey's id of the answer")),
    (
        ("submitdate", "date submitted", "datum abgeschickt"),
        Guess(T.TIME, 1.0, "when the answer was sent"),
    ),
    (("lastpage", "last page", "letzte seite"), _own("the last page that was seen")),
    (("startlanguage", "start language", "start-sprache"), _own("the language of the survey")),
    (
        ("seed", "zufallsstartwert", "zufallsgeneratorstartwert"),
        _own("where its random order starts"),
    ),
    (
        ("token", "access code", "zugangscode", "zugangsschlüssel"),
        Guess(T.USER, 0.8, "the invitation that the answer belongs to"),
    ),
    (("startdate", "date started", "datum gestartet"), _own("when the survey was opened")),
    (
        ("datestamp", "date last action", "datum letzte aktivität"),
        _own("when the respondent last did something"),
    ),
    (("ipaddr", "ip address", "ip-adresse"), _own("the address of the device")),
    (("refurl", "referrer url", "weiterleitungs-url"), _own("the page that led to the survey")),
    (("interviewtime", "total time"), _own("how long answering took")),
)
KNOWN = {name: guess for names, guess in _TERMS for name in names}
SUBMITTED = ("submitdate", "date submitted", "datum abgeschickt")
NO_TIME = "1980-01-01 00:00:00"
"""What LimeSurvey writes as the time of a finished answer where a survey stores no times."""
