"""What cannot be said of customers, moments and options, and how to be able to say it."""

from collections.abc import Iterator

from outsidein.report.document import CustomerSummary
from outsidein.terms.finding import Missing
from outsidein.terms.language import say
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, MOMENT, SLA, TICKET, Ground

from .contracts import without_history


def missing(ground: Ground, summary: CustomerSummary, slopes_reason: str) -> tuple[Missing, ...]:
    """What the files leave open about customers, moments, indicators and options."""
    return (
        *_surveys(ground),
        *_tickets(ground),
        *_links(ground, summary),
        *_gains(ground, slopes_reason),
        *without_history(ground),
    )


def _surveys(ground: Ground) -> Iterator[Missing]:
    answers = ground.answers
    if answers is None:
        yield Missing(
            say("what customers expect and perceive"),
            say("no survey is among the files"),
            say(
                "Ask a few customers after each closed ticket: `outsidein questionnaire` prints "
                "the questions, and the ticket's number goes into the answer."
            ),
            say("one question takes a customer ten seconds"),
        )
        return
    if answers.outcome(ColumnTerm.OVERALL) is None:
        yield Missing(
            say("what moves the overall judgement"),
            say("no overall judgement was asked"),
            say("Add one question: how good is the service, all in all?"),
            say("one question"),
        )
    if answers.outcome(ColumnTerm.CAPABILITY) is None or answers.outcome(ColumnTerm.EFFORT) is None:
        yield Missing(
            say("capability and effort against expectation"),
            say("the two questions were not asked"),
            say(
                "Ask: did it do less, as much or more than expected, and with less, as much or "
                "more effort than expected?"
            ),
            say("two questions"),
        )
    if not answers.knows(CUSTOMER):
        yield Missing(
            say("which customers value is lost for, and intervals that keep customers whole"),
            say("the survey does not say which customer answered"),
            say("Send each customer a link of their own, or ask for the customer's number."),
            say("a column in the export"),
        )


def _tickets(ground: Ground) -> Iterator[Missing]:
    tickets = ground.tickets
    if tickets is None:
        yield Missing(
            say("delivery: whether service levels are kept, and what work is done"),
            say("no tickets or work orders are among the files"),
            say("Export tickets with customer, opened, responded, resolved and due times."),
            say("one export"),
        )
        return
    if not tickets.knows(SLA):
        yield Missing(
            say("whether service levels are kept"),
            say("no ticket says whether it met its service level"),
            say("Add the column that says so, or the due time, to the export."),
            say("a column in the export"),
        )


def _links(ground: Ground, summary: CustomerSummary) -> Iterator[Missing]:
    answers, tickets = ground.answers, ground.tickets
    if answers is not None and tickets is not None and ground.linked is None:
        known = answers.knows(TICKET)
        yield Missing(
            say("what the ticket behind each answer was like"),
            say("no answer names a ticket of the file") if known else say("answers name no ticket"),
            say(
                "Put the ticket's number into the survey link, so that it comes back with the "
                "answer."
            ),
            say("a parameter in the link"),
        )
    heard = (answers is not None and answers.knows(MOMENT)) or (
        tickets is not None and tickets.knows(MOMENT)
    )
    if (answers or tickets) and not heard:
        yield Missing(
            say("which moments matter"),
            say("neither answers nor tickets name the moment they are about"),
            say("Add the kind of contact (call, visit, delivery, invoice) to tickets and answers."),
            say("a column in the export"),
        )
    if ground.roster.money() is None:
        yield Missing(
            say("money beside the findings"),
            say("no contract states a yearly value"),
            say("Add a contract export with customer, yearly value and renewal date."),
            say("one export"),
        )
    if answers is not None and tickets is not None and not summary.assessed and summary.sentence:
        yield Missing(
            say("green-but-red customers"),
            summary.sentence.removesuffix("."),
            say("Answers and tickets need the same customer ids, and a few answers per customer."),
            say("a column in the export"),
        )


def _gains(ground: Ground, reason: str) -> Iterator[Missing]:
    if ground.answers is not None and reason:
        yield Missing(
            say("the expected gain of each option"),
            reason,
            say(
                "Ask the overall judgement together with the criteria, until there are enough "
                "answers."
            ),
            say("time"),
        )
