"""The words that the page itself adds to what the edition gives, by language."""

from __future__ import annotations

import msgspec

from layout.spec.model import Language


class Wording(msgspec.Struct, frozen=True):
    """Words of furniture, of adverts and of signatures; `{}` stands for what goes in."""

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
    month: str  # year, month
    holiday: str  # of a day that has a name
    and_: str  # between two names of a day
    labels: dict[str, str]  # of items of furniture that are printed with a label
    note: str  # what opens an editor's note
    afterword: str  # and one after the text
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
    month="{}年{}月",
    holiday="今日{}",
    and_="、",
    labels={
        "editor": "责任编辑 {}",
        "design": "版式 {}",
        "proof": "校对 {}",
        "duty": "值班编委 {}",
        "authority": "主管：{}",
        "sponsor": "主办：{}",
        "chief": "总编辑：{}",
        "address": "地址：{}",
        "postcode": "邮编：{}",
        "phone": "电话：{}",
        "price": "零售价：{}",
        "printer": "印刷：{}",
        "printer_address": "印刷地址：{}",
        "distribution": "发行：{}",
    },
    note="编者按",
    afterword="编后",
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
    month="{}年{}月",
    holiday="今日{}",
    and_="、",
    labels={
        "editor": "責任編輯 {}",
        "design": "版式 {}",
        "proof": "校對 {}",
        "duty": "值班編委 {}",
        "authority": "主管：{}",
        "sponsor": "主辦：{}",
        "chief": "總編輯：{}",
        "address": "地址：{}",
        "postcode": "郵遞區號：{}",
        "phone": "電話：{}",
        "price": "零售價：{}",
        "printer": "印刷：{}",
        "printer_address": "印刷地址：{}",
        "distribution": "發行：{}",
    },
    note="編者按",
    afterword="編後",
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
    month="{}年{}月",
    holiday="{}",
    and_="・",
    labels={
        "editor": "編集 {}",
        "design": "整理 {}",
        "proof": "校閲 {}",
        "duty": "当番 {}",
        "authority": "監督 {}",
        "sponsor": "主催 {}",
        "chief": "編集局長 {}",
        "address": "所在地 {}",
        "postcode": "〒{}",
        "phone": "電話 {}",
        "price": "定価 {}",
        "printer": "印刷 {}",
        "printer_address": "印刷所 {}",
        "distribution": "発売 {}",
    },
    note="編集部から",
    afterword="編集後記",
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
    month="{}년 {}월",
    holiday="{}",
    and_=", ",
    labels={
        "editor": "편집 {}",
        "design": "디자인 {}",
        "proof": "교열 {}",
        "duty": "당직 {}",
        "authority": "주관 {}",
        "sponsor": "주최 {}",
        "chief": "편집국장 {}",
        "address": "주소 {}",
        "postcode": "우편번호 {}",
        "phone": "전화 {}",
        "price": "값 {}",
        "printer": "인쇄 {}",
        "printer_address": "인쇄소 {}",
        "distribution": "보급 {}",
    },
    note="편집자 주",
    afterword="편집 후기",
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

# The days with a name of their own that furniture tells, as the almanac names them. What is not
# listed is no day for a newspaper's head: trade days, and feasts of temples.
_SIMPLIFIED_HOLIDAYS = {
    "元旦节": "元旦", "春节": "春节", "元宵节": "元宵节", "妇女节": "妇女节", "植树节": "植树节",
    "劳动节": "劳动节", "青年节": "青年节", "儿童节": "儿童节", "端午节": "端午节",
    "建党节": "建党节", "建军节": "建军节", "七夕节": "七夕", "教师节": "教师节",
    "中秋节": "中秋节", "国庆节": "国庆节", "重阳节": "重阳节", "记者节": "记者节",
    "国家公祭日": "国家公祭日", "腊八节": "腊八", "除夕": "除夕",
}  # fmt: skip
_TRADITIONAL_HOLIDAYS = {
    "元旦节": "元旦", "春节": "春節", "元宵节": "元宵節", "端午节": "端午節", "七夕节": "七夕",
    "中秋节": "中秋節", "重阳节": "重陽節", "腊八节": "臘八", "除夕": "除夕",
}  # fmt: skip
HOLIDAYS: dict[Language, dict[str, str]] = {
    "zh-Hans": _SIMPLIFIED_HOLIDAYS,
    "zh-Hant": _TRADITIONAL_HOLIDAYS,
    "ja": {"元旦节": "元日"},
    "ko": {
        "元旦节": "신정",
        "春节": "설날",
        "元宵节": "대보름",
        "端午节": "단오",
        "七夕节": "칠석",
        "中秋节": "추석",
    },
}
