"""A stored .docx as Docs v1 shows it (structural elements with indices in UTF-16 code units), as text and as HTML.

Page breaks, footnotes and drawings other than pictures in the line are left out: no caller asks for them.
"""

import html
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

import docx
from docx.drawing import Drawing
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from zi_sheets.emulator.wire import Json

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ALIGNMENTS = {0: "START", 1: "CENTER", 2: "END", 3: "JUSTIFIED"}


def empty_docx() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def document_content(content: bytes) -> Json:
    """Body, headers, footers, inlineObjects, lists and documentStyle, named as in Google's DocumentTab."""
    document, found = docx.Document(io.BytesIO(content)), _Found({}, {}, {})
    section_break = {"endIndex": 1, "sectionBreak": {"sectionStyle": {"contentDirection": "LEFT_TO_RIGHT"}}}
    body = _Segment(found, 1).content(document.iter_inner_content())
    shown: Json = {"body": {"content": [section_break, *body]}, "documentStyle": {}}
    for name in ("header", "footer"):
        part = getattr(document.sections[0], name)
        if not part.is_linked_to_previous:
            key, elements = f"kix.{name}", _Segment(found, 0).content(part.iter_inner_content())
            shown[f"{name}s"] = {key: {f"{name}Id": key, "content": elements}}
            shown["documentStyle"][f"default{name.title()}Id"] = key
    return shown | {name: value for name, value in (("inlineObjects", found.objects), ("lists", found.lists)) if value}


class _Found(NamedTuple):
    """What elements refer to by id; `styles` by style id, because python-docx takes long to find one."""

    objects: Json
    lists: Json
    styles: dict[str | None, ParagraphStyle | None]

    def style(self, paragraph: Paragraph) -> ParagraphStyle | None:
        key = paragraph._p.style
        if key not in self.styles:
            self.styles[key] = paragraph.style
        return self.styles[key]


class _Segment:
    """A body, header or footer being numbered; `at` is the next free index."""

    def __init__(self, found: _Found, at: int) -> None:
        self.found, self.at = found, at

    def content(self, blocks: Iterable[Paragraph | Table]) -> list[Json]:
        """In Docs every table lies between two paragraphs."""
        made: list[Json] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                made.append(self._paragraph(block))
            else:
                made += [] if made and "paragraph" in made[-1] else [self._blank()]
                made.append(self._table(block))
        return made if made and "paragraph" in made[-1] else [*made, self._blank()]

    def _since(self, start: int, **kind: Json) -> Json:
        """An element from `start` to here; index 0 is left out, as in all of Google's answers."""
        return {**({"startIndex": start} if start else {}), "endIndex": self.at, **kind}

    def _blank(self) -> Json:
        start = self.at
        style = {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
        return self._since(start, paragraph={"elements": [self._text("\n", {})], "paragraphStyle": style})

    def _text(self, text: str, style: Json) -> Json:
        start, self.at = self.at, self.at + len(text.encode("utf-16-le")) // 2
        return self._since(start, textRun={"content": text, "textStyle": style})

    def _paragraph(self, paragraph: Paragraph) -> Json:
        """Runs of one style are joined, as Docs joins them."""
        start, pieces, elements = self.at, list(_pieces(paragraph)), []
        pieces.append(("\n", pieces[-1][1] if pieces and pieces[-1][0] else {}))
        for (is_text, style), group in groupby(pieces, key=lambda piece: (bool(piece[0]), piece[1])):
            texts = [text for text, _ in group]
            elements += [self._text("".join(texts), style)] if is_text else [self._picture() for _ in texts]
        kind: Json = {"elements": elements, "paragraphStyle": _paragraph_style(paragraph, self.found.style(paragraph))}
        return self._since(start, paragraph=kind | self._bullet(paragraph))

    def _picture(self) -> Json:
        start, self.at = self.at, self.at + 1
        key = f"kix.image{len(self.found.objects)}"
        self.found.objects[key] = {"objectId": key, "inlineObjectProperties": {"embeddedObject": {}}}
        return self._since(start, inlineObjectElement={"inlineObjectId": key, "textStyle": {}})

    def _bullet(self, paragraph: Paragraph) -> Json:
        style = self.found.style(paragraph)
        holders = [paragraph._p, style.element] if style else [paragraph._p]
        found = next((numbers for each in holders if (numbers := each.xpath("./w:pPr/w:numPr"))), None)
        if not found or not (key := found[0].xpath("string(./w:numId/@w:val)")):
            return {}
        key, depth = f"kix.list{key}", int(found[0].xpath("string(./w:ilvl/@w:val)") or 0)
        self.found.lists[key] = {"listProperties": {}}
        level = {"nestingLevel": depth} if depth else {}
        return {"bullet": {"listId": key, **level, "textStyle": {}}}

    def _table(self, table: Table) -> Json:
        start, self.at = self.at, self.at + 1
        rows, shown, made = [row.cells for row in table.rows], set[object](), []
        heights = Counter(each for cells in rows for each in {cell._tc for cell in cells})
        for cells in rows:
            row, self.at = self.at, self.at + 1
            made.append(self._since(row, tableCells=[self._cell(cell, heights, shown) for cell in cells]))
        self.at += 1
        return self._since(start, table={"rows": len(rows), "columns": len(table.columns), "tableRows": made})

    def _cell(self, cell: _Cell, heights: Mapping[object, int], shown: set[object]) -> Json:
        """A cell covered by a merge stays, empty; the covering one says how far it reaches."""
        start, self.at = self.at, self.at + 1
        covered = cell._tc in shown
        shown.add(cell._tc)
        content = [self._blank()] if covered else self.content(cell.iter_inner_content())
        style = {} if covered else {"rowSpan": heights[cell._tc], "columnSpan": cell.grid_span}
        return self._since(start, content=content, tableCellStyle=style)


def _pieces(paragraph: Paragraph) -> Iterable[tuple[str, Json]]:
    """Texts with their styles; "" stands for a picture."""
    for part in paragraph.iter_inner_content():
        link = {"link": {"url": part.url}} if isinstance(part, Hyperlink) and part.url else {}
        for run in part.runs if isinstance(part, Hyperlink) else [part]:
            style = {name: True for name in ("bold", "italic", "underline") if getattr(run, name)} | link
            for item in run.iter_inner_content():
                if isinstance(item, Drawing) or (isinstance(item, str) and item):
                    yield (item.replace("\n", "\v"), style) if isinstance(item, str) else ("", {})


def _paragraph_style(paragraph: Paragraph, named: ParagraphStyle | None) -> Json:
    name = (named.name if named else "") or ""
    known = name in ("Title", "Subtitle") or name.startswith("Heading ")
    style = {"namedStyleType": name.upper().replace(" ", "_") if known else "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
    alignment = _ALIGNMENTS.get(paragraph.alignment) if paragraph.alignment is not None else None
    return style | ({"alignment": alignment} if alignment else {})


_TAGS = {"TITLE": "h1", "SUBTITLE": "h2", **{f"HEADING_{level}": f"h{level}" for level in range(1, 7)}}


def plain_text(content: list[Json]) -> str:
    """With a byte order mark and CRLF, as Google exports text; each table cell is a line of its own."""
    return "\ufeff" + "\r\n".join(_lines(content))


def _lines(content: list[Json]) -> Iterator[str]:
    for element in content:
        if paragraph := element.get("paragraph"):
            text = "".join(part.get("textRun", {}).get("content", "") for part in paragraph["elements"])
            mark = "* " if "bullet" in paragraph else ""
            yield mark + text.removesuffix("\n").replace("\v", "\r\n")
        for row in element.get("table", {}).get("tableRows", []):
            for cell in row["tableCells"]:
                yield from _lines(cell["content"])


def html_text(content: list[Json]) -> str:
    kind = '<meta content="text/html; charset=UTF-8" http-equiv="content-type">'
    return f"<html><head>{kind}</head><body>{''.join(_blocks(content))}</body></html>"


def _blocks(content: list[Json]) -> Iterator[str]:
    for element in content:
        if paragraph := element.get("paragraph"):
            tag = _TAGS.get(paragraph["paragraphStyle"]["namedStyleType"], "p")
            inside = "".join(_inline(part.get("textRun", {})) for part in paragraph["elements"])
            listed = f"<ul><li>{inside}</li></ul>"
            yield listed if "bullet" in paragraph else f"<{tag}>{inside}</{tag}>"
        if table := element.get("table"):
            yield f"<table>{''.join(_row(row['tableCells']) for row in table['tableRows'])}</table>"


def _row(cells: list[Json]) -> str:
    shown = ("".join(_blocks(cell["content"])) for cell in cells)
    return f"<tr>{''.join(f'<td>{each}</td>' for each in shown)}</tr>"


def _inline(run: Json) -> str:
    text = html.escape(run.get("content", "").removesuffix("\n")).replace("\v", "<br>")
    style = run.get("textStyle", {})
    for name, tag in (("bold", "b"), ("italic", "i"), ("underline", "u")):
        text = f"<{tag}>{text}</{tag}>" if text and style.get(name) else text
    return f'<a href="{html.escape(style["link"]["url"])}">{text}</a>' if "link" in style else text
