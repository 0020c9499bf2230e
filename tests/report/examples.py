"""Example documents for the tests of the report. The figures are invented and labelled so."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from random import Random
from typing import Any

from outsidein.report.document import (
    AuditDocument,
    CustomerSummary,
    DefinitionNote,
    GapOverall,
    Sentence,
    SourceNote,
)
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import (
    CalibrationNote,
    ChainRow,
    Change,
    CustomerFinding,
    CustomerState,
    Driver,
    DriverFinding,
    GapSize,
    IndicatorFinding,
    MetricFinding,
    Missing,
    MomentFinding,
    Quadrant,
    Relation,
    SimpsonWarning,
    ValueMet,
    VoiceLevel,
)
from outsidein.terms.money import Money
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Direction, Gap, Scale, Voice
from outsidein.terms.service import Organization
from outsidein.terms.signal import (
    Column,
    ColumnTerm,
    FileKind,
    Reading,
    Reject,
    RowAccount,
)
from outsidein.terms.value import Effect, IntendedValue, ValueKind
from outsidein.terms.view import CriterionView, CustomerView, ServiceView, Views

SCALE = Scale(1, 7)
SEGMENTS = ("Process industry", "Water utilities", "Food and beverage", "Ports and shipping")
VOICES = tuple(Voice)
# criterion id, name, levels E M S D C P, unit, quantities M S D C, measure
CRITERIA: tuple[tuple[str, str, tuple[float, ...], str, tuple[float, ...], str], ...] = (
    (
        "accessibility",
        "Accessibility and flexibility",
        (6.21, 6.05, 4.62, 4.58, 5.81, 4.31),
        "min",
        (10, 30, 31.4, 15),
        "minutes to reach a person",
    ),
    (
        "reliability",
        "Reliability and trustworthiness",
        (6.42, 6.30, 6.12, 5.71, 6.31, 5.49),
        "h",
        (8, 10, 14.6, 8),
        "hours to repair",
    ),
    (
        "recovery",
        "Recovery",
        (5.93, 5.41, 5.38, 5.22, 5.60, 5.17),
        "share",
        (0.9, 0.9, 0.86, 0.95),
        "share settled at the first visit",
    ),
    ("professionalism", "Professionalism and skills", (6.02, 6.1, 0, 0, 0, 5.93), "", (), ""),
    ("attitudes", "Attitudes and behaviour", (5.61, 5.9, 0, 0, 0, 5.88), "", (), ""),
    ("reputation", "Reputation and credibility", (5.48, 0, 0, 0, 0, 5.39), "", (), ""),
)


def estimate(
    value: float, half: float, unit: str = "points", n: int = 4180, **more: Any
) -> Estimate:
    """An estimate with a symmetric interval and a base."""
    base: dict[str, Any] = {"customers": 412, "excluded": 37, "definition": "level", **more}
    return Estimate(value, value - half, value + half, n, unit=unit, **base)


def euros(amount: float) -> Money:
    return Money(round(amount * 100), "EUR")


def _voice(
    voice: Voice, level: float, quantity: float | None, unit: str, wide: float
) -> VoiceLevel:
    if not level:
        return VoiceLevel(
            voice,
            missing=f"state the {voice.value} for this criterion in the service file",
        )
    half = {Voice.EXPECTATION: 0.07, Voice.PERCEPTION: 0.09}.get(voice, 0.16) * wide
    stated = voice in (Voice.BELIEF,)
    size = Estimate(level, n=0, unit="points") if stated else estimate(level, half)
    own = None
    if quantity is not None:
        own = (
            estimate(quantity, quantity * 0.06, unit, n=9120)
            if voice is Voice.DELIVERY
            else Estimate(quantity, unit=unit)
        )
    return VoiceLevel(voice, size, own, source="survey" if not quantity else "work orders")


def _gap(gap: Gap, voices: dict[Voice, VoiceLevel], wide: float, direction: int) -> GapSize:
    first, second = (voices[v] for v in gap.voices)
    if first.level is None or second.level is None:
        lacking = first if first.level is None else second
        return GapSize(gap, missing=lacking.missing)
    assert first.level.value is not None
    assert second.level.value is not None
    size = estimate(first.level.value - second.level.value, 0.13 * wide, definition="gap")
    in_unit = None
    if first.quantity and second.quantity and gap is not Gap.MANAGEMENT_PERCEPTION:
        assert first.quantity.value is not None
        assert second.quantity.value is not None
        difference = (first.quantity.value - second.quantity.value) * direction
        in_unit = estimate(difference, abs(difference) * 0.2 + 0.01, first.quantity.unit)
    return GapSize(gap, size, in_unit)


def chain_row(index: int, segment: str | None = None, shift: float = 0.0) -> ChainRow:
    """One row of the example's chain."""
    key, name, levels, unit, quantities, measure = CRITERIA[index]
    wide = 1.0 if segment is None else 2.2
    own: dict[Voice, float] = {}
    if quantities:
        order = (Voice.BELIEF, Voice.SPECIFICATION, Voice.DELIVERY, Voice.PROMISE)
        own = dict(zip(order, quantities, strict=True))
    voices = {
        v: _voice(v, x + (shift if x and v is Voice.PERCEPTION else 0), own.get(v), unit, wide)
        for v, x in zip(VOICES, levels, strict=True)
    }
    sign = 1 if unit == "share" else -1
    gaps = tuple(_gap(g, voices, wide, sign) for g in Gap)
    delivered, perceived = voices[Voice.DELIVERY].level, voices[Voice.PERCEPTION].level
    added = None
    if delivered and perceived:
        added = estimate((perceived.value or 0) - (delivered.value or 0), 0.15 * wide)
    leak = {0: Gap.SPECIFICATION, 1: Gap.DELIVERY, 2: Gap.MANAGEMENT_PERCEPTION}.get(index)
    sentences = (
        "The standard itself allows 30 minutes: the specification is the leak.",
        "The standard would do; delivery misses it by 4.6 hours.",
        "Management believes customers expect less than they do.",
    )
    return ChainRow(
        criterion=key,
        criterion_name=name,
        service=None,
        segment=segment,
        scale=SCALE,
        voices=tuple(voices.values()),
        gaps=gaps,
        added_by_perception=added,
        leak=leak,
        leak_sentence=sentences[index] if index < 3 else "",
        measure_name=measure or None,
        customers_touched=(212, 148, 96, 60, 31, 12)[index] if segment is None else 50,
        money_at_risk=euros((4.1e6, 2.6e6, 0.94e6, 0.31e6, 0.12e6, 0.04e6)[index])
        if segment is None
        else euros(420_000),
        calibration=_calibration(measure, unit) if quantities else None,
        reliability=estimate(0.84 - 0.02 * index, 0.02, "", definition="alpha"),
        warnings=("expectations lie near the top of the scale, so gap 5 has little room",)
        if index == 1 and segment is None
        else (),
    )


def _calibration(measure: str, unit: str) -> CalibrationNote:
    less = unit != "share"
    xs = [2 + 2.4 * i for i in range(25)] if less else [0.5 + 0.02 * i for i in range(25)]
    ys = [6.4 - 0.1 * max(i - 2, 0) if less else 4.0 + 0.1 * max(i - 2, 0) for i in range(25)]
    return CalibrationNote(
        measure=measure,
        unit=unit,
        direction=Direction.LESS if less else Direction.MORE,
        reference_period="2025 H1",
        n=6120,
        customers=640,
        bins=25,
        domain=(xs[0], xs[-1]),
        points=tuple(zip(xs, ys, strict=True)),
        beyond_range=less,
        note="expectations lie beyond the best delivery that was measured" if less else "",
    )


def _customers() -> tuple[CustomerFinding, ...]:
    rng = Random(11)  # noqa: S311 - example data
    names = ("Aurland", "Brenta", "Cordova", "Dunmore", "Elbe", "Falken", "Gotland", "Hanza")
    kinds = ("Waterworks", "Paper", "Foods", "Harbour", "Chemicals", "Steel", "Breweries")
    found = []
    for i in range(500):
        state = (
            CustomerState.GREEN_BUT_RED
            if i < 212
            else CustomerState.RED_BUT_HAPPY
            if i < 320
            else CustomerState.SILENT
        )
        name = f"{names[i % 8]} {kinds[i % 7]} {i + 1:03d}"
        green = state is CustomerState.GREEN_BUT_RED
        level = rng.gauss(3.6, 0.3) if green else rng.gauss(6.0, 0.2)
        met = min(rng.gauss(0.94, 0.02), 0.995) if green else rng.gauss(0.71, 0.04)
        silent = state is CustomerState.SILENT
        found.append(
            CustomerFinding(
                customer=name,
                state=state,
                probability=None if silent else round(rng.uniform(0.8, 0.99), 3),
                attainment=estimate(met, 0.03, "share", n=rng.randint(8, 90), customers=1),
                judgement=None if silent else estimate(level, 0.5, n=rng.randint(3, 14)),
                contract_value=euros(rng.lognormvariate(9.6, 1.0)),
                renewal=date(2026, 1, 10) + timedelta(days=rng.randint(0, 500)),
                segment=SEGMENTS[i % 4],
                say="Ask what a reachable engineer would change for their night shift."
                if green
                else "No answer in twelve months: call before the renewal."
                if silent
                else "They forgive late visits because the same engineer comes; keep that.",
            )
        )
    return tuple(found)


def _drivers() -> DriverFinding:
    figures = (
        ("Accessibility and flexibility", 0.171, 4.31, Quadrant.FIX, False),
        ("Reliability and trustworthiness", 0.148, 5.49, Quadrant.KEEP, False),
        ("Recovery", 0.083, 5.17, Quadrant.UNDECIDED, False),
        ("Professionalism and skills", 0.061, 5.93, Quadrant.KEEP, False),
        ("Attitudes and behaviour", 0.038, 5.88, Quadrant.POSSIBLE_OVERKILL, False),
        ("Reputation and credibility", 0.012, 5.02, Quadrant.LOW_PRIORITY, True),
    )
    total = sum(f[1] for f in figures)
    drivers = tuple(
        Driver(
            name=name,
            lmg=Estimate(v, max(v - 0.024, 0.001), v + 0.026, 3911, 405, 269, "lmg", "share"),
            share=v / total,
            performance=estimate(level, 0.1),
            importance_stated=estimate(v / total * 100, 1.4, "points of 100"),
            quadrant=quadrant,
            pooled_slope=-0.04 if flip else v,
            within_slope=v,
            sign_flip=flip,
        )
        for name, v, level, quadrant, flip in figures
    )
    return DriverFinding(
        outcome="overall judgement",
        drivers=drivers,
        r2=Estimate(total, total - 0.03, total + 0.03, 3911, 405, 269, "r2", "share"),
        pooled_r2=0.561,
        kept_share=0.93,
        segments=4,
        warnings=("Reputation turns its sign between the pooled and the within-segment result.",),
    )


def _indicators() -> tuple[IndicatorFinding, ...]:
    rows = (
        ("Utilization of engineers", Relation.OPPOSED, -0.42, 0.13, 0.001),
        ("Average handling time", Relation.OPPOSED, -0.31, 0.14, 0.008),
        ("First-time fix", Relation.RELATED, 0.55, 0.1, 0.0002),
        ("Promises kept", Relation.RELATED, 0.37, 0.12, 0.002),
        ("Tickets per engineer", Relation.UNRELATED, 0.02, 0.07, 0.81),
        ("Training hours", Relation.UNDECIDED, 0.14, 0.2, 0.24),
        ("Backlog", Relation.UNDECIDED, -0.18, 0.22, 0.19),
    )
    return tuple(
        IndicatorFinding(
            indicator=name,
            result="overall judgement",
            relation=relation,
            association=estimate(value, half, "", n=216, customers=None, definition="association"),
            p_adjusted=p,
            tests=21,
            sentence="The fuller the calendar, the longer customers wait for a person."
            if name.startswith("Utilization")
            else "",
        )
        for name, relation, value, half, p in rows
    )


def _moments() -> tuple[MomentFinding, ...]:
    rows = (
        ("First contact", 9120, 4.4, 0.31, 0.48, 0.36),
        ("Visit on site", 6204, 5.7, 0.12, 0.21, 0.22),
        ("Invoice", 3120, 5.2, 0.05, 0.06, 0.02),
        ("Spare part delivery", 2210, None, 0.17, None, None),
    )
    return tuple(
        MomentFinding(
            moment=name,
            volume=volume,
            rating=estimate(level, 0.12) if level else None,
            failure_share=estimate(failed, 0.02, "share"),
            effort=estimate(3.4, 0.1) if level else None,
            leverage=estimate(leverage, 0.08, "sd per sd") if leverage else None,
            leverage_on_renewal=estimate(renewal, 0.09, "sd per sd") if renewal else None,
            sentence="Nobody is asked here: 2 210 meetings with customers go unheard."
            if not level
            else "Asking less often here would cost little."
            if name == "Invoice"
            else "",
        )
        for name, volume, level, failed, leverage, renewal in rows
    )


def _options() -> tuple[Option, ...]:
    return (
        Option(
            id="close-accessibility-gap-2",
            kind=OptionKind.CLOSE,
            title="Set the standard for reaching a person at 10 minutes instead of 30",
            criterion="accessibility",
            gap=Gap.SPECIFICATION,
            gain=estimate(0.34, 0.12, definition="gain"),
            touches=212,
            money_at_risk=euros(4.1e6),
            owner="Head of dispatch",
            grade=EvidenceGrade.ASSOCIATED,
            sentence="Customers who reach a person within 10 minutes judge the whole 0.34 higher.",
            how="Staff the first line at the two peak hours; relax the standard at night.",
        ),
        Option(
            id="close-reliability-gap-3",
            kind=OptionKind.CLOSE,
            title="Keep the 10 hour repair standard that already exists",
            criterion="reliability",
            gap=Gap.DELIVERY,
            gain=estimate(0.21, 0.14, definition="gain"),
            touches=148,
            money_at_risk=euros(2.6e6),
            owner="Field service",
            grade=EvidenceGrade.ASSOCIATED,
            sentence="Two sites carry most of the delay.",
            warnings=("the calibration curve ends at 60 hours",),
        ),
        Option(
            id="relax-attitudes",
            kind=OptionKind.RELAX,
            title="Stop the courtesy call after every invoice",
            criterion="attitudes",
            gap=None,
            gain=Estimate(None, unit="points", withheld="no pairs of call and judgement"),
            touches=31,
            money_at_risk=None,
            owner="Back office",
            grade=EvidenceGrade.DESCRIBED,
            sentence="Customers get more of it than they expect, and it moves nothing they judge.",
        ),
    )


def _intended() -> tuple[IntendedValue, ...]:
    return (
        IntendedValue(
            ValueKind.OUTCOME, Effect.ENABLED, "Pumps run 99.5 % of planned hours", "maintenance"
        ),
        IntendedValue(
            ValueKind.COST,
            Effect.REMOVED,
            "No own stock of spare parts",
            "maintenance",
            "sponsor",
            euros(18_000),
            evidence="inventory lists of twelve customers",
        ),
        IntendedValue(
            ValueKind.RISK,
            Effect.REMOVED,
            "Flooding after pump failure",
            "maintenance",
            probability=0.02,
            impact=euros(450_000),
        ),
        IntendedValue(
            ValueKind.COST, Effect.IMPOSED, "Yearly fee and operator training", amount=euros(31_000)
        ),
    )


def _sources() -> tuple[SourceNote, ...]:
    reject = Reject(
        "survey.csv",
        412,
        "reliability_2_perceived",
        "seven",
        "not a number",
        "write 7, or leave the cell empty",
    )
    reading = Reading(
        "work_orders.csv",
        "opened_at",
        "day or month first?",
        "day first",
        "8 122 of 9 140 dates have a first number above 12",
    )
    undecided = Reading(
        "survey.csv",
        "effort",
        "is 0 an answer or 'not applicable'?",
        "not chosen",
        "0 stands in 3 % of rows and 1 is the lowest other value",
        decided=False,
        affects=("customer effort score",),
        remedy="state missing: [0] for effort in the mapping",
    )
    columns = (
        Column("answered_at", "answered_at", 2, ColumnTerm.TIME, 0.99, "all values are dates"),
        Column(
            "reliability_2_perceived",
            "reliability_2_perceived",
            9,
            ColumnTerm.RATING,
            0.97,
            "whole numbers 1 to 7; the header says perceived",
            Voice.PERCEPTION,
            "reliability",
            scale=SCALE,
        ),
    )
    return (
        SourceNote(
            "survey.csv",
            FileKind.SURVEY,
            "survey with expectation and perception",
            0.98,
            RowAccount(4220, 4180, 28, 12),
            columns,
            (undecided,),
            (reject, replace(reject, line=977, value="9", reason="above the scale of 1 to 7")),
        ),
        SourceNote(
            "work_orders.csv",
            FileKind.TICKETS,
            "work orders with event times",
            0.95,
            RowAccount(9140, 9120, 20, 0),
            (),
            (reading,),
        ),
        SourceNote(
            "contracts.csv", FileKind.CONTRACTS, "contracts", 0.99, RowAccount(412, 412), ()
        ),
    )


def _definitions() -> tuple[DefinitionNote, ...]:
    return (
        DefinitionNote("level", "Level", "Mean of the answers.", "mean(x)", ""),
        DefinitionNote(
            "gap",
            "Gap",
            "Difference of two voices on the customer's scale; a shortfall is negative.",
            "gap 5 = P - E",
            "Parasuraman, Zeithaml and Berry (1985)",
        ),
        DefinitionNote(
            "lmg",
            "Share of the judgement (LMG)",
            "A criterion's part of R², averaged over all orders of entry.",
            "mean over orders of ΔR²",
            "Lindeman, Merenda and Gold (1980)",
        ),
        DefinitionNote(
            "nps",
            "Net Promoter Score",
            "Promoters (9-10) minus detractors (0-6).",
            "100 × (promoters - detractors) / n",
            "Reichheld (2003)",
        ),
    )


def rich() -> AuditDocument:
    """Every part filled, as the example organization might give it."""
    names = (SEGMENTS[i] for _ in range(6) for i in range(4))
    rows = [chain_row(i) for i in range(6)]
    for index in range(6):
        rows += [
            chain_row(index, next(names), shift)
            for shift in ((-0.62, 0.2, 0.1, 0.31) if index == 0 else (0.1, -0.2, 0.1, 0.0))
        ]
    wait = estimate(-1.43, 0.17, definition="gap")
    model = (
        GapOverall(Gap.MANAGEMENT_PERCEPTION, estimate(-0.11, 0.1, definition="gap"), 5),
        GapOverall(Gap.SPECIFICATION, estimate(-0.53, 0.12, definition="gap"), 3, leaks_most=True),
        GapOverall(Gap.DELIVERY, estimate(-0.2, 0.12, definition="gap"), 3),
        GapOverall(Gap.COMMUNICATION, estimate(-0.74, 0.15, definition="gap"), 3),
        GapOverall(Gap.PERCEIVED_QUALITY, estimate(-0.58, 0.09, definition="gap"), 6),
    )
    share = [estimate(x, 0.02, "share") for x in (0.21, 0.16, 0.09, 0.31, 0.23)]
    return AuditDocument(
        version="0.1.0",
        created_at="2026-01-04T09:30:00+00:00",
        title="Nordwerk Pumps: where is promised value lost?",
        organization=Organization("Nordwerk Pumps (simulated)", currency="EUR", simulated=True),
        simulated=True,
        period_label="July to December 2025",
        answer=(
            Sentence(
                "Customers expect to reach a person within 9 minutes and wait 31. The standard "
                "itself says 30: the specification is the leak (gap 2), not the people who "
                "keep it.",
                "chain-accessibility",
                wait,
            ),
            Sentence(
                "It touches 212 customers with EUR 4.1 M a year, 38 of them up for renewal "
                "before March.",
                "customers",
                Estimate(212, n=412, customers=412),
            ),
            Sentence(
                "Setting the standard at 10 minutes goes with an overall judgement 0.34 points "
                "higher; the courtesy call after every invoice could stop.",
                "options",
                estimate(0.34, 0.12, definition="gain"),
            ),
        ),
        gap_model=model,
        chain=tuple(rows),
        customers=_customers(),
        customer_summary=CustomerSummary(500, 38, 3, 212, 108, 180, euros(4.1e6), euros(2.2e6), ""),
        value_met=ValueMet(estimate(0.12, 0.06), estimate(-0.31, 0.07), *share),
        drivers=(_drivers(),),
        indicators=_indicators(),
        moments=_moments(),
        metrics=(
            MetricFinding(
                "nps",
                "standard",
                "Net Promoter Score",
                estimate(12.4, 5.1, "points", definition="nps"),
            ),
            MetricFinding("csat", "top-2", "Satisfied customers", estimate(0.713, 0.021, "share")),
            MetricFinding("sla", "closed", "Service level met", estimate(0.941, 0.006, "share")),
            MetricFinding(
                "omega",
                "total",
                "Reliability of effort",
                Estimate(None, n=31, withheld="31 answers, 150 are needed"),
            ),
        ),
        changes=(
            Change(
                "gap 5, accessibility",
                estimate(-1.61, 0.16),
                estimate(-1.9, 0.15),
                estimate(-0.29, 0.11),
                "2025 H1",
                "2025 H2",
            ),
            Change(
                "Service level met",
                estimate(0.93, 0.01, "share"),
                estimate(0.941, 0.006, "share"),
                estimate(0.011, 0.009, "share"),
                "2025 H1",
                "2025 H2",
            ),
        ),
        simpson=(
            SimpsonWarning(
                "Reputation and overall judgement",
                "segment",
                estimate(-0.04, 0.03, ""),
                estimate(0.11, 0.05, ""),
                "Pooled, better reputation goes with a worse judgement; within each segment it "
                "goes with a better one. Ports and shipping is known best and served worst.",
            ),
        ),
        options=_options(),
        intended_value=_intended(),
        sources=_sources(),
        definitions=_definitions(),
        missing=(
            Missing(
                "Specification and delivery of professionalism",
                "no measure stands beside this criterion",
                "mark reopened work orders, then add first-time fix as its proof",
                "one column in the export",
            ),
        ),
        warnings=("Response rate is not known: no list of people invited was given.",),
        rerun="outsidein audit survey.csv work_orders.csv contracts.csv service.yaml -o r.html",
        rejects_file="rejects.csv",
    )


def tickets_only() -> AuditDocument:
    """What a ticket export alone gives: service levels, and what cannot be said."""
    gone = "ask expectation and perception of the same criterion in a survey"
    return AuditDocument(
        version="0.1.0",
        created_at="2026-01-04T09:30:00+00:00",
        title="Where is promised value lost?",
        organization=None,
        simulated=False,
        period_label="March 2016 to February 2017",
        answer=(
            Sentence(
                "Service levels were met for 63 % of 24 918 incidents. Whether customers felt it "
                "cannot be said from tickets alone.",
                "metrics",
                estimate(0.631, 0.011, "share", n=24918),
            ),
        ),
        gap_model=tuple(GapOverall(g, None, 0, missing=gone) for g in Gap),
        metrics=(
            MetricFinding(
                "sla", "closed", "Service level met", estimate(0.631, 0.011, "share", n=24918)
            ),
        ),
        sources=(
            SourceNote(
                "incidents.csv",
                FileKind.EVENT_LOG,
                "ServiceNow audit log",
                0.97,
                RowAccount(141712, 24918, 116794, 0),
                (),
            ),
        ),
        missing=(Missing("Gap 5", "no survey was given", gone, "one question more"),),
        rerun="outsidein audit incidents.csv -o report.html",
    )


def empty() -> AuditDocument:
    """Nothing at all."""
    return AuditDocument(
        version="0.1.0",
        created_at="2026-01-04T09:30:00+00:00",
        title="Nothing could be read",
        organization=None,
        simulated=False,
        period_label="",
        answer=(),
        gap_model=(),
    )


ATTACK = (
    "</style></svg><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u202eevil\x1b[31m"
)


def _poisoned(thing: Any) -> Any:
    """The same object with an attack at the end of every text."""
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return thing + ATTACK
    if isinstance(thing, tuple):
        return tuple(_poisoned(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        kept = {"currency", "definition", "created_at"}
        return replace(
            thing,
            **{
                f.name: _poisoned(getattr(thing, f.name))
                for f in fields(thing)
                if f.name not in kept
            },
        )
    return thing


def hostile() -> AuditDocument:
    """A small rich document in which every text is an attack."""
    document = rich()
    small = replace(document, customers=document.customers[:5], chain=document.chain[:3])
    poisoned: AuditDocument = _poisoned(small)
    return poisoned


def paged() -> AuditDocument:
    """A rich document with few rows and with pages for two services and five customers."""
    document = rich()
    whole = [row for row in document.chain if row.segment is None]
    judged = replace(estimate(4.6, 0.6, n=9, customers=1), definition="judgement_of_one")
    few = Estimate(None, n=2, customers=1, unit="points").withhold("2 answers, 3 are needed")
    criteria = (
        CriterionView(
            "accessibility",
            "Accessibility and flexibility",
            expected=estimate(6.2, 0.1),
            promised=Estimate(15, unit="min"),
            delivered=Estimate(31.4, n=12, customers=1, unit="min"),
            perceived=judged,
            shortfall=0.9995,
        ),
        CriterionView("recovery", "Recovery", expected=estimate(5.9, 0.1), perceived=few),
        CriterionView("reputation", "Reputation and credibility"),
    )
    first = CustomerView(
        customer="K-0001",
        name="Northern Water and Sewage Works Association of the Three Rivers",
        segment="Water utilities",
        states=(CustomerState.GREEN_BUT_RED,),
        say="We kept the service level and you rated 3.2 of 7. Ask what it does not measure.",
        answers=9,
        judgement=judged,
        content=0.31,
        discontent=0.08,
        last_answer=date(2025, 11, 3),
        tickets=12,
        attainment=estimate(0.94, 0.04, "share", n=12, customers=1),
        kept=0.83,
        last_ticket=date(2025, 12, 1),
        contract_value=euros(118_000),
        renewals=(date(2026, 3, 1), date(2027, 1, 1)),
        renewal=date(2026, 3, 1),
        services=("field", "remote"),
        criteria=criteria,
    )
    silent = CustomerView("K-0002", states=(CustomerState.SILENT,), say="Call and ask.")
    others = tuple(replace(first, customer=f"K-{i:04}", states=()) for i in range(3, 6))
    services = (
        ServiceView("field", "Field service", 9120, 412, euros(4_100_000), 38, euros(900_000)),
        ServiceView("remote", "Remote support", 210, 90),
    )
    return replace(
        document,
        chain=(*whole[:2], replace(whole[0], service="field"), replace(whole[3], service="field")),
        customers=(*document.customers[:3], *document.customers[212:215]),
        definitions=document.definitions[:4],
        views=Views((first, silent, *others), services, minimum_answers=3, without=42),
    )
