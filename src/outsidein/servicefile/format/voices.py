"""What the provider measures, believes, specifies and promises."""

from outsidein.servicefile.amounts import LevelShape, ShareShape, Unit
from outsidein.servicefile.blocks import Block, Field
from outsidein.servicefile.format.values import COLUMN, DIRECTION
from outsidein.servicefile.shapes import Day, Name, Number, Ref, Text

MEASURE = Block(
    "a measure",
    (
        Field("id", Name("measure"), "id of the measure", required=True),
        Field("name", Text("a name"), "name of the measure", required=True),
        Field("unit", Unit(), "unit of its values: h, min, days, share, % ...", required=True),
        Field("direction", DIRECTION, "which direction is better: more or less", required=True),
        Field("criterion", Ref("criterion"), "id of the criterion customers would file it under"),
        Field("column", COLUMN, "column with its values; or give start and end"),
        Field("start", COLUMN, "column with the time at which the clock starts", also=("from",)),
        Field("end", COLUMN, "column with the time at which the clock stops", also=("to", "stop")),
    ),
)

BELIEF = Block(
    "a belief",
    (
        Field("criterion", Ref("criterion"), "id of the criterion", required=True),
        Field("service", Ref("service"), "id of the service; all unless stated"),
        Field("segment", Text(), "the segment of customers; all unless stated"),
        Field("who", Text(), "who holds the belief"),
        Field("when", Day(), "when it was written down", also=("date",)),
        Field(
            "expectation_level",
            Number(),
            "the expectation they predict that customers state, on the scale (gap 1)",
            also=("expectation", "level"),
        ),
        Field("priority", Number(0, 100), "points out of 100 over the criteria", also=("points",)),
        Field(
            "needed_level",
            LevelShape(),
            "the level of the measure that they believe customers need (gap 2)",
            also=("need", "needed"),
        ),
        Field("measure", Ref("measure"), "id of the measure that needed_level is about"),
    ),
)

SPECIFICATION = Block(
    "a specification",
    (
        Field("id", Name("specification"), "id of the specification", required=True),
        Field("criterion", Ref("criterion"), "id of the criterion", required=True),
        Field("measure", Ref("measure"), "id of the measure", required=True),
        Field("target", LevelShape(), "the level to keep", required=True, also=("level",)),
        Field("unit", Unit(), "unit of the target; the measure's unless stated"),
        Field("direction", DIRECTION, "which direction is better; the measure's unless stated"),
        Field("share", ShareShape(), "share of cases that must keep it; all unless stated"),
        Field("service", Ref("service"), "id of the service; all unless stated"),
        Field("segment", Text(), "the segment of customers; all unless stated"),
        Field("owner", Text(), "who answers for the specification"),
    ),
)

PROMISE = Block(
    "a promise",
    (
        Field("id", Name("promise"), "id of the promise", required=True),
        Field("text", Text(), "what customers were told, in the words used", required=True),
        Field("criterion", Ref("criterion"), "id of the criterion it is about", required=True),
        Field("channel", Text(), "where it was made: website, brochure, sales talk, contract"),
        Field("made_on", Day(), "when it was made", also=("date", "when")),
        Field("audience", Text(), "whom it was made to", also=("segment", "target_group")),
        Field("measure", Ref("measure"), "id of the measure that level is about"),
        Field(
            "level",
            LevelShape(),
            "the level promised, in the measure's unit; without a measure a level on the scale",
            also=("target",),
        ),
        Field("unit", Unit(), "unit of the level; the measure's unless stated"),
        Field("service", Ref("service"), "id of the service; all unless stated"),
    ),
)

CHARGE = Block(
    "who looks after an expectation",
    (
        Field("criterion", Ref("criterion"), "id of the criterion", required=True),
        Field("owner", Text(), "who looks after it: what is said and heard", required=True),
        Field("segment", Text(), "the segment of customers; all unless stated"),
    ),
)

INDICATOR = Block(
    "an indicator",
    (
        Field("id", Name("indicator"), "id of the indicator", required=True),
        Field("name", Text("a name"), "name of the indicator", required=True),
        Field("unit", Unit(), "unit of its values", required=True),
        Field(
            "direction", DIRECTION, "the direction it is steered in: more or less", required=True
        ),
        Field("column", COLUMN, "column with its values", required=True),
        Field("owner", Text(), "who steers by it"),
    ),
)
