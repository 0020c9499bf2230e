"""The registry as text: the list of a command and the page of the documentation."""

from .metric import Metric
from .registry import METRICS


def page() -> str:
    """The reference page of all metrics, in Markdown."""
    head = (
        "# Metrics\n\n"
        "Every metric follows its published definition; where several are in use, the variant is "
        "a parameter. Each is computed from how often every value occurs in 64 blocks of "
        "customers, so that its interval keeps customers whole.\n\n"
        "    outsidein metrics\n"
        "    outsidein metric nps survey.csv --column recommend --variant standard\n"
    )
    return head + "".join(_section(metric) for metric in METRICS.values())


def _section(metric: Metric) -> str:
    lines = [
        f"\n## {metric.title} (`{metric.slug}`)\n",
        f"{metric.meaning}\n",
        f"Takes: {metric.takes.value}. Unit: {metric.unit or 'that of the column'}. "
        f"Better: {metric.better}. In the audit from {metric.minimum} "
        f"{'customer' if metric.minimum == 1 else 'customers'}.\n",
        "| variant | what | formula | scale | source |",
        "|---|---|---|---|---|",
    ]
    for variant in metric.variants:
        scale = (
            f"{variant.scale.low:g} to {variant.scale.high:g}" if variant.scale else "the column's"
        )
        cells = (f"`{variant.slug}`", variant.text, variant.formula, scale, variant.source)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
