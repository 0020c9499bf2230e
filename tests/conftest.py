"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="session")
def outside() -> Path:
    """The folder with outside data and published results, where it is there."""
    folder = Path(os.environ.get("OUTSIDEIN_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(
            f"OUTSIDE DATA MISSING: {folder} is not there; set OUTSIDEIN_SHARED to check the "
            "published results on real files"
        )
    return folder


@pytest.fixture(scope="session")
def golden() -> Path:
    """Data of our own and what R gave for it."""
    return GOLDEN
