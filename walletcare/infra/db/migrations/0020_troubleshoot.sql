-- Runs of troubleshooters: unfinished ones to go on with, finished ones as history. Times are microseconds
-- since 1970, UTC. ``state`` never holds card numbers or other memory-only inputs.

CREATE TABLE flow_session (
    id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL,
    flow_version INTEGER NOT NULL,
    step_id TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    ticket_id TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX flow_session_by_update ON flow_session (outcome, updated_at DESC);
