"""Tables in stories that go on in another box: each part counts its own cells."""

from __future__ import annotations

from collections.abc import Callable

from layout.diagnostics import Sink
from layout.proof.conservation import check_conservation
from tests.page.conftest import Set

EDITION = """
    house: HOUSE
    pages:
      - number: 1
        plan: |
          14  甲 . . .
          6   . . . .
        boxes:
          甲:
            story:
              headline: 用水
              body: |
                河水清了。

                {table}

                柳树发芽。孩子们在河边放风筝，老人坐在长椅上看书，小狗跑来跑去。
                老人坐在长椅上看书，看到一半睡着了，书落在草地上，小狗把书叼给了孩子，孩子又把它放回长椅。
      - number: 2
        plan: |
          20  甲 甲 . .
        boxes:
          甲: {{continues: 甲}}
"""


def table(*rows: str) -> str:
    """Rows as they stand in the edition."""
    return ("\n" + " " * 16).join(rows)


def check(set_edition: Callable[[str], Set], rows: str) -> Set:
    """Set the edition; what is placed and over of each part is what there is."""
    done = set_edition(EDITION.format(table=rows))
    check_conservation(done.layout, sink := Sink())
    assert not sink.found
    return done


def test_a_table_goes_on_on_another_page(set_edition: Callable[[str], Set]) -> None:
    """Its head is set once more there, as a text of that part."""
    months = [f"| {month}月 | {month}5 |" for month in range(1, 9)]
    done = check(set_edition, table("| 月 | 吨 |", "|---|---|", *months))
    first, second = (page.boxes[0] for page in done.layout.pages)
    assert "repeat" not in dict(first.texts)
    assert dict(second.texts)["repeat"] == "月吨"
    assert dict(first.texts)["body"].startswith("河水清了。月吨1月15")


def test_a_table_left_out_belongs_to_its_part(set_edition: Callable[[str], Set]) -> None:
    """A table too wide is over where it would stand, and nowhere else."""
    wide = "| 1,204.55 | 1,204.55 | 1,204.55 |"
    done = check(set_edition, table("| 一 | 二 | 三 |", "|---|---|---|", wide))
    overs = [sum(fit.chars_over for fit in page.boxes[0].copyfit) for page in done.layout.pages]
    assert overs == [27, 0]
    assert "F216" in done.codes
