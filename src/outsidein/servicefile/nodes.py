"""YAML text becomes a tree of nodes that know their lines, safely.

Only the parser is used, never a constructor: nothing in the file can make an object, and a scalar
keeps the letters it was written with, so that the shape that expects it decides what it means.
"""

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from outsidein.terms.trouble import Trouble

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000
MAX_DEPTH = 40

_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = {_CORE + kind for kind in ("str", "int", "float", "bool", "null", "timestamp")}
_TAGS = _PLAIN_TAGS | {_CORE + kind for kind in ("map", "seq", "merge", "value")}
_TAB_INDENT = re.compile(r"^ *\t")
NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


def read_text(path: Path) -> str:
    """The text of a service file; Trouble where there is none or it is no text."""
    source = str(path)
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size > MAX_BYTES:
            raise Trouble(
                f"is larger than {MAX_BYTES // 1024 // 1024} MB.",
                remedy="Keep contracts and answers in CSV files of their own.",
                source=source,
            )
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(
            f"cannot be read: {error.strerror or error}.",
            remedy="Check the path; `outsidein init` writes a new service file.",
            source=source,
        ) from None
    return decode(data, source)


def decode(data: bytes, source: str) -> str:
    """UTF-8, or UTF-16 with its mark; anything else is Trouble with the line of the odd byte."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Trouble(
            "is not UTF-8 text.",
            remedy="Save the file as UTF-8.",
            source=source,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None


def compose(text: str, source: str) -> Node | None:
    """The root node, None for an empty file; Trouble with its line where it is not plain YAML."""
    yaml = YAML(typ="safe", pure=True)
    try:
        root: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        raise _syntax(error, text, source) from None
    except ReaderError as error:
        raise Trouble(
            f"holds a sign that YAML does not allow (U+{_code(error):04X}).",
            remedy="Delete it; it may come from copying out of another program.",
            source=source,
            line=text.count("\n", 0, error.position) + 1,
        ) from None
    except YAMLError as error:
        raise Trouble(f"is not YAML: {error}.", remedy="Mend the line.", source=source) from None
    except RecursionError:
        raise _too_deep(source, None) from None
    if root is not None:
        _measure(root, source, {}, 0)
    return root


def _code(error: ReaderError) -> int:
    sign = error.character
    return ord(sign[:1]) if isinstance(sign, str | bytes) else int(sign)


def _syntax(error: MarkedYAMLError, text: str, source: str) -> Trouble:
    """The parser's complaint in words that say what to do."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    problem = " ".join(part for part in (error.context, error.problem) if part)
    lines = text.splitlines()
    written = lines[line - 1] if line is not None and line <= len(lines) else ""
    remedy = "Mend the line: check its indentation, colons, quotes and brackets."
    if "\\t" in problem or _TAB_INDENT.match(written):
        tabs = [str(i) for i, row in enumerate(lines, 1) if _TAB_INDENT.match(row)]
        remedy = "Indent with spaces, not tabs" + (
            f" (lines {', '.join(tabs[:20])})." if tabs else "."
        )
    elif "another document" in problem:
        remedy = "Keep one document in the file: delete the line `---` and what follows."
    elif "mapping values are not allowed" in problem:
        remedy = 'Put text that holds a colon in quotes: text: "Reply: within a day".'
    elif "alias" in problem or "cannot start any token" in problem:
        remedy = 'Put text that begins with a sign such as * & @ % ` in quotes: "*expected*".'
    return Trouble(f"is not YAML: {problem}.", remedy=remedy, source=source, line=line)


def _too_deep(source: str, line: int | None) -> Trouble:
    return Trouble(
        f"is nested more than {MAX_DEPTH} levels deep.",
        remedy="No part of a service file needs that; delete the extra brackets or indentation.",
        source=source,
        line=line,
    )


def _measure(node: Node, source: str, sizes: dict[int, int], depth: int) -> int:
    """Count the nodes as they would be read, each alias in full, and refuse a bomb or a loop.

    A size of -1 marks a node that is still being counted: meeting it again is a loop.
    """
    line = line_of(node)
    if depth > MAX_DEPTH or sizes.get(id(node)) == -1:
        raise _too_deep(source, line)
    if id(node) in sizes:
        return sizes[id(node)]
    if str(node.tag) not in _TAGS:
        raise Trouble(
            f"uses the tag {str(node.tag).replace(_CORE, '!!')}.",
            remedy="Delete the tag and write the plain value.",
            source=source,
            line=line,
        )
    sizes[id(node)] = -1
    size = 1 + sum(_measure(child, source, sizes, depth + 1) for child in children(node))
    if size > MAX_NODES:
        raise Trouble(
            f"holds more than {MAX_NODES:,} values once its aliases are written out.",
            remedy="Delete the anchors (&name) and aliases (*name), or move lists to CSV files.",
            source=source,
            line=line,
        )
    sizes[id(node)] = size
    return size


def children(node: Node) -> list[Node]:
    """The nodes right below a node; the keys of a mapping are among them."""
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def pairs(node: MappingNode) -> list[tuple[Node, Node, bool]]:
    """Keys and values of a block; the keys that `<<` brings in come last, marked true."""
    own: list[tuple[Node, Node, bool]] = []
    brought: list[tuple[Node, Node, bool]] = []
    for key, value in node.value:
        if str(key.tag) != _CORE + "merge":
            own.append((key, value, False))
            continue
        for block in value.value if isinstance(value, SequenceNode) else [value]:
            if isinstance(block, MappingNode):
                brought += [(k, v, True) for k, v, _ in pairs(block)]
    return own + brought


def line_of(node: Node) -> int:
    """The line of the file where a node starts, from 1."""
    return int(node.start_mark.line) + 1


def is_nothing(node: Node) -> bool:
    """Whether a value is left empty (or is `null` or `~`)."""
    return isinstance(node, ScalarNode) and node.style is None and str(node.tag) == _CORE + "null"


def is_plain(node: Node) -> bool:
    """Whether a scalar stands without quotes."""
    return isinstance(node, ScalarNode) and node.style is None


def plain(node: Node | None) -> object:
    """The tree as JSON would have it: dicts, lists, text, numbers, true, false and None."""
    if node is None or is_nothing(node):
        return None
    if isinstance(node, MappingNode):
        return {str(key.value): plain(value) for key, value, _ in reversed(pairs(node))}
    if isinstance(node, SequenceNode):
        return [plain(child) for child in node.value]
    text = str(node.value)
    if is_plain(node):
        if str(node.tag) == _CORE + "bool":
            return text.casefold() == "true"
        if NUMBER.fullmatch(text):
            number = float(text)
            return int(number) if number.is_integer() else number
    return text
