"""The service file, declared once: every block, every key, what it means and what it must be."""

from outsidein.servicefile.blocks import Block, Field, Many, Table
from outsidein.servicefile.format.catalog import (
    LISTENING,
    MOMENT,
    ORGANIZATION,
    PRODUCT,
    RELATIONSHIP,
    SERVICE,
    STAKEHOLDER,
)
from outsidein.servicefile.format.clock import CALENDAR, SERVICE_LEVEL
from outsidein.servicefile.format.invitations import INVITATIONS, REPORTED, WANTED
from outsidein.servicefile.format.quality import ANSWER, ANSWER_TERMS, CRITERIA, SCALE
from outsidein.servicefile.format.voices import (
    BELIEF,
    CHARGE,
    INDICATOR,
    MEASURE,
    PROMISE,
    SPECIFICATION,
)
from outsidein.servicefile.format.worth import CONTRACT, INTENDED_VALUE
from outsidein.servicefile.shapes import Choice, Number, Ref
from outsidein.terms.minimum import MINIMUMS

PERIODS = ("month", "quarter", "half-year", "year")

SERVICE_FILE = Block(
    "the service file",
    (
        Field("organization", ORGANIZATION, "who provides the service", also=("company",)),
        Field("services", Many(SERVICE), "the services"),
        Field("products", Many(PRODUCT), "the configurations of resources behind the services"),
        Field("stakeholders", Many(STAKEHOLDER), "who has an interest in the services"),
        Field("relationships", Many(RELATIONSHIP), "service relationships with their duties"),
        Field("moments", Many(MOMENT), "the meetings in which value is made or lost, in order"),
        Field("scale", SCALE, "the rating scale of expectations and perceptions"),
        Field("criteria", CRITERIA, "the quality dimensions; Grönroos' six unless stated"),
        Field("measures", Many(MEASURE), "quantities taken from work"),
        Field("beliefs", Many(BELIEF), "what management believes customers expect and need"),
        Field("specifications", Many(SPECIFICATION), "the standards", also=("specs", "slas")),
        Field("calendars", Many(CALENDAR), "working hours, holidays and time zones"),
        Field(
            "service_levels",
            Many(SERVICE_LEVEL),
            "what was agreed about the time a ticket may take, computed from its events",
        ),
        Field("promises", Many(PROMISE), "what customers were told"),
        Field("expectations", Many(CHARGE), "who looks after what customers expect"),
        Field("indicators", Many(INDICATOR), "internal indicators steered by", also=("kpis",)),
        Field("contracts", Many(CONTRACT), "contracts, where no contracts file is at hand"),
        Field(
            "customer_weights",
            Table("the weights", Ref("criterion"), Number(0, 100)),
            "points out of 100 that customers give each criterion, where no survey asks them",
            also=("weights", "importance"),
        ),
        Field("intended_value", Many(INTENDED_VALUE), "outcomes, costs and risks", also=("value",)),
        Field(
            "answers",
            Table("the answer columns", Choice(ANSWER_TERMS, "what a column can hold"), ANSWER),
            "which column holds overall, capability, effort, recommend, customer and so on",
            also=("columns",),
        ),
        Field(
            "listening",
            LISTENING,
            "when listening at a moment counts as working, and how narrow a rating has to be known",
        ),
        Field("invitations", INVITATIONS, "how many were invited to the survey", also=("invited",)),
        Field("metrics", Many(WANTED), "metrics whose columns have to be named by role"),
        Field(
            "reported",
            Many(REPORTED),
            "what other tools say of a metric, to be told why it differs",
        ),
        Field("period", Choice(PERIODS, "a period"), "length of the periods that are compared"),
        Field(
            "minimums",
            Table("the minimums", Choice(tuple(MINIMUMS), "a minimum"), Number(1, whole=True)),
            "how many answers a number needs before it is shown, where it differs from the default",
        ),
    ),
)

__all__ = ["ANSWER_TERMS", "PERIODS", "SERVICE_FILE"]
