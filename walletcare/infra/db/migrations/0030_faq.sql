-- Votes on articles, bookmarks and recently read articles. Times are ISO 8601 in UTC. Nothing typed into
-- search is ever stored.

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

CREATE TABLE article_bookmark (
    slug TEXT PRIMARY KEY,
    added_at TEXT NOT NULL
);

CREATE TABLE article_read (
    slug TEXT PRIMARY KEY,
    read_at TEXT NOT NULL
);
