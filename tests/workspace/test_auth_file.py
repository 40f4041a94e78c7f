"""Which kind of credentials a file holds, and what is said about one that cannot be used."""

from pathlib import Path

import pytest

from tests.key_files import CLIENT_SECRET, client, private_key, saved, service_account, user_token
from zi_sheets.errors import as_text
from zi_sheets.workspace.auth_file import WrongKeyFile, read_key


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(service_account(), "service_account", id="service account key"),
        pytest.param(client(), "installed", id="desktop OAuth client"),
        pytest.param(user_token(), "authorized_user", id="saved token of a person"),
    ],
)
def test_the_kind_is_told_from_the_content(tmp_path: Path, content: object, kind: str) -> None:
    assert read_key(saved(tmp_path / "kunci.json", content)).kind == kind


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = saved(tmp_path / "kunci.json", user_token())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_key(path).kind == "authorized_user"


def without(content: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != name}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "bukan JSON", id="empty file"),
        pytest.param(f'{{"client_secret": "{CLIENT_SECRET}', "bukan JSON", id="cut off"),
        pytest.param([], "bukan berkas kredensial", id="a JSON list"),
        pytest.param({}, "salah jenis", id="nothing in it"),
        pytest.param({"web": client()["installed"]}, "jenis 'web'", id="web client"),
        pytest.param({"type": "external_account", "audience": "x"}, "salah jenis", id="workload identity"),
        pytest.param({"installed": "x"}, "salah jenis", id="client without content"),
        pytest.param(without(service_account(), "private_key"), "private_key", id="service account without key"),
        pytest.param({**service_account(), "client_email": ""}, "client_email", id="service account without e-mail"),
        pytest.param({**service_account(), "private_key": 5}, "private_key", id="key that is a number"),
        pytest.param({"installed": without(client()["installed"], "client_id")}, "client_id", id="client without id"),
        pytest.param(without(user_token(), "refresh_token"), "refresh_token", id="token that cannot be renewed"),
        pytest.param(
            service_account(token_uri="https://accounts.google.com/o/oauth2/token"), "token_uri", id="address of 2017"
        ),
    ],
)
def test_a_wrong_file_is_named_with_what_to_do(tmp_path: Path, content: object, said: str) -> None:
    path = saved(tmp_path / "kunci.json", content)
    with pytest.raises(WrongKeyFile, match=said) as refused:
        read_key(path)
    problem = refused.value
    assert (problem.exit_code, problem.code, problem.where) == (2, "credentials", str(path))
    assert problem.action
    assert_no_secret(as_text(problem))


@pytest.mark.parametrize("name", ["tidak-ada.json", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongKeyFile, match="tidak dapat dibuka") as refused:
        read_key(tmp_path / name)
    assert "docs/masuk-google.md" in refused.value.action


def test_a_key_does_not_show_its_secrets(tmp_path: Path) -> None:
    for content in (service_account(), client(), user_token()):
        assert_no_secret(repr(read_key(saved(tmp_path / "kunci.json", content))))


def assert_no_secret(text: str) -> None:
    assert CLIENT_SECRET not in text
    assert private_key().splitlines()[1] not in text
