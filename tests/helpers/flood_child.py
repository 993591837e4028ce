"""A socket server in a process of its own that floods whoever subscribes, as fast as the client takes it.

Run by ``test_event_floods``: ``python -m tests.helpers.flood_child``. It reads one line of JSON (the token
of the session, the events, each a name and its data, how many to send, and a last one), prints its port, and
begins with the next line. What it could send is its second line. It ends when its input does.
"""

from __future__ import annotations

import json
import sys

from websockets.exceptions import ConnectionClosed

from tests.helpers.cable_server import CableServer, cable_server


def flood(server: CableServer, events: list[tuple[str, object]], count: int) -> int:
    """Send ``count`` events, numbers filled in so that no message is known already; returns how many."""
    sent = 0
    while sent < count and server.live:
        name, data = events[sent % len(events)]
        if isinstance(data, dict) and "content" in data:
            data = {**data, "id": 500_000 + sent, "content": f"{sent} {data['content']}"}
        try:
            server.event(name, data)
        except (ConnectionClosed, OSError):
            break  # the client had enough of it, which is an answer as well
        sent += 1
    return sent


def main() -> None:
    order = json.loads(sys.stdin.readline())
    with cable_server(order["token"], ping_s=1.0) as server:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        server.wait_for(lambda desk: desk.subscribed > 0)
        sys.stdin.readline()
        sent = flood(server, order["events"], order["count"])
        server.event(*order["last"])
        sys.stdout.write(f"{sent}\n")
        sys.stdout.flush()
        sys.stdin.readline()


if __name__ == "__main__":
    main()
