"""Whatever is wrong is told at once, each with its line and a remedy that mends it."""

import pytest

from outsidein import servicefile
from outsidein.servicefile.notes import MOST
from outsidein.terms.trouble import Trouble, Troubles

MEASURE = "measures: [{id: m, name: M, unit: h, direction: less, column: c}]\n"
ONE = [
    # what stands in the file, the line told, words of the message, words of the remedy
    ("organisation:\n  name: X", 1, '"organisation" is not a key', 'Did you mean "organization"'),
    ("beliefs:\n - criterion: recovery\n   level: 3", 3, '"level"', 'mean "expectation_level"'),
    ("period: monthly", 1, '"monthly"', "Choose one of: month, quarter"),
    ("period: [month]", 1, "not a list", "Write a period"),
    ("period:\n  month: 1", 2, "not a block", "Write a period"),
    ("services: repair", 1, "a list", "Begin each entry with a dash"),
    ("services:\n  - repair", 2, "a service as a block", "Its keys: id, name"),
    ("services:\n  - id: a", 2, 'a service lacks "name"', "Add `name:`"),
    ("services:\n  - id: a\n    name:", 3, "not nothing", "Write a name"),
    ("services:\n  - id: a\n    name: ' '", 3, "expected here", "Fill it in or delete"),
    ("services:\n  - {id: a b, name: A}", 2, '"a b" cannot be the id', "without blanks"),
    (
        "moments:\n- {id: a, name: A}\n- {id: a, name: B}",
        3,
        "stands already on line 2",
        "of its own",
    ),
    ("scale: {low: 7, high: 1}", 1, "cannot run from 7 to 1", "reverse: true"),
    ("scale: {low: one, high: 7}", 1, '"one" is not a number', "Write a number"),
    ("scale: {low: '1', high: 7}", 1, '"1" is not a number', "without quotes: 1"),
    ("scale: {low: 1, high: 7, not_applicable: [7]}", 1, "7 is an answer", "not_applicable"),
    ("scale: {low: .inf, high: 7}", 1, '".inf" is not a number', "Write a number"),
    ("scale: {low: 1e999, high: 7}", 1, "1e999 is not a number", "Write a number"),
    ("organization: {name: X, simulated: yes}", 1, '"yes" is not true or false', "Write true"),
    ("organization: {name: X, currency: Euro}", 1, '"Euro"', "EUR (ISO 4217)"),
    ("organization: {name: X, time_zone: Europe/Berlim}", 1, "time zone", '"Europe/Berlin"'),
    ("criteria: servqual", 1, '"servqual"', "gronroos, rater, own"),
    ("criteria:\n  set: own\n  list: x", 3, "a list", "dash"),
    (
        "criteria: own\nbeliefs: [{criterion: speed, priority: 1}]",
        2,
        'no criterion "speed"',
        "no crit",
    ),
    ("moments: [{id: a, name: A, service: x}]", 1, 'no service "x"', "states no service"),
    ("moments: [{id: a, name: A, follows: a}]", 1, "comes after itself", "follows"),
    (
        "services: [{id: repair, name: R}]\nmoments: [{id: a, name: A, service: repiar}]",
        2,
        'no service "repiar"',
        'Did you mean "repair"',
    ),
    ("beliefs: [{criterion: recovery}]", 1, "says nothing", "priority"),
    ("beliefs: [{criterion: recovery, when: 3.4.2026, priority: 1}]", 1, "3.4.2026", "year-month"),
    (
        "beliefs: [{criterion: recovery, when: 2026-02-30, priority: 1}]",
        1,
        "no day 2026-02-30",
        "M",
    ),
    ("beliefs: [{criterion: recovery, needed_level: 3}]", 1, "needs a measure", "Add `measure:`"),
    ("beliefs: [{criterion: recovery, priority: 3,5}]", 1, '"5" is not a key', "Keys"),
    ("beliefs: [{criterion: recovery, expectation_level: '3,5'}]", 1, '"3,5"', "point: 3.5"),
    (
        "scale: {low: 1, high: 7}\nbeliefs: [{criterion: recovery, expectation_level: 8}]",
        2,
        "8 is not on the scale",
        "rating scale",
    ),
    (
        "promises: [{id: p, text: T, criterion: recovery, level: 3 h}]",
        1,
        "level needs a measure",
        "on the rating scale",
    ),
    (
        MEASURE + "specifications:\n- {id: s, criterion: recovery, measure: m, target: 3 visits}",
        3,
        '"visits" does not convert into "h"',
        'State it in "h"',
    ),
    (
        MEASURE
        + "specifications:\n- {id: s, criterion: recovery, measure: m, target: 3 h, unit: min}",
        3,
        'unit says "min"',
        "Delete `unit:`",
    ),
    (
        MEASURE + "specifications:\n- {id: s, criterion: recovery, measure: m, target: soon}",
        3,
        '"soon" is not a level',
        "30 min",
    ),
    (
        MEASURE
        + "specifications:\n- {id: s, criterion: recovery, measure: m, target: 3, direction: more}",
        3,
        "less is better, not more",
        "Delete `direction:`",
    ),
    (
        MEASURE
        + "specifications:\n- {id: s, criterion: recovery, measure: m, target: 3, share: 90}",
        3,
        '"90" is not a share',
        'Write 0.9 or "90 %"',
    ),
    ("measures: [{id: m, name: M, unit: h, direction: less}]", 1, "a column or two", "`start:`"),
    (MEASURE.replace("column: c", "start: c"), 1, "a column or two", "`end:`"),
    (
        MEASURE.replace("column: c", "start: a, end: b").replace("unit: h", "unit: EUR"),
        1,
        'cannot be in "EUR"',
        "s, min, h",
    ),
    ("contracts: [{customer: 1, value: 5}]", 1, "5 has no currency", "48000 EUR"),
    (
        "organization: {name: X, currency: }\ncontracts: [{customer: 1, value: 5}]",
        2,
        "5 has no currency",
        "48000 EUR",
    ),
    ("contracts: [{customer: 1, value: '1,000 EUR'}]", 1, "not an amount", "without commas"),
    ("contracts: [{customer: 1, value: much}]", 1, '"much" is not an amount', "digits"),
    ("contracts: [{customer: 1, value: 5 EURO}]", 1, "not an amount", "currency code"),
    ("contracts: [{customer: 1, value: 5 ABC}]", 1, '"ABC" is not a currency', "EUR or USD"),
    ("contracts: [{customer: 1, value: 5.001 EUR}]", 1, "EUR has 2 digits", "Round"),
    ("contracts: [{customer: 1, value: 5.5 JPY}]", 1, "JPY has 0 digits", "Round"),
    ("customer_weights: {recovery: 60, attitudes: 30}", 1, "add up to 90", "Share out 100"),
    ("customer_weights: {recovery: 101}", 1, "101 is not a number from 0 to 100", "Write"),
    ("customer_weights: {recovry: 100}", 1, 'no criterion "recovry"', 'Did you mean "recovery"'),
    ("intended_value: [{kind: cost, text: T}]", 1, "removed from the consumer", "effect: imposed"),
    ("intended_value: [{kind: outcome, text: T, effect: removed}]", 1, "cannot be removed", "Del"),
    (
        "intended_value: [{kind: outcome, text: T, probability: 0.1}]",
        1,
        "only a risk",
        "kind: risk",
    ),
    ("intended_value: [{kind: outcome, text: T, confirmation: confirmed}]", 1, "evidence", "Add"),
    ("intended_value: [{kind: outcome, text: T, stakeholder: custmer}]", 1, "custmer", "customer"),
    ("answers: {overal: q}", 1, '"overal"', 'Did you mean "overall"'),
    ("answers: {overall: {scale: {low: 1, high: 5}}}", 1, 'lacks "column"', "Add `column:`"),
    ("answers: {overall: {column: q, scale: {low: 5, high: 1}}}", 1, "from 5 to 1", "Swap"),
    ("minimums: {gap: 0}", 1, "0 is not a whole number", "at least 1"),
    ("minimums: {gap: 2.5}", 1, "2.5 is not a whole number", "at least 1"),
    ("minimums: {gapp: 3}", 1, '"gapp"', 'Did you mean "gap"'),
    ("- a\n- b", 1, "the service file as a block", "Its keys: organization"),
    ("just words", 1, "the service file as a block", "Its keys: organization"),
    ("[1]: 2", 1, "a key must be one word", "key: value"),
    (
        "criteria: [{id: a, items: [{expectation: q, perception: q}]}]",
        1,
        '"q" is used already on line 1',
        "its own column",
    ),
]


@pytest.mark.parametrize(("text", "line", "message", "remedy"), ONE)
def test_one_trouble(text: str, line: int, message: str, remedy: str) -> None:
    with pytest.raises(Troubles) as caught:
        servicefile.loads(text, "s.yaml")
    (trouble,) = caught.value.all
    assert (trouble.source, trouble.line) == ("s.yaml", line)
    assert message in trouble.message
    assert remedy in trouble.remedy


SYNTAX = [
    ("services:\n\t- id: a", 2, "found character", "spaces, not tabs (lines 2)"),
    ("period: [month", 1, "flow sequence", "brackets"),
    ("period: a: b", 1, "mapping values", "in quotes"),
    ("answers:\n  overall: *q", 2, "alias", "quotes"),
    ("answers:\n  overall: @q", 2, "cannot start", "quotes"),
    ("period: month\n---\nperiod: year", 2, "document", "---"),
    ("period: 'month", 1, "quoted", "quotes"),
    ("a:\n  - b\n c", 3, "block", "indentation"),
    ("period: mo\x00nth", 1, "U+0000", "Delete it"),
    ("x: y\nperiod: \x07", 2, "U+0007", "Delete it"),
    ("period: !!python/object:os.system month", 1, "tag", "Delete the tag"),
    ("period: !month m", 1, "tag !month", "Delete the tag"),
    ("[" * 3000, None, "levels deep", "brackets"),
    ("a: " + "[" * 100 + "]" * 100, 1, "levels deep", "brackets"),
    ("a: &a [*a]", 1, "levels deep", "brackets"),
]


@pytest.mark.parametrize(("text", "line", "message", "remedy"), SYNTAX)
def test_what_is_not_yaml(text: str, line: int | None, message: str, remedy: str) -> None:
    with pytest.raises(Trouble) as caught:
        servicefile.loads(text, "s.yaml")
    assert (caught.value.source, caught.value.line) == ("s.yaml", line)
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_a_bomb_of_aliases_is_refused_before_it_is_read() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    with pytest.raises(Trouble, match="aliases are written out"):
        servicefile.loads("\n".join(rows))


def test_honest_anchors_and_merges_are_read() -> None:
    text = """
answers:
  overall: &five
    column: q1
    scale: {low: 1, high: 5}
  renew:
    <<: *five
    column: q2
"""
    description = servicefile.loads(text)
    assert description.answers == {"overall": "q1", "renew": "q2"}
    assert description.answer_scales["renew"] == description.answer_scales["overall"]


def test_everything_wrong_is_told_in_the_order_of_the_file() -> None:
    text = """\
organization: {name: X, currency: Dollar}
period: weekly
period: month
beliefs:
  - {criterion: relyability, expectation_level: high}
  - who: nobody
contracts:
  - {customer: a, value: 1, renewal: 1.2.2026}
"""
    with pytest.raises(Troubles) as caught:
        servicefile.loads(text, "s.yaml")
    assert [t.line for t in caught.value.all] == [1, 2, 3, 5, 5, 6, 8]
    assert str(caught.value).count("s.yaml, line") == 7
    assert all(t.remedy for t in caught.value.all)


def test_a_flood_of_troubles_is_cut_and_counted() -> None:
    with pytest.raises(Troubles) as caught:
        servicefile.loads("services:\n" + "  - {id: a, nam: A}\n" * 60)
    *told, last = caught.value.all
    assert len(told) == MOST
    # Each row has an unknown key and lacks its name, and 59 rows repeat the id.
    assert f"{60 * 2 + 59 - MOST} more troubles" in last.message


@pytest.mark.parametrize("who", ["", "who: Ann, "])
def test_priorities_of_one_person_share_out_100_points(who: str) -> None:
    def beliefs(points: dict[str, float]) -> str:
        rows = [f"  - {{{who}criterion: {c}, priority: {p}}}" for c, p in points.items()]
        return "beliefs:\n" + "\n".join(rows)

    six = [c.id for c in servicefile.criteria_sets["gronroos"]]
    servicefile.loads(beliefs(dict.fromkeys(six, 16.7)))
    servicefile.loads(beliefs({"recovery": 40}))
    for wrong in (dict.fromkeys(six, 15), {"recovery": 60, "attitudes": 60}):
        with pytest.raises(Troubles, match="not 100"):
            servicefile.loads(beliefs(wrong))


def test_a_journey_that_goes_in_a_circle() -> None:
    rows = ", ".join(f"{{id: m{i}, name: M, follows: m{(i + 1) % 3}}}" for i in range(3))
    with pytest.raises(Troubles, match="comes after itself"):
        servicefile.loads(f"moments: [{rows}]")
