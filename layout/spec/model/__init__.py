"""The edition language as frozen values: what the files say, checked and merged, units kept.

Every field name here is the English key of the language (with the Chinese alias of `keys`).
A value of None was not given: the default that then holds is the concern of the stage that uses
it, or stands in `spec/defaults.py`. `places` tells where each key was written.
"""

from layout.spec.model.advert import (
    Advert,
    Booked,
)
from layout.spec.model.audit import Check, Waiver
from layout.spec.model.briefs import (
    Briefs,
)
from layout.spec.model.digest import (
    DigestItem,
)
from layout.spec.model.edition import (
    Box,
    Edition,
    Page,
)
from layout.spec.model.fitting import (
    POLICIES,
    VIEWS,
    Feet,
    FitWord,
    Neighbour,
    Policy,
    PolicyName,
    View,
)
from layout.spec.model.flow import (
    At,
    Columns,
    Focus,
    Inset,
    RuleLine,
)
from layout.spec.model.frame import (
    BorderKind,
    CornerKind,
    Frame,
    FrameKind,
    Side,
)
from layout.spec.model.furniture import (
    BlockPart,
    ErrorLevel,
    Furniture,
    FurnitureBlock,
    Item,
    Masthead,
    Piece,
    Strip,
)
from layout.spec.model.head import (
    Head,
    HeadPicture,
    HeadPlace,
    HeadRules,
    Ornament,
)
from layout.spec.model.house import (
    ColourDef,
    Grid,
    House,
    Margins,
    Normalise,
    Output,
    Paper,
    Rules,
)
from layout.spec.model.jump import (
    Continues,
    Place,
)
from layout.spec.model.located import (
    Located,
    Partial,
)
from layout.spec.model.numbering import (
    DateRange,
    FirstIssue,
    IssueCount,
    Weekday,
)
from layout.spec.model.rule import (
    RuleKind,
)
from layout.spec.model.signoff import (
    SignOff,
    Stage,
)
from layout.spec.model.story import (
    Block,
    Story,
    StoryPicture,
)
from layout.spec.model.style import (
    LEVELS,
    Align,
    Face,
    FirstMark,
    Fit,
    Hanging,
    Hyphenation,
    Kinsoku,
    Language,
    Level,
    Limits,
    Punctuation,
    Style,
)
from layout.spec.model.subhead import (
    Numbering,
    Subheads,
)

__all__ = [
    "LEVELS",
    "POLICIES",
    "VIEWS",
    "Advert",
    "Align",
    "At",
    "Block",
    "BlockPart",
    "Booked",
    "BorderKind",
    "Box",
    "Briefs",
    "Check",
    "ColourDef",
    "Columns",
    "Continues",
    "CornerKind",
    "DateRange",
    "DigestItem",
    "Edition",
    "ErrorLevel",
    "Face",
    "Feet",
    "FirstIssue",
    "FirstMark",
    "Fit",
    "FitWord",
    "Focus",
    "Frame",
    "FrameKind",
    "Furniture",
    "FurnitureBlock",
    "Grid",
    "Hanging",
    "Head",
    "HeadPicture",
    "HeadPlace",
    "HeadRules",
    "House",
    "Hyphenation",
    "Inset",
    "IssueCount",
    "Item",
    "Kinsoku",
    "Language",
    "Level",
    "Limits",
    "Located",
    "Margins",
    "Masthead",
    "Neighbour",
    "Normalise",
    "Numbering",
    "Ornament",
    "Output",
    "Page",
    "Paper",
    "Partial",
    "Piece",
    "Place",
    "Policy",
    "PolicyName",
    "Punctuation",
    "RuleKind",
    "RuleLine",
    "Rules",
    "Side",
    "SignOff",
    "Stage",
    "Story",
    "StoryPicture",
    "Strip",
    "Style",
    "Subheads",
    "View",
    "Waiver",
    "Weekday",
]
