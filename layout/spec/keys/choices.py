"""Values that are words in more than one struct."""

RULE_KINDS = {
    "none": "无",
    "hairline": "细线",
    "thin": "正线",
    "thick": "反线",
    "double": "双线",
    "thick-thin": "文武线",
    "dashed": "虚线",
    "dotted": "点线",
}
ERROR_LEVELS = {"L": "低", "M": "中", "Q": "较高", "H": "高"}
NORMALISE = {
    "all": "全部",
    "none": "无",
    "marks": "标点",
    "quotes": "引号",
    "spaces": "空格",
    "digits": "数字字母",
    "ellipsis": "省略号",
    "dashes": "破折号",
}
