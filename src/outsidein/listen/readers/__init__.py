"""One complete folder for each kind of export.

A folder holds `__init__.py` with an `EXPORT`, `recognizer.py` (how sure we are), `mapping.py` (the
terms of its columns, with the vendor's documented headers cited) and `sample.csv` (made by us).
A new export is a new folder: the registry finds it by itself, and one test walks them all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from outsidein.terms.signal import FileKind

from ..raw import Raw
from ..recognize.words import Guess

SURE = 0.5
"""A file is taken for an export from this confidence on."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export: how it is recognized and what its columns mean.

    `recognize` gives the confidence from 0 to 1; `known` maps plain headers (blanks collapsed,
    lower case) to certain terms; `kind` is None where the values decide; `source` cites where the
    vendor documents the headers; `sample` is an example made by us.
    """

    slug: str
    title: str
    recognize: Callable[[Raw], float]
    known: Mapping[str, Guess]
    kind: FileKind | None
    source: str
    sample: Path


@lru_cache(maxsize=1)
def registry() -> tuple[Export, ...]:
    """All exports, in the order of their slugs."""
    found = [
        import_module(f"{__name__}.{module.name}").EXPORT
        for module in iter_modules([str(Path(__file__).parent)])
        if module.ispkg
    ]
    return tuple(sorted(found, key=lambda export: export.slug))


def recognize(raw: Raw) -> Export | None:
    """The export that a table surely is, or None."""
    best = max(registry(), key=lambda export: export.recognize(raw), default=None)
    return best if best is not None and best.recognize(raw) >= SURE else None
