"""Banmian 版面: sets Chinese newspaper pages from plain files.

The public functions are imported on first use, so that `import layout` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from layout.batch import run as build
    from layout.page.layout import compose
    from layout.page.paint import paint
    from layout.pdf import write_pdf
    from layout.press import load

_HOME = {
    "build": ("layout.batch", "run"),
    "compose": ("layout.page.layout", "compose"),
    "load": ("layout.press", "load"),
    "paint": ("layout.page.paint", "paint"),
    "write_pdf": ("layout.pdf", "write_pdf"),
}

__all__ = ["__version__", "build", "compose", "load", "paint", "write_pdf"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)
