"""Fuzzing led by coverage: `python tests/fuzz/guided.py [seconds]`, run by `make check-deep`.

Atheris watches which branches of the readers a file reaches and changes files that reach new ones.
Where it cannot be installed (it has wheels for Linux and some Pythons only) this says so, loudly.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

SECONDS = 60
NAMES = ("a.csv", "a.json", "a.jsonl", "a.xlsx", "a.parquet", "a.zip", "a.csv.gz")


def main() -> None:
    """Fuzz for some seconds; a crash or a lost row ends it with exit code 77."""
    try:
        import atheris
    except ImportError as error:
        print(f"NO GUIDED FUZZING: atheris cannot be had on this Python ({error}); the tests in")
        print("tests/fuzz/test_fuzz.py have looked without it.")
        return
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with atheris.instrument_imports(include=["outsidein.listen"]):
        from laws import check
    from strategies import seeds

    def one(data: bytes) -> None:
        if data:
            check(NAMES[data[0] % len(NAMES)], data[1:])

    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(seeds()):
            start = bytes([NAMES.index(name)])
            (Path(folder) / f"seed-{number}").write_bytes(start + data)
        options = [
            f"-max_total_time={seconds}",
            "-timeout=20",
            "-rss_limit_mb=4096",
            "-verbosity=0",
        ]
        atheris.Setup(
            [sys.argv[0], *options, f"-artifact_prefix={tempfile.gettempdir()}/", folder], one
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
