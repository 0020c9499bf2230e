"""The language of an audit: refused where there is none, and part of the command to run again."""

import pytest

from outsidein.audit.flow import command, known
from outsidein.terms.language import speaking
from outsidein.terms.trouble import Trouble


def test_a_language_that_is_not_there_is_refused_with_the_list() -> None:
    with pytest.raises(Trouble) as caught:
        known("tlh")
    assert 'the language "tlh" is not there' in str(caught.value)
    assert "de (Deutsch)" in caught.value.remedy
    assert known(" DE ") == "de"


def test_the_command_to_run_again_asks_for_the_same_language() -> None:
    assert "--language" not in command(["survey.csv"], None, None)
    with speaking("de"):
        assert "--language de" in command(["survey.csv"], None, None)
