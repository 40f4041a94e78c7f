"""Programs of the matrix: PROGRAM and TUJUAN hold downwards, merged or left blank, until the next program."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zi_sheets.domain.work_plan.indicator_codes import number_alone, own_number, program_numbers
from zi_sheets.domain.work_plan.matrix_rows import Block, Layout, Table
from zi_sheets.domain.workbook.grid import one_line


@dataclass(frozen=True, slots=True)
class Program:
    """One program and its indicators in order, each with the TUJUAN that holds for it."""

    name: str
    number: int
    blocks: tuple[tuple[Block, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A program as its rows tell it: the number its name bears, the numbers found in NO, the last TUJUAN seen."""

    name: str
    own: int | None
    in_no: tuple[int, ...] = ()
    tujuan: str = ""
    blocks: tuple[tuple[Block, str], ...] = ()


def programs_of(table: Table, layout: Layout) -> list[Program]:
    drafts: list[_Draft] = []
    for row, block in _rows(table, layout):
        own, name = own_number(one_line(table.shown(row, "PROGRAM")))
        if not drafts or (name and name.casefold() != drafts[-1].name.casefold()):
            drafts.append(_Draft(name, own[0] if own else None))
        drafts[-1] = _with_row(drafts[-1], table, row, block)
    filled = [draft for draft in drafts if draft.blocks]
    numbers = program_numbers([draft.in_no for draft in filled], [draft.own for draft in filled])
    return [Program(draft.name, number, draft.blocks) for draft, number in zip(filled, numbers, strict=True)]


def _rows(table: Table, layout: Layout) -> Iterator[tuple[int, Block | None]]:
    """Indicators, and rows that only name a program; text in NO alone is an area's heading or a page's title."""
    headings = [(row, None) for row in (*layout.headings, *layout.unread) if table.own(row, "PROGRAM")]
    blocks = [(block.row, block) for block in layout.blocks]
    return iter(sorted((*headings, *blocks), key=lambda pair: pair[0]))


def _with_row(draft: _Draft, table: Table, row: int, block: Block | None) -> _Draft:
    number = number_alone(table.own(row, "NO"))
    tujuan = one_line(table.shown(row, "TUJUAN")) or draft.tujuan
    return replace(
        draft,
        in_no=draft.in_no if number is None else (*draft.in_no, number),
        tujuan=tujuan,
        blocks=(*draft.blocks, (block, tujuan)) if block else draft.blocks,
    )
