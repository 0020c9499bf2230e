"""Which of the paths a user names are data, and by what names files are reported."""

from collections.abc import Sequence
from pathlib import Path

from outsidein.terms.language import say
from outsidein.terms.trouble import Trouble

DATA = {
    ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".parquet",
    ".jsonl", ".ndjson", ".json", ".sav", ".zsav", ".zip", ".gz",
}  # fmt: skip
YAML = {".yaml", ".yml"}
NOT_DATA = {"readme.txt", "license.txt", "truth.json", "findings.json"}
"""Files that stand beside data without being data."""

PAGES = {".html", ".md"}
"""What nobody expects to be read as a table."""


def split_paths(paths: Sequence[Path | str]) -> tuple[list[Path], list[Path]]:
    """(data files, YAML files); a directory stands for the files in it, in the order of names.

    Raises `Trouble` for a path that is not there.
    """
    data: list[Path] = []
    yamls: list[Path] = []
    for path in (Path(p) for p in paths):
        if not _is_there(path):
            raise Trouble(
                "there is no such file", remedy="Check the name and folder.", source=str(path)
            )
        inside = _inside(path) if path.is_dir() else [path]
        for file in inside:
            suffix = file.suffix.lower()
            if suffix in YAML:
                yamls.append(file)
            elif not path.is_dir() or (
                suffix in DATA and file.name.lower() not in NOT_DATA and file.is_file()
            ):
                data.append(file)
    return _once(data), _once(yamls)


def passed_over(paths: Sequence[Path | str]) -> list[Path]:
    """Files in the named folders that no reader takes by their name, such as a picture or a PDF."""
    folders = [Path(p) for p in paths if Path(p).is_dir()]
    files = [file for folder in folders for file in _inside(folder) if file.is_file()]
    expected = DATA | YAML | PAGES
    return _once(
        [
            file
            for file in files
            if file.suffix.lower() not in expected
            and file.name.lower() not in NOT_DATA
            and not file.name.startswith(".")
        ]
    )


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise Trouble(
            say("the folder cannot be read ({why})", why=error.strerror or error),
            remedy=say("Check that you may read it, or name the files in it."),
            source=str(folder),
        ) from error


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # No file can have such a name, or the links lead in a circle.
        return False


def _once(files: Sequence[Path]) -> list[Path]:
    """Each file once, under the first of its names: a link is the file that it leads to."""
    by_place: dict[Path, Path] = {}
    for file in files:
        by_place.setdefault(file.resolve(), file)
    return list(by_place.values())


def labels(files: Sequence[Path]) -> dict[Path, str]:
    """A short name for each file: its own, with as much of its folder as tells it from others."""
    found: dict[Path, str] = {}
    for file in files:
        parts = file.resolve().parts
        for length in range(1, len(parts) + 1):
            name = "/".join(parts[-length:])
            rivals = [f for f in files if "/".join(f.resolve().parts[-length:]) == name]
            if len({f.resolve() for f in rivals}) == 1:
                break
        found[file] = name
    return found
