"""Which links of the chain are missing, and what to collect: the cheapest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outsidein.terms.finding import ChainRow, Missing
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion, Voice
from outsidein.understand.chain import Chain

_ASKING = 5
"""Rank of what customers must be asked; what the organization knows itself ranks before it."""


@dataclass(frozen=True, slots=True)
class _Link:
    """One missing link with its rank: 1 is an hour's work, higher ranks take longer."""

    rank: int
    missing: Missing


def missing_links(chain: Chain) -> tuple[Missing, ...]:
    """What the chain cannot say, and the cheapest way to be able to say it.

    Statements that somebody in the organization can write down in an hour come first, then columns
    that a system already holds, then questions to customers, then waiting for more answers.
    """
    rows = [chain.row(criterion.id) for criterion in chain.criteria]
    links = [*_criteria(chain), *_stated(chain, rows), *_recorded(chain, rows), *_asked(rows)]
    links += [*_calibrated(chain), *_time(chain), *_segments(chain)]
    return tuple(link.missing for link in sorted(links, key=lambda link: link.rank))


def _names(criteria: Sequence[Criterion] | Sequence[ChainRow]) -> str:
    return ", ".join(c.name if isinstance(c, Criterion) else c.criterion_name for c in criteria)


def _without(rows: Sequence[ChainRow], voice: Voice) -> list[ChainRow]:
    """The rows in which a voice is neither a level nor a quantity."""
    return [r for r in rows if r.voice(voice).level is None and r.voice(voice).quantity is None]


def _criteria(chain: Chain) -> Iterator[_Link]:
    if not chain.criteria:
        yield _Link(
            1,
            Missing(
                say("the chain from expectation to perception"),
                say("no criterion is asked about or described"),
                say(
                    "Say in a service file which columns ask about which criterion: `outsidein "
                    "init` writes one to fill in."
                ),
                say("half an hour"),
            ),
        )


def _stated(chain: Chain, rows: list[ChainRow]) -> Iterator[_Link]:
    """What somebody in the organization can write down."""
    believed = [r for r in rows if r.voice(Voice.BELIEF).level is None]
    if believed:
        yield _Link(
            1,
            Missing(
                say("gaps 1 and 2 of {criteria}", criteria=_names(believed)),
                say("it is not stated what management believes that customers expect"),
                say(
                    "Ask those who decide about the service, before they see this report, which "
                    "level on the scale they think customers expect (`beliefs` in the service "
                    "file)."
                ),
                say("an hour with management"),
            ),
        )
    specified = _without(rows, Voice.SPECIFICATION)
    if specified:
        yield _Link(
            2,
            Missing(
                say("gaps 2 and 3 of {criteria}", criteria=_names(specified)),
                say("no standard is stated"),
                say(
                    "Write down the standard that work is held to: measure, target and the share "
                    "of cases that must keep it (`specifications` in the service file)."
                ),
                say("an hour with those who plan the work"),
            ),
        )
    promised = _without(rows, Voice.PROMISE)
    if promised:
        yield _Link(
            3,
            Missing(
                say("gap 4 of {criteria}", criteria=_names(promised)),
                say("no promise to customers is stated"),
                say(
                    "Copy what website, brochures and contracts promise, with level and date "
                    "(`promises` in the service file)."
                ),
                say("an hour of reading"),
            ),
        )


def _recorded(chain: Chain, rows: list[ChainRow]) -> Iterator[_Link]:
    """What a ticket system already holds."""
    unmeasured = [r for r in rows if r.measure_name is None]
    if unmeasured:
        yield _Link(
            4,
            Missing(
                say("gap 3 of {criteria}", criteria=_names(unmeasured)),
                say("no measure stands for the delivery"),
                say(
                    "Name the column or the two times of the work orders that a customer would "
                    "feel most (`measures` in the service file)."
                ),
                say("an hour, where the system records it"),
            ),
        )
    unfound = [r for r in rows if r.measure_name is not None and not _delivered(r)]
    if unfound:
        why = (
            say("no work orders were given")
            if chain.study.work is None
            else say("it is not recorded")
        )
        measures = ", ".join(f'"{row.measure_name}"' for row in unfound)
        yield _Link(
            4,
            Missing(
                say("what was delivered in {criteria}", criteria=_names(unfound)),
                why,
                say(
                    "Export the work orders or tickets of the same months with {measures}.",
                    measures=measures,
                ),
                say("one export"),
            ),
        )


def _delivered(row: ChainRow) -> bool:
    return row.voice(Voice.DELIVERY).quantity is not None


def _asked(rows: list[ChainRow]) -> Iterator[_Link]:
    """What only customers can say."""
    unasked = [r for r in rows if r.voice(Voice.PERCEPTION).level is None]
    if unasked:
        yield _Link(
            _ASKING,
            Missing(
                say("gap 5 of {criteria}", criteria=_names(unasked)),
                say("customers were not asked what they experienced"),
                say(
                    "Ask what they experienced in the same words and on the same scale (`outsidein "
                    "questionnaire` prints the items)."
                ),
                say("one more question for each item"),
            ),
        )
    unasked = [r for r in rows if r.voice(Voice.EXPECTATION).level is None]
    if unasked:
        yield _Link(
            _ASKING + 1,
            Missing(
                say("gaps 1 and 5 of {criteria}", criteria=_names(unasked)),
                say("customers were not asked what they expect"),
                say(
                    "Ask what they expect in the same words and on the same scale (`outsidein "
                    "questionnaire` prints the items)."
                ),
                say("one more question for each item"),
            ),
        )


def _calibrated(chain: Chain) -> Iterator[_Link]:
    """Quantities that cannot be carried onto the customers' scale."""
    reasons: dict[str, list[Criterion]] = {}
    for criterion in chain.criteria:
        calibration = chain.calibrations.get(criterion.id)
        if calibration is not None and calibration.missing and chain.study.work is not None:
            reasons.setdefault(calibration.missing, []).append(criterion)
    answers = chain.study.answers
    unlinked = answers is not None and answers.table["ticket"].null_count == answers.table.num_rows
    for reason, criteria in reasons.items():
        yield _Link(
            _ASKING + 2,
            Missing(
                say(
                    "what {criteria} is worth to customers on their scale",
                    criteria=_names(criteria),
                ),
                say("the calibration curve lacks {what}", what=reason),
                say(
                    "Put the number of the work order into every invitation, so that each answer "
                    "names the work it is about."
                )
                if unlinked
                else say(
                    "Keep asking after every work order until the curve has what it lacks; until "
                    "then gaps 2, 3 and 4 are shown in their own unit."
                ),
                say("a field in the invitation") if unlinked else say("time"),
            ),
        )


def _time(chain: Chain) -> Iterator[_Link]:
    periods = chain.study.periods
    if chain.study.answers is not None and periods.previous is None:
        why = (
            say("answers carry no time")
            if periods.current is None
            else say("there are no earlier answers, or too few")
        )
        yield _Link(
            _ASKING + 2,
            Missing(
                say("what changed since the period before"),
                why,
                say(
                    "Include the time of each answer in the export, and answers of at least two "
                    "periods."
                ),
                say("one export"),
            ),
        )


def _segments(chain: Chain) -> Iterator[_Link]:
    answers = chain.study.answers
    if answers is None or chain.study.segments:
        return
    yield _Link(
        4,
        Missing(
            say("for which segments value is lost"),
            say("no file tells the segment of a customer"),
            say(
                "Add a list of customers with their segment, by the same customer id as the "
                "answers."
            ),
            say("one export"),
        ),
    )
