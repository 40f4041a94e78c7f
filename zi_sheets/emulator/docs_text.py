"""A document's body as text/plain and text/html, made from what Docs shows."""

import html
from collections.abc import Iterator

from zi_sheets.emulator.wire import Json

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
