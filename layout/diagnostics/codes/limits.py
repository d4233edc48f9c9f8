"""The limits of the rules, in both spellings, and what each counts; the sources written out."""

from __future__ import annotations

import msgspec


class Limit(msgspec.Struct, frozen=True):
    """A number that a house may set for a rule: `zh` is its second spelling, `means` its meaning."""

    zh: str
    means: tuple[str, str]


LIMITS: dict[str, dict[str, Limit]] = {
    "LAY01": {
        "ratio": Limit("字号比", ("one head's size by the other's, from which a vertical head beside a level one is another rank",
                                "横题与竖题的字号比，到了这个数就分得清主次")),
        "white": Limit("空白", ("字 of the larger head between two heads that are apart", "两题之间算隔开的空白，以大题的字计")),
    },
    "LAY02": {"strip": Limit("通栏", ("lines of a strip at the head or foot that may stand apart", "版头、版脚可以隔开的一条，行数"))},
    "LAY03": {"lines": Limit("行数", ("lines by which legs may differ", "各栏末行至多相差的行数"))},
    "LAY04": {"lines": Limit("行数", ("lines that the last leg has at least", "最后一栏至少的行数"))},
    "LAY05": {"lines": Limit("行数", ("lines that a leg has at least", "一栏至少的行数"))},
    "LAY08": {"white": Limit("空白", ("字 of the body that part an advert without a frame", "没有边框的广告四周的空白，以正文字计"))},
    "LAY09": {
        "percent": Limit("百分比", ("percent of the type area that may be white", "版心至多空着的百分比")),
        "lines": Limit("行数", ("lines that a hole may be deep, whatever the percentage", "一处空白至多的行数，不论百分比")),
    },
    "LAY10": {"white": Limit("空白", ("字 of the body between two frames that are apart", "两框之间算隔开的空白，以正文字计"))},
    "HED01": {
        "condense": Limit("压窄", ("percent of its width that a head is condensed to at most", "标题至多压到原宽的百分比")),
        "fill": Limit("占宽", ("percent of its width that a head fills at least", "标题至少占版块宽度的百分比")),
    },
    "HED02": {"grown": Limit("大出", ("percent by which a lower head may be larger", "下面的标题至多大出的百分比"))},
    "HED04": {"least": Limit("最短", ("percent of its longest line that a head's shortest has", "最短一行至少为最长一行的百分比"))},
    "HED05": {
        "page": Limit("全版", ("type families on a page", "一版至多的字体种数")),
        "heads": Limit("标题", ("type families in its headlines", "标题至多的字体种数")),
    },
    "TYP01": {"chars": Limit("字数", ("characters that a last line has at least, marks apart", "末行至少的字数，标点不算"))},
    "TYP02": {
        "first": Limit("段首", ("lines of a paragraph that stand together at a foot; 1 allows one alone", "栏末至少连在一起的段首行数，1 即不限")),
        "last": Limit("段末", ("lines of a paragraph that stand together at a head; 1 allows one alone", "栏首至少连在一起的段末行数，1 即不限")),
        "full": Limit("占满", ("percent of the measure that a last line fills to stand alone", "末行占满栏宽的这个百分比，就可以单独在栏首")),
    },
    "TYP03": {
        "text": Limit("正文", ("pt of Han at least", "汉字至少的 pt 数")),
        "advert": Limit("广告", ("pt of Han in adverts at least", "广告里汉字至少的 pt 数")),
        "latin": Limit("西文", ("pt of Latin and figures at least", "西文、数字至少的 pt 数")),
    },
    "TYP04": {
        "least": Limit("最短", ("字 of a line at least", "每行至少的字数")),
        "most": Limit("最长", ("字 of a line at most", "每行至多的字数")),
    },
    "TYP05": {
        "text": Limit("汉字", ("pt of reversed Han at least", "反白汉字至少的 pt 数")),
        "latin": Limit("西文", ("pt of reversed Latin at least", "反白西文至少的 pt 数")),
        "inks": Limit("多色", ("pt on a ground of several inks at least", "多色底上至少的 pt 数")),
        "fine": Limit("细笔", ("pt of faces with fine strokes, as Song, at least", "宋体等细笔画字体至少的 pt 数")),
    },
    "TYP06": {
        "ratio": Limit("对比", ("contrast of type with its ground, to 1", "字与底色的对比，比 1")),
        "large": Limit("大字", ("the same from 14 pt on, and of type reversed on much ink", "14 pt 起，或反白而墨量大时的对比")),
        "ink": Limit("墨量", ("percent of black that counts as much ink", "算墨量大的底色，相当于黑的百分比")),
        "paper": Limit("纸上", ("contrast of coloured type with the paper", "纸上彩字的对比")),
    },
    "CNT02": {"aside": Limit("短附文", ("characters of a text in a frame or on a tint that needs no byline", "加框或铺底的短文，多少字以内不查"))},
    "CNT03": {
        "before": Limit("转前", ("lines that stand before a jump at least", "转版前至少的行数")),
        "after": Limit("转后", ("lines that follow it at least", "转版后至少的行数")),
    },
    "CNT04": {"size": Limit("字号", ("pt of the label at least", "标签至少的 pt 数"))},
    "ISS05": {
        "reviews": Limit("审", ("reviews that are signed", "要签字的审稿次数")),
        "readings": Limit("校", ("readings that are signed", "要签字的校对次数")),
        "checks": Limit("检查", ("checks of the page that are signed", "要签字的检查次数")),
    },
    "PRN01": {
        "least": Limit("最低", ("ppi of a picture; less is a fault", "图像 ppi 低于它按缺陷报")),
        "warn": Limit("提醒", ("ppi of a picture; less is told", "图像 ppi 低于它就报告")),
        "bitmap": Limit("线条稿", ("ppi of line art at least", "线条稿至少的 ppi")),
    },
    "PRN02": {
        "positive": Limit("阳线", ("mm of a line at least", "线至少的 mm 数")),
        "reversed": Limit("白线", ("mm of a white line at least", "白线至少的 mm 数")),
    },
    "PRN03": {
        "warn": Limit("提醒", ("percent of all inks; more is told", "总墨量百分比，超过就报告")),
        "most": Limit("最高", ("percent of all inks; more is a fault", "总墨量百分比，超过按缺陷报")),
        "area": Limit("面积", ("mm² of too much ink that count", "多大的一处才算，mm²")),
    },
    "PRN04": {
        "text": Limit("文字", ("pt up to which black type must overprint", "多少 pt 以内的黑字要叠印")),
        "line": Limit("线条", ("pt up to which black lines must", "多少 pt 以内的黑线要叠印")),
    },
    "PRN05": {
        "text": Limit("文字", ("pt up to which type is of few inks", "多少 pt 以内的字要少用油墨")),
        "line": Limit("线条", ("pt up to which lines are", "多少 pt 以内的线要少用油墨")),
        "inks": Limit("油墨", ("inks of such type and lines at most", "这样的字和线至多的油墨种数")),
    },
}  # fmt: skip

SOURCES: dict[str, tuple[str, str]] = {
    "AD": ("Advertising Law of China", "广告法"),
    "AT": ("Austrian newspaper print standard", "奥地利报纸印刷标准"),
    "CL": ("W3C, Requirements for Chinese Text Layout", "万维网联盟《中文排版需求》"),
    "GWG": ("Ghent Workgroup specification (2015)", "根特工作组规范（2015）"),
    "IZ": ("data sheet of IZ Messezeitung", "IZ Messezeitung 印刷数据表"),
    "MC": ("data sheet of McLaren Press after SNAP", "McLaren Press 印刷数据表（据 SNAP）"),
    "NQ": ("Chinese rules on the quality of newspapers (2020)", "报纸期刊质量管理规定（2020）"),
    "NV": ("US Navy course for journalists", "美国海军新闻教程"),
    "PSA": (
        "Chinese rules on public-service advertising (2016)",
        "公益广告促进和管理暂行办法（2016）",
    ),
    "PX": ("ISO 15930", "ISO 15930"),
    "RT": ("a newsroom's rules of thumb", "版面编辑经验谈"),
    "SN": ("data sheet of SN", "SN 印刷数据表"),
    "SZ": ("data sheet of Saarbrücker Zeitung", "Saarbrücker Zeitung 印刷数据表"),
    "TH": ("habit of the trade", "行业惯例"),
    "TN": ("data sheet of The Tennessean (2009)", "The Tennessean 印刷数据表（2009）"),
    "WBJ": ("data sheet of Washington Business Journal", "Washington Business Journal 印刷数据表"),
    "WI": ("WAN-IFRA", "WAN-IFRA"),
    "WY": ("吴永亮, 精美的版式会说话", "吴永亮《精美的版式会说话》"),
    "XH": ("terms of Xinhua for its copy", "新华社供稿规定"),
}
