"""The links of one cell in Google's answer: in its text, its note, its formula, runs of its text and smart chips."""

from collections.abc import Iterator
from typing import Any

from zi_sheets.domain.words.addresses import CellLink, is_address, links_in, words_of

Json = dict[str, Any]


def cell_links(cell: Json) -> tuple[CellLink, ...]:
    """Every address once, with the first words that are said for it."""
    if not cell:
        return ()
    found: dict[str, str] = {}
    for link in _links(cell):
        if is_address(link.address):
            found[link.address] = found.get(link.address) or link.words
    return tuple(CellLink(address, words) for address, words in found.items())


def _links(cell: Json) -> Iterator[CellLink]:
    text = cell.get("effectiveValue", {}).get("stringValue", "")
    for start, end, run in _runs(cell.get("textFormatRuns", []), text):
        if address := run.get("format", {}).get("link", {}).get("uri"):
            yield CellLink(address, words_of(_part(text, start, end)))
    for start, end, run in _runs(cell.get("chipRuns", []), text):
        if address := run.get("chip", {}).get("richLinkProperties", {}).get("uri"):
            # Where a chip's title is not given, a lone sign stands for it.
            yield CellLink(address, words_of(_part(text, start, end)).strip("@ "))
    yield from links_in(text)
    if "hyperlink" in cell:
        yield CellLink(cell["hyperlink"], words_of(text))
    for link in links_in(cell.get("note", "")):
        yield CellLink(link.address, link.words or words_of(text))


def _runs(runs: list[Json], text: str) -> Iterator[tuple[int, int, Json]]:
    """Each run with where it begins and ends: where the next one begins, in UTF-16 units as Google counts."""
    starts = [run.get("startIndex", 0) for run in runs] + [len(text.encode("utf-16-le")) // 2]
    yield from zip(starts, starts[1:], runs, strict=False)


def _part(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")
