"""Codes of what a house says, and of names that it does not have (1xx)."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "E121",
        "{path} does not end in .yaml or .yml",
        "{path} 不是以 .yaml 或 .yml 结尾",
        {"": ("name the house file, such as ../house.yaml", "请写样式文件，如 ../house.yaml")},
    ),
    Code(
        "E122",
        "{path} extends itself in the end",
        "{path} 沿用来沿用去又回到自己",
        {"": ("delete extends in one of the files of the ring", "请删去其中一个文件的 extends")},
    ),
    Code(
        "E123",
        "the house has no style {name}",
        "本报样式里没有“{name}”这个样式",
        {
            "": ("its styles are {known}", "现有样式：{known}"),
            "near": ("the nearest style is {nearest}", "最接近的样式是 {nearest}"),
        },
    ),
    Code(
        "E124",
        "style {name} inherits from itself: {chain}",
        "样式 {name} 继承了自己：{chain}",
        {"": ("delete inherit in one of them", "请删去其中一个的 inherit")},
    ),
    Code(
        "E125",
        "the house has no face {name}",
        "本报样式里没有“{name}”这个字体",
        {
            "": ("its faces are {known}", "现有字体：{known}"),
            "near": ("the nearest face is {nearest}", "最接近的字体是 {nearest}"),
        },
    ),
    Code(
        "E126",
        "the house has no colour {name}",
        "本报样式里没有“{name}”这个颜色",
        {
            "": ("its colours are {known}", "现有颜色：{known}"),
            "near": ("the nearest colour is {nearest}", "最接近的颜色是 {nearest}"),
        },
    ),
    Code(
        "E127",
        "{key}: {found} is relative, and what it is relative to is not known here",
        "{key}：{found} 是相对长度，这里还没有可比的尺寸",
        {"": ("write it in pt, mm, Q or 号", "请用 pt、mm、Q 或 号")},
    ),
    Code(
        "E128",
        "the type area is {area} mm {side} with {white} mm of margins, the sheet {trim} mm",
        "版心{side} {area} mm，边距 {white} mm，成品尺寸只有 {trim} mm",
        {
            "width": (
                "take fewer columns or a smaller measure, gutter or margin",
                "请减少栏数，或缩小栏宽、栏距、边距",
            ),
            "height": (
                "take fewer lines or a smaller leading or margin",
                "请减少行数，或缩小行距、边距",
            ),
        },
    ),
    Code(
        "E129",
        "box {box} holds nothing",
        "版块 {box} 没有内容",
        {
            "": (
                "give it story, picture, advert, furniture, qr, continues or digest",
                "请写上 稿件、图片、广告、固定件、二维码、上接、导读 中的一项",
            )
        },
    ),
    Code(
        "E145",
        "there is no rule {name}",
        "没有 {name} 这条规则",
        {
            "": ("the rules are {known}", "规则有：{known}"),
            "near": ("a similar rule exists: {nearest}", "有相近的规则：{nearest}"),
        },
    ),
    Code(
        "E146",
        "the rule has no limit {name}",
        "这条规则没有 {name} 这个限度",
        {
            "": ("its limits are: {known}", "它的限度有：{known}"),
            "near": ("a similar limit exists: {nearest}", "有相近的限度：{nearest}"),
        },
    ),
    Code(
        "W152",
        "{name} is told by {code}, which no house changes and nobody waives",
        "{name} 由 {code} 报告，本报样式不能更改，本期也不能豁免",
        {
            "": (
                "delete it; `banmian explain {code}` says what mends it",
                "请删去；`banmian explain {code}` 说明怎样修改",
            )
        },
    ),
    Code(
        "E147",
        "{path} is no profile of a press with four inks: {reason}",
        "{path} 不是四色印刷的输出特性文件：{reason}",
        {
            "": (
                "name the ICC output profile that the printer gives, or leave the key out",
                "请写印厂给的 ICC 输出特性文件，或不写这个键",
            )
        },
    ),
    Code(
        "E148",
        "{value} is a colour of the screen; the press has four inks",
        "{value} 是屏幕上的颜色，印刷用四色油墨",
        {"": ("the nearest on newsprint is {inks}", "新闻纸上最接近的是 {inks}")},
    ),
    Code(
        "E149",
        "{name} cannot be the name of a spot colour",
        "专色不能叫 {name}",
        {
            "": (
                "give the name by which the printer knows the ink, such as `PANTONE 185 C`",
                "请写印厂所知的油墨名称，如 `PANTONE 185 C`",
            )
        },
    ),
    Code(
        "E174",
        "a file's name has no placeholder {item}",
        "文件名没有 {item} 这个占位",
        {
            "": ("it may take {known}", "可用的有：{known}"),
            "near": ("a similar one exists: {nearest}", "有相近的：{nearest}"),
        },
    ),
    Code(
        "E175",
        "{part} cannot be read in a file's name",
        "文件名里的 {part} 看不懂",
        {
            "brace": (
                "braces stand in pairs round a placeholder, and nowhere else",
                "花括号成对写在占位两边，别处不能有",
            ),
            "date": (
                "after the colon of a date stand %Y, %y, %m, %d, %j or %u, such as `date:%Y%m%d`",
                "日期的冒号后面写 %Y、%y、%m、%d、%j、%u，如 `日期:%Y%m%d`",
            ),
            "number": (
                "after the colon of a number stands how many digits it has, such as `page:03`",
                "数字的冒号后面写位数，如 `版次:03`",
            ),
            "text": ("leave out the colon and what follows", "请删去冒号和后面的内容"),
        },
    ),
    Code(
        "E176",
        "a file cannot be called {name}: {reason}",
        "文件不能叫 {name}：{reason}",
        {
            "": (
                "change the pattern, or the value that a placeholder takes in",
                "请改文件名的写法，或改占位所代表的内容",
            )
        },
    ),
    Code(
        "E177",
        "pages {first} and {second} would both be {name}",
        "第 {first} 版和第 {second} 版都会叫 {name}",
        {
            "": (
                "put the placeholder `page` into the name, or bind the pages (`files: edition`)",
                "文件名里请写上占位 `版次`，或把各版合订成一个文件（`文件: 合订`）",
            )
        },
    ),
    Code(
        "E178",
        "a file's name asks for {item}, which the edition does not give",
        "文件名要用 {item}，这一期没有写",
        {
            "": ("give it, or take it out of the name", "请补上，或从文件名里去掉"),
            "date": (
                "give the edition's `date`, or use `folder` in its place",
                "请写上这一期的 `日期`，或改用 `文件夹`",
            ),
            "section": (
                "give page {page} a `name`, or take it out of the file's name",
                "请给第 {page} 版写上 `版名`，或从文件名里去掉",
            ),
        },
    ),
    Code(
        "E179",
        "{item} differs from page to page, and one file holds all of them",
        "{item} 各版不同，而各版合订在一个文件里",
        {
            "": (
                "take it out of the name, or write a file for each page (`files: page`)",
                "请从文件名里去掉，或每版写一个文件（`文件: 分版`）",
            )
        },
    ),
    Code(
        "W142",
        "margins and type area leave {left} mm of the sheet over: it is more {side} than they need",
        "版心和四边空白加起来，纸面{side}还多出 {left} 毫米",
        {
            "": (
                "leave one of the two margins out; it takes what is left",
                "两边的空白只写一个，另一个取余下的",
            )
        },
    ),
    Code(
        "E151",
        "level {level} is not one of the language {language}, which has {known}",
        "“{level}”不是{language}的禁则；{language}有{known}",
        {
            "": (
                "choose one of these, or leave the key out: each language has its default",
                "请选其中一级，或不写：各种语言都有默认的一级",
            )
        },
    ),
)
