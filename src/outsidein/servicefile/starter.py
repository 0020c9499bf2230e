"""The commented service file that `outsidein init` writes."""

from importlib.resources import files
from string import Template

from outsidein.servicefile.sets import criteria_sets

_CHANGED = """criteria: {set}

## To refer to columns of your own, or to show a measure as proof beside a criterion, write instead:
# criteria:
#   set: {set}
#   list:
#     - id: {criterion}
#       proofs: [time_to_person]
#       items:
#         - text: Reaching a person
#           expectation: "Q7a*"
#           perception: "Q7b*\""""

_OWN = """## Each item is asked twice: what customers expect and what they get. Its columns are
## called <item>_expected and <item>_perceived unless you name others. Ask three items or more for
## each criterion.
criteria:
  set: own
  list: []

## For example:
# criteria:
#   set: own
#   list:
#     - id: speed
#       name: Speed
#       description: how soon things move
#       proofs: [time_to_person]
#       items:
#         - id: speed_1
#           text: Reaching a person
#           expectation_text: I should reach a person quickly.
#           perception_text: I reach a person quickly.
#           adequate_text: What is the slowest that you would still accept?
#           desired_text: How quickly would you wish to reach a person?
#           expectation: "Q7a*"
#           perception: "Q7b*"
#     - id: care
#       name: Care"""

_EXAMPLE = {"gronroos": "accessibility", "rater": "responsiveness", "own": "speed"}


def template(criteria: str = "gronroos") -> str:
    """The text of a new service file for a criteria set (`gronroos`, `rater` or `own`).

    It loads as it is. With every example line (one `#` and a blank) uncommented it loads too, as a
    file that has every block.
    """
    ids = [criterion.id for criterion in criteria_sets[criteria]] or ["speed", "care"]
    share, rest = divmod(100, len(ids))
    weights = [f"#   {id_}: {share + (n < rest)}" for n, id_ in enumerate(ids)]
    block = _OWN if criteria == "own" else _CHANGED
    text = files("outsidein.servicefile").joinpath("template.yaml").read_text(encoding="utf-8")
    return Template(text).substitute(
        criteria=block.format(set=criteria, criterion=_EXAMPLE[criteria]),
        criterion=_EXAMPLE[criteria],
        weights="\n".join(weights),
    )
