"""Codes of output."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "E601",
        "face {face}: the font file cannot be read: {reason}",
        "字体 {face}：字体文件读不出来：{reason}",
        {"": ("put the file back, or name another face", "把字体文件放回原处，或改用别的字体")},
    ),
    Code(
        "E602",
        "face {face} cannot be embedded: {reason}",
        "字体 {face} 无法嵌入：{reason}",
        {
            "": (
                "get the font file again from its maker, or name another face",
                "请向字体厂商重新取得字体文件，或改用别的字体",
            )
        },
    ),
    Code(
        "E604",
        "the file cannot be written: {reason}",
        "文件无法写入：{reason}",
        {
            "": (
                "what stood there before is untouched; make room, or choose another folder with -o",
                "原有的文件没有动；请腾出空间，或用 -o 换一个文件夹",
            )
        },
    ),
    Code(
        "E607",
        "{name} is the file of two pages: the other is in {other}",
        "{name} 被两个版面共用，另一个在 {other}",
        {
            "": (
                "give the pages different numbers or dates, or build into folders of their own",
                "请改版次或日期，或把两期分别生成到不同的文件夹",
            )
        },
    ),
    Code(
        "W605",
        "PDF/X-4 asks for an embedded profile; {condition} is only named",
        "PDF/X-4 要求嵌入印刷特性文件，这里只写了名称 {condition}",
        {
            "": (
                "use PDF/X-1a:2003, which takes the registered name alone",
                "可改用 PDF/X-1a:2003，它只要求写明注册名称",
            )
        },
    ),
    Code(
        "W606",
        "SOURCE_DATE_EPOCH is {value}, not a number of seconds; it is not used",
        "SOURCE_DATE_EPOCH 写的是 {value}，不是秒数，未采用",
        {
            "": (
                "write whole seconds since 1970, such as 1607299200, or unset it",
                "应写 1970 年以来的整秒数，如 1607299200，或不设这个变量",
            )
        },
    ),
)
