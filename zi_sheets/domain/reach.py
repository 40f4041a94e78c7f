"""How far a piece of evidence could be seen: a file of the tree, or what a typed link leads to."""

from enum import StrEnum


class Reach(StrEnum):
    """LISTED: in the tree, or an address that nobody looked up. The others: what Drive says of a link out of the tree.

    SEEN: a file; FOLDER: its files are not looked at; TRASHED: in the bin; REFUSED: not shown to us, so not shared or
    deleted; GONE: not shown either, and it lay in the tree once; HIDDEN: nobody knows tonight.
    """

    LISTED = "listed"
    SEEN = "seen"
    FOLDER = "folder"
    TRASHED = "trashed"
    REFUSED = "refused"
    GONE = "gone"
    HIDDEN = "hidden"


UNSEEN = frozenset({Reach.REFUSED, Reach.HIDDEN})
"""What is asked for may be there."""
UNPROVABLE = UNSEEN | {Reach.TRASHED, Reach.GONE}
"""A verdict on these is not known to hold: what was judged is away or cannot be compared."""
