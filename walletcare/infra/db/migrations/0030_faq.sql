-- Votes on articles. Times are ISO 8601 in UTC. Nothing typed into search is ever stored.

CREATE TABLE article_vote (
    slug TEXT NOT NULL,
    language TEXT NOT NULL,
    is_helpful INTEGER NOT NULL CHECK (is_helpful IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    pack_version TEXT NOT NULL,
    voted_at TEXT NOT NULL,
    PRIMARY KEY (slug, language)
);
