"""A service file becomes a description, or all its troubles at once."""

from os import PathLike
from pathlib import Path

from outsidein.servicefile.build import build
from outsidein.servicefile.format import SERVICE_FILE
from outsidein.servicefile.nodes import compose, is_nothing, read_text
from outsidein.servicefile.notes import Notes
from outsidein.servicefile.rules import check_all
from outsidein.terms.description import ServiceDescription


def load(path: str | PathLike[str]) -> ServiceDescription:
    """Read a service file.

    Raises `Trouble` where there is no readable YAML, and `Troubles` with every wrong key, value,
    reference, unit and sum at once, each with file, line and remedy.
    """
    return loads(read_text(Path(path)), str(path))


def loads(text: str, source: str = "") -> ServiceDescription:
    """Read the text of a service file; `source` names it in messages and in the description."""
    notes = Notes(source)
    root = compose(text, source)
    tree = {} if root is None or is_nothing(root) else SERVICE_FILE.read(root, (), notes)
    if isinstance(tree, dict):
        check_all(tree, notes)
    notes.finish()
    return build(tree, source)
