"""交付: the pages of an edition as files, one for each or one for all, with their list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from layout.binding import Leaf, bind, leaf, pack
from layout.diagnostics import Sink
from layout.display import DisplayList, FaceRef, Image, ImportedPage
from layout.pdf import (
    Inks,
    PdfOptions,
    ScreenOptions,
    pictures_for,
    save,
    sweep,
    write_pdf,
    write_screen,
    write_told,
)
from layout.pdf.contents import Contents
from layout.proof.readback import SaidPage, check_pages
from layout.proof.written_file import check_file
from layout.spec.model import Edition, House, Output
from layout.spec.naming import MONO, PROCESS, Purpose, edition_file, page_file, parse

if TYPE_CHECKING:
    from layout.page.placed import Layout
    from layout.pdf.images import PictureStore

_AT_ONCE = 8  # files that are waited for together
_MONO_INKS = frozenset(("Black",))


class Made(msgspec.Struct, frozen=True):
    """What a page was made into: a file of its own, or a leaf of the one that holds all pages.

    Neither is there where the page was only checked, or could not be made. `contents` are those of
    the file, where a list or a name asks for them.
    """

    number: int
    pdf: bytes = b""
    contents: Contents | None = None
    leaf: bytes = b""


class Written(msgspec.Struct, frozen=True):
    """A file on disk, and the pages in it."""

    numbers: tuple[int, ...]
    path: str
    size: int


class Clock(Protocol):
    """Counts the time of a block to a stage."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """A block of that stage."""


class Making:
    """A page on its way to its file; its pictures, which take longest, are begun as it is set.

    Where all pages go into one file it becomes a leaf of it. What is found is in `sink`.
    """

    def __init__(self, edition: Edition, number: int, purpose: Purpose) -> None:
        self.sink = Sink()
        self._edition, self._purpose = edition, purpose
        self._options = options_for(edition, [number], purpose)
        self._pictures: PictureStore | None = None
        self._page: Leaf | None = None

    def begin(self, picture: Image) -> None:
        """Convert a picture, beside what the caller does next."""
        self._begin((picture,))

    def take(self, layout: Layout, display: DisplayList) -> None:
        """Take the page, which is painted; its other pictures are begun."""
        self._page = leaf(layout, display)
        items = (item for page in display.pages for item in page.items)
        self._begin([item for item in items if isinstance(item, Image)], display.faces)

    def _begin(self, pictures: Sequence[Image], faces: Sequence[FaceRef] = ()) -> None:
        if pictures and not _is_bound(self._edition):
            self._pictures = self._pictures or pictures_for(self._options, self.sink)
            self._pictures.begin(pictures, faces)

    def drop(self) -> None:
        """The file is not wanted any more."""
        if self._pictures:
            self._pictures.forget()

    def made(self, clock: Clock) -> Made:
        """What becomes of the page that was taken."""
        page, edition = self._page, self._edition
        if page is None:
            raise ValueError("no page")
        number = page.says[0].number
        if _is_bound(edition):
            return Made(number, leaf=pack(page))
        with clock.stage("pdf"):
            pdf, contents = _write(edition, page.display, self._options, self.sink, self._pictures)
        with clock.stage("read back"):
            _read_back(edition, page.display, page.says, pdf, self._purpose, self.sink)
        return Made(number, pdf, contents)


def prepare(edition: Edition, leaf: bytes, purpose: Purpose) -> None:
    """Convert the pictures of a leaf in the process that set it, for the one that binds it."""
    from layout.pdf import prepare_pictures

    display = bind([leaf]).display
    numbers = [page.number for page in display.pages]
    prepare_pictures(display, options_for(edition, numbers, purpose))


def deliver(
    edition: Edition,
    folder: Path,
    pages: Sequence[Made],
    purpose: Purpose,
    sink: Sink,
    clock: Clock,
) -> tuple[Written, ...]:
    """Write the files of pages, then their list; what cannot be written is told."""
    if _is_bound(edition):
        files = _bound(edition, pages, purpose, sink, clock)
    else:
        files = _single(edition, pages, purpose)
    if sink.has_errors:
        return ()
    written: list[Written] = []
    kept: list[_File] = []
    with suppress(OSError):  # `save` tells why nothing can be written there
        folder.mkdir(parents=True, exist_ok=True)
    with clock.stage("save"):
        sweep(folder)
        for one, is_saved in zip(files, _save(folder, files, sink), strict=True):
            if is_saved:
                written.append(Written(one.numbers, str(folder / one.name), len(one.data)))
                kept.append(one)
    if kept and purpose == "press" and wants_manifest(edition.house.output):
        with clock.stage("manifest"):
            _list(edition, folder, kept, sink, is_part=len(pages) < len(edition.pages))
    return tuple(written)


def _save(folder: Path, files: Sequence[_File], sink: Sink) -> list[bool]:
    """Whether each file could be written; of several the waits for the disk overlap."""
    if len(files) < 2:
        return [save(folder / one.name, one.data, sink) for one in files]
    from concurrent.futures import ThreadPoolExecutor

    sinks = [Sink() for _ in files]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        paths, data = [folder / one.name for one in files], [one.data for one in files]
        found = list(pool.map(save, paths, data, sinks))
    for own in sinks:
        sink.extend(own.found)
    return found


def wants_manifest(output: Output) -> bool:
    """Whether a list goes with the files: unsaid, with those for a printer."""
    return output.standard != "none" if output.manifest is None else output.manifest


def options_of(house: House) -> PdfOptions:
    """How a house has its files written."""
    from layout.preflight.rules import spots_of

    output = house.output
    return PdfOptions(
        output.standard, output.condition, output.resolution, inks_of(output), spots_of(house)
    )


def inks_of(output: Output) -> Inks:
    """How a house has its pictures brought to the press."""
    return Inks(output.profile, output.intent, output.black_point, output.ink_limit, output.sharpen)


class _File(msgspec.Struct, frozen=True):
    """A file in the making."""

    name: str
    numbers: tuple[int, ...]
    data: bytes
    contents: Contents | None


def _is_bound(edition: Edition) -> bool:
    return edition.house.output.files == "edition"


def _write(
    edition: Edition,
    display: DisplayList,
    options: PdfOptions | ScreenOptions,
    sink: Sink,
    begun: PictureStore | None = None,
) -> tuple[bytes, Contents | None]:
    if isinstance(options, ScreenOptions):
        return write_screen(display, options, sink, begun), None
    output = edition.house.output
    named = parse(output.name) if output.name else ()
    is_coloured = any(not isinstance(part, str) and part.item == "colour" for part in named)
    if is_coloured or wants_manifest(output):
        return write_told(display, options, _inks_of_advert, sink, begun)
    return write_pdf(display, options, sink, begun), None


def options_for(
    edition: Edition, numbers: Collection[int], purpose: Purpose
) -> PdfOptions | ScreenOptions:
    """How the file of some pages is written.

    One for reading on a screen leads to the files of the other pages.
    """
    if purpose == "press":
        return options_of(edition.house)
    others = [page for page in edition.pages if page.number not in numbers]
    if _is_bound(edition):
        whole = edition_file(edition, None, "screen")
        files = {page.number: whole for page in others}
    else:
        files = {page.number: page_file(edition, page, purpose="screen") for page in others}
    return ScreenOptions(inks=inks_of(edition.house.output), files=files)


def _read_back(
    edition: Edition,
    display: DisplayList,
    says: Sequence[SaidPage],
    pdf: bytes,
    purpose: Purpose,
    sink: Sink,
) -> None:
    """Hold a finished file against the copy and its standard; a page without bytes has none."""
    if not pdf:
        return
    check_pages(says, pdf, sink)
    if purpose == "press":
        sizes = [(page.width, page.height) for page in display.pages]
        check_file(sizes, edition.house.output.standard, pdf, sink)


def _inks_of_advert(item: ImportedPage) -> frozenset[str]:
    from layout.preflight.palette import inks_of_advert  # late: most pages have none

    return inks_of_advert(item)


def _single(edition: Edition, pages: Sequence[Made], purpose: Purpose) -> list[_File]:
    """A file for each page, named by its inks too."""
    known = {page.number: page for page in edition.pages}
    files = []
    for page in pages:
        if page.pdf:
            inks = set(page.contents.pages[0].inks) if page.contents else set()
            colour = MONO if page.contents and inks <= _MONO_INKS else PROCESS
            name = page_file(edition, known[page.number], colour, purpose)
            files.append(_File(name, (page.number,), page.pdf, page.contents))
    return files


def _bound(
    edition: Edition, pages: Sequence[Made], purpose: Purpose, sink: Sink, clock: Clock
) -> list[_File]:
    """One file of all pages, in the order of their numbers."""
    pages = sorted((page for page in pages if page.leaf), key=lambda page: page.number)
    if not pages:
        return []
    numbers = tuple(page.number for page in pages)
    with clock.stage("pdf"):
        bound = bind([page.leaf for page in pages])
        options = options_for(edition, numbers, purpose)
        pdf, contents = _write(edition, bound.display, options, sink)
    if not pdf:
        return []
    with clock.stage("read back"):
        _read_back(edition, bound.display, bound.says, pdf, purpose, sink)
    return [_File(edition_file(edition, numbers, purpose), numbers, pdf, contents)]


def _list(
    edition: Edition, folder: Path, files: Sequence[_File], sink: Sink, *, is_part: bool
) -> None:
    from layout.manifest import Delivered, write_manifest

    delivered = [
        Delivered(one.name, one.data, one.contents) for one in files if one.contents is not None
    ]
    options = options_of(edition.house)
    write_manifest(edition, options, folder, delivered, sink, is_part=is_part)
