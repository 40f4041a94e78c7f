"""Faults that a test or a lesson orders: rules as data, and the answers Google gives in such cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.wire import Json, Reply

_ACTIONS = {"status", "reason", "html", "drop", "delay_s", "slow_body_s"}
_MESSAGES = {
    500: "Internal error encountered.",
    502: "Bad Gateway",
    503: "The service is currently unavailable.",
    504: "The service is currently unavailable.",
}
_REASON_MESSAGES = {
    "userRateLimitExceeded": "User Rate Limit Exceeded. Rate of requests for user exceed configured project quota, you "
    "may consider re-evaluating expected per-user traffic to the API and adjust project quota limits accordingly.",
    "rateLimitExceeded": "Rate Limit Exceeded",
    "storageQuotaExceeded": "The user's Drive storage quota has been exceeded.",
    "insufficientFilePermissions": "The user does not have sufficient permissions for this file.",
}


@dataclass(slots=True)
class Rule:
    """Something that happens at the n-th request of a method, or of any ("*"), counted from when it was put in."""

    method: str
    nth: int
    what: Json
    seen: int = 0

    @property
    def used(self) -> bool:
        return self.seen >= self.nth

    def meets(self, method: str) -> bool:
        """Counts a request; true when it is the n-th."""
        if self.method not in ("*", method):
            return False
        self.seen += 1
        return self.seen == self.nth


def read_fault(given: Json) -> Rule:
    """Raises GoogleError 400 for a rule that says nothing known."""
    action = given.get("action") if isinstance(given, dict) else None
    if not isinstance(action, dict) or not action or set(action) - _ACTIONS:
        raise invalid(f"a fault needs method, nth and an action out of {sorted(_ACTIONS)}: {given}")
    if "drop" in action and action["drop"] not in ("before", "after"):
        raise invalid('{"drop": "before"} or {"drop": "after"} expected')
    return Rule(*when(given), given)


def when(given: Json) -> tuple[str, int]:
    """The method and the number of a rule; the first request if no number is given."""
    nth = given.get("nth", 1)
    if not isinstance(given.get("method"), str) or not isinstance(nth, int) or nth < 1:
        raise invalid(f'{{"method": method id or "*", "nth": 1 ...}} expected: {given}')
    return given["method"], nth


class Fault(NamedTuple):
    """What one fault does to one request: answers instead of it, or sets how its answer is delivered (see Reply)."""

    instead: Reply | None = None
    delivery: Mapping[str, Json] = {}


def fault_of(rule: Rule, method: Method | None) -> Fault:
    action = rule.what["action"]
    if "status" in action:
        return Fault(_answer(action, method))
    if action.get("drop") == "before":
        return Fault(Reply(0, drop=True))
    delay, slow_body = action.get("delay_s", 0), action.get("slow_body_s", 0)
    return Fault(None, {"drop": "drop" in action, "delay": delay, "slow_body": slow_body})


def _answer(action: Json, method: Method | None) -> Reply:
    status = action["status"]
    if action.get("html"):
        page = f"<!DOCTYPE html><html><title>Error {status}</title><p>{_MESSAGES.get(status, 'Error')}</html>"
        return Reply(status, page.encode(), {"Content-Type": "text/html; charset=UTF-8"})
    api = method.api if method else "token"
    if status == 429 and method and api != "drive":
        problem = too_many(method)
    else:
        reason = action.get("reason", "rateLimitExceeded" if status in (403, 429) else "")
        message = _REASON_MESSAGES.get(reason, _MESSAGES.get(status, f"Error {status}"))
        problem = GoogleError(status, message, reason=reason)
    return Reply.of(status, problem.body(api))


def too_many(method: Method) -> GoogleError:
    """The recorded 429 of Sheets: no Retry-After, but an ErrorInfo that names the limit."""
    kind, service = ("Write" if method.writes else "Read"), f"{method.api}.googleapis.com"
    message = (
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute per user' of service "
        f"'{service}' for consumer 'project_number:0'."
    )
    metadata = {
        "service": service,
        "consumer": "projects/0",
        "quota_metric": f"{service}/{kind.lower()}_requests",
        "quota_limit": f"{kind}RequestsPerMinutePerUser",
        "quota_limit_value": "60",
        "quota_location": "global",
    }
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"}
    return GoogleError(429, message, details=[{**info, "domain": "googleapis.com", "metadata": metadata}])
