"""A mapping written from what was heard, with comments, for the user to edit."""

import io
from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.language import message, say
from outsidein.terms.placing import check_place, put_text
from outsidein.terms.signal import Column, ColumnTerm, Reading

from .aside import stated_again
from .numbered_times import MEANINGS, NUMBER, QUESTION
from .question import (
    BEFORE_DECIMALS,
    BETTER,
    CODE,
    COMMA,
    DAY_FIRST,
    DAY_ORDER,
    ENCODING,
    HALVES,
    SCALE,
    ZERO,
    ZONE,
    asks,
)

TOP = message(
    """What each file is and what its columns mean. Correct what is wrong and pass it along:
  outsidein audit FILES... --mapping THIS_FILE
Lines after "#" explain how sure the guess is. "UNDECIDED" marks what changes a number and could not
be seen in the file: state it. What you delete is guessed anew. Keys of a column: term, voice
(expectation or perception), criterion, item, scale: [low, high], better: high or low,
not_applicable: [codes], unit, direction: more or less, day_first, decimal: point or comma,
time: what numbers count that are times."""
)


def save(path: Path, hearing: Hearing) -> None:
    """Write the mapping of what was heard."""
    check_place(path)
    put_text(path, dumps(hearing))


def dumps(hearing: Hearing) -> str:
    """The mapping as YAML text; reading it back with the same files gives the same sheets.

    Only what was stated or decided is written as a statement: an open question stays open, as a
    comment that says what to state.
    """
    files = CommentedMap()
    for sheet in hearing.sheets:
        files[sheet.source] = _file(sheet)
        files.yaml_set_comment_before_after_key(sheet.source, before=_about(sheet), indent=2)
    tree = CommentedMap({"files": files})
    tree.yaml_set_start_comment(say(TOP) + "\n")
    yaml = YAML(typ="rt")
    yaml.width = 4096
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _about(sheet: Sheet) -> str:
    kinds = ", ".join(f"{kind.value} {share:.0%}" for kind, share in sheet.alternatives[:2])
    if kinds:
        return say(
            "{what}; {sure:.0%} sure (else {kinds})",
            what=sheet.recognized_as,
            sure=sheet.confidence,
            kinds=kinds,
        )
    return say("{what}; {sure:.0%} sure", what=sheet.recognized_as, sure=sheet.confidence)


def _file(sheet: Sheet) -> CommentedMap:
    node = CommentedMap({"kind": sheet.kind.value})
    encoding = _chosen(sheet.readings, ENCODING)
    if encoding is not None and encoding.decided:
        node["encoding"] = encoding.chosen
        node.yaml_add_eol_comment(_line(encoding.evidence), "encoding")
    if sheet.delimiter not in ("", ","):
        node["delimiter"] = sheet.delimiter
    zone = _chosen(sheet.readings, ZONE)
    if zone is not None:
        node["time_zone"] = zone.chosen
        node.yaml_add_eol_comment(_line(zone.evidence), "time_zone")
    node.update(stated_again(sheet.readings))
    columns = CommentedMap()
    for column in sheet.columns:
        open_ones = [r for r in sheet.readings if not r.decided and column.name in r.affects]
        entry = _column(sheet, column, open_ones)
        columns[column.name] = entry
        notes = [say("{sure:.0%} sure: {why}", sure=column.confidence, why=column.evidence)]
        notes += [_open(r) for r in open_ones]
        text = "\n".join(_line(note) for note in notes)
        columns.yaml_set_comment_before_after_key(column.name, before=text, indent=6)
    node["columns"] = columns
    return node


def _open(reading: Reading) -> str:
    return say(
        "UNDECIDED: {question} {evidence}. {remedy}",
        question=reading.question,
        evidence=reading.evidence,
        remedy=reading.remedy,
    )


def _column(sheet: Sheet, column: Column, open_ones: Iterable[Reading]) -> CommentedMap:
    """What is known of one column; whatever an open question is about is left out."""
    undecided = {r.question for r in open_ones}
    entry = CommentedMap({"term": column.term.value})
    if any(asks(question, HALVES) for question in undecided):
        # The voice is open, and without it the term says nothing: both are guessed anew.
        del entry["term"]
        entry["item"] = column.item
        return entry
    if any(asks(question, QUESTION) for question in undecided):
        # What the numbers count is open, and with it whether they are times.
        del entry["term"]
        entry["time"] = None
        return entry
    for key, value in (
        ("voice", column.voice.value if column.voice else None),
        ("criterion", column.criterion),
        ("item", column.item),
        ("unit", column.unit),
        ("direction", column.direction.value if column.direction else None),
    ):
        if value is not None:
            entry[key] = value
    scale = column.scale
    if scale is not None and not any(
        asks(q, template) for q in undecided for template in (SCALE, CODE, ZERO, BETTER)
    ):
        entry["scale"] = _flow([scale.low, scale.high])
        entry["better"] = "low" if scale.reverse else "high"
        if scale.not_applicable:
            entry["not_applicable"] = _flow(scale.not_applicable)
    for reading in sheet.readings:
        if reading.column == column.name and reading.decided:
            if reading.question == say(QUESTION):
                counts = next(k for k, v in MEANINGS.items() if say(v) == reading.chosen)
                entry.update({"time": counts} if counts != NUMBER else {})
            elif reading.question == say(DAY_ORDER):
                entry["day_first"] = reading.chosen == say(DAY_FIRST)
            elif reading.question == say(COMMA) and column.term is not ColumnTerm.OTHER:
                entry["decimal"] = "comma" if reading.chosen == say(BEFORE_DECIMALS) else "point"
    return entry


def _flow(numbers: Iterable[float]) -> CommentedSeq:
    listed = CommentedSeq([int(n) if float(n).is_integer() else n for n in numbers])
    listed.fa.set_flow_style()
    return listed


def _chosen(readings: Iterable[Reading], question: str) -> Reading | None:
    return next((r for r in readings if r.question == say(question)), None)


def _line(text: str) -> str:
    """Text for one line of a comment: headers may hold line ends and control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
