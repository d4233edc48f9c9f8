"""What a mend does, in words: `banmian` prints them over the changed lines of the file.

A mend is a change that was laid out again: what it is for goes by it, and nothing worse comes.
"""

from layout.diagnostics.codes.code import Hint

MENDS: dict[str, Hint] = {
    "lower": ("begin {box} {by:line} lower", "{box} 下移 {by} 行"),
    "higher": ("begin {box} {by:line} higher", "{box} 上移 {by} 行"),
    "deeper": ("make {box} {by:line} deeper", "{box} 加深 {by} 行"),
    "shallower": ("make {box} {by:line} less deep", "{box} 减少 {by} 行"),
    "white": ("leave a line of white between {other} and {box}", "{other} 与 {box} 之间留一行空"),
    "frame": ("frame {box}", "给 {box} 加框"),
    "unframed": ("take the frame off {box}", "去掉 {box} 的边框"),
    "sides": ("frame {box} on its other sides alone", "{box} 只在其余几边加框"),
    "vertical": ("set the head of {box} vertically", "{box} 改用竖题"),
    "columns": ("set {box} in {columns:column}", "{box} 分为 {columns} 栏"),
    "size": ("set the headline of {box} in {size} pt", "{box} 的主题改为 {size} pt"),
    "fit": ("let the headline of {box} fill its measure", "让 {box} 的主题撑满"),
    "break": ("break the headline of {box} where its sense pauses", "{box} 的主题在意思停顿处分行"),
    "type": ("set this text of {box} in {size} pt", "{box} 的这处文字改为 {size} pt"),
    "face": ("set this text of {box} in {face}", "{box} 的这处文字改用 {face}"),
}

# Over the lines that are changed, one or several, or added after one.
PLACES: dict[str, Hint] = {
    "line": ("{words}: line {line} becomes", "{words}：第 {line} 行改为"),
    "lines": ("{words}: lines {line}-{end} become", "{words}：第 {line}-{end} 行改为"),
    "after": ("{words}: after line {end} add", "{words}：第 {end} 行之后加上"),
}

# Said with each, since it sets a mend apart from advice.
TRIED: Hint = (
    "laid out again: this is gone, and nothing worse has come",
    "已重排验证：此项消除，别处没有变坏",
)
