"""Which row is whose: a code stays with the words it was given for, whatever people did to the rows or to the codes.

Rows are copied, sorted without their codes, codes are cleared or overwritten. The words of a row say whose it is; its
Kode decides only where the words leave a choice. What stays open is a doubt, and both rows are named.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row as read: its Kode cell, the words that tell whose it is, and what people put beside them."""

    line: int
    code: str
    words: str
    people: tuple[str, ...] = ()


@dataclass
class Settlement:
    """`lines`: the row of each code; `spare`: copies that carry another row's code.

    `doubts`: codes that several rows could have, with those rows.
    """

    lines: dict[str, int] = field(default_factory=dict)
    spare: list[int] = field(default_factory=list)
    doubts: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def give(self, code: str, rows: Sequence[KeyedRow]) -> None:
        """One of `rows` is this code's, the others are copies; two that people filled differently are a doubt."""
        filled = [row for row in rows if row.people]
        if len({row.people for row in filled}) > 1:
            self.doubts[code] = tuple(row.line for row in rows)
            return
        chosen = (filled or rows)[0]
        self.lines[code] = chosen.line
        self.spare += [row.line for row in rows if row is not chosen]

    def unsettled(self, code: str) -> bool:
        return code not in self.lines and code not in self.doubts


def settle(rows: Sequence[KeyedRow], given: Iterable[tuple[str, str]]) -> Settlement:
    """`given`: code and words, each pair as it was once given; a code may have had several words."""
    found = Settlement()
    codes_of: dict[str, list[str]] = defaultdict(list)
    for code, words in given:
        codes_of[words].append(code)
    rows_of: dict[str, list[KeyedRow]] = defaultdict(list)
    for row in rows:
        rows_of[row.words].append(row)
    for words, codes in codes_of.items():
        _by_words(found, [code for code in codes if found.unsettled(code)], rows_of.get(words, ()))
    _by_code(found, rows)
    return found


def _by_words(found: Settlement, codes: Sequence[str], alike: Sequence[KeyedRow]) -> None:
    """Rows whose words are those of `codes`: first those that carry the code as well, then the only one left."""
    for code in codes:
        if own := [row for row in alike if row.code == code]:
            found.give(code, own)
    left = [code for code in codes if found.unsettled(code)]
    strays = [row for row in alike if row.code not in codes]
    if len(left) == 1 and strays:
        found.give(left[0], strays)
    elif left and strays:
        found.doubts.update(dict.fromkeys(left, tuple(row.line for row in strays)))


def _by_code(found: Settlement, rows: Sequence[KeyedRow]) -> None:
    """Rows whose words tell nothing keep their code, unless it has turned out to be another row's."""
    taken = {*found.lines.values(), *found.spare, *(line for lines in found.doubts.values() for line in lines)}
    carrying: dict[str, list[KeyedRow]] = defaultdict(list)
    for row in rows:
        if row.code and row.line not in taken:
            carrying[row.code].append(row)
    for code, own in carrying.items():
        if found.unsettled(code):
            found.give(code, own)
        else:
            found.spare += [row.line for row in own]
