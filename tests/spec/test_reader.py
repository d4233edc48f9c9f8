"""Keys and values of an edition, in both languages, and what is wrong with them."""

from __future__ import annotations

import datetime

import pytest

from layout.spec.model import Focus
from layout.units import Length
from tests.spec.conftest import Read

PAGES = "pages: [{number: 1}]\n"
ENGLISH = """\
title: 要闻版
date: 2020-12-07
normalise: marks
house:
  rules: {beside: none}
  styles: {body: {face: kai, align: left}}
pages:
  - number: 2
    boxes:
      报头: {furniture: masthead, frame: thick-thin, at: {columns: 1-7, lines: 1-8}}
"""
CHINESE = """\
版别: 要闻版
日期: 2020-12-07
规整: 标点
本报样式:
  线条: {左右: 无}
  样式: {正文: {字体: 楷体, 对齐: 居左}}
版面:
  - 版次: 2
    版块:
      报头: {固定件: 报头, 边框: 文武线, 位置: {栏: 1-7, 行: 1-8}}
"""


def test_both_languages_say_the_same(read: Read) -> None:
    """An edition in Chinese keys and words is the edition in English ones."""
    english, chinese = read(ENGLISH), read(CHINESE)
    assert not english.found + chinese.found
    for one in (english.whole, chinese.whole):
        assert one.title == "要闻版"
        assert one.normalise == ("marks",)
        assert one.house.rules.beside == "none"
        assert (one.house.styles["body"].face, one.house.styles["body"].align) == ("kai", "left")
        box = one.pages[0].boxes["报头"]
        assert box.frame is not None
        assert (box.furniture, box.frame.kind) == ("masthead", "thick-thin")
        assert box.at is not None
        assert (box.at.columns, box.at.lines) == ((1, 7), (1, 8))


@pytest.mark.parametrize(
    ("yaml", "value"), [("2020", "2020"), ("no", "no"), ("012", "012"), ("1.0", "1.0")]
)
def test_text_is_what_is_written(read: Read, yaml: str, value: str) -> None:
    """A title that looks like a number or a yes stays the text it is."""
    assert read(f"title: {yaml}\n{PAGES}").whole.title == value


def test_times_are_no_numbers(read: Read) -> None:
    """12:30 is not 750."""
    reading = read(f"issue: 12:30\n{PAGES}")
    assert reading.codes == ["E116"]


def test_date(read: Read) -> None:
    """A date is a date, quoted or not."""
    for yaml in ("2020-12-07", "'2020-12-07'"):
        assert read(f"date: {yaml}\n{PAGES}").whole.date == datetime.date(2020, 12, 7)


def test_an_empty_value_is_not_given(read: Read) -> None:
    """A key without a value leaves its default."""
    reading = read(f"title:\ndate: ~\nhouse:\n{PAGES}")
    assert not reading.found
    assert (reading.whole.title, reading.whole.date) == (None, None)


def test_short_forms(read: Read) -> None:
    """One value stands for a list of one; a face may be its file, a colour its inks."""
    reading = read(
        "house:\n  colours: {red: C0 M100 Y95 K8, blue: [100, 60, 0, 10]}\n"
        "  styles: {deck: {x_scale: 90%, size: 小五, tracking: -0.1字}}\n"
        "pages:\n  - boxes:\n      漫画:\n        picture: a.jpg\n        focus: 左上\n"
        "      头条: {story: {byline: 记者 某某, deck: [甲, 乙], body: 正文。}}\n",
        {"a.jpg": ""},
    )
    assert not reading.found
    house, boxes = reading.whole.house, reading.whole.pages[0].boxes
    inks = [house.colours[name].cmyk for name in ("red", "blue")]
    assert inks == [(0, 100, 95, 8), (100, 60, 0, 10)]
    deck = house.styles["deck"]
    assert (deck.x_scale, deck.size, deck.tracking) == (
        0.9,
        Length(9, "pt"),
        Length(-0.1, "字"),
    )
    assert boxes["漫画"].focus == Focus(0.0, 0.0)
    story = boxes["头条"].story
    assert story is not None
    assert (story.byline, story.deck) == (("记者 某某",), ("甲", "乙"))


def test_places_of_keys(read: Read) -> None:
    """Every key that was written has its place; others have that of the whole."""
    box = read("pages:\n  - boxes:\n      报头:\n        固定件: 报头\n        frame: thin\n")
    places = box.whole.pages[0].boxes["报头"]
    assert (places.where("furniture").line, places.where("furniture").column) == (4, 14)
    assert (places.where("frame").line, places.where("frame").column) == (5, 16)
    assert (places.where("tint").line, places.where("tint").column) == (4, 9)


def test_reading_goes_on_after_a_fault(read: Read) -> None:
    """One run tells all that is wrong, and what is right is kept."""
    reading = read("titel: x\nissue: y\ndate: 2020-12-07\npages:\n  - number: 0\n    boxes: 3\n")
    assert reading.codes == ["E115", "E116", "E119", "E116"]
    assert reading.places == [
        "edition.yaml:1:1",
        "edition.yaml:2:8",
        "edition.yaml:5:13",
        "edition.yaml:6:12",
    ]
    assert reading.whole.date == datetime.date(2020, 12, 7)


def test_nearest_key_of_either_language(read: Read) -> None:
    """A slip in a Chinese key is answered with the Chinese key."""
    reading = read(f"版本: 要闻版\nisue: 3\n{PAGES}")
    assert [one.fields["nearest"] for one in reading.found] == ["版面", "issue"]


def test_merge_key_yields_to_own_keys(read: Read) -> None:
    """What `<<` brings in holds where the mapping says nothing, in either spelling."""
    reading = read(
        "pages:\n  - boxes:\n      甲: &a {furniture: masthead, frame: thin, tint: 10%}\n"
        "      乙: {<<: *a, 边框: 反线}\n"
    )
    assert not reading.found
    box = reading.whole.pages[0].boxes["乙"]
    assert box.frame is not None
    assert (box.furniture, box.frame.kind, box.tint) == ("masthead", "thick", "10%")


@pytest.mark.parametrize("place", ["", "head: {", "subheads: {"])
@pytest.mark.parametrize(
    ("tint", "codes"),
    [
        ("10%", []), ("报色 12.5%", []), ("100%", []), ("101%", ["E116"]), ("' '", ["E116"]),
        ("ten%", ["E116"]), ("-5%", ["E116"]), ("nan%", ["E116"]), ("'%'", ["E116"]),
        ("10 %", ["E116"]), ("10% 20%", ["E116"]), ("10% house", ["E116"]), ("ten", ["E126"]),
    ],
)  # fmt: skip
def test_forms_of_a_tint(read: Read, place: str, tint: str, codes: list[str]) -> None:
    """A tint is a colour, a share of black, or a share of a colour; all else is told."""
    box = f"{{story: {{body: 河边}}, {place}tint: {tint}}}" + ("}" if place else "")
    reading = read(f"pages:\n  - boxes:\n      甲: {box}\n")
    assert reading.codes == codes


def test_colour_of_a_tint_in_chinese(read: Read) -> None:
    """A tint names its colour in either language."""
    reading = read("pages:\n  - boxes:\n      报头: {furniture: masthead, tint: 报色 10%}\n")
    assert reading.whole.pages[0].boxes["报头"].tint == "house 10%"


def test_former_spelling(read: Read) -> None:
    """A key that has another Chinese name now is told with that name."""
    reading = read("pages:\n  - boxes:\n      图: {图片: a.png, 图题: 河}\n")
    found = next(one for one in reading.found if one.code == "E115")
    assert found.fields["nearest"] == "主题"
