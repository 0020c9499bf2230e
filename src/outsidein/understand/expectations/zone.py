"""The zone of tolerance of a criterion: adequate, desired, and where perception lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outsidein.stats.moments import Floats
from outsidein.terms.estimate import Estimate
from outsidein.terms.expectation import ToleranceZone
from outsidein.terms.language import say
from outsidein.terms.quality import ExpectationLevel, Voice
from outsidein.terms.signal import Column, ColumnTerm

from .enough import enough, estimated, share_of
from .rows import Flags, Rows

PERCEIVED = "perceived"

TERMS = {
    ExpectationLevel.ADEQUATE: ColumnTerm.ADEQUATE,
    ExpectationLevel.DESIRED: ColumnTerm.DESIRED,
}


@dataclass(frozen=True)
class Asked:
    """What each respondent gave for the items of a criterion that were asked at every level.

    `adequate` and `desired` are None where no item asks them. `perceived` and they are means over
    the items that the respondent answered at every level; `whole` says who did for any.
    `inverted` are those of them whose adequate level lies above the desired one.
    """

    perceived: Floats
    adequate: Floats | None
    desired: Floats | None
    whole: Flags
    inverted: Flags
    items: int


def zones_asked(rows: Rows) -> dict[str, Asked]:
    """The levels by criterion, for the criteria that were asked at one at least."""
    perceived = _by_item([c for c in rows.asked(ColumnTerm.RATING) if c.voice is Voice.PERCEPTION])
    levels = {level: _by_item(rows.asked(term)) for level, term in TERMS.items()}
    criteria = dict.fromkeys(key[0] for held in levels.values() for key in held)
    found = {}
    for criterion in criteria:
        asked = _asked(rows, criterion, perceived, levels)
        if asked is not None:
            found[criterion] = asked
    return found


Keys = Mapping[tuple[str, str], str]


def _by_item(columns: Sequence[Column]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for column in columns:
        if column.criterion is not None and column.item is not None:
            found.setdefault((column.criterion, column.item), column.name)
    return found


def _asked(
    rows: Rows, criterion: str, perceived: Keys, levels: Mapping[ExpectationLevel, Keys]
) -> Asked | None:
    """The items perceived and asked at all the levels that the criterion is asked at."""
    held = {
        level: {item: name for (c, item), name in keys.items() if c == criterion}
        for level, keys in levels.items()
    }
    used = [level for level in ExpectationLevel if held[level]]
    items = [
        item
        for (c, item) in perceived
        if c == criterion and all(item in held[level] for level in used)
    ]
    if not items:
        return None
    n = len(rows.month)
    sums: dict[str, Floats] = {name: np.zeros(n) for name in (PERCEIVED, *used)}
    counts = np.zeros(n)
    for item in items:
        given: dict[str, Floats] = {PERCEIVED: rows.numbers(perceived[criterion, item])}
        given.update({level: rows.numbers(held[level][item]) for level in used})
        whole = np.all([np.isfinite(v) for v in given.values()], axis=0)
        counts += whole
        for name, values in given.items():
            sums[name] += np.where(whole, values, 0.0)
    whole = counts > 0
    means = {k: np.where(whole, v / np.maximum(counts, 1), np.nan) for k, v in sums.items()}
    adequate = means.get(ExpectationLevel.ADEQUATE)
    desired = means.get(ExpectationLevel.DESIRED)
    inverted = np.zeros(n, dtype=bool)
    if adequate is not None and desired is not None:
        inverted = whole & (adequate > desired)
    return Asked(means[PERCEIVED], adequate, desired, whole, inverted, len(items))


def zone(rows: Rows, asked: Asked, scope: Flags) -> ToleranceZone:
    """The zone over some rows, all of its numbers over the same answers."""
    where = scope & asked.whole & ~asked.inverted
    reason = enough(rows, where)

    def level(values: Floats | None, definition: str) -> Estimate | None:
        if values is None:
            return None
        number = rows.mean(values, where)
        return estimated(number, rows, where, scope, f"expectation.{definition}", reason=reason)

    def share(part: Flags | None, definition: str) -> Estimate | None:
        if part is None:
            return None
        return share_of(rows, part, where, scope, f"expectation.{definition}", reason=reason)

    p, a, d = asked.perceived, asked.adequate, asked.desired
    perceived = level(p, "perceived")
    found = ToleranceZone(
        perceived=perceived if perceived is not None else Estimate(None),
        adequate=level(a, "adequate"),
        desired=level(d, "desired"),
        width=level(None if a is None or d is None else d - a, "width"),
        adequacy=level(None if a is None else p - a, "adequacy"),
        superiority=level(None if d is None else p - d, "superiority"),
        below=share(None if a is None else p < a, "below"),
        within=share(None if a is None or d is None else (p >= a) & (p <= d), "within"),
        above=share(None if d is None else p > d, "above"),
        inverted=int((scope & asked.inverted).sum()),
        items=asked.items,
    )
    return replace(found, sentence=_sentence(found))


def _sentence(zone: ToleranceZone) -> str:
    adequacy, superiority = zone.adequacy, zone.superiority
    if not zone.perceived.shown:
        return ""
    if _surely(adequacy, below=True):
        return say("What customers get lies below the least that they accept.")
    if _surely(superiority, below=False):
        return say("Customers get more than they wish for.")
    if _surely(adequacy, below=False) and _surely(superiority, below=True):
        return say("What customers get lies within their zone of tolerance.")
    if _surely(adequacy, below=False) and superiority is None:
        return say("Customers get more than the least that they accept.")
    if _surely(superiority, below=True) and adequacy is None:
        return say("Customers get less than they wish for.")
    return say("The data do not decide on which side of a border of the zone perception lies.")


def _surely(estimate: Estimate | None, *, below: bool) -> bool:
    """Whether the whole interval lies on one side of zero."""
    if estimate is None or not estimate.shown or estimate.low is None or estimate.high is None:
        return False
    return estimate.high < 0 if below else estimate.low > 0
