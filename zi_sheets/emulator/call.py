"""One call of one API method, read and checked, as the methods' implementations get it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.fields import Mask
from zi_sheets.emulator.identity import Identity
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json


class Media(NamedTuple):
    """Content of a file, going in or coming out."""

    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """`query` holds every value given for a parameter; `body` is {} where none was sent; `mask` is that of `fields`."""

    method: Method
    path: Mapping[str, str]
    who: Identity
    store: Store
    now: datetime
    behaviour: Mapping[str, Json]
    query: Mapping[str, list[str]] = field(default_factory=dict)
    body: Json = field(default_factory=dict)
    media: Media | None = None
    mask: Mask = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        return self.text(name).lower() == "true"

    @property
    def time(self) -> str:
        """Now, as Drive writes times."""
        return written(self.now)


def written(moment: datetime) -> str:
    """A time as Drive writes times."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
