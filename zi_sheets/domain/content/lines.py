"""What the lines of a document hold: running text, entries, and places that nobody has filled in; only counts leave.

A place left blank looks like "Nama : ........", "Pukul ____ sampai ____", "[nama kegiatan]", or a row of a list with
nothing but its number. Dots alone are where somebody signs, and dots before a page number lead to it: neither counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import pairwise

_GAP = re.compile(
    r"(?:\.{4,}+|…[.…]*+|_{3,}+|(?:\. ){4,}+\.?|\bx{3,}+\b"
    r"|<[^<>@:\n]*[^\W\d_]{2}[^<>@:\n]*>|\[[^\[\]\n]*[^\W\d_]{2}[^\[\]\n]*\]|\{\{[^{}\n]+\}\})"
    r"(?!\s*[ivx\d]{1,3}\s*$)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?P<label>[^:]{0,60}[^\W\d_]\)?)\s*:(?!//)\s*(?P<value>.*)", re.DOTALL)
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SIGN = re.compile(r"[^\W_]|[√✓✔☑☒]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]*", re.IGNORECASE)
_NUMBER_HEADINGS = {"no", "nomor"}
_TOTAL = re.compile(r"\W*(?:jumlah|total|rata)\b", re.IGNORECASE)
LABEL_WORDS, ENTRY_WORDS, TITLE_WORDS = 6, 12, 15
LIST_WIDTH, EMPTY_SHEET = 3, 3


class Kind(StrEnum):
    """A paragraph, a heading of its own style, a table in a document, a sheet of a workbook."""

    TEXT = "text"
    HEADING = "heading"
    TABLE = "table"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Block:
    """`rows` of cells; a paragraph and a heading have one row of one cell."""

    kind: Kind
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return self.rows[0][0] if self.kind is Kind.TEXT else ""


@dataclass(frozen=True, slots=True)
class Counts:
    """`prose`, `headings`: words. `entries`: labels with something behind them. `items`: list rows that say something.

    `blanks`: places where something should stand and does not. `pictures`: those larger than a letterhead's crest.
    """

    prose: int = 0
    headings: int = 0
    entries: int = 0
    items: int = 0
    blanks: int = 0
    pictures: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Counts)))


NOTHING = Counts()


def counted(blocks: Sequence[Block], pictures: int = 0) -> Counts:
    """The counts of a whole document, its blocks in their order."""
    end = Block(Kind.TEXT, (("",),))
    return sum((_block(one, following) for one, following in pairwise((*blocks, end))), Counts(pictures=pictures))


def _block(block: Block, following: Block) -> Counts:
    match block.kind:
        case Kind.TEXT:
            return _text(block.text, following.text)
        case Kind.HEADING:
            return _heading(block.rows[0][0])
        case _:
            return _table(block)


def _text(text: str, following: str = "") -> Counts:
    """One paragraph. A bare "Nama :" is blank where another label follows; elsewhere it introduces what follows."""
    field, gaps, words = _field(text), len(_GAP.findall(text)), _words(_GAP.sub(" ", text))
    if field and not _says(field["value"]):
        return Counts(blanks=1) if gaps or _field(following) else Counts(prose=words)
    if gaps:
        return Counts(blanks=gaps) if words > 1 else NOTHING
    if field and _words(field["value"]) <= ENTRY_WORDS:
        return Counts(entries=1)
    return Counts(prose=words)


def _heading(text: str) -> Counts:
    """Some people write all they have to say in the style of a title."""
    words = _words(text)
    return Counts(headings=words) if words <= TITLE_WORDS else Counts(prose=words)


def _field(text: str) -> re.Match[str] | None:
    found = _FIELD.fullmatch(text.strip())
    return found if found and _words(found["label"]) <= LABEL_WORDS else None


def _table(block: Block) -> Counts:
    """What stands above the head of a list is a form's; below it every row is an item."""
    head = next((number for number, row in enumerate(block.rows) if _is_head(row)), None)
    if head is None:
        return sum(map(_form_row, block.rows), NOTHING)
    form = sum(map(_form_row, block.rows[:head]), Counts(prose=_words(" ".join(block.rows[head]))))
    listed = sum(map(_item, block.rows[head + 1 :]), NOTHING)
    untouched = block.kind is Kind.SHEET and listed == NOTHING
    return form + (Counts(blanks=EMPTY_SHEET) if untouched else listed)


def _is_head(row: Sequence[str]) -> bool:
    """Several titles of columns side by side; data would hold a number."""
    said = [cell.strip() for cell in row if _says(cell)]
    if any(_NUMBER.fullmatch(cell) or cell.isdigit() for cell in said):
        return False
    numbered = bool(said) and said[0].strip(".").casefold() in _NUMBER_HEADINGS
    return len(said) >= (2 if numbered else LIST_WIDTH)


def _form_row(row: Sequence[str]) -> Counts:
    cells = [cell for cell in _unnumbered(row) if cell.strip() != ":"]
    match cells:
        case []:
            return NOTHING
        case [text]:
            return sum(map(_text, text.splitlines()), NOTHING)
        case [label, value] if _LETTERS.search(label):
            return Counts(entries=1) if _says(value) else Counts(blanks=1)
        case _:
            return _item(row)


def _item(row: Sequence[str]) -> Counts:
    """One row of a list; a row of sums over nothing, or of column numbers, is none."""
    cells = tuple(_unnumbered(row))
    said = [cell for cell in cells if _says(cell)]
    if said and all(_NUMBER.fullmatch(cell.strip()) for cell in (*row[:1], *said)) and len(said) > 1:
        return NOTHING
    if said and _TOTAL.match(said[0]) and not re.search(r"[1-9]", "".join(said[1:])):
        return NOTHING
    return Counts(items=1) if said else Counts(blanks=1)


def _unnumbered(row: Sequence[str]) -> Iterator[str]:
    """The cells without the number that leads the row."""
    first = 1 if row and _NUMBER.fullmatch(row[0].strip()) else 0
    yield from row[first:]


def _says(text: str) -> bool:
    """Is there anything beside gaps? Next to a gap a number alone, as in "800/..../2021", says nothing yet."""
    rest = _GAP.sub(" ", text)
    return bool(_SIGN.search(rest)) if rest == text else bool(_LETTERS.search(rest))


def _words(text: str) -> int:
    return len(_WORD.findall(text))
