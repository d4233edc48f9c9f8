"""Codes of the plan and the page: `fit`, what a story gives or takes, and `feet`, where it ends."""

from layout.diagnostics.codes.code import Code

CODES = (
    Code(
        "E180",
        "{policy} in `fit` of {box} is for {of}",
        "{box} 的 fit（伸缩）里写了 {policy}，这是{of}用的",
        {"": ("for {here} it is one of: {known}", "{here}可写：{known}")},
    ),
    Code(
        "E181",
        "{box} takes lines from {other}, and no box of its page has that name",
        "{box} 要向 {other} 借行，本版没有这个版块",
        {
            "": ("name the box right over or under it", "写上紧挨着它上面或下面的版块的名字"),
            "near": ("did you mean {near}?", "是不是 {near}？"),
        },
    ),
    Code(
        "E182",
        "{box} takes lines from {other}, and the two do not stand one over the other in the same "
        "columns",
        "{box} 要向 {other} 借行，但两块不是在相同的栏里上下相接",
        {"": ("name a neighbour whose edge covers exactly the same columns",
              "请写一个和它的边占相同各栏的邻块")},
    ),
    Code(
        "E183",
        "{box} takes lines from {other}, and {other} from {box}",
        "{box} 向 {other} 借行，{other} 又向 {box} 借",
        {"": ("let one of them name the other, and no box itself",
              "只让其中一块写另一块的名字，也不要写自己")},
    ),
    Code(
        "E184",
        "the policy box (版块) of `fit` names no neighbour",
        "fit（伸缩）里的 box（版块）没有写邻块的名字",
        {"": ("write in a story's box `box:` with `from:` and `lines:` under it",
              "在稿件的版块里写 版块:，下面写 邻块: 和 行数:"),
         "house": ("a house has no neighbours; write it in the box of a story",
                   "本报样式没有邻块；请写在稿件的版块里")},
    ),
    Code(
        "E185",
        "{policy} stands twice in `fit` of {box}",
        "{box} 的 fit（伸缩）里 {policy} 写了两次",
        {"": ("give it once, with the bound that you want", "只写一次，写上要的限度")},
    ),
    Code(
        "E186",
        "{box} takes lines from {other}, which holds `{kind}` and gives none",
        "{box} 要向 {other} 借行，那里是{kind}，不能让",
        {"": ("only stories, briefs and pictures in one box give lines",
              "只有在一处排完的稿件、简讯和图片能让行")},
    ),
    Code(
        "N244",
        "{box}: paragraphs set looser, {after:line} of text instead of {before}",
        "{box}：段落排松，正文由 {before} 行变为 {after} 行",
        {"": ("as `fit` lets them; without `looseness` in it they stay as they are",
              "按 fit（伸缩）放松；其中不写 松紧（looseness）就不动")},
    ),
    Code(
        "N245",
        "{box}: its head has {after:line} instead of {before}",
        "{box}：标题由 {before} 行高变为 {after} 行高",
        {"": ("to keep it give the head `lines: {after}`; to forbid it leave head out of `fit`",
              "要固定，给标题写上 行数: {after}；不许动，从 fit（伸缩）里去掉 标题（head）")},
    ),
    Code(
        "N246",
        "{box}: its pictures have {after:line} instead of {before}",
        "{box}：图片由 {before} 行高变为 {after} 行高",
        {"": ("they are cropped by it; leave picture out of `fit` to forbid it",
              "图片因此多裁或少裁；不许动，从 fit（伸缩）里去掉 图片（picture）")},
    ),
    Code(
        "W244",
        "{box}: columns of {after:line} instead of {before}, on {leading} pt instead of {usual}",
        "{box}：每栏由 {before} 行变为 {after} 行，行距由 {usual} pt 变为 {leading} pt",
        {"": ("between its first and last line it is not level with its neighbours",
              "首行和末行之间，与旁边各栏不再对行")},
    ),
    Code(
        "N247",
        "{box} takes {lines:line} of {other} and has {after}",
        "{box} 向 {other} 借了 {lines} 行，共 {after} 行",
        {"": ("write it into the plan to keep it", "要固定，请写进版样")},
    ),
    Code(
        "N248",
        "{box} gives {lines:line} to {other} and has {after}",
        "{box} 让给 {other} {lines} 行，还有 {after} 行",
        {"": ("write it into the plan to keep it", "要固定，请写进版样")},
    ),
    Code(
        "N249",
        "{box}: {policy} of `fit` can do nothing: {why}",
        "{box}：fit（伸缩）里的 {policy} 用不上：{why}",
        {"": ("leave it out, or put another policy in its place", "去掉它，或换一种办法")},
    ),
    Code(
        "W245",
        "{box} is still {side} by {after:line} with what `fit` gives, {was}",
        "{box} 用尽 fit（伸缩）仍{side} {after} 行，{was}",
        {
            "": ("widen the bounds, or write more", "放宽限度，或补写"),
            "over": ("widen the bounds, or cut the text", "放宽限度，或删改文字"),
            "short-same": ("nothing that it lists helps: list another policy, or write more",
                           "所列办法都用不上：换一种办法，或补写"),
            "over-same": ("nothing that it lists helps: list another policy, or cut the text",
                          "所列办法都用不上：换一种办法，或删改文字"),
        },
    ),
    Code(
        "N250",
        "{box}: {lines:line} of white spread over {places:place} of the text",
        "{box}：{lines} 行空白匀到正文的 {places} 处",
        {"": ("feet: even leaves them at the feet of its columns", "栏脚: 齐平 则留在各栏栏底")},
    ),
    Code(
        "N251",
        "{box}: {lines:line} of white are more than its text can take between its blocks",
        "{box}：{lines} 行空白太多，正文的段落之间放不下",
        {"": ("its feet are even; give it subheads, more text, or fewer lines",
              "已改为栏脚齐平；可加小标题、补写或减行")},
    ),
)  # fmt: skip
