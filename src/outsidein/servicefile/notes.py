"""What is noted while a file is read: troubles, lines, the names it gives and the names it uses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from outsidein.terms.trouble import Trouble, Troubles

Path = tuple[str | int, ...]

MOST = 100
"""As many troubles as one message can usefully hold."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name used where something of that kind must exist."""

    kind: str
    name: str
    line: int


@dataclass(slots=True)
class Notes:
    """One reading of one file. Everything wrong is collected and told at once."""

    source: str
    troubles: list[Trouble] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    names: dict[str, dict[str, int]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    damaged: set[Path] = field(default_factory=set)
    """Parts with a trouble inside: what they seem to lack may be what could not be read."""

    def complain(self, message: str, remedy: str, line: int | None) -> None:
        """Note one trouble with its line and remedy."""
        self.troubles.append(Trouble(message, remedy=remedy, source=self.source, line=line))

    def line(self, *path: str | int) -> int | None:
        """The line of a value, or of the nearest part of the file that holds it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None

    def declare(self, kind: str, name: str, line: int) -> None:
        """Note a name that the file gives; giving it twice is a trouble."""
        known = self.names.setdefault(kind, {})
        if name in known:
            self.complain(
                f'the {kind} id "{name}" stands already on line {known[name]}.',
                f"Give each {kind} an id of its own.",
                line,
            )
        else:
            known[name] = line

    def finish(self) -> None:
        """Raise what was found, in the order of the file; beyond `MOST` only how many more."""
        if not self.troubles:
            return
        told = sorted(self.troubles, key=lambda t: t.line or 0)
        if len(told) > MOST:
            more = f"has {len(told) - MOST} more troubles after these."
            last = Trouble(more, remedy="Mend these and read it again.", source=self.source)
            told = [*told[:MOST], last]
        raise Troubles(told)


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """`Did you mean "x"?` where something close exists, else an empty text."""
    by_plain = {name.casefold().replace("-", "_"): name for name in known}
    close = get_close_matches(wrong.casefold().replace("-", "_"), by_plain, n=1, cutoff=0.6)
    return f'Did you mean "{by_plain[close[0]]}"?' if close else ""


def listed(names: Iterable[str], at_most: int = 20) -> str:
    """Names joined by commas, cut where there are many."""
    every = list(names)
    shown = ", ".join(every[:at_most])
    return f"{shown} ... ({len(every)} in all)" if len(every) > at_most else shown
