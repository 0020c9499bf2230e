"""Takes the pictures of the documentation from reports: `make doc-pictures` runs it.

The reports are those that the README and the tutorial make. Needs Chromium, as the tests do.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from outsidein import audit, simulate
from outsidein.report import html

HERE = Path(__file__).resolve().parent
TUTORIAL = HERE.parent / "tutorial" / "first-audit.md"
CHROMIUM = "/usr/bin/chromium"
WIDTH = 1060
NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)


def main() -> None:
    """Write every picture anew."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        readme(Path(folder) / "example", browser)
        tutorial(Path(folder) / "practice", browser)


def readme(folder: Path, browser: Browser) -> None:
    """The first screen of the example report, down to the gap model."""
    simulate.write(folder, seed=1)
    page = written([folder], folder / "report.html")
    take(browser, page, "report.png", "#answer", "#gap-model")


def tutorial(folder: Path, browser: Browser) -> None:
    """What the tutorial shows: the survey alone, and the row of the chain that leaks."""
    simulate.write(folder, seed=1, customers=150, months=12)
    text = TUTORIAL.read_text("utf-8")
    (service,) = re.findall(r"<!-- write: service.yaml -->\n```yaml\n(.*?)```", text, re.DOTALL)
    (folder / "own.yaml").write_text(service, "utf-8")
    survey, tickets, contracts = (
        folder / f"{name}.csv" for name in ("survey", "work_orders", "contracts")
    )
    alone = written([survey], folder / "survey-report.html")
    take(browser, alone, "first-survey.png", "#gap-model", "#gap-model")
    whole = written([survey, tickets, contracts, folder / "own.yaml"], folder / "report.html")
    take(browser, whole, "first-chain.png", "#chain-accessibility", "#chain-accessibility")


def written(paths: list[Path], target: Path) -> Path:
    """The report on files, written."""
    target.write_text(html(audit.run(paths, now=NOW)), encoding="utf-8")
    return target


def take(browser: Browser, page: Path, name: str, first: str, last: str) -> None:
    """A picture from the top of one element (of the page, for the answer) to the end of another."""
    view = browser.new_page(viewport={"width": WIDTH, "height": 800}, color_scheme="light")
    view.goto(page.as_uri())
    start, end = view.locator(first).bounding_box(), view.locator(last).bounding_box()
    if start is None or end is None:
        raise LookupError(f"{page.name} shows no {first} or no {last}")
    top = 0 if first == "#answer" else max(start["y"] - 12, 0)
    clip = {"x": 0, "y": top, "width": WIDTH, "height": end["y"] + end["height"] + 12 - top}
    taken = view.screenshot(full_page=True, clip=clip)
    view.close()
    # Sixty-four colours are enough for lines and letters, and a third of the size.
    Image.open(BytesIO(taken)).quantize(64).save(HERE / name, optimize=True)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
