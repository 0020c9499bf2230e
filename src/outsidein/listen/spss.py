"""SPSS files (.sav, .zsav), with their labels.

A variable's label is the question behind its column. Value labels give a scale its ends, name the
codes that are no answers and, for variables that are no scales, stand in place of the codes.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say, say_many
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import Reading
from outsidein.terms.trouble import Trouble

from .columnar import from_arrow
from .containers import Member
from .flags import parse
from .question import BETTER
from .raw import TEXT, Raw, replace_raw
from .recognize.words import guesses
from .spss_file import Labels, Variable, read_file
from .spss_labels import codes, scale

SPSS_SIGNATURES = (b"$FL2", b"$FL3")
FORMAT = "SPSS"
NAMED = {T.SEGMENT, T.SITE, T.TEAM, T.SERVICE, T.OFFERING, T.MOMENT, T.PRIORITY, T.CATEGORY,
         T.STATE, T.CHANNEL, T.CUSTOMER, T.CUSTOMER_NAME, T.EMPLOYEE, T.CRITERION}  # fmt: skip
"""Terms whose values are names: the labels are read in place of the codes."""


def read_spss(member: Member) -> Raw:
    """One SPSS file; its lines are row numbers, from 1.

    User-missing values are left blank, and a reading says how many there were.
    """
    variables, encoding = read_file(member.data, member.name)
    if not variables:
        raise Trouble(
            "the SPSS file holds no variables",
            remedy="Save the data set again.",
            source=member.name,
        )
    columns, scales = [], {}
    for index, variable in enumerate(variables):
        cells = _without_codes(variable)
        spanned = scale(variable.labels, variable.missing)
        if _is_named(variable, cells):
            cells = _labelled(cells, variable.labels)
        elif spanned is not None:
            scales[index] = spanned
        columns.append(cells)
    table = pa.Table.from_arrays(columns, names=[v.name for v in variables])
    return replace_raw(
        from_arrow(table, member.name, FORMAT),
        titles=tuple(v.title for v in variables),
        scales=scales,
        readings=tuple(_readings(member.name, variables, scales)),
        encoding=encoding,
    )


def _without_codes(variable: Variable) -> pa.Array:
    """Cells without codes whose label says "don't know" or the like, declared missing or not."""
    gone = codes(variable.labels, variable.missing)
    cells = variable.cells
    if not gone or not _is_number(cells):
        return cells
    found = pc.is_in(cells.cast(pa.float64()), pa.array(gone, pa.float64()))
    return pc.if_else(found, pa.scalar(None, cells.type), cells)


def _is_number(cells: pa.Array) -> bool:
    return bool(pa.types.is_integer(cells.type) or pa.types.is_floating(cells.type))


def _is_named(variable: Variable, cells: pa.Array) -> bool:
    """Whether labels say more than codes: nominal, yes and no, or names by what the header says."""
    if not variable.labels or not _is_number(cells):
        return False
    occurring = pc.unique(cells.cast(pa.float64()).drop_null()).to_pylist()
    if any(value not in variable.labels for value in occurring):
        return False
    gone = codes(variable.labels, variable.missing)
    answers = [text.strip() for value, text in variable.labels.items() if value not in gone]
    _, flags = parse(pa.array(answers, pa.string()))
    words = [*guesses(variable.name), *guesses(variable.title)]
    means = max(words, key=lambda g: g.confidence).term if words else None
    return variable.measure == "nominal" or bool(flags.all()) or means in NAMED


def _labelled(cells: pa.Array, labels: Labels) -> pa.Array:
    """The label of every code; each different code is looked up once."""
    coded = cells.cast(pa.float64()).dictionary_encode()
    texts = pa.array([labels[v].strip() for v in coded.dictionary.to_pylist()], pa.string())
    indices = np.asarray(pc.fill_null(coded.indices, 0).to_numpy())
    named = texts.take(pa.array(indices)) if len(texts) else pa.nulls(len(cells), pa.string())
    blank = pc.if_else(cells.is_null(), pa.scalar("", pa.string()), named)
    return blank.dictionary_encode().cast(TEXT)


def _readings(
    source: str, variables: Sequence[Variable], scales: dict[int, Scale]
) -> Iterator[Reading]:
    """What the file's own statements changed: user-missing values, and scales that run down."""
    for index, variable in enumerate(variables):
        if variable.left_out:
            yield Reading(
                source,
                variable.name,
                say("Do values that the file declares missing count?"),
                say("no"),
                say_many(
                    "{n:,} cell holds a user-missing value",
                    "{n:,} cells hold a user-missing value",
                    variable.left_out,
                ),
            )
        spanned = scales.get(index)
        if spanned is not None and spanned.reverse:
            low, high = variable.labels[spanned.low], variable.labels[spanned.high]
            yield Reading(
                source,
                variable.name,
                say(BETTER),
                say("low"),
                say(
                    '{low:g} is labelled "{low_label}" and {high:g} "{high_label}"',
                    low=spanned.low,
                    low_label=low,
                    high=spanned.high,
                    high_label=high,
                ),
            )


__all__ = ["FORMAT", "SPSS_SIGNATURES", "read_spss"]
