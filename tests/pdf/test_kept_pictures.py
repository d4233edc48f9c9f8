"""Converted pictures that are kept: the file and the messages are those of a first conversion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from layout.diagnostics import Diagnostic, Sink
from layout.display import DisplayList
from layout.display import Image as Placed
from layout.pdf import PdfOptions, write_pdf
from layout.pdf.cache import Cache
from layout.pdf.conversion import Converted

Sheet = Callable[..., DisplayList]
Write = Callable[..., tuple[bytes, tuple[Diagnostic, ...]]]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept pictures, in use."""
    monkeypatch.setenv("BANMIAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pictures"


@pytest.fixture
def write(sheet: Sheet) -> Write:
    """A page with one picture of an inch (or as given), and what is said of it."""

    def done(
        path: Path, resolution: float = 200.0, **more: Any
    ) -> tuple[bytes, tuple[Diagnostic, ...]]:
        side = more.pop("side", 72.0)
        placed = Placed(str(path), 0.0, 0.0, side, side, **more)
        sink = Sink()
        data = write_pdf(sheet(placed), PdfOptions(resolution=resolution), sink)
        return data, sink.found

    return done


def noise(path: Path, mode: str = "RGB", size: int = 300) -> Path:
    """A picture unlike any other."""
    Image.effect_noise((size, size), 50).convert(mode).save(path)
    return path


@pytest.mark.parametrize("name", ["p.jpg", "p.png", "p.tif", "p.webp", "p.gif", "p.bmp"])
def test_same_bytes(
    name: str, kept: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First with the cache, then from it, then without: the same file."""
    path = noise(tmp_path / name)
    first, second = write(path), write(path)
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    assert first == second == write(path)


def test_taken_from_the_cache(kept: Path, write: Write, tmp_path: Path) -> None:
    """What lies in the cache is what goes into the file: nothing is converted again."""
    path = noise(tmp_path / "p.jpg")
    write(path)
    (entry,) = kept.iterdir()
    cache, key = Cache(kept), entry.stem
    data = cache.read(key)
    assert data is not None
    old = msgspec.msgpack.decode(data, type=Converted)
    mark = b"as it was kept"
    new = msgspec.structs.replace(old, picture=msgspec.structs.replace(old.picture, data=mark))
    cache.keep(key, msgspec.msgpack.encode(new))
    assert mark in write(path)[0]


@pytest.mark.parametrize("content", [b"", b"cut", None])
def test_damaged_entry(content: bytes | None, kept: Path, write: Write, tmp_path: Path) -> None:
    """An entry that is damaged, or whole and no picture, is made anew without a word."""
    path = noise(tmp_path / "p.jpg")
    first = write(path)
    (entry,) = kept.iterdir()
    whole = entry.read_bytes()
    if content is None:
        Cache(kept).keep(entry.stem, msgspec.msgpack.encode("no picture"))
    else:
        entry.write_bytes(content)
    assert write(path) == first
    assert entry.read_bytes() == whole


def test_what_makes_another_entry(kept: Path, write: Write, tmp_path: Path) -> None:
    """Content, crop, size and resolution have entries of their own, a file's name has none."""
    path = noise(tmp_path / "p.png", size=600)
    write(path)
    write(path, resolution=100.0)
    write(path, side=144.0)
    write(path, crop=(0.0, 0.0, 0.5, 0.5))
    write(noise(tmp_path / "q.png", size=600))
    assert len(list(kept.iterdir())) == 5
    write(path.rename(tmp_path / "r.png"))
    assert len(list(kept.iterdir())) == 5


def test_changed_picture(kept: Path, write: Write, tmp_path: Path) -> None:
    """A picture that was replaced under its name is seen at once."""
    path = noise(tmp_path / "p.png")
    first = write(path)
    noise(path)
    assert write(path) != first
    assert len(list(kept.iterdir())) == 2


def test_same_messages(kept: Path, write: Write, tmp_path: Path) -> None:
    """A coarse picture, one of several, and both at once are told from the cache as well."""
    frames = [Image.new("L", (60, 60), tone) for tone in (0, 255)]
    frames[0].save(tmp_path / "p.gif", save_all=True, append_images=frames[1:])
    first = write(tmp_path / "p.gif")
    assert [one.code for one in first[1]] == ["N506", "W505"]
    assert len(list(kept.iterdir())) == 1
    assert write(tmp_path / "p.gif") == first


def test_faults_are_not_kept(kept: Path, write: Write, tmp_path: Path) -> None:
    """A picture that cannot be read is told each time, and leaves nothing in the cache."""
    path = noise(tmp_path / "p.jpg")
    path.write_bytes(path.read_bytes()[:3000])
    assert [[one.code for one in write(path)[1]] for _ in range(2)] == [["F504"]] * 2
    path.write_bytes(b"no picture")
    assert [one.code for one in write(path)[1]] == ["F502"]
    path.unlink()
    assert [one.code for one in write(path)[1]] == ["F501"]
    assert not kept.exists()
