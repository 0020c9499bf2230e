"""Options of two parts: the ends of a scale (LOW:HIGH) and settings (NAME=VALUE)."""

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
