"""The service file, declared once: every block, every key, what it means and what it must be."""

from outsidein.servicefile.amounts import AmountShape, Currency, LevelShape, ShareShape, Unit
from outsidein.servicefile.blocks import Block, Either, Field, Many, Table
from outsidein.servicefile.shapes import Choice, Day, Flag, Name, Number, Ref, Text
from outsidein.terms.minimum import MINIMUMS
from outsidein.terms.quality import Direction
from outsidein.terms.service import OfferingPartKind, PartyRole, StakeholderKind
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.value import Confirmation, Effect, ValueKind

COLUMN = Text('a column: its header, or a pattern such as "4-1.*"')
TEXTS = Many(Text())
DIRECTION = Choice.of(Direction, "a direction: more or less")
PERIODS = ("month", "quarter", "half-year", "year")
ANSWER_TERMS = tuple(
    term.value
    for term in ColumnTerm
    if term not in (ColumnTerm.OTHER, ColumnTerm.RATING, ColumnTerm.MEASURE, ColumnTerm.INDICATOR)
)

ORGANIZATION = Block(
    "an organization",
    (
        Field("name", Text("a name"), "name of the organization", required=True),
        Field(
            "roles",
            Many(Choice.of(PartyRole, "a role: provider or consumer")),
            "its roles in service relationships; provider unless stated",
        ),
        Field("currency", Currency(), "currency of every amount that states none, as ISO 4217"),
        Field(
            "time_zone",
            Text("a time zone such as Europe/Berlin"),
            "IANA time zone in which times without an offset are read",
            also=("timezone", "tz"),
        ),
        Field("simulated", Flag(), "true for an example organization; every page then says so"),
    ),
)

SCALE = Block(
    "a scale",
    (
        Field("low", Number(), "the lowest answer", required=True, also=("min", "from")),
        Field("high", Number(), "the highest answer", required=True, also=("max", "to")),
        Field("reverse", Flag(), "true where the low end is the better one"),
        Field(
            "not_applicable",
            Many(Number()),
            'codes that are no answers but mean "not applicable" or "no answer", such as [0, 99]',
            also=("missing", "na"),
        ),
    ),
)

OFFERING = Block(
    "an offering",
    (
        Field("id", Name("offering"), "id of the offering", required=True),
        Field("name", Text("a name"), "name of the offering", required=True),
        Field("target_group", Text(), "the group of customers it is made for", also=("audience",)),
        Field("version", Text(), "version of the offering"),
        Field(
            "parts",
            Many(
                Block(
                    "a part of an offering",
                    (
                        Field(
                            "kind",
                            Choice.of(OfferingPartKind, "a kind of part: goods, access or action"),
                            "goods (ownership moves), access (to resources) or action (service)",
                            required=True,
                        ),
                        Field("text", Text(), "what is given, opened or done", required=True),
                    ),
                )
            ),
            "the goods, access to resources and service actions it is made of",
        ),
    ),
)

SERVICE = Block(
    "a service",
    (
        Field("id", Name("service"), "id of the service", required=True),
        Field("name", Text("a name"), "name of the service", required=True),
        Field("owner", Text(), "who answers for the service"),
        Field("outcomes", TEXTS, "what customers achieve with it, in their words"),
        Field("products", Many(Ref("product")), "ids of the products behind it"),
        Field("offerings", Many(OFFERING), "its offerings for different groups"),
    ),
)

PRODUCT = Block(
    "a product",
    (
        Field("id", Name("product"), "id of the product", required=True),
        Field("name", Text("a name"), "name of the product", required=True),
        Field("resources", TEXTS, "people, knowledge, technology and partners behind it"),
    ),
)

STAKEHOLDER = Block(
    "a stakeholder",
    (
        Field("id", Name("stakeholder"), "id of the stakeholder", required=True),
        Field("name", Text("a name"), "name of the person or group", required=True),
        Field(
            "kinds",
            Many(Choice.of(StakeholderKind, "a kind of stakeholder")),
            "one or more of: " + ", ".join(StakeholderKind),
            required=True,
            also=("kind", "role", "roles"),
        ),
    ),
)

RELATIONSHIP = Block(
    "a relationship",
    (
        Field("provider", Text("a name"), "the organization that provides", required=True),
        Field("consumer", Text("a name"), "the organization that consumes", required=True),
        Field("services", Many(Ref("service")), "ids of the services in the relationship"),
        Field("provider_duties", TEXTS, "what the provider has taken on"),
        Field("consumer_duties", TEXTS, "what the consumer has taken on", also=("duties",)),
        Field("reviews", Text(), "when and how both sides review the relationship"),
    ),
)

MOMENT = Block(
    "a moment",
    (
        Field("id", Name("moment"), "id of the moment, as the files name it", required=True),
        Field("name", Text("a name"), "name of the moment", required=True),
        Field("service", Ref("service"), "id of the service it belongs to"),
        Field("follows", Ref("moment"), "id of the moment before it in the journey"),
    ),
)

ITEM = Block(
    "an item",
    (
        Field("id", Name("item"), "id of the item; <criterion>_<number> unless stated"),
        Field("text", Text(), "what the item is about", also=("question", "name")),
        Field(
            "expectation",
            COLUMN,
            'column with the expectation; "<id>_expected" unless stated; * stands for any text',
            also=("expected",),
        ),
        Field(
            "perception",
            COLUMN,
            'column with the perception; "<id>_perceived" unless stated; * stands for any text',
            also=("perceived",),
        ),
        Field("expectation_text", Text(), "the question for the expectation, for a questionnaire"),
        Field("perception_text", Text(), "the question for the perception, for a questionnaire"),
    ),
)

CRITERION = Block(
    "a criterion",
    (
        Field("id", Name("criterion"), "id of the criterion", required=True),
        Field("name", Text("a name"), "name of the criterion"),
        Field("description", Text(), "what customers mean by it"),
        Field("items", Many(ITEM), "the questions about it; several, so that reliability shows"),
        Field("proofs", Many(Ref("measure")), "ids of the measures shown beside it as proof"),
    ),
)

SETS = ("gronroos", "rater", "own")
CRITERIA = Either(
    Choice(SETS, "a set of criteria: gronroos, rater or own"),
    Either(
        Many(CRITERION),
        Block(
            "the criteria",
            (
                Field(
                    "set",
                    Choice(SETS, "a set of criteria: gronroos, rater or own"),
                    "gronroos (six criteria, the default), rater (five) or own",
                ),
                Field(
                    "list",
                    Many(CRITERION),
                    "with set gronroos or rater: what differs, by id, and what is added; "
                    "with own: all criteria",
                    also=("items", "criteria"),
                ),
            ),
        ),
    ),
)

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

CONTRACT = Block(
    "a contract",
    (
        Field("customer", Text("a customer id"), "id of the customer", required=True),
        Field("id", Name("contract"), "id of the contract"),
        Field("value", AmountShape(), "yearly value, such as 48000 EUR", also=("amount",)),
        Field("renewal", Day(), "date of the next renewal", also=("renewal_date",)),
        Field("service", Ref("service"), "id of the service"),
        Field("segment", Text(), "the customer's segment"),
        Field("guarantee", Text(), "what is guaranteed, in the words of the contract"),
    ),
)

INTENDED_VALUE = Block(
    "a line of intended value",
    (
        Field(
            "kind", Choice.of(ValueKind, "a kind of value"), "outcome, cost or risk", required=True
        ),
        Field(
            "effect",
            Choice.of(Effect, "an effect"),
            "enabled (outcomes; need not be written), removed or imposed (costs and risks)",
        ),
        Field("text", Text(), "the outcome, cost or risk in the consumer's words", required=True),
        Field("service", Ref("service"), "id of the service"),
        Field(
            "stakeholder",
            Ref("stakeholder"),
            "whose value: a kind of stakeholder or an id from stakeholders; customer unless stated",
        ),
        Field("amount", AmountShape(), "its worth for one customer in one year"),
        Field("probability", ShareShape(), "of a risk: how likely it is in one year"),
        Field("impact", AmountShape(), "of a risk: what it costs when it happens"),
        Field("evidence", Text(), "where the figures come from"),
        Field(
            "confirmation",
            Choice.of(Confirmation, "a confirmation"),
            "what the customer said: unconfirmed (the default), confirmed or disputed",
        ),
    ),
)

ANSWER = Either(
    COLUMN,
    Block(
        "an answer column",
        (
            Field("column", COLUMN, "the column: its header or a pattern", required=True),
            Field("scale", SCALE, "its scale where it differs from `scale`"),
            Field("value", Text(), "the answer that counts as 1 where the column is a label"),
        ),
    ),
)

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
        Field("promises", Many(PROMISE), "what customers were told"),
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
        Field("period", Choice(PERIODS, "a period"), "length of the periods that are compared"),
        Field(
            "minimums",
            Table("the minimums", Choice(tuple(MINIMUMS), "a minimum"), Number(1, whole=True)),
            "how many answers a number needs before it is shown, where it differs from the default",
        ),
    ),
)
