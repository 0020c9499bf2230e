"""The page in a browser: on a phone, without JavaScript, in the dark, for a screen reader."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

EACH = ("index.html", "services/field.html", "customers/k-0001.html")
"""The report, a service and a customer, as they lie in the folder of pages."""
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture
def address(any_page: str, tmp_path: Path) -> str:
    """Each kind of page as a file."""
    file = tmp_path / "report.html"
    file.write_text(any_page, "utf-8")
    return file.as_uri()


@pytest.fixture
def rich_address(rich_page: str, tmp_path: Path) -> str:
    """The rich page as a file."""
    file = tmp_path / "report.html"
    file.write_text(rich_page, "utf-8")
    return file.as_uri()


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize("width", [320, 360, 768, 1200])
def test_nothing_runs_out_of_the_page(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    _open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_no_request_no_error_no_script(browser: Browser, address: str) -> None:
    page = browser.new_page()
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(address)
    page.wait_for_timeout(100)
    assert [r for r in requests if not r.startswith(("file:", "data:"))] == []
    assert said == []
    page.close()


def test_it_works_without_javascript(browser: Browser, rich_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(rich_address)
    assert page.locator("svg.gap-model.narrow").is_visible()
    assert not page.locator("svg.gap-model.wide").is_visible()
    page.get_by_text("45 more").first.click()
    assert page.get_by_text("Ask what a reachable engineer").nth(40).is_visible()
    page.get_by_role("link", name=re.compile("proof of sentence 1")).click()
    assert page.url.endswith("#chain-accessibility")
    context.close()


def test_headings_descend_one_by_one(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    page.close()


def test_landmarks_are_there(browser: Browser, rich_address: str) -> None:
    page = browser.new_page()
    page.goto(rich_address)
    for role in ("banner", "main", "contentinfo", "navigation", "complementary"):
        assert page.get_by_role(role).count() == 1, role  # type: ignore[arg-type]
    assert page.get_by_role("region").count() == 16
    assert page.locator("html").get_attribute("lang") == "en"
    page.close()


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("width", [320, 360, 390, 768, 1200])
def test_no_page_of_the_folder_runs_out(
    browser: Browser, any_folder: Path, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((any_folder / name).as_uri())
    _open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def _looks() -> list[Any]:
    """Each page, light and dark, wide and on a phone; the long report in all only when deep."""
    every = [(n, w, s) for n in EACH for w in (390, 1200) for s in ("light", "dark")]
    slow = {("index.html", 390, "light"), ("index.html", 1200, "dark")}
    return [pytest.param(*c, marks=pytest.mark.deep) if c in slow else c for c in every]


@pytest.mark.parametrize(("name", "width", "scheme"), _looks())
def test_axe_finds_nothing(
    browser: Browser, folder: Path, name: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # the page allows no script, and axe is one
    )
    page = context.new_page()
    page.goto((folder / name).as_uri())
    _open_all(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 20, "axe looked at hardly anything"
    context.close()


def test_one_goes_from_the_report_to_a_customer_and_back(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="All customers").click()
    page.get_by_role("link", name=re.compile("Northern Water")).first.click()
    assert page.url.endswith("/customers/k-0001.html")
    page.get_by_role("link", name="Field service").click()
    page.get_by_role("link", name=re.compile("Northern Water")).click()
    page.get_by_role("navigation").get_by_role("link").first.click()
    assert page.url.endswith("/index.html")
    context.close()


def test_at_most_five_sizes_of_type_in_one_face(browser: Browser, rich_address: str) -> None:
    for width in (360, 1200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(rich_address)
        _open_all(page)
        sizes = page.evaluate(
            """() => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const sizes = new Set();
              while (walker.nextNode()) {
                if (!walker.currentNode.data.trim()) continue;
                const element = walker.currentNode.parentElement;
                if (element.closest('title, desc')) continue;
                sizes.add(getComputedStyle(element).fontSize);
              }
              return [...sizes];
            }"""
        )
        assert len(sizes) <= 5, sizes
        page.close()


def test_light_dark_and_paper_come_from_the_same_tokens(
    browser: Browser, rich_address: str
) -> None:
    page = browser.new_page()
    page.goto(rich_address)

    def colours() -> list[str]:
        found: list[str] = page.evaluate(
            "['body', 'svg.voices text.f-ink', 'svg.voices line.s-leak'].map((s, i) => "
            "getComputedStyle(document.querySelector(s))[['color', 'fill', 'stroke'][i]])"
        )
        return found

    page.emulate_media(color_scheme="light")
    light = colours()
    page.emulate_media(color_scheme="dark")
    dark = colours()
    assert light[0] == light[1]
    assert dark[0] == dark[1]
    assert all(a != b for a, b in zip(light, dark, strict=True))
    page.emulate_media(color_scheme="dark", media="print")
    assert colours() == light, "paper is white, whatever the screen"
    page.close()


def test_it_prints(browser: Browser, rich_address: str) -> None:
    page = browser.new_page()
    page.goto(rich_address)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 690
    assert not page.get_by_role("navigation").is_visible()
    page.close()
