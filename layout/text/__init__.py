"""Text in styles to paragraphs, their breaks and their set lines.

`compose` shapes a paragraph once; `break_lines` chooses its breaks for any measures; `set_line`
places the glyphs of one line. Characters are offsets in the paragraph's text throughout.
"""

from layout.text.breaks import Setting, break_costs, break_lines, settings
from layout.text.composition import Inline, compose
from layout.text.faces import Faces
from layout.text.line import SetLine, SetRun, natural_width, set_line
from layout.text.normalise import KINDS, Edit, lone_quotes, mendable, normalise
from layout.text.opportunities import FORBIDDEN
from layout.text.paragraph import Paragraph, ruby_text

__all__ = [
    "FORBIDDEN",
    "KINDS",
    "Edit",
    "Faces",
    "Inline",
    "Paragraph",
    "SetLine",
    "SetRun",
    "Setting",
    "break_costs",
    "break_lines",
    "compose",
    "lone_quotes",
    "mendable",
    "natural_width",
    "normalise",
    "ruby_text",
    "set_line",
    "settings",
]
