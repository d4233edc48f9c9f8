"""What is kept between runs: found whole or not at all, bounded, and never a reason to fail."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.pdf.cache import MOST_OF_ONE, Cache, user_folder

ROOT = Path(__file__).parents[2]
KEY, OTHER = "1" * 64, "2" * 64
DATA = bytes(range(256)) * 40


def entries(folder: Path) -> list[Path]:
    """The files of a folder, by name."""
    return sorted(folder.iterdir())


def test_kept_and_read(tmp_path: Path) -> None:
    """An entry comes back as it was given, to another process too; an unknown key has none."""
    Cache(tmp_path / "a" / "b").keep(KEY, DATA)
    cache = Cache(tmp_path / "a" / "b")
    assert bytes(cache.read(KEY) or b"") == DATA
    assert cache.read(OTHER) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:3],
        lambda data: b"",  # noqa: ARG005  the file is there, its content is gone
        lambda data: bytes(len(data)),
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: data + b"more",
    ],
    ids=["cut", "stump", "empty", "noughts", "bit", "longer"],
)
def test_damage_is_noticed(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """An entry that is not as it was written is no entry, and is written anew."""
    cache = Cache(tmp_path)
    cache.keep(KEY, DATA)
    (path,) = entries(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.read(KEY) is None
    cache.keep(KEY, DATA)
    assert bytes(cache.read(KEY) or b"") == DATA


def test_entry_under_another_name(tmp_path: Path) -> None:
    """An entry that was renamed is not taken for what its name says."""
    cache = Cache(tmp_path)
    cache.keep(KEY, DATA)
    (path,) = entries(tmp_path)
    path.rename(tmp_path / path.name.replace(KEY, OTHER))
    assert cache.read(OTHER) is None


def test_folder_that_cannot_be(tmp_path: Path) -> None:
    """Where nothing can be written nothing is kept, and that is no error."""
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "pictures")
    cache.keep(KEY, DATA)
    assert cache.read(KEY) is None


def test_disk_that_is_full(tmp_path: Path) -> None:
    """A write that fails halfway leaves no piece behind."""
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from layout.pdf.cache import Cache\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (1000, {resource.RLIM_INFINITY}))\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        f"cache.keep({KEY!r}, bytes(5000))\n"
        f"print(cache.read({KEY!r}))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("None\n", "")
    assert entries(tmp_path) == []


def test_two_that_write_at_once(tmp_path: Path) -> None:
    """While two processes write one entry over and over, a reader finds it whole each time."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from layout.pdf.cache import Cache\n"
        "for _ in range(100):\n"
        f"    Cache(Path(sys.argv[1])).keep({KEY!r}, bytes(range(256)) * 4000)\n"
    )
    cache = Cache(tmp_path)
    cache.keep(KEY, bytes(range(256)) * 4000)
    command = [sys.executable, "-c", script, str(tmp_path)]
    writers = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    while any(one.poll() is None for one in writers):
        assert cache.read(KEY) is not None
    assert [one.returncode for one in writers] == [0, 0]
    assert len(entries(tmp_path)) == 1


def test_bound(tmp_path: Path) -> None:
    """Beyond the bound the entries longest unused go, and nothing but entries."""
    (tmp_path / "photograph.jpg").write_bytes(bytes(2_000_000))
    cache = Cache(tmp_path, most=1_000_000)
    keys = [f"{place}{'a' * 63}" for place in range(1, 10)]
    for age, key in enumerate(keys):
        cache.keep(key, bytes(150_000))
        os.utime(tmp_path / f"{key}.kept", (1e9 - age, 1e9 - age))
    cache.prune()
    assert [key for key in keys if cache.read(key)] == keys[:4]
    assert (tmp_path / "photograph.jpg").exists()


def test_bound_is_held_while_writing(tmp_path: Path) -> None:
    """One new entry in sixteen looks the folder over by itself; small ones count by number."""
    cache = Cache(tmp_path, most=2**20)
    for place in range(256):
        cache.keep(f"{place % 16:x}{place:063}", DATA)
    assert len(entries(tmp_path)) <= 16 + 16


def test_use_counts(tmp_path: Path) -> None:
    """What was read lately stays, however old it is."""
    cache = Cache(tmp_path, most=200_000)
    for key in (KEY, OTHER):
        cache.keep(key, bytes(120_000))
        os.utime(tmp_path / f"{key}.kept", (1e9, 1e9))
    cache.read(KEY)
    cache.prune()
    assert cache.read(KEY)
    assert not cache.read(OTHER)


def test_too_large(tmp_path: Path) -> None:
    """What would drive out all others is not kept."""
    cache = Cache(tmp_path)
    cache.keep(KEY, bytes(MOST_OF_ONE + 1))
    assert entries(tmp_path) == []


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"BANMIAN_CACHE": "off", "XDG_CACHE_HOME": "/c"}, None),
        ({"BANMIAN_CACHE": "/b", "XDG_CACHE_HOME": "/c"}, "/b/pictures"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/banmian/pictures"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/h"}, "/h/.cache/banmian/pictures"),
        ({"HOME": "/h"}, "/h/.cache/banmian/pictures"),
    ],
)
def test_user_folder(
    variables: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program's own variable goes first, then the XDG one, which is no relative path."""
    for name in ("BANMIAN_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder("pictures") == (Path(folder) if folder else None)


def test_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder nothing is kept and nothing is found."""
    monkeypatch.chdir(tmp_path)
    cache = Cache(None)
    cache.keep(KEY, DATA)
    assert (cache.is_on, cache.read(KEY), entries(tmp_path)) == (False, None, [])
