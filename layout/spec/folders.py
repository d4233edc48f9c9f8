"""The folders that the files of an edition may lie in."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from layout.diagnostics import Sink, Span
from layout.spec.source import kind_of, report_unreadable


def fonts_folder() -> Path:
    """Where the faces lie that come with the project: in the wheel, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "fonts"
    return installed if installed.is_dir() else package.parent / "fonts"


def beside(file: str, path: str) -> str:
    """A path named in `file`, as messages call it: relative to where the run started."""
    joined = os.path.join(os.path.dirname(file), path)  # noqa: PTH118, PTH120  # keeps its spelling
    short = os.path.normpath(joined)
    if short == joined:  # most are; to follow links takes a call for each folder on the way
        return short
    try:
        same = os.path.realpath(short) == os.path.realpath(joined)
    except ValueError:  # a NUL in the path
        same = False
    return short if same else joined


class Folders:
    """The edition's folder and those of its house files: nothing outside is opened."""

    def __init__(self, files: tuple[str, ...]) -> None:
        folders = dict.fromkeys(os.path.dirname(os.path.realpath(file)) for file in files)  # noqa: PTH120
        self.roots = tuple(folders)
        self._real: dict[str, str] = {}  # of folders, as links are followed once

    def find(self, path: str, named: Span, sink: Sink) -> str | None:
        """The file that `named` calls `path`, relative to the file it is named in.

        None, and a message, where it lies outside after all links, is not there or is no file.
        """
        file = beside(named.file, path)
        try:
            real = self._followed(file)
            if not any(real.startswith(root.rstrip(os.sep) + os.sep) for root in self.roots):
                sink.report("E107", named, path=path)
                return None
            mode = os.stat(real).st_mode  # noqa: PTH116  # paths stay strings here
        except (OSError, ValueError) as error:
            report_unreadable(file, error, named, sink)
            return None
        if not stat.S_ISREG(mode):
            sink.report("E102", named, file=file, kind=kind_of(mode))
            return None
        return file

    def _followed(self, file: str) -> str:
        """A path after all links."""
        folder, name = os.path.split(file)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        real = os.path.join(self._real[folder], name)  # noqa: PTH118  # paths stay strings here
        is_plain = name not in ("", os.curdir, os.pardir) and not os.path.islink(real)  # noqa: PTH114
        return real if is_plain else os.path.realpath(file)
