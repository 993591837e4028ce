"""After a whole session no token is in any file, log line or argument (threats T15, T16)."""

from __future__ import annotations

import logging
import uuid
from pathlib import Path

import pytest

from tests.helpers.eventually import eventually
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.chat import ChatEvent, LinkEvent, LinkState
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.errors import TransportError
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.http import HttpClient
from walletcare.infra.keyring import KeyringStore
from walletcare.infra.log import Log
from walletcare.infra.paths import DataPaths

SAID = "CANARY-typed-text"


def test_nothing_secret_is_left_after_a_session_with_every_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths = DataPaths.for_brand("demo", tmp_path)
    paths.create()
    log = Log(paths.logs, is_detailed=True)
    caplog.set_level(logging.DEBUG)
    source_id = str(uuid.uuid4())
    events: list[ChatEvent] = []
    with DeskThread(DeskOptions()) as desk:
        http = HttpClient()
        backend = Backend(desk.base_url, desk.inbox_identifier, desk.cable_url)
        rest = ChatwootTransport(http, backend)
        session = rest.open_session(source_id)
        store = KeyringStore("WalletCare demo", paths.root / "secrets.json")
        store.set("chat", source_id)
        store.set("live", session.pubsub_token)
        link = CableLink(http, backend, rest)
        link.start(session, events.append)
        eventually(lambda: LinkEvent(LinkState.LIVE) in events)
        conversation = rest.create_conversation(session, {"topic": "x"})
        for fault in ("", "404", "429", "500", "502", "bad-json", "html-200", "drop", "save-then-drop"):
            if fault:
                desk.control.fail_calls(fault)
            try:
                rest.send(
                    session, conversation.id, ClearedText(SAID), [ClearedFile("a.txt", "text/plain", b"x")],
                    echo_id="e",
                )  # fmt: skip
            except TransportError as error:
                logging.getLogger("walletcare").exception("sending failed", extra={"code": error.code})
                logging.getLogger("walletcare").warning("of %r to %s", error, backend.base_url)
        link.stop()
        http.close()
    log.close()
    own = [
        it
        for it in caplog.records
        if it.name.split(".")[0] in {"walletcare", "httpx", "httpcore", "websockets"}
    ]
    own = [it for it in own if not it.name.startswith(("walletcare.desk", "websockets.server"))]
    told = "\n".join(logging.Formatter().format(record) for record in own)
    written = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"sending failed" in written
    for secret in (source_id, session.pubsub_token, SAID):
        assert secret not in told
        assert secret.encode() not in written
        assert secret not in repr((session, rest, link, store, events[:2]))
