"""How an item is put into words: our own, never those of a published questionnaire.

Each item is one matter, asked once as an expectation and once as a perception on the same scale of
agreement. The criteria come from their authors; the items do not, because the words of published
questionnaires are protected.
"""

from outsidein.terms.quality import Criterion, Item

Wording = tuple[str, str, str]
"""Neutral name of the matter, the expectation as it is asked, the perception as it is asked."""


def criterion(id_: str, name: str, description: str, *wordings: Wording) -> Criterion:
    """A criterion with its items, called `<criterion>_<number>`."""
    items = tuple(
        Item(f"{id_}_{n}", text, expectation_text=expected, perception_text=perceived)
        for n, (text, expected, perceived) in enumerate(wordings, 1)
    )
    return Criterion(id_, name, description, items)
