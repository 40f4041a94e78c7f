"""Lists inside one cell: numbered or bulleted, one item a line or all in one line, as people type them."""

import re
from dataclasses import dataclass, replace

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
    return _split_inline(lines[0]) if len(lines) == 1 else lines


def _line(text: str) -> _Line:
    mark = _MARK.match(text)
    if not mark:
        return _Line("", " ".join(text.split()))
    number = int(mark["number"]) if mark["number"] else None
    return _Line(mark["sign"] or str(mark.lastgroup), " ".join(text[mark.end() :].split()), number)


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


def _split_inline(line: str) -> list[str]:
    mark = _MARK.match(line)
    if not mark:
        return [line]
    if mark["sign"]:
        return re.split(rf"\s+(?={re.escape(mark['sign'])}\s)", line)
    return _split_numbers(line, int(mark["number"])) if mark["number"] else [line]


def _split_numbers(line: str, number: int) -> list[str]:
    parts = []
    while after := re.search(rf"\s{number + 1}[.)]\s+(?=\S)", line):
        parts.append(line[: after.start()])
        line, number = line[after.start() + 1 :], number + 1
    return [*parts, line]
