"""Words that slid onto another row: people moved rows while the words of new rows were on their way.

It shows in a row that has its code and no words: those stand in another row, whose own stand in a third, or nowhere at
all any more. Such rows are still whose code they carry; taken by its words the last of them would be lost, and what
people wrote beside it would be said of another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zi_sheets.domain.workbook.settle import KeyedRow


def with_own_words(rows: Sequence[KeyedRow], given: Iterable[tuple[str, str]]) -> list[KeyedRow]:
    """The rows, each row of such a chain with the words of its code. `given`: the words of each code."""
    words_of = dict(given)
    chained = {row.line for chain in _chains(rows, words_of) for row in chain}
    return [replace(row, words=words_of[row.code]) if row.line in chained else row for row in rows]


def _chains(rows: Sequence[KeyedRow], words_of: dict[str, str]) -> Iterator[list[KeyedRow]]:
    times = Counter(row.code for row in rows)
    holding: dict[str, list[KeyedRow]] = {}
    for row in rows:
        holding.setdefault(row.words, []).append(row)
    for bare in holding.get("", ()):
        chain, link = [], bare
        while times[link.code] == 1 and link.code in words_of and link not in chain:
            chain.append(link)
            holders = holding.get(words_of[link.code], [])
            if len(holders) != 1:
                break
            (link,) = holders
        if len(chain) > 1 and words_of[chain[-1].code] not in holding:
            yield chain
