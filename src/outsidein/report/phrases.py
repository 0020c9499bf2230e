"""Messages set into a page: values that are markup stay markup, and all else is escaped."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from outsidein.report.charts.chain import WORDS
from outsidein.report.numbers import figure
from outsidein.report.views import word_of
from outsidein.terms.finding import VoiceLevel
from outsidein.terms.language import language, say, say_many
from outsidein.terms.language.numerals import Localizing
from outsidein.terms.quality import Voice
from outsidein.terms.signal import Column


def say_marked(text: str, /, **values: object) -> str:
    """`say` for templates: a value that is markup, such as a link, is set as markup."""
    if not _marked(values.values()):
        return say(text, **values)
    return _set(say(text), values)


def say_many_marked(one: str, many: str, n: int, /, **values: object) -> str:
    """`say_many` for templates: a value that is markup is set as markup."""
    if not _marked(values.values()):
        return say_many(one, many, n, **values)
    # Only a value that stays as it is gives the sentence before its values are in it.
    open_ = {name: f"{{{name}}}" for name in values}
    return _set(say_many(one, many, n, **open_), values)


def _marked(values: Iterable[object]) -> bool:
    return any(isinstance(value, Markup) for value in values)


def _set(sentence: str, values: Mapping[str, object]) -> Markup:
    """The sentence with its values, each escaped unless it is markup or a number."""
    safe = {k: v if isinstance(v, int | float) else escape(v) for k, v in values.items()}
    return Markup(Localizing(language()).vformat(str(escape(sentence)), (), safe))  # noqa: S704


def code(text: str) -> Markup:
    """A text as people type it."""
    return Markup("<code>{}</code>").format(text)


def strong(text: str) -> Markup:
    """A text that stands out."""
    return Markup("<b>{}</b>").format(text)


def bdi(text: str) -> Markup:
    """A text from the data, which may be written from right to left."""
    return Markup("<bdi>{}</bdi>").format(text)


def voice_said(voice: Voice) -> str:
    """`expected`, `believed` and so on."""
    return say(WORDS[voice])


def voices_lacking(voices: Iterable[VoiceLevel]) -> str:
    """Voices that are not measured, each with what to collect."""
    return "; ".join(f"{voice_said(v.voice)} ({v.missing})" for v in voices)


def taken_for(column: Column) -> str:
    """What a column was taken for: its term, its voice and criterion, its unit and scale."""
    what = word_of(column.term.value)
    if column.voice:
        what = f"{what}, {word_of(column.voice.value)}"
    if column.criterion:
        what = say("{what} of {criterion}", what=what, criterion=column.criterion)
    parts = [what]
    if column.unit:
        parts.append(say("in {unit}", unit=say(column.unit)))
    if column.scale:
        low, high = figure(column.scale.low), figure(column.scale.high)
        parts.append(say("{low} to {high}", low=low, high=high))
        if column.scale.reverse:
            parts.append(say("low is better"))
    return ", ".join(parts)
