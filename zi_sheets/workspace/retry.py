"""One retry policy for every call: which failures are worth another try, and how long we go on trying."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import requests

from zi_sheets.workspace.calls import Call
from zi_sheets.workspace.failure import Unreachable, is_quota, reason_of

ATTEMPTS = 5
DEADLINE_S = 180.0
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0


@dataclass
class Retry:
    """`sleep`, `now` and `chance` are injected so that no test waits; waits use full jitter."""

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = field(default=random.random)

    def run(self, call: Call, send: Callable[[], requests.Response]) -> requests.Response:
        """The first answer that is not worth another try; the last one when time or tries are used up.

        A call that is not repeatable is tried again only where Google itself says that nothing was done (quota).
        Raises Unreachable where no answer came at all.
        """
        started = self.now()
        for attempt in range(1, ATTEMPTS + 1):
            answer = self._attempt(send)
            if not _worth_another(call, answer) or attempt == ATTEMPTS:
                break
            wait = self._wait(attempt, answer)
            if self.now() + wait - started > DEADLINE_S:
                break
            self.sleep(wait)
        if isinstance(answer, requests.RequestException):
            raise _unreachable(answer) from answer
        return answer

    def _attempt(self, send: Callable[[], requests.Response]) -> requests.Response | requests.RequestException:
        try:
            return send()
        except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as problem:
            return problem

    def _wait(self, attempt: int, answer: requests.Response | requests.RequestException) -> float:
        ceiling = min(FIRST_WAIT_S * 2.0**attempt, LONGEST_WAIT_S)
        asked = _retry_after(answer) if isinstance(answer, requests.Response) else 0.0
        return max(self.chance() * ceiling, asked)


def _worth_another(call: Call, answer: requests.Response | requests.RequestException) -> bool:
    if isinstance(answer, requests.RequestException):
        return call.repeatable
    if answer.status_code < 400:
        return False
    if is_quota(answer.status_code, reason_of(answer.content)[0]):
        return True
    return answer.status_code >= 500 and call.repeatable


def _retry_after(answer: requests.Response) -> float:
    text = answer.headers.get("Retry-After", "")
    return min(float(text), LONGEST_WAIT_S) if text.isdigit() else 0.0


def _unreachable(problem: requests.RequestException) -> Unreachable:
    return Unreachable(
        "unreachable",
        "Tidak ada jawaban: jaringan putus atau alamatnya tidak melayani.",
        where=str(problem.request.url).split("?")[0] if problem.request is not None else "",
        action="Periksa sambungan internet (atau apakah ruang latihan masih berjalan), lalu ulangi perintahnya.",
    )
