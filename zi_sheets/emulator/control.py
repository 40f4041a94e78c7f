"""The control interface under `/_workspace` (ARCHITECTURE.md, section 7): what tests and teaching watch and set."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from zi_sheets.emulator.body import read_json
from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.faults import Fault, Rule, fault_of, read_fault, too_many, when
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import Store
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
_QUOTAS = {"reads_per_minute", "writes_per_minute"}


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
    """Lives as long as the process, except identities, which the store keeps."""

    store: Store
    clock: Clock = real_time
    log: list[Entry] = field(default_factory=list)
    now: datetime | None = None
    behaviour: Json = field(default_factory=lambda: {name: first for name, (first, *_) in BEHAVIOURS.items()})
    faults: list[Rule] = field(default_factory=list)
    edits: list[Rule] = field(default_factory=list)
    quota: dict[str, int] = field(default_factory=dict)
    _spent: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def time(self) -> datetime:
        """The set time, which stands still, or the clock's."""
        return self.now or self.clock()

    def edits_before(self, method: str) -> list[Json]:
        """What people do just before this request."""
        return [rule.what for rule in self.edits if rule.meets(method)]

    def fault_at(self, method: str, known: Method | None) -> Fault:
        met = [rule for rule in self.faults if rule.meets(method)]
        return fault_of(met[0], known) if met else Fault()

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
        name = request.path.removeprefix("/_workspace").strip("/")
        answers: dict[tuple[str, str], Callable[[Json], Json]] = {
            ("GET", ""): lambda _: {"id": self.store.place_id},
            ("GET", "requests"): lambda _: {"requests": [entry.as_json() for entry in self.log]},
            ("DELETE", "requests"): self._empty_log,
            ("POST", "clock"): self._set_clock,
            ("POST", "faults"): self._add_faults,
            ("POST", "edits"): self._add_edits,
            ("POST", "behaviour"): self._set_behaviour,
            ("POST", "identities"): self._set_identity,
            ("POST", "quota"): self._set_quota,
            ("GET", "unused"): lambda _: self._unused(),
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

    def _add_faults(self, body: Json) -> Json:
        self.faults += [read_fault(each) for each in _listed(body)]
        return {}

    def _add_edits(self, body: Json) -> Json:
        rules = []
        for each in _listed(body):
            call = each.get("call")
            if not isinstance(each.get("as"), str) or not (call == "undo" or {"method", "path"} <= set(call or ())):
                raise invalid(f'an edit needs before, as, and call ({{"method", "path", "body"}} or "undo"): {each}')
            rules.append(Rule(*when(each.get("before", {})), each))
        self.edits += rules
        return {}

    def _set_behaviour(self, body: Json) -> Json:
        for name, value in body.items():
            if value not in BEHAVIOURS.get(name, ()):
                raise invalid(f"unknown switch or value {name}: {value}; the switches are {BEHAVIOURS}")
        self.behaviour |= body
        return dict(self.behaviour)

    def _set_identity(self, body: Json) -> Json:
        name = body.get("name")
        if not isinstance(name, str) or not name or set(body) - {"name", "revoked", "storage_quota"}:
            raise invalid('{"name": "...", "revoked": true, "storage_quota": 0} expected')
        settings = {**(self.store.get("identity", name) or {}), **{k: v for k, v in body.items() if k != "name"}}
        self.store.put("identity", name, settings)
        return {"name": name, **settings}

    def _set_quota(self, body: Json) -> Json:
        if set(body) - _QUOTAS or not all(isinstance(value, int) for value in body.values()):
            raise invalid(f"numbers for {sorted(_QUOTAS)} expected")
        self.quota |= body
        return dict(self.quota)

    def _unused(self) -> Json:
        faults, edits = ([rule.what for rule in rules if not rule.used] for rules in (self.faults, self.edits))
        return {"faults": faults, "edits": edits}


def _listed(body: Json) -> list[Json]:
    if not isinstance(body, list) or not all(isinstance(each, dict) for each in body):
        raise invalid("a list of rules expected")
    return body
