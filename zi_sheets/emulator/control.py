"""The control interface under `/_workspace` (ARCHITECTURE.md, section 7): what tests and teaching watch and set."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, to_builtins

from zi_sheets.emulator.body import read_json
from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.faults import Action, Fault, When, too_many
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json, Request

CONTROL = "/_workspace"
LONGEST_LOG = 50_000
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


_TIME = Annotated[dict[Literal["now"], Annotated[datetime, Meta(tz=True)] | None], Meta(min_length=1)]
_QUOTA = dict[Literal["reads_per_minute", "writes_per_minute"], int]


class _Identity(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1)]
    revoked: bool | UnsetType = UNSET
    storage_quota: int | UnsetType | None = UNSET


def real_time() -> datetime:
    return datetime.now(UTC)


class Entry(Struct, frozen=True):
    """One line of the request log; `method` is the discovery document's method id, or "token"."""

    method: str
    who: str = msgspec.field(name="as")
    verb: str
    path: str
    status: int
    bytes_in: int
    bytes_out: int


class EditCall(Struct, frozen=True, forbid_unknown_fields=True):
    method: str
    path: Annotated[str, Meta(pattern="^/([^/]|$)")]
    body: Any = msgspec.field(default_factory=dict)


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person does just before a request."""

    before: When
    who: str = msgspec.field(name="as")
    call: EditCall | Literal["undo"]


@dataclass(slots=True)
class _Rule:
    """A fault or an edit, and how many requests it has seen since it was put in."""

    when: When
    order: Any
    seen: int = 0

    def meets(self, method: str) -> bool:
        """Counts a request; true when it is the n-th."""
        counts = self.when.method in ("*", method)
        self.seen += counts
        return counts and self.seen == self.when.nth


@dataclass(slots=True)
class Control:
    """Lives as long as the process, except identities, which the store keeps."""

    store: Store
    clock: Clock
    log: list[Entry] = field(default_factory=list)
    now: datetime | None = None
    behaviour: Json = field(default_factory=lambda: {name: first for name, (first, *_) in BEHAVIOURS.items()})
    faults: list[_Rule] = field(default_factory=list)
    edits: list[_Rule] = field(default_factory=list)
    quota: dict[str, int] = field(default_factory=dict)
    _spent: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def time(self) -> datetime:
        """The set time, which stands still, or the clock's."""
        return self.now or self.clock()

    def note(self, entry: Entry) -> None:
        self.log.append(entry)
        del self.log[:-LONGEST_LOG]

    def edits_before(self, method: str) -> list[Edit]:
        """What people do just before this request."""
        return [rule.order for rule in self.edits if rule.meets(method)]

    def fault_at(self, method: str) -> Action:
        met = [rule.order.action for rule in self.faults if rule.meets(method)]
        return met[0] if met else Action()

    def spend(self, method: Method, name: str) -> None:
        """Raises GoogleError 429 when an identity has used up its minute in Sheets."""
        kind = "writes_per_minute" if method.writes else "reads_per_minute"
        if method.api != "sheets" or kind not in self.quota:
            return
        minute = name, kind, int(self.time().timestamp() // 60)
        self._spent[minute] = self._spent.get(minute, 0) + 1
        if self._spent[minute] > self.quota[kind]:
            raise too_many(method)

    def answer(self, request: Request) -> Json:
        """Raises GoogleError 404 for an unknown route, 400 for a body it cannot read."""
        route = request.verb, request.path.removeprefix(CONTROL).strip("/")
        answers: dict[tuple[str, str], tuple[Any, Callable[[Json], Json]]] = {
            ("GET", ""): (Any, lambda _: {"id": self.store.place_id}),
            ("GET", "requests"): (Any, lambda _: {"requests": to_builtins(self.log)}),
            ("DELETE", "requests"): (Any, lambda _: self.log.clear()),
            ("GET", "unused"): (Any, lambda _: {"faults": _unused(self.faults), "edits": _unused(self.edits)}),
            ("POST", "clock"): (_TIME, self._set_clock),
            ("POST", "faults"): (list[Fault], lambda found: self.faults.extend(_Rule(f, f) for f in found)),
            ("POST", "edits"): (list[Edit], lambda found: self.edits.extend(_Rule(e.before, e) for e in found)),
            ("POST", "behaviour"): (dict[str, Any], self._set_behaviour),
            ("POST", "identities"): (_Identity, self._set_identity),
            ("POST", "quota"): (_QUOTA, self.quota.update),
        }
        if route not in answers:
            raise GoogleError(404, f"Unknown route: {request.verb} {request.path}")
        kind, run = answers[route]
        return run(read_json(request.body, kind)) or {}

    def _set_clock(self, body: Json) -> Json:
        """null gives the real clock back. Raises GoogleError 400 for one that cannot be reckoned with."""
        if body["now"] and not 1970 <= body["now"].year < MAXYEAR:
            raise invalid("the clock goes from 1970 to 9998")
        self.now = body["now"]
        return {"now": self.time().isoformat()}

    def _set_behaviour(self, body: Json) -> Json:
        for name, value in body.items():
            if value not in BEHAVIOURS.get(name, ()):
                raise invalid(f"unknown switch or value {name}: {value}; the switches are {BEHAVIOURS}")
        self.behaviour |= body
        return self.behaviour

    def _set_identity(self, body: _Identity) -> Json:
        settings = {**(self.store.get("identity", body.name) or {}), **to_builtins(body)}
        self.store.put("identity", body.name, settings)
        return settings


def _unused(rules: list[_Rule]) -> Json:
    return [to_builtins(rule.order) for rule in rules if rule.seen < rule.when.nth]
