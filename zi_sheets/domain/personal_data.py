"""Numbers of people in file and folder names: whoever sees the list of names sees them, opened or not.

A link without words of its own is called by its address; the numbers in an address count photos and posts.
"""

import re
from collections.abc import Iterator

from zi_sheets.domain.words.addresses import without_addresses

_SIXTEEN = r"\d{16}|\d{6}[ ._-]\d{6}[ ._-]\d{4}|\d{4}[ ._-]\d{4}[ ._-]\d{4}[ ._-]\d{4}"
_EIGHTEEN = r"\d{18}|\d{8}[ ._-]\d{6}[ ._-]\d[ ._-]\d{3}"
_BANK = r"(?:no(?:mor)?[ ._-]*)?rek(?:ening)?|norek|bri|bni|bca|bsi|btn|bank [a-z]+"
# What a bank's papers are dated with: a day written together, or short groups, and then a year.
_DATE = r"(?:[0-3]\d[01]\d|(?:\d{1,2}[ .-]){0,3})20[1-3]\d(?!\d)"
_ACCOUNT = rf"(?!{_DATE})\d(?:[ .-]?\d){{8,17}}"
_KINDS = (
    ("NIK", re.compile(rf"(?<!\d)({_SIXTEEN})(?!\d|_[no](?![a-z]))", re.IGNORECASE)),
    ("NIP", re.compile(rf"(?<!\d)({_EIGHTEEN})(?!\d)")),
    ("nomor rekening", re.compile(rf"(?<![a-z])(?:{_BANK})(?![a-z])\D{{0,20}}({_ACCOUNT})(?!\d)", re.I)),
)
# A camera writes the moment of the picture: nobody born since 2013 has a NIP, and no province has the number 20.
_MOMENT = re.compile(r"20(?:1[3-9]|[2-9]\d)(?:0[1-9]|1[0-2])")


def personal_data(name: str) -> tuple[str, ...]:
    """The kinds of number a name holds: NIK (16 digits), NIP (18), nomor rekening (after the word or a bank's name)."""
    return tuple(dict.fromkeys(kind for kind, _ in _found(name)))


def masked(name: str) -> str:
    """The name as it may be repeated in other places."""
    for _, number in _found(name):
        name = name.replace(number, "(nomor)")
    return name


def _found(name: str) -> Iterator[tuple[str, str]]:
    text = without_addresses(name)
    for kind, pattern in _KINDS:
        for number in pattern.findall(text):
            if not _MOMENT.match(re.sub(r"\D", "", number)):
                yield kind, number
