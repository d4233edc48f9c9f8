"""A paragraph: shaped text with its breaks and spaces, as parallel arrays."""

from __future__ import annotations

import msgspec

from layout.display import Colour
from layout.spec.copy import AnnotationKind
from layout.spec.styles import TextStyle
from layout.text.spacing import Step


class Ink(msgspec.Struct, frozen=True):
    """A stretch of a paragraph from `start` that is drawn with one face, size and colour."""

    start: int
    face: int
    size: float
    x_scale: float
    colour: Colour
    rise: float = 0.0
    """Above the baseline, in points."""


class Attachment(msgspec.Struct, frozen=True):
    """What stands over or under the characters from `start` to `end`; see `annotations`.

    `style` is that of the first of them. `stop` is where the stretch ends that it is a part of: a
    ruby by the character is cut into one for each.
    """

    kind: AnnotationKind
    start: int
    end: int
    stop: int
    style: TextStyle
    ruby: Paragraph | None = None

    def share(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the ruby that go with the base from `start` to `end`."""
        count, base = len(self.ruby.text) if self.ruby else 0, self.end - self.start
        low, high = (min(max(i - self.start, 0), base) * count // base for i in (start, end))
        return low, high


class Hyphen(msgspec.Struct, frozen=True):
    """The hyphen of a parted word: its glyph and its advance in points."""

    glyph: int
    advance: float


class Paragraph(msgspec.Struct, frozen=True):
    """Shaped text with its breaks and spaces; it knows no measure. Distances are in points.

    A character is a rigid body; all space that can change lies at the boundaries between bodies.
    Boundary i is that before character i. The width of the line from s to e is
    `rights[e] - lefts[s]`, whatever its edges trim or drop.
    """

    text: str
    style: TextStyle
    """That of the first inline: align, indent, level."""
    missing: tuple[int, ...]
    """Characters that no face of their chain has; drawn as .notdef."""
    em: float
    """The width of 1 字 in the first style."""
    kinds: bytes
    costs: tuple[float, ...]
    """The penalty of a break at each boundary; see `opportunities`."""
    body: tuple[float, ...]
    glue: tuple[float, ...]
    """Natural space at each boundary; that of boundary 0 is 0."""
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    begins: tuple[int, ...]
    """The first character that is set of a line from s: spaces are dropped."""
    stops: tuple[int, ...]
    """The end of what is set of a line up to e."""
    leads: tuple[float, ...]
    """The blank that a character keeps at the start of a line."""
    shrinks: dict[int, tuple[Step, ...]]
    stretches: dict[int, Step]
    joints: tuple[int, ...]
    """Sums: how many boundaries up to i, itself included, may be widened freely."""
    shrinkage: tuple[float, ...]
    """Sums of what may be taken."""
    tight_joints: tuple[int, ...]
    """Sums: how many boundaries up to i stand between two Han, which may be moved together."""
    squeeze: float
    """How much may be taken at each of them, in points."""
    stretch: float
    """How much may be given at each junction before the line counts as loose, in 字."""
    hangs: dict[int, float]
    """What may hang past the end of the line up to e, in points: the body of its last mark."""
    trims: dict[int, float]
    """What the last mark of the line up to e gives up, as a whole, where the line is too wide."""
    hyphens: dict[int, Hyphen]
    """The hyphen that the line up to e ends with; `rights` holds its width."""
    elastic: tuple[float, ...]
    """Sums of what word spaces and autospaces may gain before anything else does."""
    inks: tuple[Ink, ...]
    glyphs: tuple[int, ...]
    characters: tuple[int, ...]
    """The character at which each glyph's cluster begins."""
    shifts: tuple[float, ...]
    """From the left of that character's body to the glyph's origin."""
    first_glyph: tuple[int, ...]
    """The first glyph of each character or, where it has none, of what follows."""
    attachments: tuple[Attachment, ...] = ()
    """What stands over and under the text: nothing in most paragraphs."""

    def natural(self, start: int, end: int) -> float:
        """The width of the characters as one line, edges trimmed, nothing shrunk or stretched."""
        return max(0.0, self.rights[end] - self.lefts[start])

    def indent(self, start: int) -> float:
        """How far the line that begins at `start` is indented."""
        return self.style.indent * self.style.size if start == 0 else 0.0


def ruby_text(paragraph: Paragraph, start: int) -> str:
    """All the ruby of a paragraph from a character on."""
    end = len(paragraph.text)
    rubies = ((one, one.ruby) for one in paragraph.attachments)
    return "".join(ruby.text[slice(*one.share(start, end))] for one, ruby in rubies if ruby)
