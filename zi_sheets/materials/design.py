"""The workbook as it should be laid out: tabs, columns, and who owns them (read from config/tab.yaml)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`form`: "", "teks", "tanggal", "waktu", "angka" or "centang"; `choices` fill a dropdown; `width` in pixels."""

    heading: str
    width: int = 120
    machine: bool = False
    form: str = ""
    choices: tuple[str, ...] = ()
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a machine tab without columns that looks another way: half-open rows (None: to the end) and columns.

    `form` as of a column, or "nilai" (two decimals, more where they tell); `height` in pixels merges the cells of each
    of its rows; `left` aligns text; `one_line` cuts what is too long for its cell; `hidden` hides its columns.
    """

    rows: tuple[int, int | None]
    columns: tuple[int, int]
    form: str = ""
    height: int = 0
    left: bool = False
    one_line: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TabDesign:
    """`machine`: the whole tab is the machine's own. `heading_row` is 0-based; `frozen` counts rows.

    A machine tab without columns has `widths` instead, `heads` (words that are headings wherever they stand), `bold`
    words, `coloured` words with their colours, and `parts` that look another way.
    """

    name: str
    columns: tuple[Column, ...] = ()
    machine: bool = False
    widths: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()
    coloured: tuple[tuple[str, str], ...] = ()
    parts: tuple[PagePart, ...] = ()
    heading_row: int = 0
    frozen: int = 1

    @property
    def machine_headings(self) -> tuple[str, ...]:
        return () if self.machine else tuple(column.heading for column in self.columns if column.machine)

    @property
    def people_headings(self) -> tuple[str, ...]:
        return () if self.machine else tuple(column.heading for column in self.columns if not column.machine)
