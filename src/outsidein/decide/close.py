"""Closing a gap: what it would gain in the overall judgement."""

from dataclasses import dataclass, replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import inside, language, localized, say
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Gap, Voice

from .owner import owner
from .product import capped, product
from .words import do, title

MINUS = "\N{MINUS SIGN}"
_CAUSES = (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION, Gap.DELIVERY)


@dataclass(frozen=True, slots=True)
class Closable:
    """The shortfall that an option closes, as a positive number of points on the scale."""

    gap: Gap
    size: Estimate
    warnings: tuple[str, ...] = ()


def close(
    row: ChainRow, slope: Estimate, room: float, description: ServiceDescription
) -> Option | None:
    """Close the gap that leaks, or the whole shortfall where no single gap is known to leak.

    None where the row shows no sure shortfall, and where the judgement surely falls as the
    criterion is rated higher: closing would then be no gain.
    """
    found = closable(row)
    if found is None:
        return None
    perceived = row.voice(Voice.PERCEPTION).level
    size = found.size
    if perceived is not None and perceived.value is not None:
        size = capped(size, row.scale.high - perceived.value)
    gain = capped(product(slope, size, definition="option.gain", unit="points"), room)
    if gain.high is not None and gain.high < 0:
        return None
    warnings = [*found.warnings]
    if gain.low is not None and gain.low <= 0:
        warnings.append(
            say("The interval holds zero: the data do not show that this gains anything.")
        )
    service = f"-{row.service}" if row.service else ""
    part = f"-{row.segment}" if row.segment else ""
    return Option(
        id=f"close-{row.criterion}{service}{part}-{found.gap.value}",
        kind=OptionKind.CLOSE,
        title=title(found.gap, row),
        criterion=row.criterion,
        gap=found.gap,
        gain=gain,
        touches=row.customers_touched,
        money_at_risk=row.money_at_risk,
        owner=owner(row, description),
        grade=EvidenceGrade.ASSOCIATED,
        sentence=_sentence(row, size, slope, gain),
        how=do(found.gap, row),
        warnings=tuple(warnings),
    )


def closable(row: ChainRow) -> Closable | None:
    """The leak where it is decided, else the whole of gap 5; never more than one of them."""
    whole = _shortfall(row.gap(Gap.PERCEIVED_QUALITY).size)
    if row.leak is not None and row.leak in _CAUSES:
        size = _shortfall(row.gap(row.leak).size)
        if size is not None:
            return Closable(row.leak, size)
    if whole is None:
        return None
    known = [g for g in _CAUSES if row.gap(g).size is not None]
    warning = (
        say(
            "This is the whole shortfall between perception and expectation; which gap carries it "
            "is undecided."
        )
        if known
        else say(
            "This is the whole shortfall between perception and expectation; the links behind it "
            "are unknown."
        )
    )
    return Closable(Gap.PERCEIVED_QUALITY, whole, (warning,))


def _shortfall(size: Estimate | None) -> Estimate | None:
    """A shortfall as a positive number of points; None where it is unknown or not sure.

    Sure means that the whole interval lies below zero: without a shortfall nothing is to be closed.
    """
    if size is None or size.value is None or size.withheld or size.value >= 0:
        return None
    if size.high is not None and size.high >= 0:
        return None
    return replace(
        size,
        value=-size.value,
        low=None if size.high is None else -size.high,
        high=None if size.low is None else -size.low,
    )


def _sentence(row: ChainRow, size: Estimate, slope: Estimate, gain: Estimate) -> str:
    higher = slope.value or 0.0
    criterion = inside(row.criterion_name)
    if higher < 0:
        one_point = say(
            "Customers who rate {criterion} one point higher judge the whole {points:.2f} points "
            "lower, other criteria being equal.",
            criterion=criterion,
            points=-higher,
        )
    else:
        one_point = say(
            "Customers who rate {criterion} one point higher judge the whole {points:.2f} points "
            "higher, other criteria being equal.",
            criterion=criterion,
            points=higher,
        )
    together = say(
        "With {size:.2f} points to close, this goes together with {gain} points of the overall "
        "judgement ({low} to {high}). It is an association: what closing the gap brings is known "
        "only when it was tried.",
        size=size.value,
        gain=_points(gain.value),
        low=_points(gain.low),
        high=_points(gain.high),
    )
    return f"{one_point} {together}"


def _points(value: float | None) -> str:
    """Two decimals with the real minus sign."""
    return "–" if value is None else localized(f"{value:.2f}", language()).replace("-", MINUS)
