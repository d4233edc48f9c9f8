"""Codes of furniture: E280–E294, F218–F219, W236–W239, N236–N239."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "E280",
        "no item is called {item}",
        "没有“{item}”这一项",
        {
            "": ("the items are {known}", "可用的有：{known}"),
            "near": ("did you mean {nearest}?", "是不是 {nearest}？"),
        },
    ),
    Code(
        "E281",
        "no furniture is called {name}",
        "没有叫“{name}”的固定件",
        {
            "": ("the house has {known}; add others under furniture: blocks",
                 "现有：{known}；别的请在 固定件 的 固定块 下添加"),
            "near": ("did you mean {nearest}?", "是不是 {nearest}？"),
        },
    ),
    Code(
        "E282",
        "{box}: no QR code holds {bytes} bytes at this level",
        "{box}：{bytes} 字节的内容，这个纠错级的二维码装不下",
        {"": ("give a shorter address, or a lower level", "换一个短网址，或降低纠错级")},
    ),
    Code(
        "E283",
        "a part of a block holds {kinds}",
        "固定块的一个部件里有{kinds}",
        {
            "": ("give each a part of its own", "请各立一个部件"),
            "none": ("give it text, picture or qr", "请写上 文字、图片、二维码 中的一项"),
        },
    ),
    Code(
        "E284",
        "{box}: a part begins at line {line}, which another part at this side takes",
        "{box}：有部件从第 {line} 行排起，同一边的别的部件占着这一行",
        {"": ("give it later lines, or put it before the others", "行数往后改，或把它写在前面")},
    ),
    Code(
        "F218",
        "the {strip} needs a {margin} of {needed} mm and finds {found} mm; it is left out",
        "{strip}需要{margin} {needed} 毫米，现有 {found} 毫米，没有排上",
        {"": ("make the {margin} larger or the type smaller",
              "加大{margin}，或改小字号")},
    ),
    Code(
        "F219",
        "{box} is {lines:line} deep; its parts take {needed}",
        "{box} 只有 {lines} 行高，各部件共需 {needed} 行",
        {"": ("make the box deeper, or take a part away", "加高版块，或减去一项")},
    ),
    Code(
        "N236",
        "no folio: it needs a head margin of {needed} mm and finds {found} mm",
        "没有报眉：它需要天头 {needed} 毫米，现有 {found} 毫米",
        {"": ("make the head margin larger, or say that none is wanted: folio: {{pages: none}}",
              "加大天头；不要报眉就写 报眉: {{用于: 无}}")},
    ),
    Code(
        "W236",
        "the {strip} stands {edge} mm from the edge of the sheet; {needed} mm of {margin} clear it",
        "{strip}离纸边只有 {edge} 毫米；{margin}有 {needed} 毫米才够",
        {"": ("a press needs 5 mm free: make the {margin} larger, or the type smaller",
              "印刷要留 5 毫米：请加大{margin}，或改小字号")},
    ),
    Code(
        "W237",
        "the paper does not appear on {date}; the count gives this day the number {number}",
        "{date} 不是出报日；照推算，这一天是第 {number} 期",
        {"": ("correct the date, or add the day under numbering: added",
              "核对日期；如是增期，把它写进 期号 的 增期")},
    ),
    Code(
        "W238",
        "the issue is given as {number}; counted, it is {counted}",
        "期号写的是 {number}，推算是 {counted}",
        {"": ("the given number is printed; correct it, or the days skipped and added",
              "印的是所写的期号；请核对它，或核对 休刊 和 增期")},
    ),
    Code(
        "W239",
        "{box}: a module of the QR code is {module} mm wide; newsprint wants {least} mm",
        "{box}：二维码每格只有 {module} 毫米宽，新闻纸上要 {least} 毫米",
        {"": ("make the code {needed} mm wide with its white, or shorten what it says",
              "连白边放大到 {needed} 毫米宽，或缩短内容")},
    ),
)  # fmt: skip
