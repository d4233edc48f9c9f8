"""Codes of stories (3xx)."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "E301",
        "the front matter opened here is never closed",
        "文件头从这里开始，没有收尾",
        {
            "": (
                "put a line --- between the headline's keys and the text",
                "请在标题各项和正文之间加一行 ---",
            )
        },
    ),
    Code(
        "E302",
        "{thing} cannot be set in a story",
        "稿件里不能排{thing}",
        {
            "": (
                "write it as plain text; a sign that is meant as text takes a \\ before it",
                "请改成普通文字；符号本身要排出来时，前面加 \\",
            ),
            "comment": (
                "put the text after a comment on a line of its own",
                "注释后面的文字请另起一行",
            ),
            "subhead": ("write a subhead as ## 小标题", "小标题请写成 ## 小标题"),
        },
    ),
    Code(
        "E303",
        "the comment opened here (<!--) is never closed",
        "注释从这里（<!--）开始，没有收尾",
        {"": ("close it with -->", "请用 --> 收尾")},
    ),
    Code(
        "E304",
        "a heading of level {level}; a story has ## only",
        "{level} 级标题；稿件里只用 ##",
        {
            "": ("write ## for a subhead", "小标题请用 ##"),
            "headline": (
                "write the headline in the front matter (headline: …), a subhead as ##",
                "主题请写在文件头（headline: …），小标题用 ##",
            ),
        },
    ),
    Code(
        "W305",
        "{story} has no text",
        "{story} 没有正文",
        {"": ("write the text after the second ---", "请在第二个 --- 后面写正文")},
    ),
    Code(
        "W306",
        "** has no partner and is set as it stands",
        "** 没有配对，照原样排出",
        {
            "": (
                "put ** at both ends of the words; a ** that is meant as text is \\*\\*",
                "请在要加重的字两头都写 **；要排出 ** 本身时写 \\*\\*",
            )
        },
    ),
    Code(
        "W307",
        "{count} full spaces at the head of the paragraph are not set; its style indents it",
        "段首 {count} 个全角空格不排，缩进由样式决定",
        {
            "": (
                "delete them, or write normalise: spaces, which drops them without a warning",
                "请删去段首空格，或写 规整: 空格，不再提醒",
            )
        },
    ),
    Code(
        "W308",
        "a line that begins with {count} full spaces is joined to the paragraph above it",
        "这一行以 {count} 个全角空格开头，但接在上一段之后",
        {
            "": (
                "put an empty line before it if it is a paragraph of its own",
                "如果是另一段，请在它前面空一行",
            )
        },
    ),
    Code(
        "E309",
        "{thing} inside a quote or a list",
        "引文或列表里面又有{thing}",
        {"": ("put it on the level of the paragraphs", "请移到正文一级")},
    ),
    Code(
        "E310",
        "a picture in the run of the text",
        "图片夹在文字中间",
        {
            "": (
                "put it in a paragraph of its own, with an empty line before and after",
                "请单独成段，前后各空一行",
            )
        },
    ),
    Code(
        "E311",
        "body in the front matter of a story file",
        "稿件文件头里写了 body（正文）",
        {"": ("write the text after the second ---", "正文请写在第二个 --- 后面")},
    ),
    Code(
        "W312",
        "## without a space after it is set as text",
        "## 后面没有空格，当作文字排出",
        {"": ("put a space between ## and the subhead", "请在 ## 和小标题之间加一个空格")},
    ),
    Code(
        "E313",
        "a picture without a path",
        "图片没有写路径",
        {
            "": (
                'write ![caption](pictures/name.jpg "credit")',
                '请写成 ![图说](pictures/文件名.jpg "署名")',
            )
        },
    ),
    Code(
        "E314",
        "a bracketed stretch cannot be marked {word}",
        "方括号后的花括号里不认识 {word}",
        {
            "": ("it can be {known}", "可以写：{known}"),
            "near": ("the nearest is {nearest}", "最接近的是 {nearest}"),
        },
    ),
    Code(
        "E315",
        "the braces after ] cannot be read",
        "] 后面的花括号读不懂",
        {
            "": (
                'a class is .name, a key ruby="…", a space between two; a [ meant as text is \\[',
                '类别写成 .专名，键写成 注音="…"，几样之间空一格；要排出 [ 本身时写 \\[',
            )
        },
    ),
    Code(
        "E316",
        "nothing stands between the signs",
        "括号或引号里没有文字",
        {
            "": (
                "write the text between [ and ], that of a ruby between its quotation marks",
                "请在 [ ] 之间写正文，注音写在引号里",
            )
        },
    ),
    Code(
        "E160",
        "a list more than {most} levels deep",
        "列表套了 {most} 层以上",
        {"": ("move it up a level", "请减少一层")},
    ),
    Code(
        "E161",
        "a row of {found} cells in a table of {columns:column}",
        "这一行有 {found} 格，表格只有 {columns} 栏",
        {
            "": (
                "give the head as many cells, or take a | away (\\| is the sign itself)",
                "表头补足格数，或去掉多余的 |（要排出 | 本身写 \\|）",
            )
        },
    ),
    Code(
        "E162",
        "a line of | and - that makes no table of the lines beside it",
        "这一行 | 和 - 没能和前后的行组成表格",
        {
            "": (
                "it stands right under the head, with as many cells: | 月份 | 用量 |, |---|---|",
                "它要紧接在表头下面，格数相同：| 月份 | 用量 |，|---|---|",
            )
        },
    ),
    Code(
        "E163",
        "{word} is no block of a story",
        "稿件里没有 {word} 这种块",
        {
            "": ("after ::: stands {known}", "::: 后面可以写：{known}"),
            "near": ("the nearest is {nearest}", "最接近的是 {nearest}"),
        },
    ),
    Code(
        "E164",
        "::: has no partner",
        "::: 没有配对",
        {
            "": (
                "a block begins with ::: note and ends with ::: on a line of its own",
                "块以 ::: 编者按 开头，以单独一行 ::: 收尾",
            )
        },
    ),
    Code(
        "E165",
        "{thing} inside an editor's note",
        "编者按里面有{thing}",
        {
            "": (
                "a note holds paragraphs only; end it with ::: before this",
                "编者按里只能有段落，请在这之前用 ::: 收尾",
            )
        },
    ),
    Code(
        "W166",
        "a line without | is set as a row of the table above it",
        "这一行没有 |，但接在表格后面，当作一行排出",
        {
            "": (
                "put an empty line before it if it is a paragraph",
                "如果是一段文字，请在它前面空一行",
            )
        },
    ),
    Code(
        "E167",
        "a table of {count} cells; a page has room for {most} at most",
        "表格有 {count} 格，一个版最多排 {most} 格",
        {"": ("print a part of it", "请只登其中一部分")},
    ),
)
