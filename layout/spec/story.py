"""A story file: YAML front matter and a body in Markdown."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from layout.diagnostics import Sink, Span
from layout.spec.copy import Note, Paragraph
from layout.spec.document import read_document
from layout.spec.folders import Folders
from layout.spec.manuscript import Manuscript
from layout.spec.markdown import LIMIT, read_body
from layout.spec.model import Block, Story, StoryPicture
from layout.spec.normalise import Choices, chosen
from layout.spec.reader import read_struct
from layout.spec.source import Source, read_source

_FENCE = "---"
_CLOSING = ("---", "...")


def read_story(
    file: str, named: Span, folders: Folders, sink: Sink, normalise: Choices = None
) -> Story | None:
    """The story in a file; None where the file cannot be read. `named` is where it is named.

    `normalise` holds where the story itself makes no choice.
    """
    source = read_source(file, sink, named, LIMIT)
    if source is None:
        return None
    lines = source.lines
    start = _body_start(lines)
    if start is None:
        sink.report("E301", Span(file, 1, 1, 4))
        return Story(file=file, places={"": Span(file)})
    story = _front_matter(source, lines[1 : start - 1], sink) if start else Story()
    places = [(start + 1 + row, 1) for row in range(len(lines) - start)]
    body = read_body(Manuscript(file, lines[start:], places, Span(file)), sink)
    where = {**story.places, "": Span(file), "body": Span(file, start + 1, 1, 2)}
    return placed(replace(story, file=file, body=body, places=where), folders, sink, normalise)


def placed(story: Story, folders: Folders, sink: Sink, normalise: Choices) -> Story:
    """The story with its pictures found and its choices of cleaning; an empty body is reported."""
    story = replace(story, normalise=chosen(story.normalise, normalise))
    if "spaces" not in (story.normalise or ()):
        _report_indents(story, sink)
    if not story.body:
        sink.report("W305", story.where("body"), story=story.headline or story.file)
    if any(isinstance(block, StoryPicture) for block in story.body):
        body = (_find_picture(block, folders, sink) for block in story.body)
        return replace(story, body=tuple(block for block in body if block is not None))
    return story


def _report_indents(story: Story, sink: Sink) -> None:
    for block in story.body:
        for one in block.paragraphs if isinstance(block, Note) else (block,):
            if isinstance(one, Paragraph) and one.indent:
                sink.report("W307", one.indent.span, count=one.indent.count)


def _find_picture(block: Block, folders: Folders, sink: Sink) -> Block | None:
    if not isinstance(block, StoryPicture):
        return block
    path = folders.find(block.path, block.where("path"), sink)
    return replace(block, path=path) if path else None


def _body_start(lines: list[str]) -> int | None:
    """The index of the first line after the front matter; None where that is not closed."""
    if lines[0].rstrip() != _FENCE:
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in _CLOSING:
            return index + 1
    return None


def _front_matter(source: Source, lines: list[str], sink: Sink) -> Story:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return Story()
    node = read_document(Source(source.file, "\n".join(lines) + "\n"), sink, first_line=2)
    if node is None:
        return Story()
    story = read_struct(node, Story, sink)
    if story is UNSET:
        return Story()
    if "body" in story.places:
        sink.report("E311", story.where("body"))
    return story
