"""Columns of GLPI's ticket list in English, German and French.

A column that belongs to a group of search options stands as "Group - Name".
"""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "GLPI, src/CommonITILObject.php and src/Ticket.php, functions getSearchOptionsMain, "
    "getSearchOptionsActors, getSearchOptionsStats and rawSearchOptions: the names of the columns; "
    "src/Glpi/Search/Output/Spreadsheet.php: headers as '%1$s - %2$s' of group and name; "
    "src/Glpi/Search/Output/Csv.php: delimiter of the user's settings, CR LF; locales/de_DE.po and "
    "locales/fr_FR.po: the translations (https://github.com/glpi-project/glpi)"
)

IDS = ("id",)
EXCEEDED = (
    "time to resolve exceeded", "time to resolve exceedeed", "zeit zur behebung überschritten",
    "temps de résolution dépassé",
)  # fmt: skip
DUE = ("time to resolve", "zeit zur behebung", "temps de résolution")
PROGRESS = ("time to resolve + progress", "zeit zur behebung + fortführung",
            "temps de résolution + progression")  # fmt: skip
RESOLVED = ("resolution date", "datum der lösung", "date de résolution")
CLOSED = ("closing date", "abschlussdatum", "date de clôture")
TECHNICIANS = (
    "assigned to - technician", "zugewiesen zu - techniker", "zugewiesen an - techniker",
    "attribué à - technicien",
)  # fmt: skip
GROUPS = (
    "assigned to - technician group", "zugewiesen zu - technikergruppe",
    "zugewiesen an - technikergruppe", "attribué à - groupe de techniciens",
)  # fmt: skip
REQUESTERS = ("requester - requester", "anforderer - anforderer", "demandeur - demandeur")
SLA_MET = "SLA met (time to resolve not exceeded)"

_TERMS: dict[T, tuple[str, ...]] = {
    T.TICKET: IDS,
    T.OTHER: (
        "title", "titel", "titre", "description", "beschreibung", "urgency", "dringlichkeit",
        "urgence", "impact", "auswirkung", "type", "typ", *EXCEEDED, *PROGRESS,
        "time to own", "time to own + progress", "time to own exceeded", "time to own exceedeed",
        "temps de prise en charge", "last edit by", "letzte änderung durch",
        "dernière modification par", "resolution time", "lösungszeit", "délai de résolution",
        "closing time", "zeit bis abschluss", "délai de clôture", "waiting time",
        "zeit in warteschlange", "délai d'attente", "take into account time", "total duration",
        "zeitaufwand", "durée totale", "writer", "solution - solution", "lösung - lösung",
        "followups - description", "suivis - description", "tasks - description",
        "tâches - description", "requester - requester group", "anforderer - anfordernde gruppe",
        "demandeur - groupe demandeur",
    ),
    T.STATE: ("status", "statut"),
    T.PRIORITY: ("priority", "priorität", "priorité"),
    T.OPENED: ("opening date", "erstellungsdatum", "date d'ouverture"),
    T.RESOLVED: RESOLVED,
    T.CLOSED: CLOSED,
    T.DUE: DUE,
    T.TIME: ("last update", "letzte änderung", "letzte aktualisierung", "dernière modification"),
    T.CATEGORY: ("category", "kategorie", "catégorie"),
    T.EMPLOYEE: TECHNICIANS,
    T.TEAM: GROUPS,
    T.SITE: ("location", "locations", "standort", "lieu"),
    T.CHANNEL: ("request source", "source of the request", "source de la demande"),
}  # fmt: skip
_WHAT = "a column of GLPI's ticket list"
KNOWN = {
    **{name: Guess(term, 1.0, _WHAT) for term, names in _TERMS.items() for name in names},
    **{
        name: Guess(T.CUSTOMER, 0.9, "the entity for which the ticket was opened")
        for name in ("entity", "einheit", "entität", "entité")
    },
    **{
        name: Guess(T.CUSTOMER, 0.6, "the requester stands for the customer")
        for name in (*REQUESTERS, "requester", "anforderer", "demandeur")
    },
    **{
        name: Guess(T.OVERALL, 1.0, "the customer's answer to GLPI's satisfaction survey")
        for name in (
            "satisfaction survey - satisfaction",
            "enquête de satisfaction - satisfaction",
        )
    },
    SLA_MET.lower(): Guess(
        T.SLA_MET, 1.0, "the time to resolve was not exceeded", direction=Direction.MORE
    ),
}
