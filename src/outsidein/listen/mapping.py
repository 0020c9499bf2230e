"""The mapping: what the user states about files and columns, as YAML."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from outsidein.terms.language import say
from outsidein.terms.quality import Direction, Scale, Voice
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.terms.trouble import Trouble, Troubles

from .aside import COUNT, LEAVE_OUT, AsideKind
from .numbered_times import Counted
from .parsing.task import Layout, fitting
from .recognize.words import Guess
from .select import plain
from .times import check_zone

CODES_ONLY = "codes"
STATED = "the mapping states it"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What is stated about one column; None where nothing is."""

    header: str
    line: int
    term: ColumnTerm | None = None
    voice: Voice | None = None
    criterion: str | None = None
    item: str | None = None
    scale: tuple[float, float] | None = None
    better: str | None = None
    not_applicable: tuple[float, ...] | None = None
    unit: str | None = None
    direction: Direction | None = None
    day_first: bool | None = None
    decimal: str | None = None
    time: Counted | None = None
    """What its numbers count, where they are times."""

    @property
    def guess(self) -> Guess | None:
        """The stated term as a certain guess."""
        if self.term is None:
            return None
        return Guess(
            self.term,
            1.0,
            STATED,
            self.voice,
            self.criterion,
            self.item,
            self.unit,
            self.direction,
            family=self._family,
        )

    @property
    def _family(self) -> str:
        """Columns for which the same scale is stated share it; without one the columns decide."""
        if self.scale is not None:
            return f"mapping {self.scale} {self.not_applicable} {self.better}"
        return "" if self.not_applicable is None else f"{CODES_ONLY} {self.not_applicable}"

    @property
    def whole_scale(self) -> Scale | None:
        """The stated scale with its codes, where its ends are stated."""
        if self.scale is None:
            return None
        low, high = self.scale
        return Scale(low, high, self.better == "low", self.not_applicable or ())


@dataclass(frozen=True, slots=True)
class FileMapping:
    """What is stated about one file, or all files whose name fits a pattern."""

    pattern: str
    line: int = 0
    kind: FileKind | None = None
    encoding: str | None = None
    delimiter: str | None = None
    day_first: bool | None = None
    time_zone: str | None = None
    decimal: str | None = None
    missing: tuple[str, ...] = ()
    unfinished: str | None = None
    previews: str | None = None
    spam: str | None = None
    deleted: str | None = None
    columns: dict[str, ColumnMapping] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        """What is stated about the layout of the text."""
        return Layout(self.pattern, self.encoding, self.delimiter)

    @property
    def asides(self) -> dict[AsideKind, str]:
        """What is stated about rows that are no plain answers: whether they count."""
        stated = {kind: getattr(self, kind.value) for kind in AsideKind}
        return {kind: answer for kind, answer in stated.items() if answer is not None}

    @property
    def known(self) -> dict[str, Guess]:
        """Stated terms by plain header."""
        return {key: c.guess for key, c in self.columns.items() if c.guess is not None}

    def column(self, name: str, header: str) -> ColumnMapping | None:
        """What is stated about a column, by its unique name or its header."""
        return self.columns.get(plain(name)) or self.columns.get(plain(header))


NOTHING = FileMapping("")


@dataclass(frozen=True, slots=True)
class Mapping:
    """All that is stated, file by file."""

    files: tuple[FileMapping, ...] = ()
    source: str = ""

    def of(self, name: str) -> FileMapping:
        """What is stated about the file of that name; an exact name before a pattern."""
        found = fitting([f.pattern for f in self.files], name)
        return NOTHING if found is None else self.files[found]

    def check(self, stated: FileMapping, names: tuple[str, ...]) -> None:
        """Raise `Trouble` where the mapping names a column that the file has not."""
        known = {plain(name) for name in names}
        troubles = []
        for key, column in stated.columns.items():
            if key in known:
                continue
            near = difflib.get_close_matches(key, sorted(known), 1, 0.5)
            close = next((n for n in names if near and plain(n) == near[0]), None)
            troubles.append(
                Trouble(
                    f'"{stated.pattern}" has no column "{column.header}"',
                    remedy=f'Did you mean "{close}"?' if close else "Delete the entry.",
                    source=self.source,
                    line=column.line,
                )
            )
        if troubles:
            raise Troubles(troubles)


def load(path: Path) -> Mapping:
    """Read a mapping; all its errors are told at once, each with line and remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise Trouble(
            say("there is no such mapping"),
            remedy=say(
                "Check the name and folder, or write one with "
                "`outsidein inspect FILES... --save mapping.yaml`."
            ),
            source=str(path),
        ) from error
    except OSError as error:
        raise Trouble(
            say("the mapping cannot be read ({why})", why=error.strerror or error),
            remedy=say("Check that it is a file and that you may read it."),
            source=str(path),
        ) from error
    except UnicodeDecodeError as error:
        raise Trouble(
            say("the mapping is not written in UTF-8"),
            remedy=say("Save it as text in UTF-8."),
            source=str(path),
        ) from error
    return loads(text, path.name)


def loads(text: str, source: str = "mapping.yaml") -> Mapping:
    """Read a mapping from text."""
    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise Trouble(
            f"this is not valid YAML: {error.problem}",
            remedy="Mind the indentation, and quote headers that hold a colon.",
            source=source,
            line=line,
        ) from error
    except (YAMLError, ValueError) as error:
        raise Trouble("this is not valid YAML", remedy=str(error)[:200], source=source) from error
    return _Loader(source).mapping(tree)


class _Loader:
    """Checks the tree and collects everything that is wrong with it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.troubles: list[Trouble] = []

    def mapping(self, tree: Any) -> Mapping:
        if not isinstance(tree, CommentedMap) or not isinstance(tree.get("files"), CommentedMap):
            raise Trouble(
                "a mapping has a block `files:` with one entry for each file",
                remedy="Write one with `outsidein inspect FILE --save mapping.yaml`.",
                source=self.source,
            )
        self._unknown(tree, {"files"})
        files = tree["files"]
        found = [self._file(str(n), v, _line(files, n)) for n, v in files.items()]
        if self.troubles:
            raise Troubles(self.troubles)
        return Mapping(tuple(found), self.source)

    def _file(self, name: str, node: Any, line: int) -> FileMapping:
        if not isinstance(node, CommentedMap):
            self._wrong(f'nothing is stated about "{name}"', "State `kind:` or `columns:`.", line)
            return FileMapping(name, line)
        self._unknown(node, set(FILE_KEYS) | {"columns"})
        values = {key: self._value(node, key, check) for key, check in FILE_KEYS.items()}
        columns = node.get("columns") or CommentedMap()
        if not isinstance(columns, CommentedMap):
            self._wrong("`columns:` holds one entry for each header", "Indent them.", line)
            columns = CommentedMap()
        found = {
            plain(str(header)): self._column(str(header), value, _line(columns, header))
            for header, value in columns.items()
        }
        values["missing"] = values["missing"] or ()
        return FileMapping(name, line, columns=found, **values)

    def _column(self, header: str, node: Any, line: int) -> ColumnMapping:
        if isinstance(node, str):
            node = CommentedMap({"term": node})
            node.lc.line = line - 1
        if not isinstance(node, CommentedMap):
            self._wrong(f'nothing is stated about "{header}"', "State its `term:`.", line)
            return ColumnMapping(header, line)
        self._unknown(node, set(COLUMN_KEYS), line)
        values = {key: self._value(node, key, check, line) for key, check in COLUMN_KEYS.items()}
        return ColumnMapping(header, line, **values)

    def _value(self, node: CommentedMap, key: str, check: "Check", line: int | None = None) -> Any:
        if node.get(key) is None:
            return None
        try:
            return check(node[key])
        except ValueError as error:
            message, remedy = (*error.args, "")[:2]
            self._wrong(f"`{key}: {node[key]}` {message}", remedy, _line(node, key, line))
        return None

    def _unknown(self, node: CommentedMap, known: set[str], line: int | None = None) -> None:
        for key in node:
            if key not in known:
                near = difflib.get_close_matches(str(key), sorted(known), 1, 0.4)
                remedy = (
                    f"Did you mean `{near[0]}:`?" if near else f"Use {', '.join(sorted(known))}."
                )
                self._wrong(f"`{key}:` is not known here", remedy, _line(node, key, line))

    def _wrong(self, message: str, remedy: str, line: int) -> None:
        self.troubles.append(Trouble(message, remedy=remedy, source=self.source, line=line))


def _line(node: CommentedMap, key: Any, otherwise: int | None = None) -> int:
    try:
        return int(node.lc.key(key)[0]) + 1
    except (KeyError, AttributeError, TypeError):
        return otherwise or 1


Check = Callable[[Any], Any]


def _text(value: Any) -> str:
    return str(value)


def _one_of(kind: Any) -> Check:
    known = [member.value for member in kind]

    def check(value: Any) -> Any:
        if value not in known:
            near = difflib.get_close_matches(str(value), known, 1, 0.5)
            raise ValueError(
                "is not known", f"Did you mean {near[0]}?" if near else f"Use {', '.join(known)}."
            )
        return kind(value)

    return check


def _word(*words: str) -> Check:
    def check(value: Any) -> str:
        if value not in words:
            raise ValueError("is not known", f"Use {' or '.join(words)}.")
        return str(value)

    return check


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is neither true nor false", "Write true or false.")
    return value


def _zone(value: Any) -> str:
    if not check_zone(str(value)):
        raise ValueError("is no time zone", "Use an IANA name such as Europe/Berlin.")
    return str(value)


def _numbers(value: Any) -> tuple[float, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(v, int | float) and not isinstance(v, bool) for v in listed):
        raise ValueError("is not a list of numbers", "Write it as [0, 99].")
    return tuple(float(v) for v in listed)


def _ends(value: Any) -> tuple[float, float]:
    ends = _numbers(value)
    if len(ends) != 2 or ends[0] >= ends[1]:
        raise ValueError("is no scale", "Write its low and its high end, such as [1, 7].")
    return ends[0], ends[1]


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in (value if isinstance(value, list) else [value]))


FILE_KEYS: dict[str, Check] = {
    "kind": _one_of(FileKind),
    "encoding": _text,
    "delimiter": _text,
    "day_first": _yes_no,
    "time_zone": _zone,
    "decimal": _word("point", "comma"),
    "missing": _texts,
    **dict.fromkeys((kind.value for kind in AsideKind), _word(COUNT, LEAVE_OUT)),
}
COLUMN_KEYS: dict[str, Check] = {
    "term": _one_of(ColumnTerm),
    "voice": _one_of(Voice),
    "criterion": _text,
    "item": _text,
    "scale": _ends,
    "better": _word("high", "low"),
    "not_applicable": _numbers,
    "unit": _text,
    "direction": _one_of(Direction),
    "day_first": _yes_no,
    "decimal": _word("point", "comma"),
    "time": _one_of(Counted),
}
