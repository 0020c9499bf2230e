"""Who and what: the organization, its services, stakeholders, relationships, moments."""

from outsidein.servicefile.amounts import Currency
from outsidein.servicefile.blocks import Block, Field, Many
from outsidein.servicefile.format.values import TEXTS
from outsidein.servicefile.shapes import Choice, Flag, Name, Number, Ref, Text
from outsidein.terms.service import DoneBy, OfferingPartKind, PartyRole, StakeholderKind

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
        Field(
            "done_by",
            Choice.of(DoneBy, "who acts: provider, customer or both"),
            "who acts in it: the provider, the customer or both",
        ),
    ),
)

LISTENING = Block(
    "the rule for listening",
    (
        Field(
            "least_response",
            Number(0, 1),
            "least share of a moment's meetings that has to be answered; 0.05 unless stated",
        ),
        Field(
            "within_days",
            Number(0),
            "days within which half of the answers have to come; 14 unless stated",
        ),
        Field(
            "half_width",
            Number(0.01),
            "how far the interval of a moment's rating may reach, in points; 0.2 unless stated",
        ),
    ),
)
