"""All metrics, by slug: lists, documentation and report notes are made from here."""

from outsidein.terms.trouble import Trouble

from .acsi import AcsiIndex
from .attach import AttachRate
from .availability import Availability
from .ces import CustomerEffort
from .csat import CustomerSatisfaction
from .failures import MeanTimeBetweenFailures, MeanTimeBetweenIncidents
from .first_time_fix import FirstTimeFix
from .kcs import KcsLinkRate
from .mean import Mean
from .median import Median
from .metric import Metric
from .net_value import NetValue
from .nps import NetPromoterScore
from .promise_kept import PromiseKept
from .reassignment import ReassignmentRate
from .reopen import ReopenRate
from .response_rates import ContactRate, CooperationRate, RefusalRate, ResponseRate
from .restore import MeanTimeToRestore
from .retention import GrossRetention, LogoRetention, NetRetention
from .servperf import Servperf
from .servqual import Servqual
from .sla import SlaAttainment
from .top_box import TopBox
from .wallet import ShareOfWallet

METRICS: dict[str, Metric] = {
    metric.slug: metric
    for metric in (
        NetPromoterScore(),
        CustomerSatisfaction(),
        CustomerEffort(),
        TopBox(),
        Mean(),
        Median(),
        Servqual(),
        Servperf(),
        AcsiIndex(),
        SlaAttainment(),
        ReopenRate(),
        ReassignmentRate(),
        FirstTimeFix(),
        Availability(),
        MeanTimeToRestore(),
        MeanTimeBetweenFailures(),
        MeanTimeBetweenIncidents(),
        PromiseKept(),
        KcsLinkRate(),
        ResponseRate(),
        CooperationRate(),
        RefusalRate(),
        ContactRate(),
        GrossRetention(),
        NetRetention(),
        LogoRetention(),
        AttachRate(),
        ShareOfWallet(),
        NetValue(),
    )
}


def metric(slug: str) -> Metric:
    """The metric of that name; a `Trouble` that lists the names where there is none."""
    found = METRICS.get(slug.lower().replace("-", "_"))
    if found is None:
        raise Trouble(
            f'there is no metric "{slug}"',
            remedy=f"Choose one of: {', '.join(METRICS)}.",
        )
    return found


def variant(found: Metric, slug: str | None) -> str:
    """The name of a variant; a `Trouble` that lists the names where there is none."""
    names = [v.slug for v in found.variants]
    if slug is None:
        return names[0]
    if slug not in names:
        raise Trouble(
            f'the metric "{found.slug}" has no variant "{slug}"',
            remedy=f"Choose one of: {', '.join(names)}.",
        )
    return slug
