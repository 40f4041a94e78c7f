"""Evidence (bukti): one file in Drive, or one link that a person typed into a cell."""

from dataclasses import dataclass
from datetime import datetime

from zi_sheets.domain.reach import Reach
from zi_sheets.domain.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a file without opening it.

    `folder` holds the folder names from just below the evidence root down to the file, `marks` what `init` made each of
    them for ("3.1/foto"), "" for people's own; () where nobody knows. `size` is in bytes, None where Drive gives none
    (Google's own formats). `checksum` is the MD5 of the content, "" where Drive gives none.
    Times are aware; `created` is when it came to Drive, `modified` what the device says. `owner_domain`: what
    follows the "@" of the owner's address, "" where Drive names none. `trouble`: what has to be said of its `reach`,
    in Indonesian sentences; "" where nothing has. `behind`: the file or folder that a typed link leads to, as Drive
    shows it; None for files of the tree, and for links that nobody could follow.
    """

    id: str
    name: str
    folder: tuple[str, ...] = ()
    mime: str = ""
    size: int | None = None
    checksum: str = ""
    version: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    url: str = ""
    parent_id: str = ""
    parent_url: str = ""
    marks: tuple[str, ...] = ()
    sharing: Sharing = Sharing.UNKNOWN
    owner_domain: str = ""
    reach: Reach = Reach.LISTED
    trouble: str = ""
    behind: "Evidence | None" = None

    @property
    def file(self) -> "Evidence":
        """What people see who open it, however a link to it is called or spelled."""
        return self.behind or self

    @property
    def is_link(self) -> bool:
        """Typed into a cell, so Drive tells no type."""
        return bool(self.url) and not self.mime
