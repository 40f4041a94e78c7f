"""An embedded workspace behind a socket, for the few tests that need one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from zi_sheets.emulator import Application, serve


@contextmanager
def serving(application: Application) -> Iterator[str]:
    """Gives the url."""
    server = serve(application, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
