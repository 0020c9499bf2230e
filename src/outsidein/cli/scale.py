"""Options that hold more than a word: ends of a scale, settings, a reported figure."""

from outsidein.terms.reported import ReportedFigure
from outsidein.terms.trouble import Trouble


def ends(scale: str | None) -> tuple[float, float] | None:
    """Low and high end, or None where nothing was given."""
    if scale is None:
        return None
    try:
        low, high = (float(end) for end in scale.split(":"))
    except ValueError as error:
        raise Trouble(
            f'the scale "{scale}" is not LOW:HIGH', remedy="Write for example --scale 1:7."
        ) from error
    if not low < high:
        raise Trouble(
            f'the scale "{scale}" does not run from low to high',
            remedy="Write the low end first, for example --scale 1:7.",
        )
    return low, high


def assigned(settings: list[str]) -> dict[str, str]:
    """Settings by name."""
    found = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise Trouble(
                f'"{setting}" is not NAME=VALUE', remedy="Write for example --set from=2024-01-01."
            )
        found[name.strip()] = value.strip()
    return found


def figure(
    metric: str, value: str | None, variant: str | None, period: str | None, source: str | None
) -> ReportedFigure | None:
    """The figure of another tool, with the decimals it is written with."""
    if value is None:
        return None
    text = value.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise Trouble(
            f'the reported figure "{value}" is no number', remedy="Write for example 65 or 65.2."
        ) from error
    places = len(text.partition(".")[2])
    return ReportedFigure(metric, number, variant or "", period or "", source or "", places)
