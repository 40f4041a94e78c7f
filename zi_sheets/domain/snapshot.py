"""What was read: the workbook's tabs and the evidence tree, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_sheets.domain.content.content import Content
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.links.answer import LinkAnswer
from zi_sheets.domain.personal_data import masked
from zi_sheets.domain.words.addresses import CellLink
from zi_sheets.domain.workbook.grid import Cell, Merge, cell_text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A machine column's developer metadata, and the column (0-based) where it was when read."""

    metadata_id: int
    column: int


@dataclass(frozen=True, slots=True)
class Protected:
    """A part of a tab that we may not edit: half-open rows and columns, and what its owner calls it."""

    area: Merge
    words: str

    def holds(self, row: int, column: int) -> bool:
        first_row, end_row, first_column, end_column = self.area
        return first_row <= row < end_row and first_column <= column < end_column


@dataclass(frozen=True, slots=True)
class Mark:
    """A note of ours at the spreadsheet itself (developer metadata), never in a cell."""

    metadata_id: int
    value: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `name` is the product's word for it, `title` what people call it now.

    `rows` holds the values, ragged at the right end; `merges` are as in grid.Merge. `anchors` are the machine columns
    by heading; `links` the addresses in text, note, formula, rich text and chips of a cell, by (row, column).
    """

    name: str
    title: str
    sheet_id: int
    rows: tuple[tuple[Cell, ...], ...]
    row_count: int
    column_count: int
    merges: tuple[Merge, ...] = ()
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    links: Mapping[tuple[int, int], tuple[CellLink, ...]] = field(default_factory=dict)
    protected: tuple[Protected, ...] = ()

    def value(self, row: int, column: int) -> Cell:
        """The cell's value; None for a blank cell and for one outside what was read."""
        if row < len(self.rows) and column < len(self.rows[row]):
            found = self.rows[row][column]
            return None if found == "" else found
        return None

    def text(self, row: int, column: int) -> str:
        """The cell as people read it; "" for a blank one."""
        return cell_text(self.value(row, column))


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """A folder of the evidence tree. `code` is what it was made for ("3", "3.1", "3.1/foto"), "" for people's own.

    `marks`: the codes of the folders in `path`, one by one.
    """

    id: str
    path: tuple[str, ...]
    code: str
    url: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder, or a shortcut, that exists but could not be read, and the reason in Indonesian.

    A shortcut stands as a folder of its name with the id of what it leads to. It `hides` nothing where
    that is known to be in the bin or a shortcut itself. Not `answered`: Google said nothing that could be acted on.
    """

    folder: EvidenceFolder
    reason: str
    is_shortcut: bool = False
    hides: bool = True
    answered: bool = True

    @property
    def told(self) -> str:
        path = [masked(name) for name in self.folder.path]
        if self.is_shortcut:
            place = " / ".join(path[:-1]) or "bukti"
            return f"Pintasan '{path[-1]}' di folder {place} tidak dapat diikuti: {self.reason}"
        return f"Folder buktinya tidak dapat dibaca: {' / '.join(path) or 'folder bukti'}: {self.reason}"

    @property
    def action(self) -> str:
        """What helps, one sentence."""
        if not self.answered:
            return "Dicoba lagi malam berikutnya."
        if self.is_shortcut:
            return "Minta pemilik tujuan pintasan membagikannya kepada akun zi-sheets, atau taruh berkasnya sendiri."
        return "Minta pemiliknya membagikan folder itu kepada akun zi-sheets."

    @property
    def hidden(self) -> Hidden:
        """As the documents that it may hold tell of it."""
        return Hidden(self.told, self.action, self.folder.url)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one run knows of the outside. `tabs` are keyed by the product's names; `others` are not ours.

    `marks` are our notes at the spreadsheet by key: which tab is which, who is at work. `charts`: ids of all charts.
    `contents`: what was seen of documents that had to be opened, by file id. `answers`: what is known of links outside
    Drive, by address. `circular` are shortcuts that lead back into a folder they lie in, as folders of their names.
    `owner_domain`: of the account that owns the evidence root. `overwritten`: by obligation code and heading, what
    stood in Bukti and Sidik before this very run wrote there. `linked`: by Drive id, what typed links out of the tree
    lead to, None before anybody looked.
    """

    spreadsheet_id: str
    url: str
    tabs: Mapping[str, Tab]
    others: tuple[Tab, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    charts: frozenset[int] = frozenset()
    folders: tuple[EvidenceFolder, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    contents: Mapping[str, Content] = field(default_factory=dict)
    answers: Mapping[str, LinkAnswer] = field(default_factory=dict)
    circular: tuple[EvidenceFolder, ...] = ()
    owner_domain: str = ""
    overwritten: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    linked: Mapping[str, Evidence] | None = None

    @property
    def hiding(self) -> tuple[Unreadable, ...]:
        """Of what could not be read, what may hold evidence unseen."""
        return tuple(each for each in self.unreadable if each.hides)
