"""GLPI: the names of its search options in three languages, and how it writes ids and actors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.terms.signal import ColumnTerm as T

ENGLISH = ("ID", "Title", "Entity", "Status", "Last update", "Opening date", "Closing date",
           "Resolution date", "Priority", "Requester - Requester", "Assigned to - Technician",
           "Assigned to - Technician group", "Category", "Time to resolve",
           "Time to resolve exceeded", "Location")  # fmt: skip
GERMAN = ("ID", "Titel", "Einheit", "Status", "Letzte Änderung", "Erstellungsdatum",
          "Abschlussdatum", "Datum der Lösung", "Priorität", "Anforderer - Anforderer",
          "zugewiesen zu - Techniker", "zugewiesen zu - Technikergruppe", "Kategorie",
          "Zeit zur Behebung", "Zeit zur Behebung überschritten", "Standort")  # fmt: skip
FRENCH = ("ID", "Titre", "Entité", "Statut", "Dernière modification", "Date d'ouverture",
          "Date de clôture", "Date de résolution", "Priorité", "Demandeur - Demandeur",
          "Attribué à - Technicien", "Attribué à - Groupe de techniciens", "Catégorie",
          "Temps de résolution", "Temps de résolution dépassé", "Lieu")  # fmt: skip
"""Search options of tickets in GLPI's source (CommonITILObject::getSearchOptionsMain and
getSearchOptionsActors) and their translations in locales/de_DE.po and locales/fr_FR.po; the actors
stand as '%1$s - %2$s' of group and name (Glpi\\Search\\Output\\Spreadsheet). "Location" is the name
of GLPI's locations."""

TERMS = [T.TICKET, T.OTHER, T.CUSTOMER, T.STATE, T.TIME, T.OPENED, T.CLOSED, T.RESOLVED,
         T.PRIORITY, T.OTHER, T.EMPLOYEE, T.TEAM, T.CATEGORY, T.DUE, T.OTHER, T.SITE,
         T.SLA_MET]  # fmt: skip
LANGUAGES = [
    pytest.param(ENGLISH, ("Yes", "No"), "%Y-%m-%d %H:%M", id="English"),
    pytest.param(GERMAN, ("Ja", "Nein"), "%d-%m-%Y %H:%M", id="German"),
    pytest.param(FRENCH, ("Oui", "Non"), "%d-%m-%Y %H:%M", id="French"),
]


def rows(
    helpdesk: tuple[Any, ...], header: tuple[str, ...], words: tuple[str, str], style: str
) -> list[dict[str, object]]:
    found = []
    for t in helpdesk:
        when = [m.strftime(style) for m in (t.solved, t.opened, t.solved, t.solved)]
        number = f"{5_000_000 + t.number:,}".replace(",", "\u00a0")
        values = [number, "Pump", f"Clients > Org {t.customer}", "Closed", *when, "High",
                  f"P{t.customer}", f"Agent {t.agent}", "Hotline", "Hardware", when[0],
                  words[0] if t.late else words[1], f"Site {t.customer % 9}"]  # fmt: skip
        found.append(dict(zip(header, values, strict=True)))
    return found


@pytest.mark.parametrize(("header", "words", "style"), LANGUAGES)
def test_the_columns_in_three_languages(
    helpdesk: tuple[Any, ...],
    table: Callable[..., Path],
    header: tuple[str, ...],
    words: tuple[str, str],
    style: str,
) -> None:
    path = table("glpi.csv", header, rows(helpdesk, header, words, style), delimiter=";")
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "GLPI tickets"
    assert sheet.delimiter == ";"
    assert [c.term for c in sheet.columns] == TERMS
    assert (sheet.account.rows, sheet.account.used) == (2000, 2000)
    assert sheet.table.column("ID").to_pylist()[:2] == ["5000000", "5000001"]
    opened = sheet.table.column(header[5]).to_pylist()
    assert [o.replace(tzinfo=None) for o in opened] == [t.opened for t in helpdesk]
    met = sheet.table.column(sheet.columns[-1].name).to_pylist()
    assert met == [not t.late for t in helpdesk]


def test_the_audit_of_two_thousand_tickets(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], audited: Any
) -> None:
    made = rows(helpdesk, FRENCH, ("Oui", "Non"), "%d-%m-%Y %H:%M")
    found = audited(table("glpi.csv", FRENCH, made, delimiter=";"))
    assert found["sla"] == pytest.approx(100 * sum(not t.late for t in helpdesk) / 2000)


def test_the_sample_names_several_technicians() -> None:
    export = next(e for e in readers.registry() if e.slug == "glpi")
    (sheet,) = listen.hear([export.samples[0]]).sheets
    assert sheet.table.column("Assigned to - Technician").to_pylist() == [
        "Ott Ben",
        "Roth Eli",
        None,
    ]
    assert sheet.table.column("ID").to_pylist()[0] == "5732943"
    assert sum("counted under the first" in note for note in sheet.notes) == 2
    # No time to resolve, no service level: GLPI writes "No" there too.
    assert sheet.table.column(sheet.columns[-1].name).to_pylist() == [True, False, None]
