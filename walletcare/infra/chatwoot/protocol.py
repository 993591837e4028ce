"""The ActionCable conversation on one connection, without a socket and without a thread (section 8.1).

Fed with frames and with the time, it says what to send, which events came, and when the connection is worth
nothing any more. Frames carry the session's secrets, so no text of a frame leaves by an error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from walletcare.infra.chatwoot.wire import WireEvent, WireFrame, try_decode

SUBPROTOCOL = "actioncable-v1-json"


@dataclass(frozen=True, slots=True)
class CableTimings:
    """All waiting of the link, in seconds. The defaults are those of sections 8.2, 8.3 and 8.7.

    Attributes:
        backoff_first_s / backoff_last_s: The longest first and the longest later wait between attempts while
            somebody looks at a conversation.
        steady_share: The part of ``backoff_last_s`` that no jitter takes away. With a half, the unluckiest
            client there can be tries twenty times in ten minutes (T30), the usual one fourteen times.
        away_first_s / away_last_s: The same while nobody does: the readings of section 15.3 bring the news
            meanwhile, and a server that comes back is not met by everybody at once.
        silence_s: Without any frame for this long the connection is dead; the server pings every 3 s.
        wake_check_s: The same, right after the computer woke up.
        stable_s: A subscription that lived this long lets the next back-off start from the beginning; a
            server that confirms and drops, at once or in the first minute, must not be stormed.
        join_s: How long ``stop`` waits for the thread.
    """

    open_s: float = 10.0
    confirm_s: float = 10.0
    silence_s: float = 10.0
    wake_check_s: float = 4.0
    backoff_first_s: float = 8.0
    backoff_last_s: float = 75.0
    steady_share: float = 0.5
    away_first_s: float = 600.0
    away_last_s: float = 720.0
    presence_s: float = 60.0
    stable_s: float = 75.0
    join_s: float = 5.0


class End(StrEnum):
    """Why a connection is over."""

    NO_WELCOME = "no-welcome"
    UNCONFIRMED = "unconfirmed"
    SILENT = "silent"
    DISCONNECTED = "disconnected"


class EndedError(Exception):
    """The connection is over by the protocol.

    Attributes:
        may_return: False only when the server said ``reconnect: false``.
    """

    def __init__(self, end: End, *, may_return: bool = True) -> None:
        super().__init__(end.value)
        self.end = end
        self.may_return = may_return


class CableProtocol:
    """One connection's conversation, from the handshake on.

    Attributes:
        is_live: The subscription is confirmed.
    """

    def __init__(self, pubsub_token: str, timings: CableTimings, now: float) -> None:
        # Built once: the server compares and echoes this string byte for byte.
        self._identifier = json.dumps(
            {"channel": "RoomChannel", "pubsub_token": pubsub_token}, separators=(",", ":")
        )
        self._timings = timings
        self._step_due: float | None = now + timings.open_s
        self._silent_at = now + timings.silence_s
        self._presence_due: float | None = None
        self._is_welcome = False
        self._outgoing: list[str] = []
        self.is_live = False

    def received(self, text: str, now: float) -> WireEvent | None:
        """Take one frame; returns the event it carries, if it does.

        Raises:
            EndedError: The server said goodbye or rejected the subscription.
        """
        self._silent_at = now + self._timings.silence_s
        frame = try_decode(text, WireFrame)
        if frame is None:
            return None
        if frame.type == "welcome" and not self._is_welcome:
            self._is_welcome = True
            self._step_due = now + self._timings.confirm_s
            self._outgoing.append(self._command("subscribe"))
        elif frame.type == "disconnect":
            raise EndedError(End.DISCONNECTED, may_return=frame.reconnect is not False)
        elif frame.identifier != self._identifier:
            return None
        elif frame.type == "confirm_subscription":
            if not self.is_live:
                self.is_live = True
                self._step_due = None
                self._presence_due = now + self._timings.presence_s
        elif frame.type == "reject_subscription":
            raise EndedError(End.UNCONFIRMED)
        elif frame.type is None:
            return try_decode(frame.message, WireEvent)
        return None

    def tick(self, now: float) -> None:
        """Do what is due.

        Raises:
            EndedError: A step or the next ping did not come in time.
        """
        if self._step_due is not None and now >= self._step_due:
            raise EndedError(End.UNCONFIRMED if self._is_welcome else End.NO_WELCOME)
        if now >= self._silent_at:
            raise EndedError(End.SILENT)
        if self._presence_due is not None and now >= self._presence_due:
            self._presence_due = now + self._timings.presence_s
            self._outgoing.append(self._command("message", {"action": "update_presence"}))

    def doubt(self, now: float) -> None:
        """The computer slept, perhaps: the next frame has to come soon for the connection to count."""
        self._silent_at = min(self._silent_at, now + self._timings.wake_check_s)

    def next_due(self) -> float:
        """When :meth:`tick` has something to do."""
        return min(due for due in (self._step_due, self._silent_at, self._presence_due) if due is not None)

    def take_outgoing(self) -> list[str]:
        """The frames to send now, in order; each is given out once."""
        frames, self._outgoing = self._outgoing, []
        return frames

    def _command(self, command: str, data: dict[str, str] | None = None) -> str:
        frame = {"command": command, "identifier": self._identifier}
        if data is not None:
            frame["data"] = json.dumps(data, separators=(",", ":"))
        return json.dumps(frame, separators=(",", ":"))
