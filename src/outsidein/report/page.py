"""The report as one self-contained HTML file."""

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from outsidein.report import gap_model, numbers, phrases, sections, views, whisker, zone_picture
from outsidein.report.charts.calibration import calibration_chart
from outsidein.report.charts.chain import chain_chart, domain
from outsidein.report.charts.chart import Chart
from outsidein.report.charts.customers import customer_charts
from outsidein.report.charts.draw import draw
from outsidein.report.charts.drivers import driver_charts
from outsidein.report.charts.importance import importance_charts
from outsidein.report.charts.value_met import value_met_chart
from outsidein.report.document import AuditDocument
from outsidein.report.expectations_view import (
    evidence_said,
    expectations_view,
    source_said,
)
from outsidein.report.glossary import Glossary
from outsidein.report.inert import inert
from outsidein.report.journey_picture import journey_pictures
from outsidein.report.links import Links
from outsidein.report.moments_view import heard_view, moment_shape, target_text
from outsidein.report.spoken import speaking_as
from outsidein.terms.finding import ChainRow, Relation, Standing
from outsidein.terms.language import inside, language
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap
from outsidein.terms.value import Confirmation

MOST_CHAIN_CHARTS = 60  # the chain's other rows stand as numbers, so that a report stays quick

_CODE = re.compile(r"`([^`\n]+)`")


def html(document: AuditDocument, links: Links | None = None) -> str:
    """The whole report: no network, no script, the same bytes for the same document.

    Text from the data is shown as text: markup is escaped, and signs that act unseen are written
    out. A number that is withheld is shown as withheld with its reason. `links` say where the pages
    of services and customers are, if there are any.
    """
    return rendered(document, style("report.css"), links=links)


def rendered(
    document: AuditDocument, sheet: str, *, paper: bool = False, links: Links | None = None
) -> str:
    """The page with its style sheet in it; on paper it has heads for its sheets besides."""
    made = environment().get_template("page.html")
    to = links or Links()
    with speaking_as(document):
        context = _context(inert(document))
        return made.render(context, style=sheet, csp=csp(sheet), paper=paper, links=to)


def page_context(document: AuditDocument, links: Links) -> dict[str, Any]:
    """What every page of one customer or service needs, from a document that is inert."""
    sheet = style("report.css")
    return {
        "doc": document,
        "simulated": _simulated(document),
        "respondents_only": views.respondents_only(document),
        "style": sheet,
        "csp": csp(sheet),
        "paper": False,
        "links": links,
    }


def csp(sheet: str) -> str:
    """The content security policy: nothing but the one style sheet whose hash it names."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


@cache
def style(name: str) -> str:
    """One of the style sheets beside the templates."""
    text = resources.files("outsidein.report").joinpath(f"templates/{name}").read_text("utf-8")
    return f"\n{text}"


@cache
def environment() -> Environment:
    """Templates with every value escaped; an unknown name is an error, not a blank."""
    made = Environment(
        loader=PackageLoader("outsidein.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        shown=numbers.shown,
        money=numbers.money,
        count=numbers.count,
        percent=numbers.percent,
        probability=numbers.probability,
        likelihood=numbers.likelihood,
        is_difference=numbers.is_difference,
        figure=numbers.figure,
        day=numbers.day,
        when=_when,
        coded=_coded,
        part_name=views.part_name,
    )
    made.globals.update(
        say=phrases.say_marked,
        say_many=phrases.say_many_marked,
        inside=inside,
        language=language,
        word_of=views.word_of,
        code=phrases.code,
        strong=phrases.strong,
        bdi=phrases.bdi,
        voice_said=phrases.voice_said,
        voices_lacking=phrases.voices_lacking,
        taken_for=phrases.taken_for,
        sections=sections.SECTIONS,
        section=sections.BY_ID,
        whisker=whisker.whisker,
        reach=whisker.reach,
        reach_of=whisker.reach_of,
        gap_names=gap_model.NAMES,
        gap_said=gap_model.said,
        gap_shared=gap_model.shared_missing,
        gap_meaning=gap_model.meaning,
        zone_picture=zone_picture.zone_picture,
        drift_line=zone_picture.drift_line,
        drift_reach=zone_picture.drift_reach,
        source_said=source_said,
        evidence_said=evidence_said,
        Gap=Gap,
        Relation=Relation,
        Standing=Standing,
        Confirmation=Confirmation,
    )
    return made


def _context(document: AuditDocument) -> dict[str, Any]:
    groups = views.chain_groups(document.chain)
    glossary = Glossary(document)
    known = {s.id for s in sections.SECTIONS} | {group.id for group in groups}
    charts = _Charts(document, groups)
    return {
        "doc": document,
        "simulated": _simulated(document),
        "anchor": lambda proof: sections.anchor(proof, known),
        "chain_groups": groups,
        "chain_shape": views.chain_shape(groups),
        "customer_groups": views.customer_groups(document.customers),
        "to_close": views.options_of(document.options, OptionKind.CLOSE),
        "to_relax": views.options_of(document.options, OptionKind.RELAX),
        "listed": views.listed_numbers(document),
        "calibrations": views.calibrations(document.chain),
        "words": glossary.words,
        "term": glossary.term,
        "definition": glossary.definition,
        "bare_definition": glossary.bare,
        "indicator_lines": views.indicator_lines(document.indicators),
        "respondents_only": views.respondents_only(document),
        "place_groups": views.place_groups(document.metrics),
        "metrics": [found for found in document.metrics if not found.by],
        "moved": views.moved(document.changes),
        "charts": charts,
        "expected": expectations_view(document),
        "shape": moment_shape(document),
        "heard": heard_view(document),
        "target_text": target_text,
        "journey_pictures": lambda journey: [Markup(p) for p in journey_pictures(journey)],  # noqa: S704 - escaped there
        "leaks": any(g.leaks_most for g in document.gap_model)
        or any(row.leak for row in document.chain),
        "gap_notes": list(
            dict.fromkeys(n for g in document.gap_model if g.size for n in g.size.notes)
        ),
        "pictures": _pictures(document),
    }


def _simulated(document: AuditDocument) -> bool:
    organization = document.organization
    return document.simulated or bool(organization and organization.simulated)


def _pictures(document: AuditDocument) -> list[Markup]:
    """The gap model for a phone and for a wide page."""
    return [
        Markup(gap_model.gap_model_svg(document.gap_model, form, simulated=document.simulated))  # noqa: S704 - escaped there
        for form in (gap_model.NARROW, gap_model.WIDE)
    ]


class _Charts:
    """All charts of a document, drawn at once and asked for by what they show."""

    def __init__(self, document: AuditDocument, groups: Sequence[views.ChainGroup]) -> None:
        rows = [g.row for g in groups] + [part for g in groups for part in g.parts]
        self._rows = {id(row): f"chain-{i}" for i, row in enumerate(rows[:MOST_CHAIN_CHARTS])}
        bounds = domain(document.chain)
        wanted = [chain_chart(key, r, bounds) for r, key in zip(rows, self._rows.values())]  # noqa: B905
        for i, finding in enumerate(document.drivers):
            if finding.drivers and not finding.withheld:
                wanted += driver_charts(f"drivers-{i}", finding)
                wanted += importance_charts(f"importance-{i}", finding)
        single = [
            value_met_chart("value-met", document.value_met) if document.value_met else None,
            *(
                calibration_chart(f"calibration-{i}", note)
                for i, note in enumerate(views.calibrations(document.chain))
            ),
        ]
        wanted += [chart for chart in single if chart is not None]
        ordered = [
            f for g in views.customer_groups(document.customers) for f in (*g.first, *g.rest)
        ]
        wanted += customer_charts("customers", ordered)
        self._drawn = draw(wanted)

    def row(self, row: ChainRow) -> Markup:
        """The voices of one row of the chain; empty where there were too many rows."""
        return self.named(self._rows.get(id(row), ""))

    def named(self, *keys: str) -> Markup:
        """Charts by key; what was not drawn is empty."""
        return Markup("".join(self._drawn.get(key, "") for key in keys))  # noqa: S704 - drawn by us

    def both(self, key: str) -> Markup:
        """The narrow and the wide form of a chart; the style sheet shows one."""
        return self.named(f"{key}-narrow", f"{key}-wide")


def _coded(text: str) -> Markup:
    """Text in which `words between backticks` are set as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped first


def _when(created_at: str) -> str:
    """`4 Jan 2026, 09:30 UTC`; what is not a time stays as it is."""
    try:
        at = datetime.fromisoformat(created_at)
    except ValueError:
        return created_at
    return f"{numbers.day(at.date())}, {at:%H:%M} {at:%Z}".strip()


__all__ = ["Chart", "csp", "html"]
