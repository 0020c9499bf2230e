"""What customers judge by and where their answers stand."""

from outsidein.servicefile.blocks import Block, Either, Field, Many
from outsidein.servicefile.format.values import COLUMN
from outsidein.servicefile.shapes import Choice, Flag, Name, Number, Ref, Text
from outsidein.terms.signal import ColumnTerm

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
        Field(
            "adequate",
            COLUMN,
            'column with the least that is accepted; "<id>_adequate" unless stated',
            also=("minimum",),
        ),
        Field("desired", COLUMN, 'column with what is wished for; "<id>_desired" unless stated'),
        Field("expectation_text", Text(), "the question for the expectation, for a questionnaire"),
        Field("perception_text", Text(), "the question for the perception, for a questionnaire"),
        Field("adequate_text", Text(), "the question for the least that is accepted"),
        Field("desired_text", Text(), "the question for what is wished for"),
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

NOT_ONE_COLUMN = frozenset(
    {
        ColumnTerm.OTHER,
        ColumnTerm.RATING,
        ColumnTerm.ADEQUATE,
        ColumnTerm.DESIRED,
        ColumnTerm.MEASURE,
        ColumnTerm.INDICATOR,
    }
)
"""Terms that items, measures and indicators name, or that mean nothing."""

ANSWER_TERMS = tuple(term.value for term in ColumnTerm if term not in NOT_ONE_COLUMN)

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
