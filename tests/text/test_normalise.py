"""Cleaning of copy: what each choice mends, and what it leaves."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layout.spec.model import Language
from layout.text import KINDS, Edit, lone_quotes, mendable, normalise

VECTORS: dict[str, list[tuple[str, str, str]]] = {
    "marks": [
        ("日前,中国", "日前，中国", "between Han"),
        ("时间:8:30", "时间：8:30", "a time keeps its colon"),
        ("上午10:30,集合", "上午10:30，集合", "and the comma behind it is mended"),
        ("比分3:2", "比分3:2", "so does a score"),
        ("共1,200人", "共1,200人", "and a number its comma"),
        ("好!?走", "好！？走", "marks in a row"),
        ("世卫组织(WHO)说", "世卫组织（WHO）说", "both parentheses of a pair"),
        ("use (WHO) data", "use (WHO) data", "Latin text stays"),
        ("他说:“好”", "他说：“好”", "beside a full-width mark"),
        ("他说“好”,", "他说“好”，", "beside a quote with Han in it"),
        ("He said “hi”, 好", "He said “hi”, 好", "curly quotes are Latin too"),
        ("第一;第二", "第一；第二", "semicolon"),
        ("见http://a.cn/b?c,d,再看", "见http://a.cn/b?c,d，再看", "an address of the web is kept"),
        ("见a.cn/b?c=1,2;再看", "见a.cn/b?c=1,2；再看", "without its scheme too"),
        ("信箱a@b.com,见报", "信箱a@b.com，见报", "and one of mail"),
    ],
    "quotes": [
        ('他说"好"。', "他说“好”。", "in turn"),
        ('"好""坏"', "“好”“坏”", "one pair after another"),
        ("他说\"你'好'吗\"", "他说“你‘好’吗”", "one kind inside the other"),
        ('名为"OK"的店', "名为“OK”的店", "Latin words in Chinese quotes"),
        ('"A股"', "“A股”", "at both ends of the text"),
        ('The "OK" shop 店', 'The "OK" shop 店', "a Latin pair stays"),
        ('a "pair" here', 'a "pair" here', "so does all Latin text"),
        ("他don't说'好'", "他don't说‘好’", "an apostrophe"),
        ("唱the Beatles' 歌", "唱the Beatles' 歌", "one at a word's end"),
        ("那是'90s的歌", "那是'90s的歌", "one for a century"),
        ('27"和55"电视', '27"和55"电视', "inches"),
        ("身高5'10\"的他", "身高5'10\"的他", "feet and inches"),
        ('他买了"27"号', "他买了“27”号", "a number in quotes"),
        ('他说"好。', '他说"好。', "one alone"),
        ('"好"他说"', '"好"他说"', "three: none is sure"),
        ('他说"，好"', '他说"，好"', "no quote opens before a comma"),
        ('他“说"好”和"坏', '他“说"好”和"坏', "one half inside curly quotes"),
        ("'甲\"乙'丙\"", "'甲“乙'丙”", "pairs that cross: one kind only"),
    ],
    "spaces": [
        ("他  说", "他 说", "two"),
        ("a    b", "a b", "four"),
        ("王芳　李明", "王芳　李明", "a full space is meant"),
        ("a b", "a b", "one"),
    ],
    "digits": [
        ("１２月", "12月", "digits"),
        ("Ａ股ＧＤＰ", "A股GDP", "letters"),
        ("３．５％", "3.5％", "the point of a number"),
        ("１．总则", "1．总则", "that of a list"),
        ("（１）", "（1）", "brackets stay"),
    ],
    "ellipsis": [
        ("等等...", "等等……", "three dots"),
        ("等等......", "等等……", "six"),
        ("等等。。。", "等等……", "three full stops"),
        ("他说…好", "他说……好", "a single one"),
        ("他说……好", "他说……好", "two are right"),
        ("…………", "…………", "a line left out"),
        ("等等。。", "等等。。", "two full stops: a slip of another kind"),
        ("wait... what", "wait... what", "Latin text"),
    ],
    "dashes": [
        ("中国--美国", "中国——美国", "two hyphens"),
        ("中国---美国", "中国——美国", "three"),
        ("中国 -- 美国", "中国——美国", "with white around"),
        ("他说，—好", "他说，——好", "beside a pause"),
        ("中 — 国", "中——国", "with white on both sides"),
        ("—编者", "——编者", "at the head"),
        ("北京—上海", "北京—上海", "a connector"),
        ("鲁迅（1881—1936）", "鲁迅（1881—1936）", "of years"),
        ("鲁迅（1881—）", "鲁迅（1881—）", "open"),
        ("A--B", "A--B", "Latin text"),
        ("1--3页", "1--3页", "numbers"),
    ],
}  # fmt: skip
COPY = st.text(alphabet="中国ab1１Ａ．,;:?!()，。“”\"' \t.-—…/@\u3000", max_size=40)
CHOICES = st.sets(st.sampled_from(KINDS))


@pytest.mark.parametrize(
    ("kind", "typed", "printed", "fact"),
    [(kind, *row) for kind, rows in VECTORS.items() for row in rows],
)
def test_choice(kind: str, typed: str, printed: str, fact: str) -> None:
    """Each choice mends its own; the warning sees the same places."""
    found = normalise(typed, [kind])
    assert found.text == printed, fact
    assert bool(mendable(typed, [kind])) == (typed != printed)
    assert {edit.kind for edit in found.edits} <= {kind}


def test_together() -> None:
    """One choice sees what another has made: a quote or an ellipsis counts as a Chinese mark."""
    typed = '老人说:"天暖了...",一边收起２把椅子--都是竹的'
    assert normalise(typed, KINDS).text == "老人说：“天暖了……”，一边收起2把椅子——都是竹的"


def test_nothing_is_changed_unasked() -> None:
    """Without the choice, text is printed as typed."""
    assert normalise('日前,中国"好"--１...', []).text == '日前,中国"好"--１...'


@pytest.mark.parametrize(
    ("text", "offsets"),
    [('他说"好', [2]), ('他说"，好"', [2, 5]), ('他说"好"', []), ("don't 好", []), ('55"好', [])],
)
def test_quotes_in_doubt(text: str, offsets: list[int]) -> None:
    """Quotes that cannot be paired are found; apostrophes and inches are none."""
    assert lone_quotes(text) == offsets


def carried_out(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with the edits, which are in order and none over another."""
    parts, at = [], 0
    for edit in edits:
        assert at <= edit.start < edit.end
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:]])


@given(COPY, CHOICES)
@example("a  --  中", set(KINDS))
@example("ok...,中", set(KINDS))
def test_edits_make_the_text(text: str, choices: set[str]) -> None:
    """The edits, by their places in the source, make the cleaned text."""
    found = normalise(text, choices)
    assert carried_out(text, found.edits) == found.text
    assert {edit.kind for edit in found.edits} <= choices


@given(COPY, CHOICES)
def test_cleaning_twice_changes_nothing(text: str, choices: set[str]) -> None:
    """What is clean stays as it is."""
    once = normalise(text, choices).text
    assert normalise(once, choices).edits == ()
    assert mendable(once, choices) == []


@pytest.mark.parametrize(
    ("language", "cleaned"),
    [
        ("zh-Hans", "他说：“好，‘很’好（真）”"),
        ("zh-Hant", "他说：「好，『很』好（真）」"),
        ("ja", "他说：「好、『很』好（真）」"),
        ("ko", "他说：“好，‘很’好（真）”"),
    ],
)
def test_marks_of_a_language(language: Language, cleaned: str) -> None:
    """Quotes are corners in traditional characters and in Japanese; its comma is its own."""
    found = normalise("他说:\"好,'很'好(真)\"", KINDS, language)
    assert found.text == cleaned
    assert normalise(cleaned, KINDS, language).edits == ()


@given(COPY, CHOICES)
def test_no_han_is_lost(text: str, choices: set[str]) -> None:
    """Han stand as they stood, in their order."""
    cleaned = normalise(text, choices).text
    assert [one for one in cleaned if one in "中国"] == [one for one in text if one in "中国"]


@given(COPY)
def test_words_and_numbers_stay(text: str) -> None:
    """Letters and digits are the same but for their width."""

    def words(one: str) -> str:
        half = one.translate({0xFF11: "1", 0xFF21: "A"})
        return "".join(char for char in half if char.isalnum())

    assert words(normalise(text, KINDS).text) == words(text)


@pytest.mark.parametrize(
    "text",
    ["中,'\"" * 100_000, "a" * 400_000 + "@中", "a.b-" * 100_000 + "/", '("' * 100_000 + "中"],
    ids=("marks", "letters", "dots", "chain"),
)
def test_a_hostile_paragraph(text: str) -> None:
    """Half a megabyte of one thing is cleaned as well, and loses nothing."""
    assert normalise(text, KINDS).text.count("中") == text.count("中")
