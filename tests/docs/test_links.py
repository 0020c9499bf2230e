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


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts and the site make them."""
    plain = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: dict[str, int] = {}
    for title in re.findall(r"^#{1,4} (.+)$", plain, re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"\[(.+?)\]\(.+?\)", r"\1", title).lower())
        slug = words.strip().replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {f"{slug}-{n}" if n else slug for slug, last in found.items() for n in range(last + 1)}


def test_anchors_are_there() -> None:
    dead = []
    for page in PAGES:
        if PARTS in page.parents:
            continue
        for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8")):
            there = page if not target else (page.parent / target).resolve()
            if "://" not in target and there.suffix == ".md" and anchor not in anchors(there):
                dead.append(f"{page.relative_to(ROOT)}: {target}#{anchor}")
    assert dead == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = {ROOT / "docs" / "README.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting |= {t for t in targets(page) if t.suffix == ".md" and t.exists()} - reached
    lost = [p.name for p in PAGES if p not in reached and PARTS not in p.parents]
    assert lost == []
