"""Which place the environment names: an embedded workspace's address, or none for Google."""

import os

URL_VARIABLE = "ZI_WORKSPACE_URL"


def practice_url() -> str:
    """Where the embedded workspace listens; "" if commands are to talk to Google."""
    return os.environ.get(URL_VARIABLE, "").rstrip("/")
