"""The report as a PDF: the same page on sheets of A4, tagged, with an outline and page numbers.

WeasyPrint lays it out (the extra `pdf`). Nothing is fetched, and charts stay vectors.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from outsidein.report.document import AuditDocument
from outsidein.report.page import rendered, style
from outsidein.terms.trouble import Trouble

_DRAWING = re.compile(r"<svg .*?</svg>", re.DOTALL)
_NARROW = re.compile(r'<svg class="[^"]*\bnarrow\b')
_CLASSES = re.compile(r'(<(?:text|tspan|line|rect|path|circle)\b)([^>]*?) class="([^"]*)"')
_TITLES = re.compile(r"<title([^>]*)>(.*?)</title>(?:<desc[^>]*>(.*?)</desc>)?", re.DOTALL)
_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
_FACE = "Liberation Sans, DejaVu Sans, sans-serif"


def pdf(document: AuditDocument) -> bytes:
    """The whole report as a PDF; the same bytes for the same document.

    Raises `Trouble` with what to install where WeasyPrint or libpango is missing.
    """
    weasyprint = _weasyprint()
    page = _on_paper(rendered(document, _sheet(), paper=True))
    closed = weasyprint.urls.URLFetcher(allowed_protocols=())
    made: bytes = weasyprint.HTML(string=page, url_fetcher=closed).write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(page.encode()).digest()[:16],
    )
    return made


def printable() -> None:
    """Raise `Trouble` where no PDF can be made, before any work is done for one."""
    _weasyprint()


def _weasyprint() -> ModuleType:
    try:
        import weasyprint
    except ImportError:
        raise Trouble(
            "a PDF needs WeasyPrint, which is not installed",
            remedy='Install it: pip install "outsidein[pdf]" (and, on Debian or Ubuntu, '
            "apt install libpango-1.0-0 libpangoft2-1.0-0).",
        ) from None
    except OSError:
        # The library of the system is loaded when the module is.
        raise Trouble(
            "a PDF needs libpango, which is not installed",
            remedy="Install it: apt install libpango-1.0-0 libpangoft2-1.0-0 (on macOS: brew "
            "install pango).",
        ) from None
    module: ModuleType = weasyprint
    return module


def _sheet() -> str:
    """The style of the page and that of paper; WeasyPrint knows media by their names alone."""
    return style("report.css").replace("@media (min-width: 46rem), print", "@media print") + style(
        "paper.css"
    )


def _on_paper(page: str) -> str:
    """The page with drawings that carry their own colours, because WeasyPrint styles none."""
    return _DRAWING.sub(lambda found: _drawing(found.group()), page)


def _drawing(svg: str) -> str:
    if _NARROW.match(svg):
        return ""
    svg = _TITLES.sub(_told, svg, count=1)
    svg = _CLASSES.sub(lambda found: f"{found[1]}{found[2]}{_painted(found[3])}", svg)
    face = f'font-family="{_FACE}" font-size="13" fill="none"'
    return svg.replace("<svg ", f"<svg {face} ", 1)


def _told(found: re.Match[str]) -> str:
    """Name and description as one, since the PDF has room for one text beside a picture."""
    words = f"{found[2]}. {found[3]}" if found[3] else found[2]
    return f"<title{found[1]}>{words}</title>"


def _painted(classes: str) -> str:
    """The attributes that mean what the classes do in the style sheet."""
    said = []
    for name in classes.split():
        letter, _, token = name.partition("-")
        if letter in ("f", "s") and token in tokens():
            said.append(f'{"fill" if letter == "f" else "stroke"}="{tokens()[token]}"')
        elif name in _PLAIN:
            said.append(_PLAIN[name])
    return "".join(f" {one}" for one in said)


_PLAIN = {
    "strong": 'font-weight="700"',
    "dashed": 'stroke-dasharray="6 4"',
    "dotted": 'stroke-dasharray="1 5" stroke-linecap="round"',
}


@cache
def tokens() -> Mapping[str, str]:
    """The colours of light and paper by name, from the style sheet's own first block."""
    root = style("report.css").partition("}")[0]
    return dict(_TOKEN.findall(root))
