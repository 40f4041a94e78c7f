"""The blocks of a .docx or .xlsx, however broken or hostile the bytes are: nothing here trusts a stranger's file."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZipFile

from docx import Document
from openpyxl import load_workbook

from zi_sheets.domain.content.lines import Block, Counts, Kind, counted
from zi_sheets.workspace.drive import DOCX

LARGEST_INSIDE = 32 * 2**20  # bytes after unpacking
MOST_PARTS, MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 2_000, 50, 2_000, 60
PHOTO_EMU = 1_080_000  # 3 cm in English Metric Units; the crests of a letterhead are smaller
MOST_CRESTS = 2
HEADING_STYLES = ("heading", "title", "subtitle", "judul", "subjudul")
_OLE = bytes.fromhex(
    "d0cf11e0a1b11ae1"
)  # how Office stores what is locked with a password, and its formats before 2007
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Unopenable(Exception):
    """The file cannot be read; the text is a part of an Indonesian sentence that says why."""


def office_counts(content: bytes, mime: str) -> Counts:
    """What a document or workbook holds. Raises Unopenable."""
    if content.startswith(_OLE):
        raise Unopenable("terkunci kata sandi, atau format Office lama")
    try:
        names = _checked(content)
        return _document(content) if mime == DOCX else _workbook(content, names)
    except Unopenable:
        raise
    except Exception as problem:  # whatever a broken file does to a parser, the night goes on
        raise Unopenable("berkasnya rusak") from problem


def _checked(content: bytes) -> list[str]:
    """The names of its parts. A part that unpacks to more than it says is cut off by zipfile and fails its checksum."""
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
        raise Unopenable("isinya terlalu besar setelah diurai")
    return [part.filename for part in parts]


def _document(content: bytes) -> Counts:
    body = Document(BytesIO(content)).element.body
    for duplicate in list(body.iter(_FALLBACK)):
        duplicate.getparent().remove(duplicate)
    sizes = [size for node in body.iter() for size in _picture_size(node)]
    photos = len(sizes) if len(sizes) > MOST_CRESTS else sum(size >= PHOTO_EMU for size in sizes)
    return counted(tuple(_blocks(body)), photos)


def _blocks(element: Any) -> Iterator[Block]:
    for child in element:
        if child.tag == f"{_W}p":
            kind = Kind.HEADING if _style(child).startswith(HEADING_STYLES) else Kind.TEXT
            yield from (Block(kind, ((line,),)) for line in _text(child).splitlines() if line.strip())
        elif child.tag == f"{_W}tbl":
            yield Block(Kind.TABLE, tuple(tuple(_cells(row)) for row in child.iter(f"{_W}tr")))
        else:
            yield from _blocks(child)


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val", "")).lower()


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
        yield "\n".join(filter(None, (_text(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))))


def _text(paragraph: Any) -> str:
    """Its runs, with those of text boxes in it; content controls and links are passed through."""
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}p": "\n", f"{_W}sym": "√"}
    parts = ((node.text or "") if node.tag == f"{_W}t" else signs.get(node.tag, "") for node in paragraph.iter())
    return "".join(parts)


def _picture_size(node: Any) -> Iterator[int]:
    """The shorter side of a picture or chart, if the node is one; a large one where nothing is said of it."""
    if node.tag == _OLD_PICTURE:
        yield PHOTO_EMU
    elif node.tag in (f"{_DRAWING}inline", f"{_DRAWING}anchor") and any(True for _ in node.iter(_BLIP, _CHART)):
        extent = node.find(f"{_DRAWING}extent")
        yield PHOTO_EMU if extent is None else min(int(extent.get("cx", 0)), int(extent.get("cy", 0)))


def _workbook(content: bytes, names: list[str]) -> Counts:
    pictures = sum(name.startswith(("xl/media/", "xl/charts/chart")) for name in names)
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    return counted(tuple(_sheet(sheet) for sheet in book.worksheets[:MOST_SHEETS]), pictures)


def _sheet(sheet: Any) -> Block:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    filled = (tuple(map(_shown, row)) for row in islice(rows, MOST_ROWS))
    return Block(Kind.SHEET, tuple(_trimmed(row) for row in filled if any(row)))


def _shown(value: Any) -> str:
    """An unticked checkbox says nothing."""
    if isinstance(value, bool):
        return "√" if value else ""
    return "" if value is None else str(value).strip()


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    end = max(column for column, cell in enumerate(row, 1) if cell)
    return row[:end]
