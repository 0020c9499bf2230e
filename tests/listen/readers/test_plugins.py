"""Packages bring readers by an entry point; a broken one is named, never a traceback."""

import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.readers.plugins import GROUP
from outsidein.terms.trouble import Trouble

EXAMPLE = Path(__file__).parent / "example_package"
SAMPLE = EXAMPLE / "src/outsidein_door_signs/sample.csv"
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put the example package, as its pyproject.toml describes it, where Python finds it.

    Its metadata is what an installer writes: `importlib.metadata` reads it as that of any package.
    """
    site = tmp_path / "site"
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]

    def put(change: Callable[[Path], None] = lambda folder: None, name: str = "") -> None:
        name = name or project["name"]
        shutil.copytree(EXAMPLE / "src", site, dirs_exist_ok=True)
        info = site / f"{name.replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {project['version']}\n"
        )
        points = project["entry-points"][GROUP]
        lines = "".join(f"{key} = {value}\n" for key, value in points.items())
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
        change(site / "outsidein_door_signs")
        monkeypatch.syspath_prepend(site)

    readers.registry.cache_clear()
    yield put
    readers.registry.cache_clear()
    for module in [m for m in sys.modules if m.startswith("outsidein_door_signs")]:
        del sys.modules[module]


def test_a_package_brings_a_reader(install: Install) -> None:
    assert all(e.package == "outsidein" for e in readers.registry())
    readers.registry.cache_clear()
    install()
    assert "door_signs" in entry_points(group=GROUP).names
    (export,) = [e for e in readers.registry() if e.slug == "door_signs"]
    assert export.package == "outsidein-door-signs"
    (sheet,) = listen.hear([SAMPLE]).sheets
    assert sheet.recognized_as == "Door signs"
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (4, 3, 1)
    assert sheet.rejects[0].line == 3


def append(text: str, file: str = "__init__.py") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / file).open("a") as stream:
            stream.write(text)

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (append("\nimport a_module_that_is_not_there\n"), "ModuleNotFoundError"),
        (append("\nEXPORT = 'nothing'\n"), "is no Export but str"),
        (append("\ndel EXPORT\n"), "AttributeError"),
        (append("\ndef confidence(raw):\n    return 1 / 0\n", "recognizer.py"), "ZeroDivision"),
    ],
)
def test_a_broken_package_is_named_with_a_remedy(
    change: Callable[[Path], None], told: str, install: Install
) -> None:
    install(change)
    with pytest.raises(Trouble) as caught:
        listen.hear([SAMPLE])
    assert '"outsidein-door-signs"' in caught.value.message
    assert told in caught.value.message
    assert "outsidein-door-signs" in caught.value.remedy


def test_two_packages_with_one_slug_are_named(install: Install) -> None:
    install()
    install(name="another-one")
    with pytest.raises(Trouble, match="another-one") as caught:
        readers.registry()
    assert "outsidein-door-signs" in caught.value.message
