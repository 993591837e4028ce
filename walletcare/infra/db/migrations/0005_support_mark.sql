-- When support marked a request as confirmed, under investigation, escalated or to be followed up: the earliest
-- server time of a payload that bore the mark, in microseconds since 1970, UTC. Whether it still bears it is
-- told by the leg's live payload.

CREATE TABLE support_mark (
    ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (ticket_id, mark)
) STRICT;
