"""The same bytes, whoever builds, where, with how many processes and with what was kept before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# A page with a picture, two pages bound into one file, an advert that came as PDF.
COPIED = ("layout/template", "tests/editions/bound", "docs/examples")
EDITIONS = ("template", "bound", "examples/advert-pdf")

# Each way differs from the first in all that a build must not depend on: processes, environment,
# working folder, and whether what was converted before is at hand.
WAYS: dict[str, tuple[list[str], dict[str, str]]] = {
    "first": (["--jobs", "1"], {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}),
    "again": (["--jobs", "1"], {"PYTHONHASHSEED": "5", "LC_ALL": "C", "TZ": "Asia/Shanghai"}),
    "two": (["--jobs", "2"], {"PYTHONHASHSEED": "7", "LANG": "zh_CN.UTF-8"}),
    "uncached": (["--jobs", "3"], {"PYTHONHASHSEED": "12", "BANMIAN_CACHE": "off"}),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What is written in each way, hidden files too; all ways at once."""
    folder = tmp_path_factory.mktemp("ways")
    running = [_begun(folder, way) for way in WAYS]
    for one in running:
        told = one.communicate()[0].decode(errors="replace")
        assert one.returncode in (0, 3), told
    return {way: _files(folder / way / "out") for way in WAYS}


def _begun(folder: Path, way: str) -> subprocess.Popen[bytes]:
    """A build on a machine of its own: other folders, another user."""
    options, environment = WAYS[way]
    own = folder / way
    for tree in COPIED:
        shutil.copytree(ROOT / tree, own / "papers" / Path(tree).name)
    here = own / "papers" if way == "two" else own
    paths = [str((own / "papers" / one).relative_to(here)) for one in EDITIONS]
    if way == "again":
        paths = [str(own / path) for path in paths]
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "layout", "build", *paths, "-o", str(own / "out"), *options],
        cwd=here,
        env={**kept, "PYTHONPATH": str(ROOT), "HOME": str(own), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


@pytest.mark.parametrize("way", [way for way in WAYS if way != "first"])
def test_same_bytes(way: str, built: dict[str, dict[str, bytes]]) -> None:
    """PDF files, lists and records are the same to the byte."""
    assert built[way].keys() == built["first"].keys()
    differ = [name for name, data in built[way].items() if data != built["first"][name]]
    assert differ == []


def test_all_kinds(built: dict[str, dict[str, bytes]]) -> None:
    """A file a page and a bound one, lists and records."""
    names = built["first"]
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "json"}
    assert {"XH_20260320.pdf", "XH_20260320.manifest.json"} <= names.keys()
