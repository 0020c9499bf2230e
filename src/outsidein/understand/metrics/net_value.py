"""Net value of a service for the consumer: outcomes, costs and risks (ITIL 4)."""

import numpy as np

from outsidein.terms.language import say

from .metric import Floats, Variant
from .summed import CUSTOMER, Columns, Given, Input, Kind, Summed, ratio
from .sums import Sums
from .units import by_customer

_SOURCE = "ITIL 4 Foundation (AXELOS 2019), value: outcomes, costs and risks"
_LINES = (
    ("outcome", "enabled", 1.0),
    ("cost", "removed", 1.0),
    ("risk", "removed", 1.0),
    ("cost", "imposed", -1.0),
    ("risk", "imposed", -1.0),
)
_SIGNS = np.array([sign for _, _, sign in _LINES] + [0.0])
_FORMULA = "outcomes + costs removed + risks removed − costs imposed − risks imposed"


class NetValue(Summed):
    """Outcomes, costs and risks removed, less costs and risks imposed."""

    slug = "net_value"
    title = "Net value"
    unit = ""
    minimum = 1
    meaning = (
        "What the customer gains in money a year: outcomes, costs removed and risks removed, less "
        "costs imposed (the price among them) and risks imposed. A risk counts with its "
        "probability times its impact. Lines that no customer confirmed are the provider's claim."
    )
    variants = (
        Variant("total", "all lines together", _FORMULA, _SOURCE),
        Variant(
            "confirmed",
            "only the lines that a customer confirmed",
            f"{_FORMULA}, over confirmed lines",
            _SOURCE,
        ),
        Variant(
            "per_customer",
            "mean over customers",
            f"({_FORMULA}) / customers",
            _SOURCE,
        ),
    )
    inputs = (
        Input(
            "line", Kind.TEXT, "outcome, cost removed, risk removed, cost imposed or risk imposed"
        ),
        Input(
            "amount",
            Kind.MONEY,
            "money a year; for a risk, probability times impact unless both are given",
            required=False,
        ),
        Input("probability", Kind.NUMBER, "yearly probability of a risk, 0 to 1", required=False),
        Input("impact", Kind.MONEY, "money lost where the risk comes true", required=False),
        Input(
            "confirmation", Kind.TEXT, "confirmed, disputed or unconfirmed", True, ("confirmed",)
        ),
        Input(CUSTOMER, Kind.TEXT, "the customer", True, ("per_customer",)),
    )
    parts = (*(f"{kind}_{effect}" for kind, effect, _ in _LINES), "units")

    def prepare(self, columns: Columns, variant: str, given: Given) -> Columns:
        """The five sums of each line, or of each customer."""
        parts = _parts(columns)
        if variant == "confirmed":
            said = np.char.lower(np.char.strip(columns["confirmation"].astype(str)))
            parts[said != "confirmed"] = np.nan
        lines = {name: parts[:, i] for i, name in enumerate(self.parts[:5])}
        if variant != "per_customer":
            return {**lines, **{r: c for r, c in columns.items() if r == CUSTOMER}}
        usable = np.asarray(np.isfinite(parts).all(axis=1))
        named = {**lines, CUSTOMER: columns[CUSTOMER]}
        return by_customer(named, dict.fromkeys(lines, np.add), usable)

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        lines = [columns[name] for name in self.parts[:5]]
        return np.stack([*lines, np.where(np.isnan(lines[0]), np.nan, 1.0)], axis=-1)

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        net = sums @ _SIGNS
        base = sums[..., 5]
        if variant == "per_customer":
            return ratio(net, base)
        return np.asarray(np.where(base > 0, net, np.nan))

    def bounds(self, variant: str, scale: object) -> None:
        return None

    def sampled(self, variant: str) -> bool:
        """Stated lines are no sample; customers are."""
        return variant == "per_customer"

    def nothing(self, sums: Sums, variant: str, given: Given) -> str:
        """Why there is no number."""
        if variant == "confirmed":
            return say("no line is confirmed")
        return say("no line states an amount")


def _parts(columns: Columns) -> Floats:
    """Money of each line in its place among the five; NaN where a line cannot be read."""
    said = np.char.lower(columns["line"].astype(str))
    money = _money(columns)
    out = np.full((len(money), 5), np.nan)
    for i, (kind, effect, _) in enumerate(_LINES):
        mine = np.char.find(said, kind) >= 0
        if kind != "outcome":
            mine &= np.char.find(said, effect) >= 0
        out[mine] = 0.0
        out[mine, i] = money[mine]
    return out


def _money(columns: Columns) -> Floats:
    n = len(columns["line"])
    none = np.full(n, np.nan)
    expected = columns.get("probability", none) * columns.get("impact", none)
    amount = columns.get("amount", none)
    return np.asarray(np.where(np.isnan(expected), amount, expected), dtype=np.float64)
