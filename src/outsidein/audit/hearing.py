"""Hear: the service file, the mapping and the data files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outsidein import listen, servicefile
from outsidein.engine.sheet import Hearing
from outsidein.listen import Ask, Progress, split_paths
from outsidein.listen import mapping as mappings
from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import say
from outsidein.terms.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, and what the organization says about its own service."""

    hearing: Hearing
    description: ServiceDescription


def hear(
    paths: Sequence[Path | str],
    *,
    service: Path | str | None = None,
    mapping: Path | str | None = None,
    ask: Ask | None = None,
    progress: Progress | None = None,
) -> Heard:
    """Read everything that was given.

    A directory stands for the data files in it and, where `service` names none, its service file.
    A service file alone is heard too. Raises `Trouble` for what cannot be read.
    """
    data, described = split_paths([Path(p) for p in paths])
    stated = Path(service) if service is not None else _only(described)
    description = servicefile.load(stated) if stated is not None else ServiceDescription()
    if not data:
        if stated is None and paths:
            raise Trouble(
                say("there is no file in it that can be read"),
                remedy=say(
                    "Put a survey, a ticket export or contracts there, as CSV, XLSX, Parquet or "
                    "JSON, or name the files."
                ),
                source=", ".join(str(p) for p in paths),
            )
        if stated is None:
            raise Trouble(
                "no file is given",
                remedy="Name a survey, a ticket export, contracts or a service file.",
            )
        return Heard(Hearing(()), description)
    known = mappings.load(Path(mapping)) if mapping is not None else None
    hearing = listen.hear(data, description=description, mapping=known, ask=ask, progress=progress)
    return Heard(hearing, description)


def _only(described: Sequence[Path]) -> Path | None:
    """The one service file among the paths; two are for the user to choose from."""
    if len(described) > 1:
        names = ", ".join(str(p) for p in described)
        raise Trouble(
            f"{len(described)} YAML files are given: {names}",
            remedy="Give one service file; a mapping goes behind --mapping.",
        )
    return described[0] if described else None
