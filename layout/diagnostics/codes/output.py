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
        "PDF/X-4 asks for the profile of {condition}, which is only named",
        "PDF/X-4 要求嵌入 {condition} 的特性文件，这里只写了名称",
        {
            "": (
                "name the printer's profile (`output: {{profile: …}}`), or use PDF/X-1a:2003",
                "在 `输出` 里写明印厂的 `特性文件`，或改用 PDF/X-1a:2003",
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
    Code(
        "W610",
        "the list of the files cannot be written: {reason}",
        "文件清单无法写入：{reason}",
        {
            "": (
                "the PDF files stand; do not send an older list with them, and build once more",
                "PDF 照常生成；不要把旧的清单一起送出，排除原因后再生成一次",
            )
        },
    ),
    Code(
        "N610",
        "the name {name} has other characters than ASCII, such as {sign}",
        "文件名 {name} 含有 ASCII 以外的字符，如 {sign}",
        {
            "": (
                "many printers' servers take ASCII alone; use Latin letters and digits in `name`",
                "不少印厂的服务器只认 ASCII；请在 `文件名` 里用拉丁字母和数字",
            )
        },
    ),
    Code(
        "W630",
        "the record of this build cannot be written: {reason}",
        "这次生成的记录无法写入：{reason}",
        {
            "": (
                "the PDF stands; the next --since-last compares with an older build, or with none",
                "PDF 照常生成；没有这份记录，下次 --since-last 只能与更早的一次比较，或无从比较",
            )
        },
    ),
    Code(
        "N630",
        "the record of the last build is of version {found}; this program reads {known}",
        "上次生成的记录是第 {found} 版格式，本程序读第 {known} 版",
        {
            "": (
                "nothing is compared this time; a build writes the record anew",
                "这次不作比较；生成一次，记录就会重写",
            )
        },
    ),
    Code(
        "N631",
        "the record of the last build cannot be read: {reason}",
        "上次生成的记录读不出来：{reason}",
        {
            "": (
                "nothing is compared this time; a build writes the record anew",
                "这次不作比较；生成一次，记录就会重写",
            )
        },
    ),
    Code(
        "F620",
        "the PDF {path} cannot be read: {reason}",
        "PDF 文件 {path} 读不出来：{reason}",
        {"": ("get the file again from its source", "向来源处重新索取文件")},
    ),
    Code(
        "F621",
        "the PDF {path} is encrypted",
        "PDF 文件 {path} 加了密",
        {
            "": (
                "ask for it without a password and without restrictions; PDF/X allows none",
                "请对方去掉密码和权限限制后重新提供；PDF/X 不允许加密",
            )
        },
    ),
    Code(
        "F622",
        "the PDF {path} has {count:page}; page {page} is asked for",
        "PDF 文件 {path} 共 {count} 页，要排的是第 {page} 页",
        {"": ("name a page that is there, or get the file again", "改写页码，或重新索取文件")},
    ),
    Code(
        "F623",
        "the PDF {path} is too much for a page: {reason}",
        "PDF 文件 {path} 超出版面所能容纳：{reason}",
        {
            "": (
                "ask for it with its pictures reduced and its parts flattened",
                "请对方缩小图像、合并图层后重新输出",
            )
        },
    ),
    Code(
        "F624",
        "the page of the PDF {path} has no size that a page can have",
        "PDF 文件 {path} 的页面没有可用的尺寸",
        {"": ("get the file again from its source", "向来源处重新索取文件")},
    ),
    Code(
        "F625",
        "the PDF {path} uses fonts that are not in it: {fonts}",
        "PDF 文件 {path} 用到的字体没有嵌入：{fonts}",
        {
            "": (
                "ask for it with all fonts embedded, or with its type as curves",
                "请对方嵌入全部字体或文字转曲后重新输出",
            )
        },
    ),
    Code(
        "F626",
        "the PDF {path} has {what}, which {standard} does not allow",
        "PDF 文件 {path} 含有{what}，{standard} 不允许",
        {
            "": (
                "ask for it as {standard}",
                "请对方按 {standard} 重新输出",
            )
        },
    ),
    Code(
        "F627",
        "the PDF {path} has layers that are hidden; on paper they would be seen",
        "PDF 文件 {path} 含有隐藏的图层，印出来会露出",
        {"": ("ask for it with its layers flattened", "请对方合并图层后重新输出")},
    ),
    Code(
        "W620",
        "{count:annotation} of the PDF {path} will not be printed",
        "PDF 文件 {path} 上的批注或表单（{count} 处）不印",
        {
            "": (
                "if they belong to the advert, ask for it with them flattened",
                "若属于广告内容，请对方压平后重新输出",
            )
        },
    ),
    Code(
        "W621",
        "the PDF {path} has RGB colour; the press has four inks",
        "PDF 文件 {path} 含有 RGB 颜色，印刷只有四色油墨",
        {"": ("ask for it in CMYK", "请对方转为 CMYK 后重新输出")},
    ),
    Code(
        "W622",
        "the PDF {path} is damaged and was mended on reading",
        "PDF 文件 {path} 有损坏，读入时作了修复",
        {
            "": (
                "compare it with the advertiser's own proof, or get it again",
                "请与客户的样张核对，或重新索取文件",
            )
        },
    ),
    Code(
        "W623",
        "the PDF {path} uses {count:ink} beside the four: {inks}",
        "PDF 文件 {path} 在四色之外还用了 {count} 种专色：{inks}",
        {
            "": (
                "each needs a plate of its own; ask for it in CMYK if there is none",
                "每种专色要另出一块版；没有的话请对方转为四色",
            )
        },
    ),
    Code(
        "N632",
        "the file for screens does not call itself accessible (PDF/UA): it holds the PDF {path}",
        "供屏幕阅读的文件没有声明无障碍（PDF/UA）：版上有 PDF 文件 {path}",
        {
            "": (
                "whether its text can be read out is not known; its place has a description",
                "来件的文字能否朗读无从保证；它的位置有文字说明",
            )
        },
    ),
    Code(
        "N620",
        "the scripts and actions of the PDF {path} are left out",
        "PDF 文件 {path} 里的脚本和动作没有带入",
        {"": ("nothing is lost on paper", "不影响印刷内容")},
    ),
    Code(
        "F680",
        "the file of page {page} does not say what {box} says ({part}): “{said}” reads “{read}”",
        "第 {page} 版的文件与 {box} 的 {part} 对不上：应为“{said}”，读出“{read}”",
        {
            "": (
                "do not print it; report this with the edition that shows it",
                "不要付印；请附上这期文件报告",
            )
        },
    ),
    Code(
        "F681",
        "the file that was written cannot be read back: {part}",
        "写出的文件读不回来：{part}",
        {
            "": (
                "do not print it; report this with the edition that shows it",
                "不要付印；请附上这期文件报告",
            )
        },
    ),
    Code(
        "F682",
        "the file that was written does not hold to what was asked for ({standard}): {what}",
        "写出的文件不合要求（{standard}）：{what}",
        {
            "": (
                "do not send it; report this with the edition that shows it",
                "不要送印；请附上这期文件报告",
            )
        },
    ),
)
