"""All indicators against all results, corrected for the number of tests."""

from outsidein.terms.finding import IndicatorFinding
from outsidein.understand.ground import Ground

from .by_row import pairs_by_row
from .by_team import pairs_by_team
from .relate import relations


def indicators(ground: Ground) -> tuple[IndicatorFinding, ...]:
    """Every number somebody could steer by, against the overall judgement and every criterion.

    Numbers on tickets are related answer by answer within segments, with intervals that keep
    customers whole; indicators by team and month over teams and months, with intervals that keep
    teams whole. Benjamini and Hochberg (1995) over all tests together.
    """
    return relations([*pairs_by_row(ground), *pairs_by_team(ground)])
