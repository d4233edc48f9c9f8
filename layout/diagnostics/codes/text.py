"""Codes of text and fonts (4xx)."""

from layout.diagnostics.codes.code import Code

_OTHER_FILE = (
    "give the face another file; its text stands in a fallback face until then",
    "请为该字体换一个文件；在此之前，文字由后备字体代排",
)

CODES: tuple[Code, ...] = (
    Code(
        "E401",
        "{char} ({code}) is in none of the fonts of face {face}",
        "字体 {face} 及其后备字体都缺字：{char}（{code}）",
        {
            "": (
                "add a font that has it to the fallback of the face, or write another character",
                "请在该字体的 fallback 里添上有此字的字体，或改用别的字",
            )
        },
    ),
    Code(
        "W402",
        "{story} has what normalise would mend: {what}",
        "{story} 有可以规整的字符：{what}",
        {
            "": (
                "write {key} in the edition, or in the front matter, to have them mended in print",
                "在版面文件或稿件文件头写 {key}，排版时改正，稿件文件不变",
            )
        },
    ),
    Code(
        "W403",
        "a word, number or name of {story} is broken at the end of a line: {text}",
        "{story} 有词、数字或人名在行末断开：{text}",
        {
            "": (
                "it is wider than the measure: write it shorter, or set it in a wider one",
                "它比一行还长：请改短，或用较宽的栏",
            )
        },
    ),
    Code(
        "W404",
        "a line of {story} is loose by {space} 字 between characters: {text}",
        "{story} 有一行字距过松，每处加了 {space} 字：{text}",
        {
            "": (
                "add or cut a character nearby, or set the long word another way",
                "在附近增删一字，或换一种写法避开长词",
            )
        },
    ),
    Code(
        "W405",
        "{what} in {story} reach into the neighbouring lines: {size} pt of type on {leading} pt of "
        "leading leave {gap} pt",
        "{story} 的{what}会碰到邻行：{size} 磅字、{leading} 磅行距，行间只有 {gap} 磅",
        {
            "": (
                "they need half the size of the type: {needed} pt of leading or smaller type",
                "行间要有半个字：请把行距设为 {needed} 磅，或改用小一些的字",
            )
        },
    ),
    Code(
        "W408",
        "the ruby {ruby} in {story} meets marks under the line above it",
        "{story} 的注音“{ruby}”碰到上一行下面的着重号或线",
        {
            "": (
                "reword so that neither stands over the other; {needed} pt of leading part them",
                "请改动文字，使二者错开；行距 {needed} 磅时不再相碰",
            )
        },
    ),
    Code(
        "N406",
        "normalised {story}: {what}",
        "已规整 {story}：{what}",
    ),
    Code(
        "W407",
        "{story} has {count:quote} without a sure partner, set straight as typed ({lines})",
        "{story} 有 {count} 个直引号配不成对，照原样排出（{lines}）",
        {
            "": (
                "type “ ” or 「 」 in this paragraph, or add the one that is missing",
                "请在这一段里直接打“ ”或「 」，或补上缺的一个",
            )
        },
    ),
    Code(
        "E411",
        "the font file of face {face} cannot be read: {file}",
        "字体 {face} 的文件无法读取：{file}",
        {
            "": (
                "check the name and that the file may be read",
                "请检查文件名以及文件的读取权限",
            )
        },
    ),
    Code(
        "E412",
        "the file of face {face} is not a font with outlines: {file}",
        "字体 {face} 的文件不是轮廓字体：{file}",
        {
            "": (
                "give a TrueType or OpenType file (.ttf, .otf, .ttc)",
                "请使用 TrueType 或 OpenType 文件（.ttf、.otf、.ttc）",
            )
        },
    ),
    Code(
        "E413",
        "face {face} asks for font {index} of a file that has {count}: {file}",
        "字体 {face} 要用字体集中的第 {index} 款，而文件里只有 {count} 款：{file}",
        {
            "": (
                "fonts of a collection count from 0",
                "字体集中的序号从 0 数起",
            )
        },
    ),
    Code(
        "E414",
        "the font of face {face} has no axis {axis}; its axes: {axes}",
        "字体 {face} 没有变化轴 {axis}；现有的轴：{axes}",
        {
            "": (
                "leave the axis out, or name a variable font that has it",
                "请删去这个轴，或换用带有此轴的可变字体",
            )
        },
    ),
    Code(
        "E415",
        "axis {axis} of face {face} goes from {low} to {high}, not to {value}",
        "字体 {face} 的变化轴 {axis} 取值为 {low} 至 {high}，不能是 {value}",
        {
            "": (
                "choose a value between the two",
                "请在这个范围内取值",
            )
        },
    ),
    Code(
        "E416",
        "the licence bits of face {face} forbid embedding it in a PDF: {file}",
        "字体 {face} 的许可标志禁止嵌入 PDF：{file}",
        {"": _OTHER_FILE},
    ),
    Code(
        "E417",
        "the licence bits of face {face} allow bitmaps alone to be embedded: {file}",
        "字体 {face} 的许可标志只允许嵌入点阵：{file}",
        {"": _OTHER_FILE},
    ),
)
