"""Documents to render: a rich one, a nearly empty one and a hostile one."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, sync_playwright

from outsidein.report import html
from outsidein.report.document import AuditDocument
from outsidein.report.pages import write_pages

CHROMIUM = Path("/usr/bin/chromium")


def _examples() -> ModuleType:
    """The builders beside this file; tests are not a package, so they are loaded by path."""
    name = "outsidein_report_examples"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("examples.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def rich_document() -> AuditDocument:
    """Every part filled: six criteria in four segments, 500 customers."""
    return _examples().rich()


@pytest.fixture(scope="session")
def tickets_only() -> AuditDocument:
    """What a ticket export alone gives."""
    return _examples().tickets_only()


@pytest.fixture(scope="session")
def hostile() -> AuditDocument:
    """Every text is an attack."""
    return _examples().hostile()


@pytest.fixture(scope="session")
def rich_page(rich_document: AuditDocument) -> str:
    """The rich document as a page, made once."""
    return html(rich_document)


@pytest.fixture(scope="session")
def short_page(rich_document: AuditDocument) -> str:
    """Every part of the rich document with fewer rows, for checks that look at every element."""
    document = rich_document
    some = (*document.customers[:10], *document.customers[212:222], *document.customers[-10:])
    return html(replace(document, customers=some, chain=document.chain[:10]))


@pytest.fixture(scope="session")
def paged_document() -> AuditDocument:
    """A document whose services and customers have pages."""
    return _examples().paged()


@pytest.fixture(scope="session")
def folder(paged_document: AuditDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder of pages, written once."""
    made = tmp_path_factory.mktemp("pages")
    write_pages(paged_document, made)
    return made


@pytest.fixture(scope="session")
def german_folder(paged_document: AuditDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages in German, whose words are longer."""
    made = tmp_path_factory.mktemp("seiten")
    write_pages(replace(paged_document, language="de"), made)
    return made


@pytest.fixture(params=["folder", "german_folder"])
def any_folder(request: pytest.FixtureRequest) -> Path:
    """The pages in each language in turn."""
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, where it is installed."""
    if not CHROMIUM.exists():
        pytest.skip(
            f"CHROMIUM MISSING: install it at {CHROMIUM} to check the report as people see it"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def any_page(any_document: AuditDocument) -> str:
    """Each kind of document in turn as a page, made once."""
    return html(any_document)


@pytest.fixture(scope="session", params=["rich", "tickets_only", "hostile", "empty"])
def any_document(request: pytest.FixtureRequest) -> AuditDocument:
    """Each kind of document in turn."""
    builder = getattr(_examples(), request.param)
    document: AuditDocument = builder()
    return document
