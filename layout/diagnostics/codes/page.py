"""Codes of plan and page (2xx)."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "E201",
        "the plan names {name}, which no box has",
        "版样里的 {name} 没有对应的版块",
        {
            "": ("add {name} under boxes, or write . for an empty cell",
                 "在 boxes（版块）下加上 {name}，空格处则写 ."),
            "near": ("a similar box exists: {near}", "有相近的版块：{near}"),
        },
    ),
    Code(
        "E202",
        "{box} stands in {count} separate pieces: {first}; {second}",
        "{box} 分成了 {count} 块：{first}；{second}",
        {"": ("give the second piece a name and a box of its own, or join the two",
              "给第二块另起一个名字、另立一个版块，或把两块连起来")},
    ),
    Code(
        "E203",
        "{box} overlaps {other} in {area}",
        "{box} 与 {other} 重叠：{area}",
        {"": ("end one of the two where the other begins", "让其中一个在另一个开始处收住")},
    ),
    Code(
        "E204",
        "{box} has an empty hole in {area}",
        "{box} 中间空了一块：{area}",
        {"": ("write {box} in these cells too, or name the box that stands there",
              "在这些格里也写上 {box}，或写上放在那里的版块名")},
    ),
    Code(
        "E205",
        "the plan has {lines:line}, the grid {grid}",
        "版样共 {lines} 行，版心只有 {grid} 行",
        {"": ("take {over:line} away", "减去 {over} 行")},
    ),
    Code(
        "W206",
        "the plan ends at line {lines} of {grid}",
        "版样只到第 {lines} 行，版心有 {grid} 行",
        {"": ("give {left:line} more, or leave the foot of the page white",
              "再分配 {left} 行；否则版面下端留白")},
    ),
    Code(
        "E207",
        "{box} has no place on the page",
        "{box} 在版面上没有位置",
        {"": ("name it in the plan, or give it at: {{columns: 1-2, lines: 1-20}}",
              "在版样里写上它，或写 at: {{columns: 1-2, lines: 1-20}}")},
    ),
    Code(
        "E208",
        "{box} is placed twice: in the plan and by at",
        "{box} 既在版样里，又有 at（位置）",
        {"": ("keep one of the two", "两处只留一处")},
    ),
    Code(
        "E209",
        "{box} reaches {area}; the grid has {columns} columns and {lines} lines",
        "{box} 排到{area}，版心只有 {columns} 栏、{lines} 行",
        {"": ("keep it within the grid", "收进版心以内")},
    ),
    Code(
        "E210",
        "{box} is {lines:line} deep; its {what} alone takes {needed}",
        "{box} 只有 {lines} 行高，光{what}就要 {needed} 行",
        {"": ("make the box deeper or its {what} smaller", "加高版块，或减小{what}")},
    ),
    Code(
        "E211",
        "{box} asks for {count} columns in {width} 字",
        "{box} 要在 {width} 字宽里排 {count} 栏",
        {"": ("a column needs at least {least} 字: at most {most} columns fit",
              "每栏至少 {least} 字，最多 {most} 栏")},
    ),
    Code(
        "E212",
        "{box} must be a rectangle to hold {what}",
        "{box} 放{what}，必须是矩形",
        {"": ("give it the same columns in each line", "让它每行占的栏相同")},
    ),
    Code(
        "E213",
        "the advert {box} has an empty label",
        "广告 {box} 的标签是空的",
        {"": ("the Advertising Law (art. 14) asks for 广告; a public notice says 公益广告",
              "《广告法》第十四条要求标明“广告”；公益广告写“公益广告”")},
    ),
    Code(
        "E214",
        "the advert {box} has neither lines nor a picture",
        "广告 {box} 既没有文字也没有图片",
        {"": ("give it lines: […] or picture: …", "请写 lines（文字）或 picture（图片）")},
    ),
    Code(
        "F201",
        "{box}: {chars:character} ({lines:line}) do not fit, from “{words}”",
        "{box}：余 {chars} 字（{lines} 行）排不下，从“{words}”起",
        {
            "": ("cut {chars:character}, or make the box {deeper:line} deeper",
                 "删 {chars} 字，或把版块加高 {deeper} 行"),
            "picture": ("make the box {deeper:line} deeper, or take the picture out",
                        "把版块加高 {deeper} 行，或撤下图片"),
        },
    ),
    Code(
        "F202",
        "{box}: the {part} is set at {percent} % of its size to fit {lines:line}",
        "{box}：{part}缩到 {percent} % 才排进 {lines} 行",
        {
            "": ("give the head {needed:line}, or shorten it",
                 "把标题区加到 {needed} 行，或改短标题"),
            "width": ("it is too long for the width: shorten it, or ask for a smaller size",
                      "标题太长，宽度排不下：请改短，或改小字号"),
        },
    ),
    Code(
        "F204",
        "{box}: {part}: {count} of {total} characters are placed",
        "{box}：{part}共 {total} 字，只排了 {count} 字",
        {"": ("this is a fault of the program: please report it with the edition",
              "这是程序的错，请把版面文件附上报告")},
    ),
    Code(
        "F205",
        "{box}: type of {size} pt does not fit lines of {leading} pt",
        "{box}：{size} pt 的字排不进 {leading} pt 的行",
        {"": ("make the type smaller, or the leading of the grid larger",
              "改小字号，或加大版心的行距")},
    ),
    Code(
        "F206",
        "{box}: the {part} comes out at {size} pt; under {least} pt it cannot be read",
        "{box}：{part}缩到了 {size} pt，小于 {least} pt 看不清",
        {"": ("shorten it, or give it more room", "改短，或给它更大的地方")},
    ),
    Code(
        "N205",
        "{box} is short by {lines:line}",
        "{box} 缺 {lines} 行",
        {"": ("about {chars:character} fill it", "再写约 {chars} 字可排满")},
    ),
    Code(
        "W207",
        "{box} does not fill lines {lines} of the grid: a measure under {least} 字 is left white",
        "{box} 第 {lines} 行的栏宽不足 {least} 字，留白",
        {"": ("choose columns that match the shape of the box", "栏数要与版块形状相配")},
    ),
)  # fmt: skip
