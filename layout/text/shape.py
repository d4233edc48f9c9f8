"""Runs to glyphs, with HarfBuzz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import uharfbuzz as hb

from layout.text import classes as c
from layout.text.itemize import Run


class Shaped(msgspec.Struct):
    """Glyphs of a paragraph in text order. Distances are in points, x-scale included."""

    advances: list[float]
    """Of each character; a cluster's whole advance is on its first character."""
    glyphs: list[int]
    characters: list[int]
    """The character at which each glyph's cluster begins."""
    shifts: list[float]
    """From the left of the cluster's body to the glyph's origin."""
    missing: tuple[int, ...]


_PLAIN_SPACE = {point: 0x20 for point, kind in c.CLASS_OF.items() if kind == c.SPACE}
# Kerning would move Han off the em grid; a font's kerning of Latin is wanted.
_HAN_FEATURES = {"kern": False}


def shape(text: str, runs: Sequence[Run]) -> Shaped:
    """Shape every run; characters without a glyph are drawn as .notdef and listed.

    Everything runs from left to right: Arabic and Hebrew are not set. Marks are not raised or
    lowered over their base; what a font has as one letter with its mark is used.
    """
    text = text.translate(_PLAIN_SPACE)
    shaped = Shaped([0.0] * len(text), [], [], [], ())
    missing: list[int] = []
    for run in runs:
        scale = run.style.size * run.style.x_scale / run.face.upem
        before = len(shaped.glyphs)
        _shape_run(text, run, scale, shaped)
        if 0 in shaped.glyphs[before:]:
            pairs = zip(shaped.glyphs[before:], shaped.characters[before:], strict=True)
            missing += [i for glyph, i in pairs if glyph == 0]
    shaped.missing = tuple(dict.fromkeys(missing))
    return shaped


def _shape_run(text: str, run: Run, scale: float, shaped: Shaped) -> None:
    buffer = hb.Buffer()
    buffer.add_str(text[run.start : run.end])
    buffer.direction = "ltr"
    buffer.script = "Latn" if run.is_latin or run.style.feature else "Hani"
    buffer.language = run.style.language
    features = {} if run.is_latin else _HAN_FEATURES
    if run.style.feature:
        features = {**features, run.style.feature: True}
    hb.shape(run.face.font, buffer, features)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    clusters = [info.cluster for info in infos]
    shaped.glyphs += [info.codepoint for info in infos]
    shaped.characters += [run.start + cluster for cluster in clusters]
    if clusters == list(range(run.end - run.start)):
        shaped.advances[run.start : run.end] = [one.x_advance * scale for one in positions]
        shaped.shifts += [one.x_offset * scale for one in positions]
    else:
        _add_clusters(run, clusters, positions, scale, shaped)


def _add_clusters(
    run: Run, clusters: list[int], positions: Sequence[Any], scale: float, shaped: Shaped
) -> None:
    """Advances and shifts where a cluster has several characters or several glyphs."""
    last, pen = -1, 0
    for cluster, position in zip(clusters, positions, strict=True):
        if cluster != last:
            last, pen = cluster, 0
        shaped.shifts.append((pen + position.x_offset) * scale)
        pen += position.x_advance
        shaped.advances[run.start + cluster] = pen * scale
