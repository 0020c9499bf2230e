"""Key parts look as they did; and a broken layout would be seen."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser


def _module() -> ModuleType:
    """The helpers beside this file; tests are not a package, so they are loaded by path."""
    name = "outsidein_report_pictures"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("pictures.py"))
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


pictures = _module()


@pytest.mark.parametrize("part", list(pictures.PARTS))
def test_it_looks_as_it_did(browser: Browser, folder: Path, part: str) -> None:
    now = pictures.taken(browser, folder, part)
    if os.environ.get("OUTSIDEIN_PICTURES") == "write":
        pictures.keep(part, now)
    apart = pictures.distance(now, pictures.kept(part))
    assert apart <= pictures.BOUND, f"{apart:.1%} of {part} changed; meant? make pictures"


BROKEN = {
    "an empty chart": ("drivers", "svg line { display: none }"),
    "no marks in the chain": ("chain", "svg path, svg line { display: none }"),
    "a gap model without its boxes": ("gap-model", "svg rect { display: none }"),
    "labels moved onto others": ("importance", "svg text { transform: translate(60px, 25px) }"),
    "texts twice as large": ("gap-model", "svg text { font-size: 26px }"),
    "columns that fell over each other": ("customer", ".sides { display: block }"),
    "a first screen pushed down": ("first-screen", "header { padding-top: 60px }"),
    "a first screen without its rules": ("first-screen-phone", ".lead { font-size: 1rem }"),
}


@pytest.mark.parametrize("fault", list(BROKEN))
def test_a_broken_layout_is_seen(browser: Browser, folder: Path, fault: str) -> None:
    part, style = BROKEN[fault]
    broken = pictures.taken(browser, folder, part, style)
    assert pictures.distance(broken, pictures.kept(part)) > pictures.BOUND


def test_letters_of_another_font_change_little(browser: Browser, folder: Path) -> None:
    style = "* { font-family: 'DejaVu Sans', 'Liberation Sans', sans-serif !important; }"
    other = pictures.taken(browser, folder, "chain", style + "svg text { font-size: 11.5px }")
    assert pictures.distance(other, pictures.kept("chain")) <= pictures.BOUND
