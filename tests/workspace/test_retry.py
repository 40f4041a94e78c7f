"""The retry policy: what is tried again, how often, how long we wait, and when we stop. Nothing waits here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import requests

from zi_sheets.workspace.calls import Call
from zi_sheets.workspace.failure import Unreachable
from zi_sheets.workspace.retry import ATTEMPTS, DEADLINE_S, LONGEST_WAIT_S, Retry

READ = Call("drive.files.list", "drive_read", repeatable=True)
CREATE = Call("drive.files.create", "drive_write", repeatable=False)
Answer = requests.Response | Exception


def answer(status: int, *, reason: str = "", retry_after: str = "", text: str = "") -> requests.Response:
    response = requests.Response()
    response.status_code = status
    error = {"error": {"code": status, "message": "m", "errors": [{"reason": reason}]}}
    response._content = (text or json.dumps(error)).encode()  # the only way to give a Response a body
    if retry_after:
        response.headers["Retry-After"] = retry_after
    return response


@dataclass
class Line:
    """Answers in turn, the last one for ever; keeps time by the waits alone."""

    answers: list[Answer]
    waits: list[float] = field(default_factory=list)
    sent: int = 0

    def send(self) -> requests.Response:
        found = self.answers[min(self.sent, len(self.answers) - 1)]
        self.sent += 1
        if isinstance(found, Exception):
            raise found
        return found

    def run(self, call: Call, chance: float = 0.5) -> requests.Response:
        policy = Retry(sleep=self.waits.append, now=lambda: sum(self.waits), chance=lambda: chance)
        return policy.run(call, self.send)


OK = answer(200)
BROKEN, SLOW = requests.ConnectionError("broken"), requests.ReadTimeout("slow")


@pytest.mark.parametrize("call", [READ, CREATE], ids=["repeatable", "a create"])
@pytest.mark.parametrize("status", [200, 204, 308, 400, 401, 403, 404, 409, 412, 413])
def test_answers_that_another_try_cannot_change(call: Call, status: int) -> None:
    line = Line([answer(status), OK])
    assert line.run(call).status_code == status
    assert (line.sent, line.waits) == (1, [])


@pytest.mark.parametrize("reason", ["insufficientFilePermissions", "insufficientPermissions", "forbidden", ""])
def test_a_refused_permission_is_told_at_once(reason: str) -> None:
    """PITFALLS 27."""
    line = Line([answer(403, reason=reason), OK])
    assert line.run(READ).status_code == 403
    assert line.sent == 1


@pytest.mark.parametrize("call", [READ, CREATE], ids=["repeatable", "a create"])
@pytest.mark.parametrize(
    "first",
    [
        answer(429),
        answer(429, text="<html>"),
        answer(403, reason="rateLimitExceeded"),
        answer(403, reason="userRateLimitExceeded"),
    ],
    ids=["429", "429 without JSON", "403 rateLimitExceeded", "403 userRateLimitExceeded"],
)
def test_a_used_up_minute_is_waited_for(call: Call, first: requests.Response) -> None:
    """Google did nothing, so even a create may be sent again."""
    line = Line([first, first, OK])
    assert line.run(call).status_code == 200
    assert (line.sent, len(line.waits)) == (3, 2)


@pytest.mark.parametrize(
    "first", [answer(500), answer(502, text="<html>"), answer(503), answer(504), BROKEN, SLOW], ids=repr
)
def test_a_fault_is_tried_again_only_if_sending_twice_is_harmless(first: Answer) -> None:
    """PITFALLS 27."""
    line = Line([first, OK])
    assert line.run(READ).status_code == 200
    assert line.sent == 2
    once = Line([first, OK])
    if isinstance(first, Exception):
        with pytest.raises(Unreachable):
            once.run(CREATE)
    else:
        assert once.run(CREATE).status_code >= 500
    assert once.sent == 1


@pytest.mark.parametrize("last", [answer(429), answer(503)], ids=["429", "503"])
def test_the_last_answer_is_returned_when_the_tries_are_used_up(last: requests.Response) -> None:
    line = Line([last])
    assert line.run(READ) is last
    assert line.sent == ATTEMPTS


@pytest.mark.parametrize("broken", [BROKEN, SLOW], ids=["broken", "slow"])
def test_no_answer_at_all_is_named(broken: Exception) -> None:
    line = Line([broken])
    with pytest.raises(Unreachable) as failure:
        line.run(READ)
    assert line.sent == ATTEMPTS
    assert failure.value.code == "unreachable"
    assert failure.value.action
    assert failure.value.__cause__ is broken


@pytest.mark.parametrize(
    ("chance", "waits"), [(0.0, [0, 0, 0, 0]), (0.5, [1, 2, 4, 8]), (1.0, [2, 4, 8, 16])], ids=["none", "half", "full"]
)
def test_waits_grow_and_jitter_fills_them_from_nothing(chance: float, waits: list[float]) -> None:
    line = Line([answer(503)])
    line.run(READ, chance)
    assert line.waits == waits


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("7", 7), ("0", 1), ("3600", LONGEST_WAIT_S), ("soon", 1), ("Wed, 21 Oct 2026 07:28:00 GMT", 1)],
    ids=["longer than ours", "shorter", "an hour", "a word", "a date"],
)
def test_retry_after(asked: str, waited: float) -> None:
    line = Line([answer(429, retry_after=asked), OK])
    line.run(READ)
    assert line.waits == [waited]


def test_no_wait_begins_that_would_pass_the_deadline() -> None:
    line = Line([answer(429, retry_after="60")])
    assert line.run(READ).status_code == 429
    assert sum(line.waits) <= DEADLINE_S
    assert line.sent == 1 + int(DEADLINE_S // 60)


def test_time_that_the_call_itself_takes_counts() -> None:
    clock: Iterator[float] = iter([0.0, DEADLINE_S])
    waits: list[float] = []
    policy = Retry(sleep=waits.append, now=lambda: next(clock), chance=lambda: 0.5)
    line = Line([answer(503)])
    assert policy.run(READ, line.send).status_code == 503
    assert (line.sent, waits) == (1, [])


def test_another_kind_of_error_passes_through() -> None:
    line = Line([ValueError("ours")])
    with pytest.raises(ValueError, match="ours"):
        line.run(READ)
    assert line.sent == 1
