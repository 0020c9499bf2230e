"""Readers that other packages bring, by the entry point `outsidein.readers`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from typing import ParamSpec, TypeVar

from outsidein.terms.trouble import Trouble

from .export import OURS, Export

GROUP = "outsidein.readers"
P = ParamSpec("P")
T = TypeVar("T")


def installed() -> Iterator[Export]:
    """The exports of all installed packages; `Trouble` names the package of one that fails."""
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (_package(e), e.name)):
        yield _load(entry)


def guarded(export: Export, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function of a reader; an error in another package's reader is told as its fault."""
    if export.package == OURS:
        return call(*args, **kwargs)
    try:
        return call(*args, **kwargs)
    except Trouble:
        raise
    except Exception as error:
        raise _broken(export.package, export.slug, error) from error


def _load(entry: EntryPoint) -> Export:
    package = _package(entry)
    try:
        export = entry.load()
    except Exception as error:
        raise _broken(package, entry.name, error) from error
    if not isinstance(export, Export):
        raise Trouble(
            f'the reader "{entry.name}" of the package "{package}" is no Export '
            f"but {type(export).__name__}",
            remedy=f"Let the entry point {entry.value} lead to an Export, or uninstall {package}.",
        )
    return replace(export, package=package)


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.module.split(".")[0]


def _broken(package: str, name: str, error: Exception) -> Trouble:
    return Trouble(
        f'the reader "{name}" of the package "{package}" fails: {type(error).__name__}: {error}',
        remedy=f"Update or uninstall {package}; the fault is in it.",
    )
