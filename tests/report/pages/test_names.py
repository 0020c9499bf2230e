"""Names of files: safe on every system, and never the same for two ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.report.pages.names import file_names

SAFE = re.compile(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_names_are_safe_and_different(ids: list[str]) -> None:
    names = file_names(ids)
    assert len(set(names)) == len(ids)
    assert all(SAFE.fullmatch(name) for name in names)


@pytest.mark.parametrize(
    "hard", ["../x", "..", ".", "/etc/passwd", "a\\b", "\u202eevil", "con", "NUL", "index", "",
             " ", "x" * 5000, "名前", "\ud800", "a\0b", "C:\\x"],
)  # fmt: skip
def test_hard_ids_have_safe_names(hard: str) -> None:
    assert SAFE.fullmatch(file_names([hard])[0])
    assert file_names([hard])[0] not in {"index", "con", "nul"}


def test_plain_ids_are_kept_and_alike_ones_told_apart() -> None:
    assert file_names(["C0001"]) == ["c0001"]
    first, second, third = file_names(["A B", "a-b", "a/b"])
    assert len({first, second, third}) == 3
    assert all(name.startswith("a-b-") for name in (first, second, third))


def test_an_id_that_looks_like_another_s_name_gets_its_own() -> None:
    imitated = file_names(["../x"])[0] if file_names(["../x"])[0] != "x" else "x-0123456789"
    assert len(set(file_names(["../x", imitated, "x"]))) == 3
    assert file_names(["x-0123456789"]) != ["x-0123456789"]


def test_the_same_ids_have_the_same_names() -> None:
    ids = ["Ä", "b", "B"]
    assert file_names(ids) == file_names(ids)
