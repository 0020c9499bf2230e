"""What the audit does not show: levels and gaps that too few customers stand behind."""

from dataclasses import replace

from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, GapSize, VoiceLevel
from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.understand.ground import CUSTOMER
from outsidein.understand.study import Study

from .answered import AnsweredPart


def withheld_below_minimum(study: Study, part: AnsweredPart | None, row: ChainRow) -> ChainRow:
    """The row without levels and gaps of customers where these are too few to be shown."""
    if part is None:
        return row
    need, need_blocks = study.minimum("gap"), study.minimum("gap_blocks")
    customers, blocks = part.customers_of(row.criterion), part.blocks_of(row.criterion)
    if customers >= need and blocks >= need_blocks:
        return row
    reason = too_few(study, customers, blocks)
    return replace(
        row,
        voices=tuple(_voice_withheld(v, reason) for v in row.voices),
        gaps=tuple(_gap_withheld(g, reason) for g in row.gaps),
        added_by_perception=_estimate_withheld(row.added_by_perception, reason),
        leak=None,
        leak_sentence=say("{criterion}: {reason}.", criterion=row.criterion_name, reason=reason),
    )


def too_few(study: Study, customers: int, blocks: int) -> str:
    """How few there are; where no answer names its customer they are called respondents."""
    need, need_blocks = study.minimum("gap"), study.minimum("gap_blocks")
    answers = study.ground.answers
    if answers is not None and not answers.knows(CUSTOMER):
        return say(
            "{respondents} in {blocks} answered; a level or gap is shown from {need} respondents "
            "in {need_blocks} blocks on",
            respondents=plural(customers, "respondent"),
            blocks=plural(blocks, "block"),
            need=need,
            need_blocks=need_blocks,
        )
    return say(
        "{customers} in {blocks} answered; a level or gap is shown from {need} customers in "
        "{need_blocks} blocks on",
        customers=plural(customers, "customer"),
        blocks=plural(blocks, "block"),
        need=need,
        need_blocks=need_blocks,
    )


def _voice_withheld(voice: VoiceLevel, reason: str) -> VoiceLevel:
    if voice.voice in (Voice.EXPECTATION, Voice.PERCEPTION):
        return replace(
            voice,
            level=_estimate_withheld(voice.level, reason),
            quantity=_estimate_withheld(voice.quantity, reason),
        )
    return voice


def _gap_withheld(gap: GapSize, reason: str) -> GapSize:
    if Voice.EXPECTATION in gap.gap.voices or Voice.PERCEPTION in gap.gap.voices:
        return replace(gap, size=_estimate_withheld(gap.size, reason))
    return gap


def _estimate_withheld(estimate: Estimate | None, reason: str) -> Estimate | None:
    return None if estimate is None else estimate.withhold(reason)
