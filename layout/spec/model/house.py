"""What stays the same from day to day: paper, grid, styles, furniture, output."""

from __future__ import annotations

from typing import Literal

from layout.spec.model.audit import Check
from layout.spec.model.fitting import Feet, Policy
from layout.spec.model.furniture import Furniture
from layout.spec.model.located import Located
from layout.spec.model.numbering import IssueCount
from layout.spec.model.rule import RuleKind
from layout.spec.model.style import Face, Language, Style
from layout.spec.model.subhead import Subheads
from layout.units import Length, Size


class Margins(Located, frozen=True, kw_only=True):
    """White around the type area; what is not given is shared out evenly."""

    head: Length | None = None
    foot: Length | None = None
    inner: Length | None = None
    outer: Length | None = None


class Paper(Located, frozen=True, kw_only=True):
    """The newspaper: its name, its statutory data and its sheet."""

    name: str | None = None
    latin: str | None = None  # pinyin or foreign name
    trim: Size = Size(Length(390, "mm"), Length(545, "mm"))
    margins: Margins = Margins()
    cn: str | None = None  # 国内统一刊号, `CN 33-0001`
    postal_code: str | None = None  # 邮发代号
    publisher: str | None = None
    web: str | None = None
    phone: str | None = None
    authority: str | None = None  # 主管单位
    sponsor: str | None = None  # 主办单位
    chief: str | None = None  # 总编辑
    address: str | None = None
    postcode: str | None = None
    price: str | None = None
    printer: str | None = None
    printer_address: str | None = None
    distribution: str | None = None  # 发行
    numbering: IssueCount | None = None  # 期号, counted


class Grid(Located, frozen=True, kw_only=True):
    """版心: `columns` of `measure` with `gutter` between, `lines` of one `leading`."""

    columns: int = 7
    measure: Length = Length(15, "字")
    gutter: Length = Length(1, "字")
    lines: int = 103
    body: Length = Length(9, "pt")
    leading: Length = Length(13.5, "pt")

    @property
    def body_pt(self) -> float:
        """The body size in points: what 1 字 is."""
        return self.body.absolute() or 9.0

    @property
    def leading_pt(self) -> float:
        """The pitch of the lines in points: what 1 行 is."""
        return self.leading.pt(self.body_pt, self.body_pt)

    @property
    def measure_zi(self) -> float:
        """The width of a basic column in 字."""
        return self.measure.pt(self.body_pt, self.leading_pt) / self.body_pt

    @property
    def gutter_zi(self) -> float:
        """The space between basic columns in 字."""
        return self.gutter.pt(self.body_pt, self.leading_pt) / self.body_pt


class ColourDef(Located, frozen=True, kw_only=True):
    """A colour of the house, in percent of each ink; with `spot`, what that ink looks like."""

    cmyk: tuple[float, float, float, float]
    spot: str | None = None  # 专色, the name of an ink of its own


class Rules(Located, frozen=True, kw_only=True):
    """Which rules the page draws of itself."""

    beside: RuleKind = "hairline"  # between two stories side by side
    across: RuleKind = "none"  # between two stories one above the other
    columns: RuleKind = "hairline"  # 栏线, in gutters of 2 字 and more
    table: RuleKind = "thin"  # over and under a table
    note: RuleKind = "hairline"  # in a white line over and under an editor's note
    adverts: RuleKind = "thin"  # between an advert and what is none


Mark = Literal["crop", "bleed", "registration", "bar", "slug"]


class Output(Located, frozen=True, kw_only=True):
    """How the PDF is written."""

    name: str | None = None  # 文件名, a pattern (`spec.naming`); None = `{date}-{page:02}`
    files: Literal["page", "edition"] = "page"  # 分版, 合订
    manifest: bool | None = None  # 清单 beside the files; None = of a PDF/X
    standard: Literal["none", "PDF/X-1a:2003", "PDF/X-4"] = "none"
    condition: str | None = None  # registered name of the printing condition
    resolution: float = 200.0  # of pictures, pixels an inch (newsprint)
    profile: str | None = None  # an ICC output profile; newsprint with 26 % dot gain
    intent: Literal["perceptual", "relative"] = "perceptual"
    black_point: bool = True  # compensated
    ink_limit: float = 220.0  # percent, all inks together (ISO 12647-3:2013 for coldset)
    sharpen: bool = True  # pictures that are reduced
    spots: tuple[str, ...] = ()  # inks beside the four that the press has
    bleed: Length = Length(0, "mm")  # beyond the trimmed page
    marks: tuple[Mark, ...] = ()  # round it


Normalise = Literal["all", "none", "marks", "quotes", "spaces", "digits", "ellipsis", "dashes"]


class House(Located, frozen=True, kw_only=True):
    """What stays the same from day to day."""

    extends: str | None = None
    language: Language = "zh-Hans"
    paper: Paper = Paper()
    grid: Grid = Grid()
    faces: dict[str, Face] = {}
    styles: dict[str, Style] = {}
    colours: dict[str, ColourDef] = {}
    rules: Rules = Rules()
    subheads: Subheads = Subheads()
    keep: tuple[str, ...] = ()  # names that are not parted at a line's end
    furniture: Furniture = Furniture()
    output: Output = Output()
    normalise: tuple[Normalise, ...] | None = None
    checks: dict[str, Check] = {}  # by the rule's id
    fit: tuple[Policy, ...] = ()  # of stories that have none of their own
    feet: Feet = "even"
