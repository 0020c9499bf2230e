"""`outsidein audit --watch`: the audit again whenever one of its files changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from outsidein.terms.trouble import Trouble

from .failure import explain

QUIET = 800
"""Milliseconds without a change before the audit runs: programs save a file in several steps."""

Changes = Iterable[object]


def watch(
    paths: Sequence[Path], written: Sequence[Path], run: Callable[[], None], console: Console
) -> None:
    """Run now, and again after every change, until the user stops it with Ctrl-C.

    `written` are the files that a run writes: a change of theirs is no reason to run. What is wrong
    with a file is told, the last report stays, and the next change is waited for.
    """
    wanted = {path.resolve() for path in paths}
    own = {path.resolve() for path in written}
    attempt(run)
    said = f"Watching {len(wanted)} {'path' if len(wanted) == 1 else 'paths'}; Ctrl-C stops."
    console.print(said, markup=False)
    for changed in changes(wanted, own):
        console.print(f"Changed: {', '.join(sorted(p.name for p in changed))}", markup=False)
        attempt(run)


def attempt(run: Callable[[], None]) -> None:
    """Run; a user's mistake is told and is no end."""
    try:
        run()
    except Trouble as trouble:
        explain(trouble)


def changes(wanted: set[Path], own: set[Path]) -> Iterator[set[Path]]:
    """Sets of files that changed together.

    Folders are watched, not files: many programs save by putting a new file in place of the old.
    """
    from watchfiles import watch as watched

    folders = {path if path.is_dir() else path.parent for path in wanted}

    def concerns(_: object, name: str) -> bool:
        path = Path(name).resolve()
        return path not in own and (path in wanted or path.parent in wanted)

    for found in watched(
        *folders,
        watch_filter=concerns,
        debounce=QUIET,
        recursive=False,
        raise_interrupt=False,
    ):
        yield {Path(name) for _, name in found}
