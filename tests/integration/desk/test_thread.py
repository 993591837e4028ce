"""Starting, stopping, keeping and killing a desk; its control page; what importing it costs."""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from tests.helpers.desk_client import DeskClient
from walletcare.desk.options import DeskOptions
from walletcare.desk.resource import desk_resources
from walletcare.desk.scenarios.control import DeskControlError
from walletcare.desk.scenarios.reader import ScenarioError
from walletcare.desk.server import DeskAddress, DeskServer
from walletcare.desk.thread import DeskThread


def test_listens_on_loopback_only(desk: DeskThread) -> None:
    assert desk.base_url.startswith("http://127.0.0.1:")
    assert desk.cable_url == desk.base_url.replace("http", "ws", 1) + "/cable"
    assert re.fullmatch(r"[A-Za-z0-9]{24}", desk.inbox_identifier)


def test_stop_ends_the_thread_and_may_be_repeated() -> None:
    before = set(threading.enumerate())
    desk = DeskThread(DeskOptions(scenario="agent-silent")).start()
    assert [thread.name for thread in set(threading.enumerate()) - before] == ["walletcare-desk"]
    base_url = desk.base_url
    desk.stop()
    desk.stop()
    assert set(threading.enumerate()) <= before
    with pytest.raises(httpx.ConnectError):
        httpx.get(base_url, trust_env=False)


def test_two_desks_at_once_know_nothing_of_each_other() -> None:
    options = DeskOptions(scenario="agent-silent")
    with DeskThread(options) as one, DeskThread(options) as two, DeskClient(one) as client:
        client.open()
        client.start("hello")
        assert len(one.control.conversations()) == 1
        assert two.control.conversations() == []
        assert one.inbox_identifier != two.inbox_identifier


def test_chosen_port_and_identifier() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = DeskOptions(port=port, scenario="agent-silent", inbox_identifier="demoInbox0123456789abcdE")
    with DeskThread(options) as desk:
        assert desk.base_url == f"http://127.0.0.1:{port}"
        assert desk.inbox_identifier == "demoInbox0123456789abcdE"
        with pytest.raises(OSError, match="in use"):
            DeskThread(DeskOptions(port=port)).start()


def test_messages_survive_a_restart(tmp_path: Path) -> None:
    options = DeskOptions(database=tmp_path / "kept" / "desk.db", scenario="agent-silent")
    with DeskThread(options) as desk, DeskClient(desk) as client:
        contact = client.open()
        number = client.start("kept?")
        before = client.conversation(number)
    with DeskThread(options) as desk, DeskClient(desk) as client:
        client.contact = contact
        assert client.conversation(number) == before
        assert client.start() == number + 1, "numbers are never given twice"


def test_number_of_a_deleted_conversation_is_not_given_again(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    desk.control.delete_session(client.contact["source_id"])
    client.open()
    assert client.start() == number + 1


def test_temporary_database_is_removed() -> None:
    server = DeskServer(DeskOptions(scenario="agent-silent"))
    thread = threading.Thread(target=server.serve_blocking)
    ready = threading.Event()
    folders: list[Path] = []

    def note(_address: DeskAddress) -> None:
        desk = server._desk
        assert desk is not None
        folders.append(desk.store.path.parent)
        ready.set()

    server._on_ready = note
    thread.start()
    assert ready.wait(60)
    assert folders[0].is_dir()
    server.stop()
    thread.join(60)
    assert not folders[0].exists()


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_text("this is no database, but long enough to be taken for one" * 40)
    with pytest.raises(sqlite3.DatabaseError):
        DeskThread(DeskOptions(database=path)).start()


def test_database_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(ValueError, match="version 99"):
        DeskThread(DeskOptions(database=path)).start()


def test_unknown_scenario_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ScenarioError, match=r"no such scenario; shipped are .*queue-25"):
        DeskThread(DeskOptions(scenario="rush-hour")).start()


def test_importing_the_door_loads_no_server() -> None:
    heavy = ("uvicorn", "starlette", "sqlite3", "websockets", "httpx", "PySide6")
    code = f"import sys, walletcare.desk.thread; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_serve_in_a_process_of_its_own_ends_on_sigint(tmp_path: Path) -> None:
    # A job in the background inherits an ignored SIGINT; a person at a terminal has the usual one.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from walletcare.desk.options import DeskOptions\n"
        "from walletcare.desk.server import serve\n"
        "try:\n"
        "    serve(DeskOptions(scenario='agent-silent'), lambda a: print(a.base_url, flush=True))\n"
        "except KeyboardInterrupt:\n"
        "    print('ended')\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()
        assert httpx.get(f"{base_url}/health", trust_env=False).json() == {"status": "woot"}
        process.send_signal(2)
        assert process.stdout.readline().strip() == "ended"
        assert process.wait(60) == 0


def test_acknowledged_message_survives_a_kill(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    code = (
        "import sys, pathlib\n"
        "from walletcare.desk.options import DeskOptions\n"
        "from walletcare.desk.server import serve\n"
        "options = DeskOptions(scenario='agent-silent', database=pathlib.Path(sys.argv[1]))\n"
        "serve(options, lambda a: print(a.base_url, a.inbox_identifier, flush=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(database)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        base_url, inbox = process.stdout.readline().split()
        root = f"{base_url}/public/api/v1/inboxes/{inbox}/contacts"
        with httpx.Client(trust_env=False) as http:
            contact = http.post(root, json={}).json()
            me = f"{root}/{contact['source_id']}/conversations"
            number = http.post(me, json={}).json()["id"]
            http.post(f"{me}/{number}/messages", json={"content": "acknowledged"}).raise_for_status()
            process.kill()
    with DeskThread(DeskOptions(scenario="agent-silent", database=database)) as desk:
        assert desk.control.incoming(number) == ["acknowledged"]


def test_big_file_leaves_no_worker_thread(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    before = set(threading.enumerate())
    data = bytes(3 * 1024 * 1024)
    path = f"{client.me}/conversations/{number}/messages"
    sent = client.call(
        "POST", path, files=[("attachments[]", ("big.bin", data, "application/octet-stream"))]
    ).json()
    assert sent["attachments"][0]["file_size"] == len(data)
    assert client.http.get(sent["attachments"][0]["data_url"], follow_redirects=True).content == data
    assert set(threading.enumerate()) <= before


# -- control page and hooks -------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "media_type"), [("", "text/html"), ("page.css", "text/css"), ("page.js", "text/javascript")]
)
def test_control_page_is_served_with_a_strict_policy(client: DeskClient, path: str, media_type: str) -> None:
    response = client.http.get(f"/desk/{path}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media_type)
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_control_page_has_every_text_and_every_element() -> None:
    page = (desk_resources() / "page.html").read_text(encoding="utf-8")
    script = (desk_resources() / "page.js").read_text(encoding="utf-8")
    texts = script[script.index("const TEXTS") : script.index("const SWITCHES")]
    keys = set(re.findall(r'(\w+): \["[^"]+", "[^"]+"\]', texts))
    used = set(re.findall(r'data-t="(\w+)"', page)) | set(re.findall(r'\bt\("(\w+)"\)', script))
    assert used <= keys, used - keys
    ids = set(re.findall(r'\bid="([\w-]+)"', page))
    assert set(re.findall(r'byId\("([\w-]+)"\)', script)) - ids <= {"switch-duplicate", "switch-files"}
    acts = set(re.findall(r'data-act="([\w-]+)"', page)) - {"note", "reply-menu"}
    assert acts == set(re.findall(r'^  "([\w-]+)": \(\) =>', script, re.MULTILINE))
    assert "innerHTML" not in script


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://attacker.example"}, {"Host": "attacker.example"}, {"Origin": "null"}]
)
def test_hooks_refuse_other_origins_and_names(client: DeskClient, headers: dict[str, str]) -> None:
    response = client.http.post("/desk/clear-faults", headers=headers)
    assert response.status_code == 403
    assert client.http.get("/desk/state", headers=headers).status_code == 403


def test_hooks_accept_their_own_page(desk: DeskThread, client: DeskClient) -> None:
    assert client.http.post("/desk/clear-faults", headers={"Origin": desk.base_url}).status_code == 200


@pytest.mark.parametrize(
    ("action", "arguments", "reason"),
    [
        ("dance", {}, "dance: no such action"),
        ("queue", {}, "queue.length: is missing"),
        ("queue", {"length": -1}, "queue.length: must not be below 0"),
        ("queue", {"length": True}, "queue.length: must be int"),
        ("queue", {"length": 1, "pace": 2}, "queue.pace: no such argument"),
        ("online", {"agents": ["nobody"]}, "no agent nobody"),
        ("inbox", {"hours": "sometimes"}, "inbox.hours: must be one of"),
        ("inbox", {"hours": "table"}, "the scenario has no table"),
        ("clock", {"now": "soon"}, "clock.now: must be an ISO 8601 time"),
        ("resolve", {}, "resolve: needs a conversation"),
        ("delete-session", {"source_id": "x"}, "no such session"),
    ],
)
def test_wrong_hook_says_what_is_wrong(
    desk: DeskThread, action: str, arguments: dict[str, object], reason: str
) -> None:
    with pytest.raises(DeskControlError, match=re.escape(reason)):
        desk.control.act(action, **arguments)


@pytest.mark.parametrize(
    ("action", "arguments", "reason"),
    [
        ("reply", {}, "reply: needs text, items, a file or an attachment"),
        ("reply", {"text": {"zh": "只有中文"}}, "reply.text: a table must have exactly zh and en"),
        ("reply", {"text": "x", "by": "robot"}, "by: must be agent or bot"),
        ("reply", {"file": {"name": "a"}}, "reply.file.base64: is missing"),
        ("assign", {"agent": "nobody"}, "no agent nobody"),
        ("delete-message", {"message_id": 1}, "not found: 1"),
    ],
)
def test_wrong_hook_on_a_conversation_says_what_is_wrong(
    desk: DeskThread, client: DeskClient, action: str, arguments: dict[str, object], reason: str
) -> None:
    number = client.start("hello")
    with pytest.raises(DeskControlError, match=re.escape(reason)):
        desk.control.act(action, number, **arguments)
    with pytest.raises(DeskControlError, match="not found: conversation 5"):
        desk.control.act(action, 5, **arguments)


def test_hook_with_a_body_that_is_no_json(client: DeskClient) -> None:
    for body, reason in ((b"{", "the body is not JSON"), (b"[]", "the body must be a JSON object")):
        response = client.http.post("/desk/queue", content=body)
        assert response.status_code == 400
        assert reason in response.json()["error"]
