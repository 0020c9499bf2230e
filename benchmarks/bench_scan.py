"""One scan of ratings against a bare DuckDB sum and count of the same columns.

    python benchmarks/bench_scan.py                 # 10 million rows, takes minutes
    python benchmarks/bench_scan.py --rows 1000000  # smaller

Writes two Parquet files of the same rows, sorted by (block, segment, period) and in arrival
order, 4,608 cells, 25 items on 1-7 of which some answers are missing, then times in turn: DuckDB,
the kernel on stored blocks, and the kernel that hashes and counts customers. Prints the ratios in
elapsed and in processor time (the fairer one on a busy machine), the peak memory of each kernel in
a process of its own, and the cost per row by number of rows, with cells in proportion and fixed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from outsidein.engine.blocks import BLOCKS, block
from outsidein.engine.reduce import reduce

ITEMS = [f"item_{i:02d}" for i in range(25)]
SEGMENTS, PERIODS, CUSTOMERS = 6, 12, 100_000
FIXED = 7
"""Groups of segment and period where their number does not grow with the rows."""
GROUP = 131_072


def generate(path: Path, rows: int, missing: float, groups: int = SEGMENTS * PERIODS) -> None:
    """Write rows in arrival order, spread over `groups` of segment and period and 64 blocks."""
    rng = np.random.default_rng(1)
    names = pa.array([f"customer {i}" for i in range(CUSTOMERS)])
    blocks = np.array([block(f"customer {i}") for i in range(CUSTOMERS)], dtype=np.int8)
    segments = pa.array([f"segment {i}" for i in range(SEGMENTS)])
    periods = pa.array([f"2025-{i + 1:02d}" for i in range(-(-groups // SEGMENTS))])
    writer = None
    for first in range(0, rows, GROUP):
        n = min(GROUP, rows - first)
        who = rng.integers(0, CUSTOMERS, n)
        level = rng.normal(4.8, 1.0, n)
        columns = {
            "customer": pa.DictionaryArray.from_arrays(who.astype(np.int32), names),
            "segment": pa.DictionaryArray.from_arrays(
                (who % min(SEGMENTS, groups)).astype(np.int32), segments
            ),
            "period": pa.DictionaryArray.from_arrays(
                rng.integers(0, len(periods), n).astype(np.int32), periods
            ),
            "block": pa.array(blocks[who]),
        }
        for item in ITEMS:
            answer = np.clip(np.rint(level + rng.normal(0, 1, n)), 1, 7).astype(np.int8)
            columns[item] = pa.array(answer, mask=rng.random(n) < missing)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def sort(source: Path, target: Path) -> None:
    """The same rows by (block, segment, period)."""
    table = pq.read_table(source)
    keys = [("block", "ascending"), ("segment", "ascending"), ("period", "ascending")]
    plain = table.select(["block"])
    for name in ("segment", "period"):
        plain = plain.append_column(name, table.column(name).cast(pa.string()))
    order = pc.sort_indices(plain, sort_keys=keys)
    with pq.ParquetWriter(target, table.schema) as writer:
        for first in range(0, table.num_rows, GROUP):
            writer.write_table(table.take(order.slice(first, GROUP)))


def bare(path: Path) -> None:
    """What DuckDB needs for the sum and the count of every item."""
    parts = ", ".join(f"sum({item}), count({item})" for item in ITEMS)
    with duckdb.connect() as connection:
        connection.execute(f"SELECT {parts} FROM read_parquet(?)", [str(path)]).fetchall()


def stored(path: Path) -> None:
    """The kernel on blocks that were stored with the rows."""
    reduce(path, ITEMS, block="block", segment="segment", period="period")


def hashed(path: Path) -> None:
    """The kernel that hashes customers into blocks and counts them by cell."""
    reduce(path, ITEMS, customer="customer", segment="segment", period="period")


KERNELS: dict[str, Callable[[Path], None]] = {"bare": bare, "stored": stored, "hashed": hashed}


@dataclass(frozen=True)
class Time:
    """Best seconds on the clock, and best seconds of the processor."""

    clock: float
    processor: float


def timed(path: Path, kernels: list[str], repeats: int) -> dict[str, Time]:
    """Best times of each kernel; they take turns, so that a busy machine hits all alike."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in kernels}
    for _ in range(repeats):
        for name in kernels:
            clock, processor = time.perf_counter(), time.process_time()
            KERNELS[name](path)
            seen[name].append((time.perf_counter() - clock, time.process_time() - processor))
    return {name: Time(*map(min, zip(*runs, strict=True))) for name, runs in seen.items()}


def peak_memory(path: Path, kernel: str) -> int:
    """Peak resident megabytes of a fresh process that runs one kernel once."""
    command = [sys.executable, __file__, "--child", kernel, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(json.loads(done.stdout)["peak"])


def child(kernel: str, path: Path) -> None:
    """Run one kernel and print the peak memory of this process."""
    if kernel != "nothing":
        KERNELS[kernel](path)
    status = Path("/proc/self/status").read_text()  # getrusage would count the parent's memory
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"peak": int(peak.split()[1]) // 1024}))


def compare(rows: int, missing: float, repeats: int, folder: Path) -> None:
    """Ratios and memory on both orders of the rows."""
    arrival, ordered = folder / f"arrival_{rows}.parquet", folder / f"sorted_{rows}.parquet"
    generate(arrival, rows, missing)
    sort(arrival, ordered)
    print(f"{rows:,} rows x {len(ITEMS)} items x {BLOCKS * SEGMENTS * PERIODS:,} cells")
    for title, path in (("sorted", ordered), ("arrival order", arrival)):
        best = timed(path, list(KERNELS), repeats)
        bare_time = best["bare"]
        print(
            f"  {title}: bare DuckDB {bare_time.clock:.2f} s ({bare_time.processor:.2f} processor)"
        )
        for name in ("stored", "hashed"):
            clock = best[name].clock / bare_time.clock
            processor = best[name].processor / bare_time.processor
            print(
                f"    {name} {best[name].clock:.2f} s, ratio {clock:.1f}, "
                f"processor ratio {processor:.1f}, peak {peak_memory(path, name)} MB"
            )
    ordered.unlink()
    arrival.unlink()


def cost_by_size(largest: int, missing: float, repeats: int, folder: Path) -> None:
    """Nanoseconds per row from a hundredth of the rows to all of them.

    Once with as many rows a cell, so that cells grow with the rows, and once with a fixed number of
    cells, each beside a bare scan of the same rows.
    """
    most = SEGMENTS * PERIODS
    for title, fixed in (("cells in proportion", False), ("a fixed number of cells", True)):
        print(f"cost per row, arrival order, stored blocks, {title}")
        for part in (100, 10, 1):
            rows, groups = largest // part, FIXED if fixed else max(1, most // part)
            path = folder / f"cost_{rows}.parquet"
            generate(path, rows, missing, groups)
            best = timed(path, ["bare", "stored"], repeats + 2 * (part > 1))
            own, scan = best["stored"], best["bare"]
            print(
                f"  {rows:>12,} rows, {groups * BLOCKS:>5} cells: {own.clock / rows * 1e9:.0f} "
                f"ns/row, processor {own.processor / rows * 1e9:.0f}, ratio to the bare scan "
                f"{own.clock / scan.clock:.1f} and {own.processor / scan.processor:.1f}, peak "
                f"{peak_memory(path, 'stored')} MB"
            )
            path.unlink()


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--missing", type=float, default=0.03)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], Path(options.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(options.rows, options.missing, options.repeats, Path(folder))
        cost_by_size(options.rows, options.missing, options.repeats, Path(folder))


if __name__ == "__main__":
    main()
