"""The audit against the known truth of simulated organizations.

What was planted is found, what was not is not claimed, and intervals cover as often as they say.
The short run is honest but coarse; `make check-deep` repeats it over many seeds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as flat

import numpy as np
import pytest
from scipy.stats import binom

from outsidein import audit
from outsidein.report.document import AuditDocument
from outsidein.simulate import Truth, write
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, CustomerState
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap, Voice

SHORT = (1, 2)
MANY = range(100, 150)

VOICES = {
    Voice.EXPECTATION: "expected",
    Voice.PERCEPTION: "perceived",
    Voice.SPECIFICATION: "specified",
    Voice.DELIVERY: "delivered",
    Voice.PROMISE: "promised",
}
ASKED = ("expected", "perceived", "gap_1", "gap_5")
"""What answers alone can tell; a curve has no part in it."""

CARRIED = ("gap_2", "gap_3", "gap_4", "added_by_perception")
"""What rests on a curve beside the voices themselves."""

LEAKS = {
    "professionalism": Gap.MANAGEMENT_PERCEPTION,
    "accessibility": Gap.SPECIFICATION,
    "reliability": Gap.DELIVERY,
    "attitudes": None,
    "recovery": None,
}
INDICATORS = {
    "Utilization of engineers": "utilization",
    "Average handling time": "average_handling_minutes",
    "Orders for each engineer": "tickets_per_engineer",
    "Training hours for each engineer": "training_hours",
    "Open orders at the end of the month": "backlog",
    "Reports filed complete": "report_completeness",
}


@dataclass(frozen=True)
class Run:
    """One audited organization and the truth behind it."""

    document: AuditDocument
    truth: Truth

    @property
    def rows(self) -> list[ChainRow]:
        """The rows over all services and segments, one a criterion."""
        return [r for r in self.document.chain if r.service is None and r.segment is None]

    def row(self, criterion: str) -> ChainRow:
        """The row of one criterion."""
        return next(r for r in self.rows if r.criterion == criterion)

    def estimates(self) -> Iterator[tuple[str, str, Estimate, float]]:
        """(criterion, voice or gap, what the audit says, what is true), all with intervals."""
        for row in self.rows:
            true = {**self.truth.levels(row.criterion), **self.truth.gaps(row.criterion)}
            said = {VOICES[v.voice]: v.level for v in row.voices if v.voice in VOICES}
            said |= {gap.gap.value: gap.size for gap in row.gaps}
            said["added_by_perception"] = row.added_by_perception
            for name, estimate in said.items():
                value = true[name]
                if estimate is not None and estimate.low is not None and value is not None:
                    yield row.criterion, name, estimate, value


def runs(tmp_path_factory, seeds, *, plant: bool) -> list[Run]:
    """Write and audit an organization of the default size for each seed."""
    found = []
    for seed in seeds:
        folder = tmp_path_factory.mktemp("organization")
        truth = write(folder, seed=seed, plant=plant)
        found.append(Run(audit.run([folder]), truth))
    return found


def at_least(expected: float, n: int) -> int:
    """The fewest successes of n that a share so high leaves room for (once in a thousand)."""
    return int(binom.ppf(0.001, n, expected))


def at_most(expected: float, n: int) -> int:
    """The most successes of n that a share so low leaves room for (once in a thousand)."""
    return int(binom.ppf(0.999, n, expected))


def covered(run: Run, names: tuple[str, ...]) -> list[bool]:
    """Whether each interval of a run holds the truth."""
    return [e.low <= true <= e.high for _, name, e, true in run.estimates() if name in names]


def surely_negative(size: Estimate | None) -> bool:
    """Whether the audit claims a shortfall."""
    return size is not None and size.high is not None and size.high < 0


def leak_claims(run: Run) -> list[tuple[str, str | None, str | None]]:
    """Rows of any service and segment for which a leak is named."""
    return [(r.criterion, r.service, r.segment) for r in run.document.chain if r.leak is not None]


def named(run: Run, state: CustomerState) -> list[int]:
    """The numbers of the customers named for a state."""
    return [int(c.customer[1:]) - 1 for c in run.document.customers if c.state is state]


def relations(run: Run) -> dict[str, str]:
    """What the audit says of each indicator, by its name in the truth."""
    said = {i.indicator: i.relation.value for i in run.document.indicators}
    return {name: said[title] for title, name in INDICATORS.items()}


# --- the short run


def test_planted_gaps_are_found(tmp_path_factory):
    short = runs(tmp_path_factory, SHORT, plant=True)
    for run in short:
        assert {c: run.row(c).leak for c in LEAKS} == LEAKS
        assert all(v.level is not None for v in run.row("accessibility").voices)
        assert surely_negative(run.row("reputation").gap(Gap.COMMUNICATION).size)
        assert surely_negative(run.row("reputation").added_by_perception)
        assert "What was promised on" in run.row("reputation").leak_sentence
        best = run.document.options[0]
        assert (best.criterion, best.gap) == ("accessibility", Gap.SPECIFICATION)
        relaxed = [o.criterion for o in run.document.options if o.kind is OptionKind.RELAX]
        assert relaxed == ["recovery"]
        turned = [s.what for s in run.document.simpson]
        assert len(turned) == 1
        assert "Attitudes" in turned[0]
        here = run.truth.customers.leaves >= run.truth.plan.months
        silent = np.flatnonzero(run.truth.state("silent") & here)
        assert set(silent) <= set(named(run, CustomerState.SILENT))
        for name, true in run.truth.indicators.items():
            if true != "unrelated":
                assert relations(run)[name] in (true, "undecided")
    inside = list(flat.from_iterable(covered(run, ASKED) for run in short))
    assert sum(inside) >= at_least(0.9, len(inside))
    carried = list(flat.from_iterable(covered(run, CARRIED) for run in short))
    assert sum(carried) >= at_least(0.85, len(carried))


def test_nothing_is_claimed_where_nothing_was_planted(tmp_path_factory):
    short = runs(tmp_path_factory, SHORT, plant=False)
    for run in short:
        assert leak_claims(run) == []
        assert not any("What was promised on" in r.leak_sentence for r in run.document.chain)
        assert run.document.simpson == ()
        assert all(g.gap is None or not g.leaks_most for g in run.document.gap_model)
        claimed = [name for name, said in relations(run).items() if said in ("related", "opposed")]
        assert len(claimed) <= 1
        assert run.document.answer[0].text.startswith("No leak was found")
    inside = list(
        flat.from_iterable(covered(run, (*ASKED, *VOICES.values(), "gap_3")) for run in short)
    )
    assert sum(inside) >= at_least(0.9, len(inside))


# --- the long run: many seeds


@pytest.mark.deep
def test_over_many_seeds_planted_gaps_are_found_and_intervals_cover(tmp_path_factory):
    many = runs(tmp_path_factory, MANY, plant=True)
    n = len(many)
    for criterion, leak in LEAKS.items():
        right = sum(run.row(criterion).leak is leak for run in many)
        assert right >= at_least(0.98, n), (criterion, right)
    for gap in (Gap.COMMUNICATION, Gap.PERCEIVED_QUALITY):
        assert all(surely_negative(run.row("reputation").gap(gap).size) for run in many)
    assert all(surely_negative(run.row("reputation").added_by_perception) for run in many)
    closed = Counter(o.criterion for r in many for o in r.document.options if o.gap is not None)
    assert closed["accessibility"] == closed["reliability"] == closed["professionalism"] == n
    assert closed["attitudes"] <= at_most(0.05, n)
    assert closed["recovery"] == 0
    relaxed = Counter(
        o.criterion for r in many for o in r.document.options if o.kind is OptionKind.RELAX
    )
    assert relaxed["recovery"] >= at_least(0.95, n)
    assert relaxed.total() - relaxed["recovery"] <= at_most(0.025, n)
    check_coverage(many, ASKED)
    check_carried(many)
    check_indicators(many)
    check_customers(many)
    check_changes(many)
    turned = [[s.what for s in run.document.simpson] for run in many]
    assert all(len(found) == 1 and "Attitudes" in found[0] for found in turned)


@pytest.mark.deep
def test_over_many_seeds_nothing_is_claimed_where_nothing_was_planted(tmp_path_factory):
    many = runs(tmp_path_factory, MANY, plant=False)
    n = len(many)
    claims = [claim for run in many for claim in leak_claims(run)]
    assert len({id(run) for run in many if leak_claims(run)}) <= at_most(0.05, n), claims
    assert sum(len(run.document.simpson) for run in many) <= at_most(0.05, n)
    for criterion in {*LEAKS, "reputation"}:
        sizes = [run.row(criterion).gap(Gap.PERCEIVED_QUALITY).size for run in many]
        assert sum(surely_negative(size) for size in sizes) <= at_most(0.025, n), criterion
    offered = Counter(len(run.document.options) > 0 for run in many)
    assert offered[True] <= at_most(6 * 0.025, n), offered
    check_coverage(many, (*ASKED, *VOICES.values(), *CARRIED))
    check_indicators(many)
    check_customers(many)
    check_changes(many)


def check_coverage(many: list[Run], names: tuple[str, ...]) -> None:
    """Every interval holds the truth as often as it says.

    For each voice or gap the share over criteria is one figure a run, because answers of one run
    are alike; over runs its mean must lie within three standard errors of 95 %, and no single
    criterion below what 95 % leaves room for.
    """
    by_run: dict[str, list[float]] = defaultdict(list)
    single: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for run in many:
        hits: dict[str, list[bool]] = defaultdict(list)
        for criterion, name, estimate, true in run.estimates():
            if name in names:
                hits[name].append(estimate.low <= true <= estimate.high)
                single[criterion, name].append(hits[name][-1])
        for name, found in hits.items():
            by_run[name].append(float(np.mean(found)))
    for name, found in by_run.items():
        error = max(np.std(found, ddof=1) / np.sqrt(len(found)), 0.008)
        assert abs(np.mean(found) - 0.95) <= 3 * error + 0.01, (name, np.mean(found), error)
    for key, inside in single.items():
        assert sum(inside) >= at_least(0.93, len(inside)), (key, sum(inside), len(inside))


def check_carried(many: list[Run]) -> None:
    """What a curve carries onto the scale is as good as what is asked, in spite of confounding.

    Customers who are passed around both wait longer and judge worse; the curve compares each
    customer with itself, so that this does not enter. Those who answer differ from those who do
    not; what that leaves is far less than an interval is wide.
    """
    check_coverage(many, (*VOICES.values(), *CARRIED))
    off: dict[tuple[str, str], list[float]] = defaultdict(list)
    for run in many:
        for criterion, name, estimate, true in run.estimates():
            if name in ("specified", "delivered", "promised"):
                off[criterion, name].append(estimate.value - true)
    assert len(off) == 5 + 5 + 3
    for key, errors in off.items():
        assert abs(np.mean(errors)) < 0.04, (key, np.mean(errors))


def check_indicators(many: list[Run]) -> None:
    """True relations are found and never turned round; false ones are rare."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for run in many:
        for name, true in run.truth.indicators.items():
            found[name, true][relations(run)[name]] += 1
    for (name, true), said in found.items():
        n = said.total()
        if true == "unrelated":
            assert said["related"] + said["opposed"] <= at_most(0.05, n), (name, said)
        else:
            other = "related" if true == "opposed" else "opposed"
            assert said[other] == 0, (name, said)
            assert said[true] >= at_least(0.85, n), (name, said)


def check_customers(many: list[Run]) -> None:
    """Customers named with a probability of at least 90 % are so, at least that often."""
    for state in (CustomerState.GREEN_BUT_RED, CustomerState.RED_BUT_HAPPY):
        right = total = 0
        for run in many:
            true = run.truth.by_outcome(state.value)
            numbers = named(run, state)
            right += int(true[numbers].sum())
            total += len(numbers)
        assert right >= at_least(0.9, total), (state, right, total)
    if many[0].truth.plan.plant:
        made = known = 0
        for run in many:
            people, told = run.truth.state("green_but_red"), run.truth.happened.answers
            clear = people & run.truth.by_outcome("green_but_red") & (told >= 12)
            clear &= run.truth.overall() < 3
            made += int(clear.sum())
            known += len(set(named(run, CustomerState.GREEN_BUT_RED)) & set(np.flatnonzero(clear)))
        assert known >= 0.5 * made, (known, made)


def check_changes(many: list[Run]) -> None:
    """Changes cover the truth, and those that are planted are seen."""
    titles = {c.criterion_name: c.criterion for c in many[0].rows}
    inside: dict[str, list[bool]] = defaultdict(list)
    for run in many:
        for change in run.document.changes:
            title, _, voice = change.name.partition(": ")
            if title not in titles or voice not in ("expected", "perceived"):
                continue
            before, after = (run.truth.levels(titles[title], period=p)[voice] for p in (1, 2))
            true, size = after - before, change.difference
            inside[change.name].append(size.low <= true <= size.high)
            if abs(true) > 0.25:
                assert np.sign(true) * size.value > 0
                assert size.low > 0 or size.high < 0, change.name
    assert len(inside) == 2 * len(titles)
    for name, hits in inside.items():
        assert sum(hits) >= at_least(0.93, len(hits)), (name, sum(hits), len(hits))
