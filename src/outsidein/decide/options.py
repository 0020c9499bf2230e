"""Options from the chain: what to close, ranked by gain, and what could be relaxed."""

from collections.abc import Mapping, Sequence

from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Scale

from .close import close
from .relax import relax


def options(
    chain: Sequence[ChainRow],
    slopes: Mapping[str, Estimate],
    overall: Estimate | None,
    scale: Scale | None,
    description: ServiceDescription,
) -> tuple[Option, ...]:
    """What could be done about each criterion, the surest and greatest gain first.

    `slopes` are points of the overall judgement for one point of each criterion, by criterion id;
    `overall` and `scale` are the mean judgement and its scale, which cap the gain. Options whose
    whole interval lies above zero come first; what could be relaxed comes last.
    """
    found: list[Option] = []
    for row in whole_rows(chain):
        slope = slopes.get(row.criterion)
        if slope is None or slope.value is None:
            continue
        room = _room(overall, scale)
        for option in (close(row, slope, room, description), relax(row, slope, description)):
            if option is not None:
                found.append(option)
    return tuple(sorted(found, key=_rank))


def whole_rows(chain: Sequence[ChainRow]) -> list[ChainRow]:
    """One row per criterion and service: that of all segments, where there is one."""
    whole = {(r.criterion, r.service) for r in chain if r.segment is None}
    return [r for r in chain if r.segment is None or (r.criterion, r.service) not in whole]


def _room(overall: Estimate | None, scale: Scale | None) -> float:
    """How far the judgement can still rise."""
    if overall is None or overall.value is None or scale is None:
        return float("inf")
    return scale.high - overall.value


def _rank(option: Option) -> tuple[object, ...]:
    gain = option.gain.value or 0.0
    sure = option.gain.low is not None and option.gain.low > 0
    return (option.kind is OptionKind.RELAX, not sure, -gain, option.id)
