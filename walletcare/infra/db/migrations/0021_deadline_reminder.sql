-- Reminders of dates that a run worked out (last day to ask for a refund, to dispute, to escalate). ``day`` is
-- the date itself (ISO 8601), ``due_at`` when to tell of it, in microseconds since 1970, UTC.

CREATE TABLE deadline_reminder (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES flow_session (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX deadline_reminder_due ON deadline_reminder (due_at) WHERE is_told = 0;
