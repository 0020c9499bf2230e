"""Which end of a rating is the better one, by how the ratings of a file go together."""

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from outsidein.engine.sheet import Sheet
from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.terms.signal import Column
from outsidein.terms.signal import ColumnTerm as T

from .mapping import FileMapping
from .question import BETTER, Choice, Decider, Question

JUDGED = {T.RATING, T.OVERALL, T.CAPABILITY, T.RECOMMEND, T.RENEW}
SURE_WORDS = r"(sehr gut|sehr zufrieden|best|excellent|very (good|satisfied)|매우 만족)"
LOW_BEST = re.compile(r"\b(0|1)\s*(=|:|–|-)\s*" + SURE_WORDS + r"|schulnote", re.IGNORECASE)
ENOUGH = 50
AGAINST = -0.2
"""Correlation with the rest of the ratings below which a column seems to run the other way."""

MOST_ROWS = 50_000
HIGH, LOW = "high", "low"


def settle_directions(sheet: Sheet, stated: FileMapping, decider: Decider) -> Sheet:
    """Settle for each rating which end is better; `Scale.reverse` holds the answer."""
    judged = [
        c
        for c in sheet.columns
        if c.term in JUDGED and c.scale is not None and c.voice is not Voice.EXPECTATION
    ]
    if not judged:
        return sheet
    together = _with_the_rest(sheet, judged)
    columns = list(sheet.columns)
    agreeing = []
    for column in judged:
        own = stated.column(column.name, column.header)
        better = own.better if own is not None else None
        r = together.get(column.name)
        low_words = LOW_BEST.search(column.header)
        if better is None and column.scale is not None and column.scale.reverse:
            # The labels of the file have settled it.
            continue
        if better is None and low_words is None and (r is None or r >= AGAINST):
            agreeing.append(column)
            continue
        answer = _ask(sheet, column, r, low_words, better, decider)
        if column.scale is not None:
            scale = replace(column.scale, reverse=answer == LOW)
            columns[column.position - 1] = replace(column, scale=scale)
    if len(agreeing) > 2:
        _say(sheet, agreeing, together, decider)
    return replace(sheet, columns=tuple(columns))


def _ask(
    sheet: Sheet,
    column: Column,
    r: float | None,
    low_words: re.Match[str] | None,
    better: str | None,
    decider: Decider,
) -> str:
    evidence = (
        say('the header says "{words}"', words=low_words.group())
        if low_words
        else say("it runs against the other ratings (correlation {r:.2f})", r=r or 0.0)
    )
    return decider.settle(
        Question(
            sheet.source,
            column.name,
            say(BETTER),
            (
                Choice(HIGH, say("the high end is better")),
                Choice(LOW, say("the low end is better")),
            ),
            evidence,
            HIGH,
            (column.name,),
            say("State `better: high` or `better: low` in the mapping."),
        ),
        stated=better,
        evident=LOW if low_words else None,
    )


def _say(sheet: Sheet, columns: list[Column], together: dict[str, float], decider: Decider) -> None:
    known = [together[c.name] for c in columns if c.name in together]
    proof = (
        say(
            "the {n} ratings go together (lowest correlation with the rest {lowest:.2f}) and no "
            "header says otherwise",
            n=len(columns),
            lowest=min(known),
        )
        if known
        else say("too few answers to see how the ratings go together and no header says otherwise")
    )
    decider.settle(
        Question(
            sheet.source,
            None,
            say("Which end of the rating scales is better?"),
            (Choice(HIGH, say("the high end is better")),),
            proof,
            HIGH,
            tuple(c.name for c in columns),
        ),
        evident=HIGH,
    )


def _with_the_rest(sheet: Sheet, judged: list[Column]) -> dict[str, float]:
    """Correlation of each rating with the mean of the others, standardized."""
    if len(judged) < 3 or sheet.table.num_rows < ENOUGH:
        return {}
    table = sheet.table.slice(0, MOST_ROWS)
    values = np.column_stack(
        [np.asarray(table.column(c.name).to_numpy(), dtype=np.float64) for c in judged]
    )
    spread = np.nanstd(values, axis=0) if len(values) else np.zeros(len(judged))
    usable = (spread > 0) & (np.isfinite(values).sum(axis=0) >= ENOUGH)
    values = np.where(
        usable, (values - np.nanmean(values, axis=0)) / np.where(usable, spread, 1), np.nan
    )
    filled = np.isfinite(values)
    total, count = np.where(filled, values, 0).sum(axis=1), filled.sum(axis=1)
    found = {}
    for index, column in enumerate(judged):
        if usable[index]:
            r = _correlation(values[:, index], total, count)
            if r is not None:
                found[column.name] = r
    return found


def _correlation(
    values: npt.NDArray[np.float64],
    total: npt.NDArray[np.float64],
    count: npt.NDArray[np.int64],
) -> float | None:
    rows = np.isfinite(values) & (count > 1)
    if rows.sum() < ENOUGH:
        return None
    rest = (total[rows] - values[rows]) / (count[rows] - 1)
    if np.std(rest) == 0 or np.std(values[rows]) == 0:
        return None
    return float(np.corrcoef(values[rows], rest)[0, 1])
