"""Codes of files and YAML (1xx)."""

from layout.diagnostics.codes.code import Code

CODES: tuple[Code, ...] = (
    # -- files
    Code(
        "E101",
        "{file} does not exist",
        "{file} 不存在",
        {
            "": (
                "a path counts from the folder of the file it is written in",
                "路径从写它的那个文件所在的文件夹算起",
            )
        },
    ),
    Code(
        "E102",
        "{file} is {kind}, not a file",
        "{file} 是{kind}，不是文件",
        {"": ("name a file in it", "请写到具体的文件")},
    ),
    Code(
        "E103",
        "{file} cannot be read: {reason}",
        "{file} 读不了：{reason}",
        {
            "": (
                "check its name and whether it may be read",
                "请核对文件名和读取权限",
            )
        },
    ),
    Code(
        "E104",
        "{file} has {size} bytes, more than the {limit} of a text file",
        "{file} 有 {size} 字节，超过文本文件的上限 {limit} 字节",
        {"": ("name the text file, or split it", "请核对文件名，或把文件拆开")},
    ),
    Code(
        "E105",
        "byte {byte} is not UTF-8",
        "字节 {byte} 不是 UTF-8 编码",
        {
            "": ("save the file as UTF-8", "请把文件另存为 UTF-8 编码"),
            "gb": (
                "the file looks like GBK or GB 18030: save it as UTF-8",
                "文件像是 GBK 或 GB 18030 编码，请另存为 UTF-8",
            ),
            "utf-16": (
                "the file is UTF-16 (called Unicode by some editors): save it as UTF-8",
                "文件是 UTF-16 编码（有的编辑器叫“Unicode”），请另存为 UTF-8",
            ),
        },
    ),
    Code(
        "E106",
        "control character {character}, {count} in the file",
        "有控制字符 {character}，全文件共 {count} 个",
        {"": ("delete it; it came with copied text", "请删去，多是复制文字时带进来的")},
    ),
    Code(
        "E107",
        "{path} lies outside the folders of the edition and its house files",
        "{path} 不在本期文件夹里，也不在样式文件所在的文件夹里",
        {"": ("copy the file into the edition's folder", "请把文件拷到本期的文件夹里")},
    ),
    # -- YAML
    Code(
        "E108",
        "not YAML: {problem}",
        "YAML 写法有误：{problem}",
        {
            "": (
                "quote a value with : # {{ [ or * in it; begin the keys of one level in one column",
                "值里有 : # {{ [ * 时请加引号，同一级的键请左端对齐",
            )
        },
    ),
    Code(
        "E109",
        "a tab indents this line; YAML indents with spaces only",
        "这一行用制表符缩进，YAML 只认空格",
        {"": ("replace the tab by spaces", "请把制表符改成空格")},
    ),
    Code(
        "E110",
        "a second document begins here; a file holds one",
        "从这里起是第二份文档，一个文件只能有一份",
        {
            "": (
                "delete the line ---, or make it a file of its own",
                "请删去 --- 这一行，或另存一个文件",
            )
        },
    ),
    Code(
        "E111",
        "lists and mappings are nested deeper than {limit} levels",
        "列表和键值嵌套超过 {limit} 层",
        {
            "": (
                "an edition needs seven levels; look for brackets that are not closed",
                "一期报纸用不到七层以上，请查括号是否漏了收尾",
            )
        },
    ),
    Code(
        "E112",
        "more than {limit} values, those repeated by * counted each time",
        "值超过 {limit} 个（用 * 重复引用的每次都算）",
        {"": ("write out what differs instead of repeating with *", "请少用 * 重复引用")},
    ),
    Code(
        "E113",
        "the file does not consist of keys with values",
        "文件内容不是一组键值",
        {
            "": (
                "begin with a key and a colon, such as title: or headline:",
                "开头要写键和冒号，如 title: 或 headline:",
            ),
            "empty": (
                "the file is empty; banmian new DIR makes one to start from",
                "文件是空的；用 banmian new 目录 可以生成一份样例",
            ),
        },
    ),
    Code(
        "E114",
        "key {key} is written twice, first in line {line}",
        "键 {key} 写了两次，前一次在第 {line} 行",
        {
            "": (
                "keep one; the Chinese and the English spelling are the same key",
                "请留一个；中文写法和英文写法是同一个键",
            )
        },
    ),
    Code(
        "E115",
        "{owner} has no key {key}",
        "{owner}没有“{key}”这个键",
        {
            "": ("its keys are {known}", "可用的键：{known}"),
            "near": ("the nearest key is {nearest}", "最接近的键是 {nearest}"),
        },
    ),
    Code(
        "E116",
        "{key}: expected {expected}, found {found}",
        "{key}：应写{expected}，写的是 {found}",
    ),
    Code(
        "E117",
        "{key}: {found} is none of its words",
        "{key}：不能写 {found}",
        {
            "": ("its words are {allowed}", "可以写：{allowed}"),
            "near": ("the nearest word is {nearest}", "最接近的是 {nearest}"),
        },
    ),
    Code(
        "E118",
        "{key}: expected a length, found {found}",
        "{key}：应写长度，写的是 {found}",
        {
            "": (
                "a length is a number with a unit: 4pt, 4mm, 4字 or 小五",
                "长度是数字加单位：4pt、4mm、4字 或 小五",
            ),
            "unit": ("a length needs a unit: 4pt, 4mm or 4字", "长度要带单位：4pt、4mm 或 4字"),
        },
    ),
    Code(
        "E119",
        "{key}: {found} is not between {low} and {high}",
        "{key}：{found} 不在 {low} 至 {high} 之间",
    ),
    Code(
        "E120",
        "{owner} lacks the key {key}",
        "{owner}缺少{key}",
        {"": ("add {key}", "请补上 {key}")},
    ),
    # -- pages and boxes
    Code(
        "E130",
        "box {box} holds two things: {kinds}",
        "版块 {box} 写了两项内容：{kinds}",
        {"": ("keep one, and make a box of its own for the other", "请留一项，另一项另立一个版块")},
    ),
    Code(
        "E131",
        "a row of the plan begins with a number of lines, found {found}",
        "版样每一行要以行数开头，写的是 {found}",
        {
            "": (
                "begin the row with its number of lines, 1 or more, or `*` for those left over",
                "请在这一行开头写它占几行（1 以上的整数），或用 `*`（余）占剩下的行",
            )
        },
    ),
    Code(
        "E132",
        "the row has {found} names, the grid {columns} columns",
        "这一行写了 {found} 个名称，版心是 {columns} 栏",
        {"": ("write a name, or . for white, for every column", "每一栏都要写一个名称，空白写 .")},
    ),
    # -- the finer points of YAML
    Code(
        "E133",
        "&{name} contains itself",
        "&{name} 包含了自己",
        {"": ("delete the *{name} inside it", "请删去里面的 *{name}")},
    ),
    Code(
        "E134",
        "a key is a list or a mapping",
        "键写成了列表或一组键值",
        {"": ("write a word as the key", "键请写成一个词")},
    ),
    Code(
        "E135",
        "*{name} repeats something that no &{name} names before it",
        "*{name} 前面没有 &{name}",
        {"": ("put quotation marks round a text that begins with *", "文字以 * 开头时请加引号")},
    ),
    Code(
        "E136",
        "tag {tag} means nothing here",
        "这里不用标签 {tag}",
        {
            "": (
                "delete the tag; put quotation marks round a text that begins with !",
                "请删去标签；文字以 ! 开头时请加引号",
            )
        },
    ),
    Code(
        "E137",
        "<< wants a mapping to take over",
        "<< 后面要写一组键值",
        {"": ("write << with the * of a mapping", "请写成 <<: *名称，该名称要指向一组键值")},
    ),
    Code(
        "W138",
        "{key} has no effect in box {box}, which holds {kind}",
        "{key} 不起作用：版块 {box} 放的是{kind}",
        {"": ("delete {key}; it is for a box with {of}", "请删去 {key}，它只用于{of}")},
    ),
    Code(
        "E139",
        "two pages have the number {number}",
        "有两个版的版次都是 {number}",
        {"": ("number the pages one by one", "请把版次依次编号")},
    ),
    Code(
        "E140",
        "size: fit is for headlines alone",
        "“撑满”只能用于主题的字号",
        {"": ("give a size such as 14pt, or leave it out", "请写字号，如 14pt，或不写")},
    ),
    Code(
        "E141",
        "the edition has no page",
        "这期报纸一个版也没有",
        {
            "": (
                "write a page under pages, beginning with - number: 1",
                "请在 pages（版面）下写一个版，从 - number: 1 写起",
            )
        },
    ),
    Code(
        "E143",
        "no file of test cases: {reason}",
        "不是用例文件：{reason}",
        {
            "": (
                "write a JSON list of cases with the fields of docs/text-command.md",
                "请写成 JSON 列表，每例的字段见 docs/text-command.md",
            )
        },
    ),
    Code(
        "E144",
        "the plan has a second row for the lines left over",
        "版样里有两行都要占剩下的行数",
        {"": ("give this row its number of lines", "请给这一行写明行数")},
    ),
)
