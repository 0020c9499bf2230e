"""How the documentation becomes a static site: `make site` writes it to build/site.

The pages are the Markdown files as they stand in the repository; the list on docs/README.md is also
the navigation. Nothing is fetched when a page is opened: theme, fonts and search lie beside it.
"""

import re
import sys
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

project = "Outside-in"
version = release = installed("outsidein")
copyright = "the Outside-in authors, Apache-2.0"

extensions = ["myst_parser"]
include_patterns = ["README.md", "docs/**.md"]
exclude_patterns = ["docs/parts", ".*", "build", "src", "tests", "benchmarks", "translations"]
root_doc = "docs/README"
myst_heading_anchors = 4
suppress_warnings = ["myst.header"]

html_theme = "furo"
html_title = "Outside-in"
html_extra_path = ["start"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"top_of_page_buttons": []}
nitpicky = True

_SECTION = re.compile(r"^\*\*(?P<title>.+)\*\*\n\n(?P<links>(?:^(?:- | ).+\n)+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?P<path>[^)#]+\.md)\)")


def navigation(text: str) -> str:
    """The lists of links on the first page, as hidden trees of contents."""
    return "\n".join(_tree(s["links"], s["title"]) for s in _SECTION.finditer(text))


def _tree(links: str, caption: str = "") -> str:
    pages = "\n".join(m["path"].removesuffix(".md") for m in _LINK.finditer(links))
    title = f":caption: {caption}\n" if caption else ""
    return f"```{{toctree}}\n:hidden:\n{title}\n{pages}\n```\n"


def _add_navigation(app: Any, name: str, source: list[str]) -> None:
    if name == root_doc:
        source[0] += "\n" + navigation(source[0])
    elif name.startswith("docs/") and name.endswith("/README"):
        source[0] += "\n" + _tree(source[0])


def setup(app: Any) -> None:
    """Connect the navigation."""
    app.connect("source-read", _add_navigation)
