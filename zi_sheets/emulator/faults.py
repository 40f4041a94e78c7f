"""Faults that a test or a lesson orders: rules as data, and the answers Google gives in such cases."""

from dataclasses import replace
from typing import Annotated, Literal

from msgspec import Meta, Struct

from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.wire import Reply

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


_Seconds = Annotated[float, Meta(ge=0, le=3600)]


class Action(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    status: Annotated[int, Meta(ge=200, le=599)] = 0
    reason: str = ""
    html: bool = False
    drop: Literal["", "before", "after"] = ""
    delay_s: _Seconds = 0
    slow_body_s: _Seconds = 0


class When(Struct, frozen=True, forbid_unknown_fields=True):
    """The n-th request of a method, or of any ("*"), counted from when the rule was put in."""

    method: str
    nth: Annotated[int, Meta(ge=1)] = 1


class Fault(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    action: Action


def instead(action: Action, method: Method) -> Reply | None:
    """What is answered without the request having any effect; None where it is carried out."""
    if action.drop == "before":
        return Reply(0, drop=True)
    return _answer(action, method) if action.status else None


def delivered(action: Action, reply: Reply) -> Reply:
    return replace(reply, drop=bool(action.drop), delay=action.delay_s, slow_body=action.slow_body_s)


def _answer(action: Action, method: Method) -> Reply:
    status = action.status
    if action.html:
        page = f"<!DOCTYPE html><html><title>Error {status}</title><p>{_MESSAGES.get(status, 'Error')}</html>"
        return Reply(status, page.encode(), {"Content-Type": "text/html; charset=UTF-8"})
    if status == 429 and method.api in ("sheets", "docs"):
        problem = too_many(method)
    else:
        reason = action.reason or ("rateLimitExceeded" if status in (403, 429) else "")
        message = _REASON_MESSAGES.get(reason, _MESSAGES.get(status, f"Error {status}"))
        problem = GoogleError(status, message, reason=reason)
    return Reply.of(status, problem.body(method.api))


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
