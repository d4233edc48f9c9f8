"""Codes of pictures."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "F501",
        "picture {path} cannot be opened: {reason}",
        "图片 {path} 打不开：{reason}",
        {"": ("check its name and folder", "核对文件名和所在文件夹")},
    ),
    Code(
        "F502",
        "picture {path} is of a kind that is not placed: {format}",
        "图片 {path} 的格式不能排入：{format}",
        {
            "": (
                "save it as JPEG, PNG or TIFF in grey, RGB or CMYK; a chart as SVG or PDF",
                "另存为 JPEG、PNG 或 TIFF，颜色用灰度、RGB 或 CMYK；图表存为 SVG 或 PDF",
            )
        },
    ),
    Code(
        "F503",
        "picture {path} has {width} × {height} pixels, more than {most} in all",
        "图片 {path} 有 {width} × {height} 像素，总数超过 {most}",
        {
            "": (
                "reduce it to twice its size on the page at most",
                "缩小到版面所用尺寸的两倍以内",
            )
        },
    ),
    Code(
        "F504",
        "picture {path} is damaged: {reason}",
        "图片 {path} 已损坏：{reason}",
        {"": ("get the file again from its source", "向来源处重新索取文件")},
    ),
    Code(
        "F505",
        "picture {path} is in {format}, which is not placed",
        "图片 {path} 是 {format} 格式，不能排入",
        {
            "": (
                "open it in the program that made it, and save it as TIFF, PNG or JPEG",
                "用原来的软件打开，另存为 TIFF、PNG 或 JPEG",
            ),
            "phone": (
                "export it from the phone or computer as JPEG, in full size",
                "在手机或电脑上打开，按原尺寸导出 JPEG",
            ),
            "vector": (
                "export it from its program as PDF, fonts embedded or type as curves",
                "用原来的软件导出 PDF，嵌入字体或文字转曲",
            ),
        },
    ),
    Code(
        "F506",
        "the drawing {path} cannot be read: {reason}",
        "矢量图 {path} 读不出来：{reason}",
        {
            "": (
                "export it again as plain SVG, or as PDF",
                "重新导出为普通 SVG，或导出 PDF",
            )
        },
    ),
    Code(
        "F507",
        "the drawing {path} is too much for a page: {reason}",
        "矢量图 {path} 超出版面所能容纳：{reason}",
        {
            "": (
                "simplify it in its program, or export it as PNG at 600 ppi in that size",
                "在原来的软件里简化，或按版面尺寸以 600 ppi 导出 PNG",
            )
        },
    ),
    Code(
        "F508",
        "the drawing {path} needs another file: {reference}",
        "矢量图 {path} 要用到别的文件：{reference}",
        {
            "": (
                "embed it in the SVG, or export a PDF; nothing is fetched from elsewhere",
                "把图片和样式嵌入 SVG，或导出 PDF；引用的文件一律不读取",
            )
        },
    ),
    Code(
        "F509",
        "no face of the house has these characters of the drawing {path}: {characters}",
        "矢量图 {path} 里这些字，报社字体都没有：{characters}",
        {
            "": (
                "add a face that has them to the house, or export the drawing with type as curves",
                "给报社设置加一款有这些字的字体，或把图中文字转曲后导出",
            )
        },
    ),
    Code(
        "F510",
        "the drawing {path} has what is not drawn: {what}",
        "矢量图 {path} 里有画不出来的内容：{what}",
        {
            "": (
                "export it as PDF, or as SVG with its type as curves and its styles written out",
                "导出 PDF，或导出文字转曲、样式展开的 SVG",
            )
        },
    ),
    Code(
        "W505",
        "picture {path} has {ppi} ppi at {width} × {height} mm, fewer than {least}",
        "图片 {path} 排成 {width} × {height} 毫米后只有 {ppi} ppi，低于 {least}",
        {
            "": (
                "place it smaller, crop it less, or get a larger file",
                "缩小版面尺寸、少裁一些，或换更大的原图",
            )
        },
    ),
    Code(
        "W507",
        "picture {path} has {ink} % of ink at its darkest, more than {limit} %",
        "图片 {path} 最深处总墨量 {ink}%，超过 {limit}%",
        {
            "": (
                "it is in CMYK and printed as it is: ask for it in RGB, or separated for newsprint",
                "它已是 CMYK，照原样印：请改要 RGB 原图，或按新闻纸重新分色",
            )
        },
    ),
    Code(
        "W508",
        "the colour profile in picture {path} is no use; it is taken for sRGB",
        "图片 {path} 里的色彩特性文件不能用，按 sRGB 处理",
        {
            "": (
                "save it with an RGB profile, and compare the print with the original",
                "请用 RGB 特性文件另存，并与原图核对颜色",
            )
        },
    ),
    Code(
        "N506",
        "{path} holds several pictures; the first is placed",
        "{path} 含有多幅图像，排入的是第一幅",
        {"": ("save the one that is meant on its own", "把要用的一幅单独存成文件")},
    ),
    Code(
        "N507",
        "text of the drawing {path} asks for {fonts}; faces of the house stand for them",
        "矢量图 {path} 的文字原用 {fonts}，已改用报社字体",
        {
            "": (
                "see that it still fits; export it with type as curves where it must not change",
                "看看文字是否还排得下；不许变样的，请转曲后导出",
            )
        },
    ),
    Code(
        "N508",
        "scripts and animation of the drawing {path} are left out",
        "矢量图 {path} 里的脚本和动画没有带入",
        {
            "": (
                "it is drawn as it stands at first; export the state that is meant",
                "画出的是最初的样子；要别的画面，请导出那一刻的图",
            )
        },
    ),
)
