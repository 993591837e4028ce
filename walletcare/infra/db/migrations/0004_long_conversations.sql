-- What is rare among thousands of messages, found without reading the rest: own messages, and the question
-- how the help was. Both are looked for after every message that comes in.

CREATE INDEX message_own ON message (ticket_id, at, rank) WHERE author = 'user';
CREATE INDEX message_survey ON message (ticket_id, at, rank) WHERE content_type = 'input_csat';
