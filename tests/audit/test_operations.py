"""First-time fix, outages and availability of files that carry such columns."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outsidein import audit
from outsidein.terms.finding import MetricFinding


def metrics(path: Path) -> dict[tuple[str, str], MetricFinding]:
    found = audit.run([path]).metrics
    return {(m.metric, m.variant): m for m in found if not m.by}


def tickets(folder: Path, header: str, cells: dict[bool, str]) -> tuple[Path, list[float]]:
    """Tickets, a tenth of them outages, and the hours that these lasted."""
    draw, lines, hours = random.Random(2), [], []  # noqa: S311 - example tickets
    for i in range(900):
        opened = datetime(2026, 1, 1) + timedelta(minutes=draw.randrange(200_000))
        lasted, outage = draw.randrange(5, 600), draw.random() < 0.1
        fixed = "yes" if draw.random() < 0.7 else "no"
        lines.append(
            f"T{i},C{i % 150},{opened:%Y-%m-%d %H:%M},"
            f"{opened + timedelta(minutes=lasted):%Y-%m-%d %H:%M},{fixed},"
            f"{cells[outage].format(lasted=lasted)}"
        )
        hours += [lasted / 60] * outage
    text = f"ticket_id,customer_id,opened_at,resolved_at,First Contact Resolution,{header}\n"
    path = folder / "tickets.csv"
    path.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    return path, hours


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("downtime_minutes", {True: "{lasted}", False: "0"}),
        ("outage", {True: "yes", False: "no"}),
    ],
)
def test_tickets_that_say_what_was_down(
    tmp_path: Path, header: str, cells: dict[bool, str]
) -> None:
    path, hours = tickets(tmp_path, header, cells)
    found = metrics(path)
    restored = found["mtrs", "mean"].estimate
    assert restored.value == pytest.approx(sum(hours) / len(hours))
    assert (restored.n, restored.unit) == (len(hours), "h")
    assert restored.low is not None
    assert 0 < restored.low < (restored.value or 0)
    fixed = found["first_time_fix", "first_contact"].estimate
    share = path.read_text("utf-8").count(",yes,") / 9
    assert fixed.value == pytest.approx(share, abs=1e-9)
    assert fixed.n == 900


def periods(folder: Path, sites: int) -> tuple[Path, list[tuple[int, float, int]]]:
    draw = random.Random(3)  # noqa: S311 - example outages
    rows, lines = [], ["month,site,agreed_service_hours,downtime_hours,failures"]
    for i in range(12 * sites):
        failures = draw.choice([0, 1, 2])
        row = (draw.choice([720, 500]), round(failures * draw.random() * 5, 1), failures)
        rows.append(row)
        lines.append(f"2026-{i % 12 + 1:02d},Site {i // 12},{row[0]},{row[1]},{row[2]}")
    path = folder / "outages.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, rows


def test_a_table_of_agreed_time_and_downtime(tmp_path: Path) -> None:
    path, rows = periods(tmp_path, 40)
    agreed, down, failures = (sum(part) for part in zip(*rows, strict=True))
    found = metrics(path)
    values = {slug: found[slug, "mean"].estimate.value for slug in ("mtrs", "mtbf", "mtbsi")}
    available = found["availability", "agreed"].estimate
    assert available.value == pytest.approx(100 * (agreed - down) / agreed)
    assert (available.n, available.customers) == (480, 40)
    assert values == {
        "mtrs": pytest.approx(down / failures),
        "mtbf": pytest.approx((agreed - down) / failures),
        "mtbsi": pytest.approx(agreed / failures),
    }


def test_few_assets_show_their_availability_and_withhold_mean_times(tmp_path: Path) -> None:
    path, _ = periods(tmp_path, 3)
    found = metrics(path)
    assert found["availability", "agreed"].estimate.shown
    assert found["mtbf", "mean"].estimate.withheld


def test_availability_by_user_time_weighs_an_outage_by_the_users_it_touched(tmp_path: Path) -> None:
    path = tmp_path / "outages.csv"
    lines = ["month,site,agreed_hours,downtime_hours,users,affected_users"]
    lines += [f"2026-{i % 12 + 1:02},S{i // 12},700,{i % 3},200,{50 * (i % 3)}" for i in range(24)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = metrics(path)
    # Of every three months one was down for 1 h with 50 users, and one for 2 h with 100.
    assert found["availability", "agreed"].estimate.value == pytest.approx(100 * (1 - 1 / 700))
    by_users = found["availability", "user_minutes"].estimate
    assert by_users.value == pytest.approx(100 * (1 - (50 + 200) / 3 / (700 * 200)))
    assert by_users.n == 24


def test_a_job_that_comes_back_on_the_same_asset_was_not_fixed(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    lines = ["ticket_id,customer_id,opened_at,resolved_at,asset_id"]
    start = datetime(2026, 1, 1)
    for customer in range(120):
        # One asset comes back after 10 days, one after 40, and one stands alone.
        for asset, day in (("a", 0), ("a", 10), ("b", 0), ("b", 40), ("c", 5)):
            at = start + timedelta(days=day)
            done = at + timedelta(hours=3)
            lines.append(f"J{len(lines)},C{customer},{at},{done},{asset}{customer}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    alone = metrics(path)["first_time_fix", "no_repeat"].estimate
    assert (alone.n, alone.value) == (600, pytest.approx(60.0))
