"""The JSON Schema takes what the reader takes."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from layout.spec import schema
from tests.spec.conftest import Read
from tests.spec.test_messages import FOLDERS

EDITION = """\
house:
  extends: ../house.yaml
  paper: {name: 晨报, trim: 390mm x 545mm, 边距: {天头: 15mm}, cn: 33-0001}
  grid: {columns: 7, measure: 15字, gutter: 1em, body: 小五, leading: 13.5pt}
  faces: {own: a.otf, kai: {fallback: [song]}, hei: {file: b.ttc, index: 1, axes: {wght: 700}}}
  styles: {body: {indent: 2字, align: justify}, 主题: {size: 撑满, x_scale: 90%, latin_size: 105%}}
  colours: {red: [0, 100, 95, 8], blue: C100 M60, grey: {cmyk: [0, 0, 0, 50]}}
  output: {standard: PDF/X-4, resolution: 200}
title: 2020
date: 2020-12-07
issue: 3742
normalise: [marks, 引号, digits]
pages:
  - number: 1
    plan: |
      8 报头 报头
    boxes:
      报头: {furniture: masthead}
      头条:
        story: {headline: 甲, byline: 某某, deck: [乙, 丙], body: 正文。}
        head: {lines: 10, headline: {size: 64pt, face: song}}
        at: {columns: 1-5, lines: 3}
        tint: 10%
      漫画: {图片: a.jpg, 图说: 丁, focus: 左上, fit: whole, frame: 细线}
      公益: {advert: {label: 公益广告, lines: [戊], sponsor: 己}}
      要闻: {story: stories/a.md, columns: 2, gutter: ~}
"""


class Loader(yaml.SafeLoader):
    """YAML as editors read it: dates are strings (YAML 1.2)."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith("timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(text: str) -> list[str]:
    """What the schema finds wrong with a YAML text."""
    validator = jsonschema.Draft202012Validator(schema())
    data = yaml.load(text, Loader)  # noqa: S506  # a safe loader by descent
    return [one.message for one in validator.iter_errors(data)]


def test_schema_is_one() -> None:
    """What is printed is a schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_takes_a_rich_edition() -> None:
    """Short forms, units and both languages are in it."""
    assert errors(EDITION) == []


def test_takes_a_house() -> None:
    """A house file is taken by the same schema."""
    assert errors("paper: {name: 晨报}\n版心: {栏数: 8}\nrules: {across: thin}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "titel: 甲",
        "pages: [{boxes: {甲: {storie: a.md}}}]",
        "house: {grid: {columns: 70}}",
        "house: {grid: {gutter: 4}}",
        "house: {styles: {body: {align: middle}}}",
        "pages: [{boxes: {甲: {at: {columns: 1-3}}}}]",
        "date: 7 December",
    ],
)
def test_refuses_what_the_reader_refuses(text: str, read: Read) -> None:
    """Unknown keys and words, missing keys and values out of bounds are faults to both."""
    assert errors(text)
    assert any(code.startswith("E1") for code in read(text).codes)


def test_takes_every_edition_that_is_right(read: Read) -> None:
    """The editions whose faults lie in their stories alone satisfy the schema."""
    stories = [folder for folder in FOLDERS if folder.name[1] == "3"]
    texts = [Path(folder / "edition.yaml").read_text(encoding="utf-8") for folder in stories]
    assert [errors(text) for text in texts] == [[] for _ in texts]
    assert read(EDITION).whole.title == "2020"
