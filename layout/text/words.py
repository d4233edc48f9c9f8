"""The words of a display text, and how well a line can end between two of them.

A headline is broken where its sense pauses: never inside a word where a break elsewhere does, not
before 的, not after a preposition (newspaper-terms, HED04). Words are found by the likeliest way
through a word list, as all dictionary segmenters do; the words of this very story, which no list
has, are those that its body repeats.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from layout.text.keep import number_units

INSIDE = 4.0
"""The cost of a break inside a word; others are fractions of it."""

LONGEST = 5
_TOTAL = 18.0  # logarithm of all that the list counts
_UNKNOWN = 14.0  # cost of a character that no list has
_RECENT = 10.0  # of a word of `_FUNCTION` that the list lacks
_NAME = 3.0  # of a name that the editor or the story gives
_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_TOKEN = re.compile(
    rf"(?:[0-9０-９]+[.,:])*[0-9０-９]+[%％‰℃]?|[A-Za-z][A-Za-z0-9'’&-]*|{_HAN}+|.", re.DOTALL
)
IS_HAN = re.compile(_HAN)


class Word(NamedTuple):
    """A word with its kind: a letter of `_JUNCTIONS`."""

    start: int
    end: int
    kind: str


# Function words whose kind the list does not tell, or not as a line's end sees it (虚词; GB/T
# 13715-92, word classes). D 的; u what leans on the word before it; p what leans on the word
# after it; e verbs that end another verb and lead on (走进, 办到); d adverbs; f 方位词; x 起.
_FUNCTION: dict[str, str] = {
    word: kind
    for kind, words in {
        "D": "的",
        "u": (
            "了 着 过 得 们 吗 呢 吧 啊 者 等 化 率 度 性 式 型 员 师 等等 一样 似的 而已 "
            "来说"
        ),
        "p": (
            "在 把 被 将 对 对于 关于 向 朝 从 自 自从 于 以 用 为 为了 因 因为 由 由于 让 使 "
            "令 给 比 按 按照 据 根据 凭 靠 随 随着 沿 沿着 通过 经过 除 除了 面向 围绕 直到 "
            "至 往 替 跟 与 和 及 同 或 以及 并 而"
        ),
        "e": "到 成 为 给 出 进 入 往 至 于 自 向 起 上 下 好",
        "d": (
            "也 都 还 就 才 又 再 不 没 未 已 已经 正 正在 仍 仍然 更 最 很 太 只 只需 曾 均 "
            "共 共同 不再 必须 应 可 可以 能 会 要 想 愿 敢 须 需 全 全线 全面 继续 首次 再次 "
            "不得 不能 不要 如何 怎样 怎么 越 越来越 略 略有 越发 没有 是 有 无 免费 为什么 "
            "为何 只要 只有 全部 义务 一律 陆续 相继 明起 今起"
        ),
        "f": (
            "里 上 下 中 内 外 前 后 间 旁 边 以上 以下 以来 以内 以外 之前 之后 之间 之上 "
            "之下 之中 里面 外面"
        ),
        "x": "起",
        "t": (
            "下月 本月 上月 下周 上周 本周 今晨 昨晚 今晚 明晨 明年 去年 今年 首日 当日 次日 "
            "日前 近日 周末 月底 年底"
        ),
        "n": (
            "省运会 市运会 全运会 新能源 非遗 乡村振兴 网格员 直播间 短视频 高铁 大数据 "
            "云计算 物联网 碳达峰 碳中和 民宿 网约车 共享单车 充电桩 快递员 外卖员 骑手 "
            "环卫工 门诊楼"
        ),
        "v": "变身 落户 开建 投用 停航 试运行",
        "m": (
            "一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两 几 数 多 第 每 各 半 首 零 近 逾 约 "
            "超 超过 整 某 本 该 此 这 那 全"
        ),
    }.items()
    for word in words.split()
}  # fmt: skip
_TIMES = ("年", "月", "日", "天", "季度", "小时", "分钟", "周", "年间")
_PREDICATIVE = frozenset("难易慢快贵忙火旺")
_MEASURES = frozenset("个条名家次场座位项件只张本台辆户所支批届部层栋间份种")
_ENDS = frozenset("到成为给出进入往至于自向上下好")  # as verbs after a verb

# How well a line ends between two kinds of words: left, right, cost, why. The first row decides;
# costs are in measures of unevenness (1.0: one line is longer by a whole measure).
_NOUN, _VERB = "nsS", "v"
_ALL = "nsSvgabdpcmqtrfkuDex"
_JUNCTIONS: tuple[tuple[str, str, float, str], ...] = (
    (_ALL, "uDkf", 3.0, "HED04: no line begins with 的, 了, a suffix or a 方位词"),
    ("pc", _ALL, 2.0, "a preposition or 和 goes with what follows"),
    ("m", "m", INSIDE, "HED04: 一万|八千 is one number in two words"),
    ("m", "qnsStbag", 2.5, "HED04: number and unit"),
    ("m", _ALL, 0.8, "a number, with what it counts"),
    ("u", "qm", 1.0, "收了|个徒弟"),
    (_ALL, "s", 1.2, "修车|铺: a single character after a word goes with it"),
    ("q", "S", 0.5, "三条|线路"),
    ("q", "nsabg", 0.9, "likewise"),
    ("e", _ALL, 1.3, "办到|居民: what leads on does not end a line"),
    (_VERB + "g", "ex", 2.5, "办|到: a verb with its complement"),
    ("d", _ALL, 1.1, "an adverb, with its verb"),
    ("ab", "nsSg", 0.8, "an adjective, with its noun"),
    ("f", "S", 0.05, "a sentence begins after a place or a time"),
    (_VERB + "gu", "S", 0.12, "another sentence begins with its subject"),
    (_VERB + "gu", "t", 0.05, "another sentence begins with its time"),
    (_VERB + "gu", "pc", 0.15, "another predicate begins"),
    (_VERB + "gu", "d", 0.15, "likewise"),
    ("m", "S", 0.1, "another sentence after a number"),
    ("D", _NOUN + "pvgadtrmb", 0.55, "的, with its noun; a line may end with it"),
    ("u", "nsS", 0.55, "走过|…"),
    ("t", _VERB + "gdp", 0.6, "a time, with its verb"),
    ("t", "S", 0.25, "a time, with the sentence that it opens"),
    ("t", "nsm", 0.3, "a time opens the sentence"),
    (_NOUN + "qtfrxg", "pc", 0.25, "a predicate begins"),
    (_NOUN + "qtfrxg", "d", 0.25, "likewise"),
    (_NOUN + "qrfxg", "t", 0.25, "a predicate begins with its time"),
    (_NOUN + "qfrxg", _VERB, 0.3, "subject and predicate"),
    (_NOUN + "g", "g", 0.6, "改造 after a noun is rather what is made of it"),
    ("x", _ALL, 0.1, "from … on"),
    ("f", _ALL, 0.3, "after a place or a time"),
    (_VERB, _VERB + "g", 0.55, "verb and verb"),
    (_VERB + "g", "ns", 0.7, "verb and object"),
    (_VERB + "g", "m", 0.6, "verb and a counted object"),
    (_NOUN, _NOUN, 0.75, "two nouns are one thing more often than not"),
    (_NOUN, "m", 0.4, "摊位|一千个"),
)
_OTHERWISE = 0.5


@functools.cache
def _matrix() -> dict[str, float]:
    found: dict[str, float] = {}
    for lefts, rights, cost, _why in reversed(_JUNCTIONS):
        found.update({left + right: cost for left in lefts for right in rights})
    return found


@functools.cache
def _rows(language: str) -> str:
    file = resources.files("layout.text") / "lexicon" / f"{language}.txt"
    return file.read_text(encoding="utf-8")


@functools.cache
def simplified() -> dict[int, str]:
    """Of traditional characters those that the list has their words under, one for one."""
    rows = (row for row in _rows("zh-Hant").splitlines() if not row.startswith("#"))
    return {ord(pair[0]): pair[1] for row in rows for pair in row.split()}


@functools.cache
def listed(first: str) -> Mapping[str, tuple[str, float]]:
    """The words of the list that begin with a character: kind and cost, the less the commoner.

    Only the row of the character is read, not the whole list.
    """
    rows = _rows("zh-Hans")
    start = rows.find(f"\n{first} ") + 1
    if not start:
        return {}
    found: dict[str, tuple[str, float]] = {}
    for entry in _ENTRY.findall(rows, start + 2, rows.index("\n", start)):
        found[first + entry[0]] = (entry[1], _TOTAL - float(entry[2]))
    return found


_ENTRY = re.compile(r"([^ a-z]*)([a-z])([0-9]+)")


def repeated(text: str, copy: str, known: Iterable[str] = ()) -> list[str]:
    """Stretches of Han in a headline that its story's own copy repeats as one thing.

    One that no list has counts as a word where it occurs twice at least, and most of the times that
    its rarest character does.
    """
    given = set(known)
    found: list[str] = []
    for run in re.findall(f"{_HAN}+", text):
        for length in range(2, 7):
            for start in range(len(run) - length + 1):
                part = run[start : start + length]
                if part in listed(part[0]) or part in given or any(c in _FUNCTION for c in part):
                    continue
                times = copy.count(part)
                if times >= 2 and times * 1.5 >= min(copy.count(c) for c in part):
                    found.append(part)
    return [one for one in found if not any(one != other and one in other for other in found)]


def words(text: str, names: Sequence[str] = ()) -> list[Word]:
    """The words of a text in order; marks and spaces are words of the kind `w`."""
    own = dict.fromkeys((name for name in names if name), ("n", _NAME))
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if IS_HAN.match(match[0]):
            found += _segmented(match[0], start, own)
        elif match[0][-1].isalnum() or match[0][-1] in "%％‰℃":
            found.append(Word(start, end, "m" if match[0][0].isdigit() else "n"))
        else:
            found.append(Word(start, end, "w"))
    return _in_context(text, found)


def known(part: str) -> tuple[str, float]:
    """The kind and the cost of a word; no kind where it is none."""
    kind, cost = listed(part[0]).get(part) or ("", _UNKNOWN)
    if len(part) > 1 and part in _FUNCTION:
        return _FUNCTION[part], min(cost, _RECENT)
    return kind, cost


def _segmented(run: str, offset: int, own: Mapping[str, tuple[str, float]]) -> list[Word]:
    """The likeliest words of a run of Han."""
    longest = max([LONGEST, *map(len, own)])
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(run) + 1):
        choices = []
        for start in range(max(0, end - longest), end):
            part = run[start:end]
            kind, cost = own.get(part) or known(part)
            if not kind and start == end - 1:
                kind, cost = "n", _UNKNOWN
            if kind:
                choices.append((best[start][0] + cost, start, kind))
        best.append(min(choices))
    found: list[Word] = []
    end = len(run)
    while end:
        _cost, start, kind = best[end]
        found.append(Word(offset + start, offset + end, _FUNCTION.get(run[start:end], kind)))
        end = start
    return found[::-1]


def _in_context(text: str, found: list[Word]) -> list[Word]:
    """The words, what can be two things by what stands before it."""
    for index, word in enumerate(found):
        if word.kind == "m" and word.end - word.start > 1:
            word = found[index] = _counted(text, word)  # noqa: PLW2901
        before = found[index - 1] if index else None
        written = text[word.start : word.end]
        if before is None or before.end != word.start:
            continue
        if written in _TIMES and before.kind == "m":
            found[index] = word._replace(kind="f")
        elif (
            _leans(written, word.kind) and before.end - before.start > 1 and before.kind in "nvgaq"
        ):
            found[index] = word._replace(kind="s")
        elif written in _ENDS and before.kind in "vg" and before.end - before.start == 1:
            found[index] = word._replace(kind="e")
        elif written == "起" and before.kind in "tmq":
            found[index] = word._replace(kind="x")
    return [_ahead(word, found[index + 1 :]) for index, word in enumerate(found)]


def _leans(written: str, kind: str) -> bool:
    """Whether a single character is likely the end of the word before it: 修车铺, 停车难."""
    return len(written) == 1 and (kind == "n" or written in _PREDICATIVE)


def _counted(text: str, word: Word) -> Word:
    """A number with its measure word as what it counts by: 三条, 二十年."""
    written = text[word.start : word.end]
    if written in ("百年", "千年", "万年"):
        return word._replace(kind="b")
    if any(written.endswith(one) for one in _TIMES):
        return word._replace(kind="f")
    return word._replace(kind="q") if written[-1] in _MEASURES else word


def _ahead(word: Word, rest: Sequence[Word]) -> Word:
    """A noun that is followed by its verb is a subject."""
    if word.kind == "n":
        after = next((one.kind for one in rest if one.kind not in "ns"), "w")
        if after in "vgdp":
            return word._replace(kind="S")
    return word


def break_penalties(text: str, names: Sequence[str] = (), language: str = "zh-Hans") -> list[float]:
    """How ill a line of display text ends before each character: 0 at a pause, `INSIDE` in a word.

    There is one for the end of the text too. Traditional text is looked up in simplified; Japanese
    parts before a word that begins after kana, Korean at its spaces.
    """
    if language in ("ja", "ko"):
        return _by_script(text, language)
    if language == "zh-Hant":
        text, names = text.translate(simplified()), [one.translate(simplified()) for one in names]
    found = [INSIDE] * (len(text) + 1)
    is_second = False  # the subject before belongs to another sentence than the first
    before: Word | None = None
    for word in words(text, names):
        if before is not None:
            cost = _junction(text, before, word)
            if before.kind == "S" and word.kind in _PREDICATE:
                cost, is_second = cost + _WITHIN * is_second, False
            is_second |= word.kind == "S" and cost <= _SENTENCE
            found[word.start] = cost
        before = word
    for start, end in number_units(text):
        for i in range(start, end):
            found[i] = INSIDE
    return found


def _junction(text: str, left: Word, right: Word) -> float:
    if left.kind == "w":
        return 0.0
    if right.kind == "w":
        return _BEFORE_MARK
    if _is_surname(text, left) and right.end - right.start < 3 and right.kind in "nvgaS":
        return INSIDE
    return _matrix().get(left.kind + right.kind, _OTHERWISE)


_PREDICATE = "vgdpt"
_SENTENCE = 0.15  # a junction that costs no more parts two sentences
_WITHIN = 0.2  # more, for the junction within the second of them
_BEFORE_MARK = 0.3  # an opening mark; kinsoku keeps the others from a line's start

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭"
    "吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙段钱汤尹黎贺赖龚"
)  # the most frequent ones (公安部户政管理研究中心, 2019) but those that are words more often


def _is_surname(text: str, word: Word) -> bool:
    return word.end - word.start == 1 and text[word.start] in _SURNAMES


def _by_script(text: str, language: str) -> list[float]:
    """Japanese: a word begins where kana end; Korean: after a space."""
    found = [INSIDE] * (len(text) + 1)
    for i in range(1, len(text)):
        before, after = text[i - 1], text[i]
        if not before.isalnum():
            found[i] = 0.0
        elif not after.isalnum():
            found[i] = 0.3
        elif language == "ja" and "ぁ" <= before <= "ゟ" and not "ぁ" <= after <= "ゟ":
            found[i] = 0.2
    return found
