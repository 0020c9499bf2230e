"""Texts in pictures do not cover one another, and none runs out of the page."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

BOXES = """
() => [...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 0)
  .map(svg => ({
    name: (svg.querySelector('title') || {}).textContent || '',
    texts: [...svg.querySelectorAll('text')].map(text => {
      const box = text.getBoundingClientRect();
      return [text.textContent, box.left, box.top, box.right, box.bottom];
    }),
  })).filter(picture => picture.texts.length > 0)
"""
TOUCH = 3.0
"""Pixels by which two boxes may lap: boxes hold the room above and below the letters too."""


def _laps(texts: list[list[Any]]) -> list[tuple[str, str]]:
    found = []
    for i, (one, left, top, right, bottom) in enumerate(texts):
        for other, left2, top2, right2, bottom2 in texts[i + 1 :]:
            across = min(right, right2) - max(left, left2)
            down = min(bottom, bottom2) - max(top, top2)
            if across > TOUCH and down > TOUCH:
                found.append((one, other))
    return found


@pytest.mark.parametrize("name", ["index.html", "services/field.html"])
@pytest.mark.parametrize("width", [360, 1200])
def test_no_text_covers_another(browser: Browser, any_folder: Path, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((any_folder / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    pictures = page.evaluate(BOXES)
    page.close()
    assert len(pictures) >= (5 if name == "index.html" else 2)
    for picture in pictures:
        assert _laps(picture["texts"]) == [], picture["name"]
        for text, left, _, right, _ in picture["texts"]:
            assert left >= -1, text
            assert right <= width + 1, text


def test_the_check_sees_texts_that_lap() -> None:
    near = [["a", 0, 0, 50, 16], ["b", 45, 4, 90, 20], ["c", 0, 20, 40, 36]]
    assert _laps(near) == [("a", "b")]
