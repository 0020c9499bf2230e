"""The folder of pages: linked, self-contained, safe, and rewritten without leftovers."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest

from outsidein.report.document import AuditDocument
from outsidein.report.pages import pages, write_pages
from outsidein.report.pages.write import LIST, usable
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerState
from outsidein.terms.money import Money
from outsidein.terms.trouble import Trouble
from outsidein.terms.view import CriterionView, CustomerView, ServiceView, Views


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.links += [found["href"] or ""] if tag == "a" else []
        self.ids += [found["id"] or ""] if "id" in found else []


def view(customer: str, **more: object) -> CustomerView:
    level = Estimate(5.1, 4.5, 5.7, 7, 1, unit="points", definition="judgement_of_one")
    few = Estimate(None, n=2, customers=1).withhold("2 answers, 3 are needed")
    base = CustomerView(
        customer=customer,
        segment="Ports",
        say="Ask what changed.",
        answers=7,
        judgement=level,
        content=0.999,
        discontent=0.001,
        last_answer=date(2026, 5, 4),
        tickets=12,
        attainment=replace(level, value=0.91, low=0.8, high=0.97, unit="share"),
        kept=0.7,
        contract_value=Money(4_100_00, "EUR"),
        renewals=(date(2026, 9, 1),),
        renewal=date(2026, 9, 1),
        services=("field",),
        criteria=(
            CriterionView("recovery", "Recovery", expected=level, perceived=level, shortfall=0.42),
            CriterionView("attitudes", "Attitudes", perceived=few),
        ),
    )
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.fixture
def document(tickets_only: AuditDocument) -> AuditDocument:
    customers = (
        view("c-first", name="First & Sons", states=(CustomerState.GREEN_BUT_RED,)),
        view("../x"),
        view("\u202ex", judgement=None, content=None, discontent=None, services=()),
        view("<script>alert(1)</script>", criteria=(), contract_value=None, renewals=()),
    )
    services = (ServiceView("field", "Field service", 12, 3, Money(1, "EUR"), 1, None),)
    return replace(tickets_only, views=Views(customers, services, 3, without=5))


def test_there_is_a_page_for_each_and_every_link_arrives(document: AuditDocument) -> None:
    made = dict(pages(document))
    assert len(made) == 2 + 4 + 1
    for path, text in made.items():
        reader = _Links()
        reader.feed(text)
        assert len(reader.ids) == len(set(reader.ids)), path
        for link in reader.links:
            target, _, anchor = link.partition("#")
            here = str(PurePosixPath(path).parent / target) if target else path
            assert normpath(here) in made, (path, link)
            assert not anchor or f'id="{anchor}"' in made[normpath(here)], (path, link)
    reader = _Links()
    reader.feed(made["customers/index.html"])
    assert len([link for link in reader.links if link.startswith("../customers/")]) == 4


def test_pages_run_nothing_and_fetch_nothing(document: AuditDocument) -> None:
    for path, text in pages(document):
        reader = _Links()
        reader.feed(text)
        assert not {"script", "iframe", "img", "form", "base"} & set(reader.tags), path
        assert "default-src &#39;none&#39;" in text
        assert re.search(r' style="| on[a-z]+="', text) is None
        assert "\u202e" not in text


def test_a_customer_s_page_has_three_sides_and_what_to_say(document: AuditDocument) -> None:
    made = dict(pages(document))
    page = made["customers/c-first.html"]
    for said in ("First &amp; Sons", "c-first", "green but red", "Ask what changed.",
                 "The customer", "The operation", "The money", "1\N{NO-BREAK SPACE}Sep",
                 "over 99", "under 1", "2 answers, 3 are needed", "withheld below 3"):  # fmt: skip
        assert said in page, said


def test_what_is_not_known_is_said(document: AuditDocument) -> None:
    made = dict(pages(document))
    silent = next(text for text in made.values() if "no answer is known" in text)
    assert "⟨U+202E⟩x" in silent
    assert any("no contract is known" in t for p, t in made.items() if p.startswith("customers/"))
    assert "5 more have none" in made["customers/index.html"]


def test_the_same_document_gives_the_same_pages(document: AuditDocument) -> None:
    assert dict(pages(document)) == dict(pages(document))


def test_a_document_without_views_has_no_pages(tickets_only: AuditDocument) -> None:
    with pytest.raises(ValueError, match="no views"):
        list(pages(tickets_only))


def test_writing_again_takes_away_what_is_gone(document: AuditDocument, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    done = write_pages(document, folder)
    assert (done.customers, done.services, done.without) == (4, 1, 5)
    assert (folder / "customers" / "c-first.html").is_file()
    assert document.views is not None
    fewer = replace(document.views, customers=document.views.customers[1:])
    write_pages(replace(document, views=fewer), folder)
    assert not (folder / "customers" / "c-first.html").exists()
    assert len(json.loads((folder / LIST).read_text())) == 6


def test_nothing_but_own_pages_is_ever_taken_away(document: AuditDocument, tmp_path: Path) -> None:
    folder, other = tmp_path / "pages", tmp_path / "other.html"
    other.write_text("mine")
    write_pages(document, folder)
    (folder / LIST).write_text(json.dumps(["../other.html", "customers/../../other.html", 7]))
    write_pages(document, folder)
    assert other.read_text() == "mine"


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Trouble, match="holds other files"):
        usable(tmp_path)
    with pytest.raises(Trouble, match="is a file"):
        usable(tmp_path / "thesis.txt")
    usable(tmp_path / "new")
