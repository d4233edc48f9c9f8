"""Codes of the plan and the page: what points from box to box."""

from layout.diagnostics.codes.code import Code

CODES = (
    Code(
        "E250",
        "{box} continues {target}, and no earlier box has that name",
        "{box} 上接 {target}，前面的版上没有这个版块",
        {
            "": ("name the box in which the story began", "写上稿件起头的那个版块的名字"),
            "near": ("did you mean {near}?", "是不是 {near}？"),
            "page": ("{target} stands on page {page}", "{target} 在第 {page} 版"),
        },
    ),
    Code(
        "E251",
        "{box} on page {own} continues {target}, which stands later, on page {page}",
        "{box} 在第 {own} 版，它上接的 {target} 却在后面的第 {page} 版",
        {"": ("let the later box continue the earlier one", "让后面的版块上接前面的版块")},
    ),
    Code(
        "E252",
        "{box} continues {target}, which holds no story",
        "{box} 上接 {target}，那里没有稿件",
        {"": ("only a story can go on in another box", "只有稿件能转版")},
    ),
    Code(
        "E253",
        "{box} continues {target}, and so does {other}",
        "{box} 上接 {target}，而 {other} 已经上接它了",
        {"": ("a story goes on in one box; for a third part write continues: {other}",
              "一处只能转到一处；要转第三处，请上接第二处：continues: {other}")},
    ),
    Code(
        "E254",
        "{box} continues itself in the end: {chain}",
        "{box} 上接到最后又是自己：{chain}",
        {"": ("one of these boxes must hold the story", "这些版块里要有一个写上 story（稿件）")},
    ),
    Code(
        "E255",
        "the digest {box} points at {target}, and no box has that name",
        "导读 {box} 指向 {target}，没有这个版块",
        {
            "": ("name a box of the edition", "写上本期里一个版块的名字"),
            "near": ("did you mean {near}?", "是不是 {near}？"),
            "page": ("{target} stands on page {page}", "{target} 在第 {page} 版"),
        },
    ),
    Code(
        "E256",
        "the digest {box} points at {target}, and boxes of pages {pages} have that name",
        "导读 {box} 指向 {target}，第 {pages} 版都有叫这个名字的版块",
        {"": ("say which: {{box: {target}, page: …}}", "写明是哪一版：{{box: {target}, page: …}}")},
    ),
    Code(
        "E257",
        "the digest {box} points at {target}, which has no headline",
        "导读 {box} 指向 {target}，它没有标题",
        {"": ("say what to print: {{box: {target}, text: …}}",
              "写明印什么：{{box: {target}, text: …}}")},
    ),
    Code(
        "F214",
        "{box}: nothing of the story that it continues comes to stand here",
        "{box}：上接的稿件没有一个字排到这里",
        {
            "": ("it ends on page {page}: take this box out, or give that one fewer lines",
                 "稿件在第 {page} 版就排完了：撤下这个版块，或减少那一块的行数"),
            "room": ("what follows page {page} needs more room: make this box deeper",
                     "第 {page} 版以后的文字在这里放不下：请加高这个版块"),
        },
    ),
    Code(
        "W228",
        "{box}: only {lines:line} of the story stand here; a part of a jump needs {least}",
        "{box}：转版的稿件在这里只有 {lines} 行，至少要 {least} 行",
        {"": ("make the box deeper, or set the story in one place",
              "加高版块，或把稿件排在一处")},
    ),
    Code(
        "N228",
        "{box}: the story jumps to page {page} at the end of a paragraph",
        "{box}：转第 {page} 版处正好是一段的末尾",
        {"": ("readers take it for the end: a line more or less in this box parts a paragraph",
              "读者会以为到此为止：把这个版块加减一行，就能在段中转版")},
    ),
)  # fmt: skip
