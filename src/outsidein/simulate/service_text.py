"""service.yaml of the simulated organization: what it says about its own service."""

from importlib.resources import files
from string import Template

import numpy as np

from .blueprint import Blueprint, Causes
from .expecting import PLEDGE
from .plan import Plan
from .work import DUE_HOURS

WHO = {
    "professionalism": "Head of field service",
    "attitudes": "Head of field service",
    "accessibility": "Head of remote support",
    "reliability": "Head of field service",
    "recovery": "Head of quality",
    "reputation": "Head of marketing",
}

UNITS = {
    "first_time_fix": "share",
    "minutes_to_person": "min",
    "hours_to_repair": "h",
    "hours_to_callback": "h",
    "hours_to_arrival": "h",
}

PROMISES = {
    "accessibility": ("You reach a person within {level} minutes, day and night.", "website"),
    "recovery": (
        "We call you within {level} hours after the work, to be sure it holds.",
        "contract",
    ),
    "reputation": ("On site within {level} hours of your call. We keep our word.", "brochure"),
}


def service_text(plan: Plan, blueprint: Blueprint) -> str:
    """The whole file."""
    template = files("outsidein.simulate").joinpath("service.template.yaml").read_text("utf-8")
    days = plan.month_starts.astype("datetime64[s]").astype("datetime64[D]")
    before = str(days[plan.latest] - np.timedelta64(45, "D"))
    start, latest = str(days[0]), str(days[plan.latest])
    criteria = blueprint.criteria
    return Template(template).substitute(
        period=plan.period,
        targets=", ".join(f"P{p}: {hours:g} h" for p, hours in enumerate(DUE_HOURS, start=1)),
        beliefs="".join(belief(causes, before) for causes in criteria),
        specifications="".join(specification(causes) for causes in criteria),
        promises="".join(promise(c, latest if any(c.campaign) else start) for c in criteria)
        + pledge(str(days[plan.previous])),
    )


def pledge(made_on: str) -> str:
    """What only some customers were told; whether it moves their expectation is planted or not."""
    return (
        f"  - id: pledge-{PLEDGE.criterion}\n"
        "    text: One engineer who knows your plant answers for everything.\n"
        f"    criterion: {PLEDGE.criterion}\n    channel: letter\n    made_on: {made_on}\n"
        f"    audience: {PLEDGE.segment}\n"
    )


def belief(causes: Causes, when: str) -> str:
    """What management believes about one criterion."""
    said = causes.said
    text = (
        f"  - criterion: {causes.id}\n    who: {WHO[causes.id]}\n    when: {when}\n"
        f"    expectation_level: {said.belief:g}\n    priority: {said.priority}\n"
    )
    if said.needed is not None and causes.measure is not None:
        text += f"    needed_level: {said.needed:g}\n    measure: {causes.measure}\n"
    return text


def specification(causes: Causes) -> str:
    """The standard of one criterion; nothing where there is none."""
    said = causes.said
    if said.specified is None or causes.measure is None:
        return ""
    return (
        f"  - id: standard-{causes.id}\n    criterion: {causes.id}\n"
        f"    measure: {causes.measure}\n    target: {said.specified:g}\n"
        f"    unit: {UNITS[causes.measure]}\n    owner: {WHO[causes.id]}\n"
    )


def promise(causes: Causes, made_on: str) -> str:
    """What customers were told about one criterion; nothing where nothing was."""
    level = causes.said.promised
    if level is None or causes.measure is None:
        return ""
    text, channel = PROMISES[causes.id]
    return (
        f"  - id: promise-{causes.id}\n    text: {text.format(level=f'{level:g}')}\n"
        f"    criterion: {causes.id}\n    channel: {channel}\n    made_on: {made_on}\n"
        f"    audience: all customers\n    measure: {causes.measure}\n    level: {level:g}\n"
    )
