"""Every link inside the documentation leads to a file that is there, and every page is linked."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PARTS = ROOT / "docs" / "parts"  # texts that the generator puts into pages


def targets(page: Path) -> set[Path]:
    found = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    return {(page.parent / target).resolve() for target in found if "://" not in target}


def test_links_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        if PARTS not in page.parents
        for target in targets(page)
        if not target.exists()
    ]
    assert broken == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = {ROOT / "docs" / "README.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting |= {t for t in targets(page) if t.suffix == ".md" and t.exists()} - reached
    lost = [p.name for p in PAGES if p not in reached and PARTS not in p.parents]
    assert lost == []
