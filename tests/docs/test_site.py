"""The static site: it builds without a warning, holds every page and asks no other host."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADED = re.compile(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"([^\"]+)\"")
LINKED = re.compile(r"<link\b[^>]*\bhref=\"([^\"]+)\"")
STYLED = re.compile(r"(?:url\(|@import)\s*[\"']?(https?:|//)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q"]
    done = subprocess.run(
        [*command, "-d", str(out / "doctrees"), "-c", "docs/site", ".", str(out / "html")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out / "html"


def test_every_page_is_there_and_in_the_navigation(site: Path) -> None:
    pages = [p for p in (ROOT / "docs").rglob("*.md") if "parts" not in p.parts]
    assert len(pages) > 20
    first = (site / "docs" / "README.html").read_text("utf-8")
    for page in pages:
        built = page.relative_to(ROOT).with_suffix(".html")
        assert (site / built).exists()
        section = built.relative_to("docs")
        if section.parts[0] != "decisions" and section.name != "README.html":
            assert f'class="reference internal" href="{section}"' in first, section


def test_no_page_asks_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        asked = [*LOADED.findall(text), *LINKED.findall(text)]
        assert asked or page.name == "index.html"
        assert not [a for a in asked if a.startswith(("http:", "https:", "//"))], page
    for style in site.rglob("*.css"):
        assert not STYLED.search(style.read_text("utf-8")), style


def test_the_site_starts_at_its_index(site: Path) -> None:
    assert "url=docs/README.html" in (site / "index.html").read_text("utf-8")
