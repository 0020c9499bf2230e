"""One simulated organization, audited once for all tests of this folder."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from outsidein.audit import Audited, audit
from outsidein.report import AuditDocument
from outsidein.simulate import write

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def organization(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a simulated organization with planted gaps."""
    folder = tmp_path_factory.mktemp("audit") / "organization"
    write(folder, seed=5, customers=900, months=18, answers=9000, tickets=16000)
    return folder


@pytest.fixture(scope="session")
def audited(organization: Path) -> Audited:
    """Its audit with the hearing behind it."""
    return audit([organization], now=NOW)


@pytest.fixture(scope="session")
def document(audited: Audited) -> AuditDocument:
    """Its audit."""
    return audited.document
