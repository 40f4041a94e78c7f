"""Lists inside one cell: numbered or bulleted, one item a line or all in one line, as people type them."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

_SIGNS = "-–—•●○▪■◦‣·*✓✔➢➤»\uf0b7\uf0a7\uf0fc"
_MARK = re.compile(
    rf"""(?P<sign>[{re.escape(_SIGNS)}]) \s* (?=\S)
       | (?P<round>o) \s+ (?=\S)
       | \(? (?P<number>\d{{1,2}}) [.)] (?: \s+ (?=\S) | (?=[^\d\s]) )
       | \(? (?P<roman>[ivx]{{2,4}}) [.)] \s+ (?=\S)
       | \(? (?P<letter>[A-Za-z]) [.)] \s+ (?=\S)""",
    re.VERBOSE,
)
_ONLY_MARKS = re.compile(rf"[{re.escape(_SIGNS)}\s]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One item without its mark; `children` are the items of a list that a colon at its end announces."""

    text: str
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    style: str
    text: str
    number: int | None = None


def outline(cell: str) -> tuple[Item, ...]:
    """The items of a cell, in order. A line without a mark goes on with the marked item above it."""
    items: list[Item] = []
    parent_style = ""
    for line in _joined(_lines(cell)):
        if items and items[-1].text.endswith(":") and line.style not in ("", parent_style):
            items[-1] = Item(items[-1].text, (*items[-1].children, line.text))
            continue
        items.append(Item(line.text))
        parent_style = line.style
    return tuple(items)


def flat_items(cell: str) -> tuple[str, ...]:
    """Items as whole sentences: "Rapat: a. undangan b. notula" gives "Rapat: undangan" and "Rapat: notula"."""
    found: list[str] = []
    for item in outline(cell):
        found.extend(f"{item.text} {child}" for child in item.children)
        if not item.children:
            found.append(item.text)
    return tuple(found)


def main_items(cell: str) -> tuple[str, ...]:
    """Top items only, what stands below an item told with it: the activities of a KEGIATAN cell."""
    return tuple(" ".join((item.text, "; ".join(item.children))).strip() for item in outline(cell))


def numbered_items(cell: str) -> dict[int, str]:
    """The items of a numbered list by their own number; {} where an item has no number or a number comes twice."""
    lines = _joined(_lines(cell))
    found = {line.number: line.text for line in lines if line.number is not None}
    return found if len(found) == len(lines) else {}


def starts_item(text: str) -> bool:
    return bool(_MARK.match(text))


def _lines(cell: str) -> list[_Line]:
    return [_line(text) for text in _split(cell)]


def _split(cell: str) -> list[str]:
    lines = [line.strip() for line in cell.splitlines() if not _ONLY_MARKS.fullmatch(line)]
    if len(lines) == 1:
        lines = _split_bullets(lines[0])
    return [part for line, below in zip_longest(lines, lines[1:], fillvalue="") for part in _split_numbers(line, below)]


def _line(text: str) -> _Line:
    mark = _MARK.match(text)
    if not mark:
        return _Line("", " ".join(text.split()))
    return _Line(mark["sign"] or str(mark.lastgroup), " ".join(text[mark.end() :].split()), _number(text))


def _joined(lines: list[_Line]) -> list[_Line]:
    joined: list[_Line] = []
    for line in lines:
        if joined and not line.style and _goes_on(joined[-1]):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _goes_on(above: _Line) -> bool:
    """In a list without marks every line is an item, unless the line above is plainly unfinished."""
    return bool(above.style) or above.text.endswith((",", "/")) or above.text.count("(") > above.text.count(")")


def _split_bullets(line: str) -> list[str]:
    """ "- Undangan - Foto": a whole list in one line."""
    mark = _MARK.match(line)
    return re.split(rf"\s+(?={re.escape(mark['sign'])}\s)", line) if mark and mark["sign"] else [line]


def _split_numbers(line: str, below: str) -> list[str]:
    """ "1. Rapat 2. SK": several numbers in one line, unless the line below bears the next number itself."""
    number = _number(line)
    if number is None or _number(below) == number + 1:
        return [line]
    parts = []
    while after := re.search(rf"\s{number + 1}[.)]\s+(?=\S)", line):
        parts.append(line[: after.start()])
        line, number = line[after.start() + 1 :], number + 1
    return [*parts, line]


def _number(line: str) -> int | None:
    mark = _MARK.match(line)
    return int(mark["number"]) if mark and mark["number"] else None
