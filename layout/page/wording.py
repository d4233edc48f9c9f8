"""The words that the page itself adds to what the edition gives, by language."""

from __future__ import annotations

import msgspec

from layout.spec.model import Language


class Wording(msgspec.Struct, frozen=True):
    """Words of the masthead, of adverts and of signatures; `{}` stands for what goes in."""

    date: str  # year, month, day
    weekday: str
    weekdays: str  # from Monday on
    lunar: str
    term: str  # of a day that is a solar term
    issue: str
    code: str  # the number of a periodical in the state's register
    post: str  # the number at which the post office takes orders
    page: str
    pages: str
    advert: str
    notice: str  # 公益广告
    source: str
    editor: str
    jump: str  # to the page that a story goes on at
    jump_from: str


_SIMPLIFIED = Wording(
    date="{}年{}月{}日",
    weekday="星期{}",
    weekdays="一二三四五六日",
    lunar="农历{}",
    term="今日{}",
    issue="总第{}期",
    code="国内统一刊号 {}",
    post="邮发代号 {}",
    page="第{}版",
    pages="今日{}版",
    advert="广告",
    notice="公益广告",
    source="（{}）",
    editor="（责任编辑　{}）",
    jump="（下转第{}版）",
    jump_from="（上接第{}版）",
)
_TRADITIONAL = Wording(
    date="{}年{}月{}日",
    weekday="星期{}",
    weekdays="一二三四五六日",
    lunar="農曆{}",
    term="今日{}",
    issue="總第{}期",
    code="國內統一刊號 {}",
    post="郵發代號 {}",
    page="第{}版",
    pages="今日{}版",
    advert="廣告",
    notice="公益廣告",
    source="（{}）",
    editor="（責任編輯　{}）",
    jump="（下轉第{}版）",
    jump_from="（上接第{}版）",
)
_JAPANESE = Wording(
    date="{}年{}月{}日",
    weekday="{}曜日",
    weekdays="月火水木金土日",
    lunar="旧暦{}",
    term="{}",
    issue="第{}号",
    code="{}",
    post="{}",
    page="{}面",
    pages="全{}面",
    advert="広告",
    notice="公共広告",
    source="（{}）",
    editor="（編集　{}）",
    jump="（{}面に続く）",
    jump_from="（{}面から続く）",
)
_KOREAN = Wording(
    date="{}년 {}월 {}일",
    weekday="{}요일",
    weekdays="월화수목금토일",
    lunar="음력 {}",
    term="{}",
    issue="제{}호",
    code="{}",
    post="{}",
    page="{}면",
    pages="전체 {}면",
    advert="광고",
    notice="공익광고",
    source="({})",
    editor="(편집 {})",
    jump="({}면에 계속)",
    jump_from="({}면에서 계속)",
)
WORDINGS: dict[Language, Wording] = {
    "zh-Hans": _SIMPLIFIED,
    "zh-Hant": _TRADITIONAL,
    "ja": _JAPANESE,
    "ko": _KOREAN,
}

# The solar terms as the almanac names them; what is not listed is written alike.
_TRADITIONAL_TERMS = {
    "惊蛰": "驚蟄",
    "谷雨": "穀雨",
    "小满": "小滿",
    "芒种": "芒種",
    "处暑": "處暑",
}
_JAPANESE_TERMS = {"惊蛰": "啓蟄", "谷雨": "穀雨", "小满": "小満", "芒种": "芒種", "处暑": "処暑"}
_KOREAN_TERMS = {
    "立春": "입춘", "雨水": "우수", "惊蛰": "경칩", "春分": "춘분",
    "清明": "청명", "谷雨": "곡우", "立夏": "입하", "小满": "소만",
    "芒种": "망종", "夏至": "하지", "小暑": "소서", "大暑": "대서",
    "立秋": "입추", "处暑": "처서", "白露": "백로", "秋分": "추분",
    "寒露": "한로", "霜降": "상강", "立冬": "입동", "小雪": "소설",
    "大雪": "대설", "冬至": "동지", "小寒": "소한", "大寒": "대한",
}  # fmt: skip
TERMS: dict[Language, dict[str, str]] = {
    "zh-Hans": {},
    "zh-Hant": _TRADITIONAL_TERMS,
    "ja": _JAPANESE_TERMS,
    "ko": _KOREAN_TERMS,
}
