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
    *,
    unrelated: Mapping[str, str] | None = None,
) -> tuple[Option, ...]:
    """What could be done about each criterion, the surest and greatest gain first.

    `slopes` are points of the overall judgement for one point of each criterion, by criterion id;
    `overall` and `scale` are the mean judgement and its scale, which cap the gain. `unrelated`
    names, by criterion id, a measure of its delivery that was shown to be unrelated to the overall
    judgement. Options whose whole interval lies above zero come first; what could be relaxed comes
    last.
    """
    found: list[Option] = []
    for row in whole_rows(chain):
        slope = slopes.get(row.criterion)
        if slope is None or slope.value is None:
            continue
        room = _room(overall, scale)
        idle = (unrelated or {}).get(row.criterion)
        found_for_row = (
            close(row, slope, room, description),
            relax(row, slope, description, idle),
        )
        for option in found_for_row:
            if option is not None:
                found.append(option)
    return tuple(sorted(found, key=_rank))


def whole_rows(chain: Sequence[ChainRow]) -> list[ChainRow]:
    """The widest rows of each criterion: over all services and segments, where there are such."""
    widest: dict[str, int] = {}
    for row in chain:
        widest[row.criterion] = min(_narrowed(row), widest.get(row.criterion, 2))
    return [r for r in chain if _narrowed(r) == widest[r.criterion]]


def _narrowed(row: ChainRow) -> int:
    """By how many of service and segment a row is narrowed."""
    return (row.service is not None) + (row.segment is not None)


def _room(overall: Estimate | None, scale: Scale | None) -> float:
    """How far the judgement can still rise."""
    if overall is None or overall.value is None or scale is None:
        return float("inf")
    return scale.high - overall.value


def _rank(option: Option) -> tuple[object, ...]:
    gain = option.gain.value or 0.0
    sure = option.gain.low is not None and option.gain.low > 0
    return (option.kind is OptionKind.RELAX, not sure, -gain, option.id)
