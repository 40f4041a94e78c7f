"""Batches through the real client: each call is answered by itself, in order, and logged under its own method."""

from collections.abc import Callable
from typing import Any

from googleapiclient.errors import HttpError


def test_a_batch_answers_every_call(drive: Any, control: Callable[..., Any]) -> None:
    answers: dict[str, Any] = {}

    def keep(key: str, answer: Any, problem: HttpError | None) -> None:
        answers[key] = problem.resp.status if problem else answer

    batch = drive.new_batch_http_request(callback=keep)
    batch.add(drive.files().create(body={"name": "satu"}), request_id="satu")
    batch.add(drive.files().get(fileId="tidakada"), request_id="dua")
    batch.add(drive.files().list(q="name = 'satu'"), request_id="tiga")
    batch.execute()
    assert answers["satu"]["name"] == "satu"
    assert answers["dua"] == 404
    assert [file["id"] for file in answers["tiga"]["files"]] == [answers["satu"]["id"]]
    logged = [(entry["method"], entry["status"]) for entry in control("GET", "requests")["requests"]]
    assert logged == [("drive.files.create", 200), ("drive.files.get", 404), ("drive.files.list", 200)]
