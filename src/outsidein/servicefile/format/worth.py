"""Contracts and intended value."""

from outsidein.servicefile.amounts import AmountShape, ShareShape
from outsidein.servicefile.blocks import Block, Field
from outsidein.servicefile.shapes import Choice, Day, Name, Ref, Text
from outsidein.terms.value import Confirmation, Effect, ValueKind

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
