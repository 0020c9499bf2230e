"""Time and memory of a whole audit, against a bare DuckDB read of the same files.

    python benchmarks/bench_audit.py [--answers 1000000] [--tickets 1000000] [--customers 30000]

Simulates an organization, runs `outsidein audit` on its folder in a process of its own, and reads
the same CSV files with DuckDB in another, so that imports and peak memory count for both. The
folder is kept with `--keep DIR` and used again if it is there.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from outsidein.simulate import write

READ = """
import sys, duckdb
duckdb.sql("SET enable_progress_bar = false")
for name in sys.argv[1:]:
    duckdb.sql(f"CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('{name}', header=true)")
    print(duckdb.sql("SELECT count(*) FROM t").fetchall()[0][0])
"""


def measured(command: list[str]) -> tuple[float, float, str]:
    """Wall seconds, peak resident gigabytes and standard output of a process."""
    code = (
        "import resource, subprocess, sys, time\n"
        "begin = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "seconds = time.perf_counter() - begin\n"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6\n"
        "print(done.returncode, seconds, peak)\n"
        "print(done.stdout if not done.returncode else done.stderr)\n"
    )
    # One process between, because the peak of children is the largest of all there ever were.
    told = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
    ).stdout
    first, _, rest = told.partition("\n")
    returned, seconds, peak = first.split()
    if returned != "0":
        raise SystemExit(f"{' '.join(command)} failed:\n{rest}")
    return float(seconds), float(peak), rest


def main() -> None:
    """Print times, peak memory and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--customers", type=int, default=30_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary) / "organization"
        if not (folder / "truth.json").is_file():
            begin = time.perf_counter()
            write(
                folder,
                seed=1,
                customers=options.customers,
                answers=options.answers,
                tickets=options.tickets,
            )
            print(f"simulated in {time.perf_counter() - begin:.0f} s")
        files = sorted(str(p) for p in folder.glob("*.csv"))
        size = sum(Path(f).stat().st_size for f in files) / 1e6
        read, read_peak, rows = measured([sys.executable, "-c", READ, *files])
        total = sum(int(n) for n in rows.split())
        print(f"{total:,} rows in {len(files)} files, {size:,.0f} MB")
        print(f"bare DuckDB read: {read:.1f} s, {read_peak:.2f} GB")
        command = [sys.executable, "-m", "outsidein", "audit", str(folder)]
        outputs = ["-o", str(Path(temporary) / "report.html")]
        outputs += ["--json", str(Path(temporary) / "findings.json"), "--no-ask"]
        seconds, peak, _ = measured([*command, *outputs])
        print(f"audit: {seconds:.1f} s, {peak:.2f} GB, ratio {seconds / read:.1f}")
        print(f"{seconds / total * 1e6:.1f} s for each million rows")


if __name__ == "__main__":
    main()
