"""What the numbers about expectations mean: title, meaning, formula and source by key."""

_ZBP = "Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science 21(1)"
_MEASURES = "Parasuraman, Zeithaml and Berry (1994), Journal of Retailing 70(3)"
_KOTT = "interval: delete-a-group jackknife over 64 blocks of customers (Kott 2001)"
_SHARE = "interval: logit jackknife over 64 blocks of customers (Kott 2001), Wilson near a bound"
_BH = "correction for many tests: Benjamini and Hochberg (1995)"
_WITHIN = "Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, section 10.5"
_DID = "Angrist and Pischke (2009), Mostly Harmless Econometrics, chapter 5"

EXPECTATIONS: dict[str, tuple[str, str, str, str]] = {
    "expectation.adequate": (
        "Adequate level",
        "The least that customers accept, over the answers that rate the same items at every level "
        "asked. Answers whose least lies above what they wish for are left out.",
        "mean over respondents of their mean over items",
        f"{_ZBP}; {_KOTT}",
    ),
    "expectation.desired": (
        "Desired level",
        "What customers wish for and hold to be possible, over the answers that rate the same "
        "items at every level asked. Answers whose least lies above it are left out.",
        "mean over respondents of their mean over items",
        f"{_ZBP}; {_KOTT}",
    ),
    "expectation.perceived": (
        "Perceived, beside the zone",
        "What the same answers say they get, of the items that were asked at every level. The "
        "chain's perception is over all items and may differ.",
        "mean over respondents of their mean over items",
        f"{_MEASURES}; {_KOTT}",
    ),
    "expectation.width": (
        "Width of the zone of tolerance",
        "Desired minus adequate level: how much variation customers put up with.",
        "desired - adequate",
        f"{_ZBP}; {_KOTT}",
    ),
    "expectation.adequacy": (
        "Service adequacy",
        "Perceived minus adequate level; negative where less is given than customers accept.",
        "perceived - adequate",
        f"{_MEASURES}; {_KOTT}",
    ),
    "expectation.superiority": (
        "Service superiority",
        "Perceived minus desired level; positive where more is given than customers wish for.",
        "perceived - desired",
        f"{_MEASURES}; {_KOTT}",
    ),
    "expectation.below": (
        "Below the zone",
        "Share of the answers whose perception lies below their own adequate level.",
        "answers with perceived < adequate / answers",
        f"{_MEASURES}; {_SHARE}",
    ),
    "expectation.within": (
        "Within the zone",
        "Share of the answers whose perception lies from their own adequate to their own desired "
        "level, both ends included.",
        "answers with adequate ≤ perceived ≤ desired / answers",
        f"{_MEASURES}; {_SHARE}",
    ),
    "expectation.above": (
        "Above the zone",
        "Share of the answers whose perception lies above their own desired level.",
        "answers with perceived > desired / answers",
        f"{_MEASURES}; {_SHARE}",
    ),
    "expectation.source_share": (
        "Share that names a source",
        "Share of the answers to the question about the source that name it. Where several may be "
        "chosen the shares add up to more than 100 %.",
        "answers naming the source / answers naming any known source",
        f"{_ZBP}; {_SHARE}",
    ),
    "expectation.source_change": (
        "Change of the share that names a source",
        "The share now minus that of the period before, paired on the same blocks of customers.",
        "share now - share before",
        _KOTT,
    ),
    "expectation.source_level": (
        "Expectation by source",
        "Mean expectation of the answers that name the source.",
        "mean over respondents of their mean over items",
        f"{_ZBP}; {_KOTT}",
    ),
    "expectation.source_difference": (
        "Expectation by source, against the others",
        "Mean expectation of the answers that name the source minus that of the answers that name "
        "others only.",
        "mean where named - mean where not named",
        f"{_ZBP}; {_KOTT}; {_BH}",
    ),
    "expectation.period_level": (
        "Expectation in a period",
        "Mean expectation of all answers of the period, over every item that asks it. The chain's "
        "expectation is over answers that give a perception too and may differ.",
        "mean over respondents of their mean over items",
        _KOTT,
    ),
    "expectation.trend": (
        "Drift of an expectation",
        "Change of the expectation in a year, by the straight line that fits the answers best.",
        "least-squares slope of the expectation on the month of the answer",
        f"{_KOTT}; {_BH}",
    ),
    "expectation.promise_level": (
        "Expectation before or after a promise",
        "Mean expectation of the customers who answered both before and after the promise, in as "
        "many days before as after, at most a year. A customer with a answers before and b after "
        "weighs ab / (a + b).",
        "weighted mean over customers of their own mean",
        f"{_WITHIN}; {_KOTT}",
    ),
    "expectation.promise_change": (
        "Change of an expectation after a promise",
        "After minus before, each customer compared with itself.",
        "weighted mean over customers of (own mean after - own mean before)",
        f"{_WITHIN}; {_KOTT}",
    ),
    "expectation.promise_effect": (
        "What expectations did after a promise",
        "The change among those whom the promise was made to, less the change among the others in "
        "the same time (difference-in-differences). Where the promise was made to everybody it is "
        "the change alone, which is weaker: other things may have changed too.",
        "(after - before) of the audience - (after - before) of the others",
        f"{_DID}; {_WITHIN}; {_KOTT}; {_BH}",
    ),
    "expectation.promise_earlier": (
        "The same difference before the promise",
        "The same comparison between two halves of the time before the promise. Where it is not "
        "zero the groups were drifting apart already, and the promise need not be the reason.",
        "(later - earlier) of the audience - (later - earlier) of the others",
        f"{_DID}; {_KOTT}",
    ),
}
"""Every definition by its key."""
