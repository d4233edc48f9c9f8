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
                "save it as JPEG, PNG or TIFF in grey, RGB or CMYK",
                "另存为 JPEG、PNG 或 TIFF，颜色用灰度、RGB 或 CMYK",
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
)
