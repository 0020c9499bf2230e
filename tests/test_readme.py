"""The README tells the truth: its commands run in its order, its links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_commands_and_python_run_in_order(tmp_path: Path) -> None:
    commands = [
        line
        for block in blocks("sh")
        for line in block.splitlines()
        if line and "activate" not in line
    ]
    assert len(commands) >= 8
    (tmp_path / "tour.py").write_text("\n".join(blocks("python")), "utf-8")
    script = "set -eu\n" + "\n".join([*commands, "python tour.py"])
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert (tmp_path / "report.html").stat().st_size > 50_000
    assert (tmp_path / "findings.json").exists()


def test_links_and_pictures_exist() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert missing == []


def test_every_command_is_in_the_readme() -> None:
    from outsidein.cli import COMMANDS

    assert [name for name in COMMANDS if f"outsidein {name}" not in README] == []
