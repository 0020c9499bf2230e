"""One complete folder for each kind of export.

A folder holds `__init__.py` with an `EXPORT`, `recognizer.py` (how sure we are), `mapping.py` (the
terms of its columns, with the vendor's documented headers cited) and a sample (made by us).
A new export is a new folder: the registry finds it by itself, and one test walks them all. Other
packages add theirs by the entry point `outsidein.readers`.
"""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from outsidein.terms.trouble import Trouble

from ..raw import Raw
from .export import Export
from .plugins import guarded, installed

SURE = 0.5
"""A file is taken for an export from this confidence on."""


@lru_cache(maxsize=1)
def registry() -> tuple[Export, ...]:
    """All exports, ours and those of other packages, in the order of their slugs."""
    found: dict[str, Export] = {}
    for export in (*_ours(), *installed()):
        earlier = found.setdefault(export.slug, export)
        if earlier is not export:
            raise Trouble(
                f'the packages "{earlier.package}" and "{export.package}" both bring a reader '
                f'called "{export.slug}"',
                remedy=f"Uninstall {export.package}, or give its reader another slug.",
            )
    return tuple(sorted(found.values(), key=lambda export: export.slug))


def _ours() -> list[Export]:
    return [
        import_module(f"{__name__}.{module.name}").EXPORT
        for module in iter_modules([str(Path(__file__).parent)])
        if module.ispkg
    ]


def confidence(export: Export, raw: Raw) -> float:
    """How surely a table is that export, 0 to 1."""
    return guarded(export, export.recognize, raw)


def recognize(raw: Raw) -> Export | None:
    """The export that a table surely is, or None; between equals the first slug."""
    sure = [(confidence(export, raw), export) for export in registry()]
    best = max(sure, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= SURE else None


__all__ = ["SURE", "Export", "confidence", "guarded", "recognize", "registry"]
