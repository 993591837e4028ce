-- Requests, their conversations, and what is still to be delivered. Times are microseconds since 1970, UTC.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    case_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    complexity TEXT NOT NULL DEFAULT '',
    reply_address TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    stage TEXT NOT NULL,
    is_finished INTEGER NOT NULL DEFAULT 0,
    channel_id TEXT NOT NULL DEFAULT '',
    unread INTEGER NOT NULL DEFAULT 0,
    assignee TEXT NOT NULL DEFAULT '',
    snippet TEXT NOT NULL DEFAULT '',
    submitted_at INTEGER,
    answered_at INTEGER,
    solved_at INTEGER,
    -- How many times it became solved or closed; a rating belongs to one of them.
    resolution INTEGER NOT NULL DEFAULT 0,
    expected_by INTEGER,
    kept_waiting_until INTEGER,
    closed_at INTEGER,
    reply_text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX ticket_by_change ON ticket (is_finished, updated_at DESC, id);
CREATE INDEX ticket_by_stage ON ticket (stage);

CREATE TABLE leg (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- The contact session this conversation belongs to: the start of the SHA-256 of its source id.
    session TEXT NOT NULL DEFAULT '',
    is_read_only INTEGER NOT NULL DEFAULT 0,
    conversation_id INTEGER,
    conversation_uuid TEXT NOT NULL DEFAULT '',
    status TEXT,
    -- The server's clock of the newest payload that told the status: an older one never undoes it.
    status_at INTEGER,
    agent_last_seen_at INTEGER,
    last_read_id INTEGER NOT NULL DEFAULT 0,
    -- What only the live connection tells; live_at is the server's updated_at and orders it.
    live_at INTEGER,
    live TEXT NOT NULL DEFAULT '',
    -- The server's clock when a message last said whether a person is assigned.
    assignee_known_at INTEGER,
    is_assigned INTEGER,
    UNIQUE (ticket_id, number)
) STRICT;

CREATE INDEX leg_by_conversation ON leg (session, conversation_id);

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    leg_id TEXT NOT NULL REFERENCES leg (id) ON DELETE CASCADE,
    session TEXT NOT NULL DEFAULT '',
    remote_id INTEGER,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- Second sort key: the server's id, or a number above every server id in the order of writing.
    rank INTEGER NOT NULL,
    content_type TEXT NOT NULL DEFAULT 'text',
    options TEXT NOT NULL DEFAULT '',
    in_reply_to INTEGER,
    is_template INTEGER NOT NULL DEFAULT 0,
    is_human INTEGER NOT NULL DEFAULT 0,
    is_answered INTEGER NOT NULL DEFAULT 0,
    is_deleted INTEGER NOT NULL DEFAULT 0,
    rating INTEGER,
    remote_updated_at INTEGER,
    -- Kinds of secrets that the user looked at and overruled; the guard reads the text again before it leaves.
    allowed TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX message_by_time ON message (ticket_id, at, rank);
CREATE INDEX message_by_leg ON message (leg_id, remote_id);
CREATE UNIQUE INDEX message_by_remote ON message (session, remote_id) WHERE remote_id IS NOT NULL;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    url TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX attachment_by_message ON attachment (message_id, number);

-- Bytes of own files, in the same transaction as the message that carries them.
CREATE TABLE attachment_data (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    leg_id TEXT NOT NULL REFERENCES leg (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT REFERENCES message (id) ON DELETE CASCADE,
    body TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    -- Committed before the first byte leaves: who is sending, since when, and the newest known server id then.
    owner TEXT NOT NULL DEFAULT '',
    attempt_at INTEGER,
    known_id INTEGER,
    failure TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX outbox_pending ON outbox (leg_id, position) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_by_message ON outbox (message_id);
CREATE INDEX outbox_by_ticket ON outbox (ticket_id);
CREATE INDEX outbox_by_attempt ON outbox (leg_id, attempt_at);

CREATE TABLE stage_event (
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    stage TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (ticket_id, number)
) STRICT;

-- How long support took, one row for each first answer; survives the ticket's removal.
CREATE TABLE wait_sample (
    message_id TEXT PRIMARY KEY,
    channel_id TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    length INTEGER NOT NULL
) STRICT;

CREATE INDEX wait_by_channel ON wait_sample (channel_id, asked_at);

CREATE TABLE rating (
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    -- One rating for each time the request was solved.
    resolution INTEGER NOT NULL,
    value INTEGER NOT NULL,
    reasons TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    is_confirmed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (ticket_id, resolution)
) STRICT;

CREATE TABLE follow_up (
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    resolution INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    holds INTEGER,
    PRIMARY KEY (ticket_id, resolution)
) STRICT;

CREATE TABLE survey_answer (
    id TEXT PRIMARY KEY,
    survey TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ticket_id TEXT REFERENCES ticket (id) ON DELETE CASCADE,
    channel_id TEXT NOT NULL DEFAULT '',
    is_done INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX reminder_due ON reminder (due_at) WHERE is_done = 0;
