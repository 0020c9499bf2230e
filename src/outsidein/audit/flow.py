"""The audit from files to document."""

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from outsidein.engine.sheet import Hearing
from outsidein.listen import Ask, Progress
from outsidein.report.document import AuditDocument
from outsidein.terms.language import LANGUAGES, say, speaking
from outsidein.terms.language import language as spoken
from outsidein.terms.trouble import Trouble

from .hearing import hear
from .learn import learn
from .pages import with_views
from .stated import with_minimums
from .tell import tell
from .undecided import set_aside
from .unheard import passed_over

HEARING = 0.6
"""The part of the time that reading takes."""


@dataclass(frozen=True, slots=True)
class Audited:
    """The document of an audit, and the hearing behind it (for the file of rejects)."""

    document: AuditDocument
    hearing: Hearing


def run(
    paths: Sequence[Path | str],
    *,
    service: Path | str | None = None,
    mapping: Path | str | None = None,
    ask: Ask | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
    minimums: dict[str, int] | None = None,
    language: str = "en",
) -> AuditDocument:
    """Audit files: where promised value is lost, for whom, and what to do.

    `paths` are data files, directories of them and a service file, in any order; any one of them
    alone is enough for what it can say. `mapping` states what files and columns mean, `ask` is
    called with open questions, `progress` with what is being done and the share done (0 to 1),
    `now` replaces the time stamp and `minimums` the least n of numbers by name; `language` is the
    one in which its sentences are (`en` or `de`). The same files give the same document but for
    the time stamp. Raises `Trouble` for input that cannot be read.

        document = outsidein.audit.run(["survey.csv", "tickets.csv", "service.yaml"])
        Path("report.html").write_text(outsidein.report.html(document), encoding="utf-8")
    """
    return audit(
        paths,
        service=service,
        mapping=mapping,
        ask=ask,
        progress=progress,
        now=now,
        minimums=minimums,
        language=language,
    ).document


def audit(
    paths: Sequence[Path | str],
    *,
    service: Path | str | None = None,
    mapping: Path | str | None = None,
    ask: Ask | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
    minimums: dict[str, int] | None = None,
    language: str = "en",
    pages: int | None = 0,
) -> Audited:
    """As `run`, with the hearing beside the document.

    `pages` is the most customers that are to have a page, None for all of them; without any, the
    document holds no views.
    """
    with speaking(known(language)):
        return _audit(paths, service, mapping, ask, progress, now or stamp(), minimums or {}, pages)


def _audit(
    paths: Sequence[Path | str],
    service: Path | str | None,
    mapping: Path | str | None,
    ask: Ask | None,
    progress: Progress | None,
    when: datetime,
    minimums: dict[str, int],
    pages: int | None,
) -> Audited:
    """The audit in the language that is spoken now."""
    heard = hear(
        paths, service=service, mapping=mapping, ask=ask, progress=part(progress, 0.0, HEARING)
    )
    description = with_minimums(heard.description, minimums)
    settled, withheld = set_aside(heard.hearing)
    found = learn(settled, description, withheld, part(progress, HEARING, 1.0))
    rerun = command(paths, service, mapping, minimums)
    document = tell(found, heard.hearing, description, when, rerun)
    document = replace(document, warnings=(*document.warnings, *passed_over(paths)))
    if pages != 0:
        document = with_views(document, found, pages)
    if progress is not None:
        progress(say("Done"), 1.0)
    return Audited(document, heard.hearing)


def known(language: str) -> str:
    """The code of a language there is; `Trouble` with the list where there is none."""
    code = language.strip().lower()
    if code not in LANGUAGES:
        listed = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise Trouble(f'the language "{language}" is not there', remedy=f"Use {listed}.")
    return code


def part(progress: Progress | None, start: float, end: float) -> Progress | None:
    """The progress of one part of the whole, which runs from `start` to `end`."""
    if progress is None:
        return None
    tell_whole = progress
    return lambda what, done: tell_whole(what, start + (end - start) * done)


def stamp() -> datetime:
    """The time stamp: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise Trouble(
            f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds",
            remedy="Unset it, or give seconds since 1970.",
        ) from None


def command(
    paths: Sequence[Path | str],
    service: Path | str | None,
    mapping: Path | str | None,
    minimums: dict[str, int] | None = None,
) -> str:
    """The command that makes the same report again."""
    parts = ["outsidein", "audit", *(str(p) for p in paths)]
    if service is not None:
        parts += [str(service)]
    if mapping is not None:
        parts += ["--mapping", str(mapping)]
    for name, least in (minimums or {}).items():
        parts += ["--minimum", f"{name}={least}"]
    if spoken() != "en":
        parts += ["--language", spoken()]
    return shlex.join([*parts, "-o", "report.html"])
