"""One day's paper: pages, their plans and boxes."""

from __future__ import annotations

import datetime
from typing import Literal

from layout.diagnostics import Span
from layout.spec.copy import Stretch
from layout.spec.model.advert import Advert
from layout.spec.model.audit import Waiver
from layout.spec.model.briefs import Briefs
from layout.spec.model.digest import DigestItem
from layout.spec.model.fitting import VIEWS, Feet, Policy, View
from layout.spec.model.flow import At, Columns, Focus, Inset, RuleLine
from layout.spec.model.frame import Frame
from layout.spec.model.furniture import ErrorLevel
from layout.spec.model.head import Head
from layout.spec.model.house import House, Normalise
from layout.spec.model.jump import Continues, Place
from layout.spec.model.located import Located
from layout.spec.model.signoff import SignOff, Status
from layout.spec.model.story import Story
from layout.spec.model.style import Style
from layout.spec.model.subhead import Subheads
from layout.units import Length

Remainder = Literal["gutters", "margin", "measure", "relative", "tracking", "auto"]


class Box(Located, frozen=True, kw_only=True):
    """What stands in one region: a story, briefs, a picture, an advert or furniture."""

    name: str = ""
    # A story is inline or read from its file; `story_file` keeps the path.
    story: Story | None = None
    picture: str | None = None
    advert: Advert | None = None
    briefs: Briefs | None = None
    furniture: str | None = None  # the masthead, or a block of the house
    qr: str | None = None  # 二维码: what it says; `caption` stands under it
    level: ErrorLevel = "M"  # of the code's error correction
    continues: Continues | None = None  # 上接: a story that began in another box
    digest: tuple[DigestItem, ...] = ()  # 导读
    leader: Literal["dots", "none"] = "dots"  # between an entry of the digest and its page
    at: At | None = None
    columns: tuple[Columns, ...] = ()  # 变栏: bands of text columns; none = the basic columns
    remainder: Remainder = "gutters"
    gutter: Length | None = None
    column_rule: RuleLine | None = None
    insets: tuple[Inset, ...] = ()
    frame: Frame | None = None
    tint: str | None = None  # a colour, or a percentage of black (`10%`)
    head: Head = Head()
    subheads: Subheads = Subheads()
    byline: Style = Style()
    body: Style = Style()
    headline: str | None = None  # of a picture, briefs, a digest, a story that goes on here
    # of a picture
    caption: str | None = None
    credit: str | None = None
    focus: Focus = Focus()
    # Of a story what is tried where it is over or short, in order; None = as the house has it.
    # A picture is cropped, an advert whole, unless it says otherwise: see `view`.
    fit: tuple[Policy, ...] | None = None
    feet: Feet | None = None  # of a story; None = as the house has it
    text: Literal["auto", "under", "beside"] = "auto"  # where caption and headline stand
    stretches: dict[str, tuple[Stretch, ...]] = {}  # marked words of headline, caption, credit
    # Of a story in several boxes, read: all of them in order, and which of them this is.
    parts: tuple[Place, ...] = ()
    part: int = 0

    @property
    def view(self) -> View | None:
        """Whether a picture or an advert is cropped or shown whole, where that is given."""
        asked = [one.policy for one in self.fit or ()]
        return next((view for view in VIEWS if view in asked), None)


class Page(Located, frozen=True, kw_only=True):
    """One printed side. `plan` rows are (lines, a name or "" for each basic column)."""

    number: int = 1
    name: str | None = None  # 版名: 要闻, 文化
    editor: tuple[str, ...] = ()  # 责任编辑
    design: tuple[str, ...] = ()  # 版式
    proof: tuple[str, ...] = ()  # 校对
    duty: tuple[str, ...] = ()  # 值班编委
    folio: bool | None = None  # None = as the house has it
    footer: bool | None = None
    plan: tuple[tuple[int, tuple[str, ...]], ...] = ()
    plan_lines: tuple[Span, ...] = ()  # where each row is written
    plan_cells: tuple[tuple[Span, ...], ...] = ()  # and each name that stands in it
    boxes: dict[str, Box] = {}


class Edition(Located, frozen=True, kw_only=True):
    """All that the files say of one day's paper."""

    file: str = ""
    house: House = House()
    title: str | None = None  # 版别: 平湖版
    date: datetime.date | None = None
    issue: int | None = None
    page_count: int | None = None  # 版数; None = as many as are here
    weather: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    normalise: tuple[Normalise, ...] | None = None  # read, with what the house says; see Story
    keep: tuple[str, ...] = ()  # with those of the house
    waivers: tuple[Waiver, ...] = ()
    status: Status = "draft"
    signoff: tuple[SignOff, ...] = ()  # 审签
