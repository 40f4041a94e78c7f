"""How far a piece of evidence could be seen: a file of the tree, or what a typed link leads to."""

from enum import StrEnum


class Reach(StrEnum):
    """LISTED: in the tree, or an address that nobody looked up. The others: what Drive says of a link out of the tree.

    SEEN: a file; FOLDER: its files are not looked at; TRASHED: in the bin; HIDDEN: it cannot be seen.
    """

    LISTED = "listed"
    SEEN = "seen"
    FOLDER = "folder"
    TRASHED = "trashed"
    HIDDEN = "hidden"


UNPROVABLE = frozenset({Reach.TRASHED, Reach.HIDDEN})
"""A verdict on these is not known to hold: what was judged is away or cannot be compared."""
