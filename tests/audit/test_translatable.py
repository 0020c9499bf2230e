"""Whatever an audit says in words of ours can be said in another language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from gettext import NullTranslations
from pathlib import Path

import pytest

from outsidein.audit import audit
from outsidein.listen.parsing import ask, work
from outsidein.report import AuditDocument
from outsidein.simulate import write
from outsidein.terms.language import speech

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)

KEYS = {
    "definition",
    "id",
    "key",
    "metric",
    "kind",
    "proof",
    "quadrant",
    "rerun",
    "unit",
    "variant",
}
"""Fields that hold keys, anchors and the command: the page says what they mean."""

CODES = re.compile(r"UTC|EUR|cp1252|1 = .*")
"""What may be read of a file that is the same in every language: codes, and answers as worded."""

ODD = {
    "answers.csv": (
        "Customer;Answered;Overall satisfaction;Professionalism;Recovery;Friendliness\n"
        "K1;03.04.2026;5;7;1,5;very satisfied\n"
        "K2;04.05.2026;9;6;2;satisfied\n"
        "K3;05/06/2026;3;much;4;dissatisfied\n"
        "K4;31.06.2026;2;5;99;neutral\n"
        "K5;07.06.2026;1;4;3;satisfied;too;many\n\n"
    ),
    "tickets.csv": (
        "Ticket ID,Customer,Opened,Resolved,SLA met,Priority,Satisfaction rating\n"
        "T1,K1,2026-05-01 08:00,2026-05-01 12:00,yes,high,4\n"
        "T1,K1,2026-05-01 08:00,2026-05-02 12:00,no,high,4\n"
        "T2,K2,2026-05-03 08:00,never,yes,low,2\n"
        "T3,Müller,2026-05-04 08:00,2026-05-04 10:00,perhaps,low,\n"
    ),
    "more.jsonl": '{"ticket_id": "T9", "opened_at": "2026-05-01"}\nnot json\n[1]\n',
    "contracts.csv": "contract,customer,annual value,renewal date\nC1,K1,€100,2026-12-01\n"
    "C2,K2,$200,2026-11-01\n",
}
"""Files with rows that are rejected, cells that may be read in two ways, and two currencies."""


class Marked(NullTranslations):
    """A language in which every message stands between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak the marked language, also where files are read."""
    language = Marked()
    monkeypatch.setattr(speech, "catalog", lambda _: language)
    monkeypatch.setattr(work, "bound", lambda _: None)
    monkeypatch.setattr(ask.ROOM, "read", lambda inside, out, _: work.work(inside, out.fileno()))


def texts(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document with the field that holds it."""
    if isinstance(node, Enum) or node is None:
        return
    if isinstance(node, str):
        yield path, node
    elif is_dataclass(node):
        for one in fields(node):
            yield from texts(getattr(node, one.name), one.name)
    elif isinstance(node, dict):
        for value in node.values():
            yield from texts(value, path)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from texts(value, path)


def unmarked(text: str) -> list[str]:
    """What stands outside of messages, in pieces that hold letters."""
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", "\0", text)) != text:
        text = less
    pieces = (piece.strip(" .,;:()\"“”'·–-") for piece in text.split("\0"))
    return [p for p in pieces if re.search(r"[A-Za-z]{2}", p) and not CODES.fullmatch(p)]


def ours(document: AuditDocument, data: str) -> list[tuple[str, str]]:
    """Words outside of messages that are neither keys nor stand in the files."""
    return [
        (path, piece)
        for path, text in texts(document)
        if path not in KEYS
        for piece in unmarked(text)
        if piece not in data
    ]


@pytest.mark.deep
def test_every_sentence_of_an_audit_can_be_translated(tmp_path: Path, marked: None) -> None:
    folder = tmp_path / "organization"
    write(folder, seed=5, customers=80, months=12, answers=800, tickets=1600)
    document = audit([folder], now=NOW).document
    data = " ".join(p.read_text("utf-8", "replace") for p in folder.rglob("*") if p.is_file())
    assert document.answer
    assert set(ours(document, data + str(list(folder.rglob("*"))))) == set()


@pytest.mark.parametrize("name", [*ODD, "all"])
def test_what_is_said_of_odd_files_can_be_translated(
    name: str, tmp_path: Path, marked: None
) -> None:
    held = ODD if name == "all" else {name: ODD[name]}
    for file, text in held.items():
        (tmp_path / file).write_bytes(text.encode("cp1252"))
    found = audit([tmp_path / file for file in held], now=NOW)
    data = " ".join([*held.values(), *held])
    assert set(ours(found.document, data)) == set()
    for sheet in found.hearing.sheets:
        for reading in sheet.readings:
            for text in (reading.question, reading.evidence, reading.remedy):
                assert [piece for piece in unmarked(text) if piece not in data] == []
        for reject in sheet.rejects:
            for text in (reject.reason, reject.remedy):
                assert [piece for piece in unmarked(text) if piece not in data] == []


def test_english_outside_of_messages_is_seen() -> None:
    assert unmarked("⟦{n} rows⟧, ⟦of ⟦x⟧ files⟧ are 12 % wrong") == ["are 12 % wrong"]
    assert unmarked("⟦all⟧ (3 – 4)") == []
