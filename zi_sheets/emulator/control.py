"""The control interface under `/_workspace`: request log and clock (ARCHITECTURE.md, section 7)."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.upload import read_json
from zi_sheets.emulator.wire import Json, Request

Clock = Callable[[], datetime]
BEHAVIOURS: dict[str, tuple[Json, ...]] = {
    "null_in_data_filter_write": ("skip", "clear"),
    "lookup_without_match": ("400", "ignored"),
    "used_metadata_id": ("400", "replaced"),
    "copied_tab_carries_metadata": ("no", "new_ids"),
    "sort_moves_row_metadata": (False, True),
    "undo_restores_metadata": (True, False),
    "docx_update": ("keeps_id", "400"),
    "grouped_listing": ("right", "empty", "partial"),
}
"""One switch for everything about Google that nobody could verify; the first value is the default."""


def real_time() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the request log; `method` is the discovery document's method id, or "token"."""

    method: str
    who: str
    verb: str
    path: str
    status: int
    bytes_in: int
    bytes_out: int

    def as_json(self) -> Json:
        entry = asdict(self)
        return {"method": entry.pop("method"), "as": entry.pop("who"), **entry}


@dataclass(slots=True)
class Control:
    """What tests and teaching may watch and set; lives as long as the process, except identities."""

    store: Store
    clock: Clock = real_time
    log: list[Entry] = field(default_factory=list)
    now: datetime | None = None
    behaviour: Json = field(default_factory=lambda: {name: first for name, (first, *_) in BEHAVIOURS.items()})

    def time(self) -> datetime:
        """The set time, which stands still, or the clock's."""
        return self.now or self.clock()

    def answer(self, request: Request) -> Json:
        """Raises GoogleError 404 for an unknown route, 400 for a body it cannot read."""
        name = request.path.removeprefix("/_workspace").strip("/")
        answers = {
            ("GET", ""): lambda body: {"id": self.store.place_id},
            ("GET", "requests"): lambda body: {"requests": [entry.as_json() for entry in self.log]},
            ("DELETE", "requests"): self._empty_log,
            ("POST", "clock"): self._set_clock,
        }
        if (request.verb, name) not in answers:
            raise GoogleError(404, f"Unknown route: {request.verb} {request.path}")
        return answers[request.verb, name](read_json(request.body))

    def _empty_log(self, body: Json) -> Json:
        self.log.clear()
        return {}

    def _set_clock(self, body: Json) -> Json:
        """`{"now": ISO time with offset}`; null gives the real clock back."""
        try:
            now = datetime.fromisoformat(body["now"]) if body["now"] is not None else None
        except (KeyError, TypeError, ValueError) as problem:
            raise invalid('{"now": "2021-05-01T02:00:00+07:00"} expected') from problem
        if now is not None and now.tzinfo is None:
            raise invalid("a time with its offset expected")
        self.now = now
        return {"now": self.time().isoformat()}


def as_text(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
