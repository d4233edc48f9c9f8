"""Placed pictures to image data for the press, each once, with what is to be said of them."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec
import PIL
from PIL import features

from layout import __version__
from layout.beside import Beside, has_spare
from layout.diagnostics import Diagnostic, Sink, Span, Words
from layout.diagnostics.sink import Value
from layout.display import FaceRef
from layout.display import Image as PlacedImage
from layout.pdf import conversion
from layout.pdf.cache import Cache, user_folder
from layout.pdf.conversion import Converted, PictureData, Wanted, convert
from layout.pdf.options import Inks
from layout.pdf.press import Press, press_of
from layout.picture import HEAD, PictureFault, head_of, kind_of

if TYPE_CHECKING:
    from layout.pdf.lettering import Lettering

LEAST_PPI = 150
"""Under this a picture is visibly coarse in print: 1.5 × a screen of 100 lines an inch."""

_STRAY = 1.0  # percent of ink that eight bits round by

MOST_READ = 64 * 2**20
"""A file larger than this is not read as a whole, and so not looked up in the cache."""


class _Target(msgspec.Struct, frozen=True):
    """What one picture must become; two placements with the same target share its data."""

    path: str
    wanted: Wanted


class PictureStore:
    """Converts each picture once for all the places where it stands at the same size.

    What was converted is kept for the next run, which never changes a result. As a context it
    waits in the end for the work that was begun.
    """

    def __init__(
        self,
        resolution: float,
        inks: Inks,
        sink: Sink,
        faces: Sequence[FaceRef] = (),
        *,
        is_screen: bool = False,
    ) -> None:
        self._resolution = resolution
        self._press = press_of(inks, is_screen=is_screen)
        self._sink = sink
        self._faces = faces
        self._cache = Cache(user_folder("pictures"))
        self._converting: Beside | None = None
        self._asked: deque[_Target] = deque()
        self._known: set[_Target] = set()
        self._begun: dict[_Target, Converted | PictureFault] = {}
        self._done: dict[_Target, PictureData | None] = {}
        self._ppi: dict[_Target, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wait()

    def begin(self, images: Iterable[PlacedImage], faces: Sequence[FaceRef] = ()) -> None:
        """Convert beside what the caller does next, one after the other, where there is a way to.

        It may be asked for more than once, and of one picture more than once. Drawings, which are
        lettered in the house's faces, wait until these are given.
        """
        self._faces = faces or self._faces
        if not has_spare():
            return
        for target in dict.fromkeys(map(self._target, images)):
            if target in self._known or not (self._faces or _is_of_pixels(target)):
                continue
            self._known.add(target)
            self._asked.append(target)
            if self._converting is None or not self._converting.is_going_on:
                self._converting = Beside(self._convert_asked)

    def forget(self) -> None:
        """Nothing is wanted any more; who converts ends with the picture that is in hand."""
        self._asked.clear()

    def data_for(self, image: PlacedImage) -> PictureData | None:
        """The converted picture, or None (reported) where its file cannot be read."""
        target = self._target(image)
        if target not in self._done:
            self._done[target] = self._picture(image, target)
        return self._done[target]

    def ppi_of(self, image: PlacedImage) -> float | None:
        """Pixels an inch that the file has at the size at which it stands; asked for after it."""
        return self._ppi.get(self._target(image))

    def prepare(self, images: Iterable[PlacedImage]) -> None:
        """Convert for a later run alone; nothing is done where nothing is kept."""
        if self._cache.is_on:
            for target in dict.fromkeys(map(self._target, images)):
                with suppress(Exception):  # raised again where the picture is asked for
                    self._converted(target)

    def _target(self, image: PlacedImage) -> _Target:
        return _Target(image.path, Wanted(image.crop, image.width, image.height, self._resolution))

    def _convert_asked(self) -> None:
        with suppress(IndexError):  # there are no more
            while target := self._asked.popleft():
                with suppress(Exception):  # raised again where the picture is asked for
                    self._begun[target] = self._converted(target)

    def _wait(self) -> None:
        if self._converting:
            self._converting.wait()
            self._converting = None

    def _picture(self, image: PlacedImage, target: _Target) -> PictureData | None:
        self._wait()
        span = _span(image)
        found = self._begun.pop(target, None) or self._converted(target)
        if isinstance(found, PictureFault):
            found.report(self._sink, span)
            return None
        self._ppi[target] = found.ppi
        if found.several:
            self._sink.report("N506", span, path=image.path)
        if found.lacking:
            self._sink.report("F509", span, path=image.path, characters=found.lacking)
        if found.asked:
            fonts = Words(", ".join(found.asked), "、".join(found.asked))
            self._sink.report("N507", span, path=image.path, fonts=fonts)
        if self._press.is_screen:  # the rest is what the press makes of it
            return found.picture
        if found.is_guessed:
            self._sink.report("W508", span, path=image.path)
        if found.ink > self._press.limit + _STRAY:
            limit = f"{self._press.limit:g}"
            self._sink.report("W507", span, path=image.path, ink=int(found.ink), limit=limit)
        if found.ppi < LEAST_PPI:
            self._sink.extend((Diagnostic("W505", span, _coarseness(image, found.ppi)),))
        return found.picture

    def _converted(self, target: _Target) -> Converted | PictureFault:
        path, wanted = Path(target.path), target.wanted
        # What is hashed is what is decoded: a file may change between two readings.
        content = _content(path) if self._cache.is_on else None
        lettering = self._lettering if _is_drawing(path, content) else None
        if content is None:
            return self._made(path, None, wanted, lettering)
        key = _key(content, wanted, self._press, lettering)
        kept = self._cache.read(key)
        if kept is not None:
            with suppress(msgspec.DecodeError):  # whole, yet not ours: made anew
                return msgspec.msgpack.decode(kept, type=Converted)
        made = self._made(path, content, wanted, lettering)
        if isinstance(made, Converted):
            self._cache.keep(key, msgspec.msgpack.encode(made))
        return made

    def _made(
        self, path: Path, content: bytes | None, wanted: Wanted, lettering: Lettering | None
    ) -> Converted | PictureFault:
        """Pixels converted, or a drawing drawn with its lettering."""
        if lettering is None:
            return convert(path, content, wanted, self._press)
        from layout.pdf.rendering import render  # late: pages with drawings are few

        return render(path, content, wanted, self._press, lettering)

    @cached_property
    def _lettering(self) -> Lettering:
        from layout.pdf.lettering import lettering_of  # late: as above

        return lettering_of(self._faces)


def _is_of_pixels(target: _Target) -> bool:
    return not _is_drawing(Path(target.path), None)


def _is_drawing(path: Path, content: bytes | None) -> bool:
    with suppress(OSError, ValueError):
        head = content[:HEAD] if content is not None else head_of(path)
        return kind_of(head) == "drawing"
    return False


def _content(path: Path) -> bytes | None:
    """All bytes of a file of common size; why another cannot be read is told when it is opened."""
    with suppress(OSError, ValueError):
        if path.is_file() and path.stat().st_size <= MOST_READ:
            return path.read_bytes()
    return None


def _key(content: bytes, wanted: Wanted, press: Press, lettering: Lettering | None) -> str:
    """Hash of all that decides the result: the file, what is wanted of it, and the way there."""
    way: tuple[object, ...] = (
        *(__version__, conversion.FORMAT),
        *(conversion.KEPT_UP_TO, conversion.LINE_ART_PPI),
        *(conversion.JPEG_QUALITY, conversion.FLATE_PIXELS, conversion.JPEG_STRAY),
        *(conversion.SHARPENING, press.mark, features.version_module("littlecms2")),
        *(PIL.__version__, features.version_feature("libjpeg_turbo"), zlib.ZLIB_RUNTIME_VERSION),
    )
    if lettering:
        way = (*way, *_way_of_drawings(lettering))
    digest = sha256(msgspec.json.encode((wanted, way)) + b"\n")  # no line end inside
    digest.update(content)
    return digest.hexdigest()


def _way_of_drawings(lettering: Lettering) -> tuple[object, ...]:
    """What decides a drawing besides: the faces, and how it is drawn."""
    from importlib.metadata import version  # 15 ms

    from layout.pdf import rendering

    fineness = rendering.FINENESS, rendering.FINEST_PPI, rendering.TONES, rendering.FULL_OF_TONES
    return (lettering.mark, version("resvg_py"), *fineness)


def _span(image: PlacedImage) -> Span:
    source = image.source
    return Span(source.file, source.line) if source else Span(image.path)


def _coarseness(image: PlacedImage, ppi: float) -> dict[str, Value]:
    width, height = (round(side * 25.4 / 72) for side in (image.width, image.height))
    return {
        "path": image.path,
        "ppi": int(ppi),
        "width": width,
        "height": height,
        "least": LEAST_PPI,
    }
