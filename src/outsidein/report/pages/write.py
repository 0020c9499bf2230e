"""All pages of a document, and how they come into a folder."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from outsidein.report.document import AuditDocument
from outsidein.report.inert import inert
from outsidein.report.links import Links
from outsidein.report.page import environment, html, page_context
from outsidein.report.spoken import speaking_as
from outsidein.terms.placing import check_folder, put_text, refused
from outsidein.terms.trouble import Trouble
from outsidein.terms.view import Views

from .names import file_names
from .services import service_context

LIST = "outsidein-pages.json"
"""Names the pages that were written, so that the next run can take away those that are gone."""
_OURS = re.compile(r"(customers|services)/[a-z0-9-]+\.html|index\.html")


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, and how many customers have none."""

    services: int
    customers: int
    without: int


def pages(document: AuditDocument) -> Iterator[tuple[str, str]]:
    """Every page as its path in the folder and its text; raises ValueError without views.

    Links lead from one page to the other by relative paths, so that the folder can lie anywhere.
    """
    if document.views is None:
        raise ValueError("the document holds no views: audit with pages")
    customers = file_names([view.customer for view in document.views.customers])
    services = file_names([view.service for view in document.views.services])
    shown = inert(document)
    views: Views = shown.views  # type: ignore[assignment]
    links = Links(
        dict(zip((v.customer for v in views.customers), customers, strict=True)),
        dict(zip((v.service for v in views.services), services, strict=True)),
    )
    yield "index.html", html(document, links)
    below = page_context(shown, replace(links, up="../"))
    yield "customers/index.html", _rendered("all_customers.html", below)
    names = {view.service: view.name for view in views.services}
    for view, name in zip(views.customers, customers, strict=True):
        context = {**below, "view": view, "service_names": names}
        yield f"customers/{name}.html", _rendered("one_customer.html", context)
    for service, name in zip(views.services, services, strict=True):
        with speaking_as(shown):
            context = {**below, **service_context(shown, service)}
        yield f"services/{name}.html", _rendered("one_service.html", context)


def _rendered(template: str, context: dict[str, Any]) -> str:
    """One page in the language of its document."""
    with speaking_as(context["doc"]):
        return environment().get_template(template).render(context)


def write_pages(document: AuditDocument, folder: Path) -> Written:
    """Write every page into a folder, which is made, and take away pages of an earlier run.

    Raises `Trouble` where the folder holds something else than pages that were written this way.
    """
    before = _before(folder)
    written = []
    for path, text in pages(document):
        target = folder / path
        with refused(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
        put_text(target, text)
        written.append(path)
    for path in set(before) - set(written):
        (folder / path).unlink(missing_ok=True)
    put_text(folder / LIST, json.dumps(sorted(written), indent=1) + "\n")
    views: Views = document.views  # type: ignore[assignment]
    return Written(len(views.services), len(views.customers), views.without)


def usable(folder: Path) -> None:
    """Raise `Trouble` where pages cannot be written into the folder."""
    _before(folder)
    above = (folder, *folder.absolute().parents)
    check_folder(next(place for place in above if place.exists()))


def _before(folder: Path) -> list[str]:
    """The pages of an earlier run; none in a folder that is new or empty."""
    if folder.exists() and not folder.is_dir():
        raise Trouble("this is a file", remedy="Name a folder for the pages.", source=str(folder))
    if not folder.exists() or not any(folder.iterdir()):
        return []
    listed = folder / LIST
    if not listed.is_file():
        raise Trouble(
            "the folder holds other files",
            remedy="Name a new or empty folder for the pages, or that of an earlier run.",
            source=str(folder),
        )
    try:
        paths = json.loads(listed.read_text(encoding="utf-8"))
    except ValueError:
        paths = []
    return [p for p in paths if isinstance(p, str) and _OURS.fullmatch(p)]
