"""The tables of a pack and its version."""

from __future__ import annotations

SCHEMA_VERSION = 3
"""Grows with every change of the tables or of what stands in them."""

BRAND_FORMAT = 1
"""Grows when a brand file may hold what an older program refuses. Signed content offers one file a format."""

ROOT_FILE = "root.json"
"""Lies beside the packaged brand file of a wallet that publishes signed content: whose keys count."""

NO_HASH = "0" * 64
"""Stands in the pack while its hash is computed: the hash is of the whole file with this in its place."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE category (id TEXT PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL, position INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,
    language TEXT NOT NULL,
    category TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    updated TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    related TEXT NOT NULL,
    flow TEXT NOT NULL,
    topic TEXT NOT NULL,
    pin INTEGER NOT NULL,
    seeds TEXT NOT NULL,
    blocks BLOB NOT NULL,
    UNIQUE (slug, language)
);
CREATE TABLE flow (id TEXT PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE notice (id TEXT PRIMARY KEY, position INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE survey (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE plain (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE find USING fts5 (
    title, alias, summary, heading, body, tags, asked,
    content='', tokenize="unicode61 remove_diacritics 2", prefix='1 2'
);
CREATE TABLE feature (language TEXT, text TEXT, weight REAL NOT NULL, articles BLOB NOT NULL,
    PRIMARY KEY (language, text)) WITHOUT ROWID;
CREATE TABLE base (article INTEGER PRIMARY KEY, value REAL NOT NULL);
CREATE TABLE exact (language TEXT, text TEXT, article INTEGER,
    PRIMARY KEY (language, text, article)) WITHOUT ROWID;
CREATE TABLE word (language TEXT, text TEXT, count INTEGER NOT NULL,
    PRIMARY KEY (language, text)) WITHOUT ROWID;
CREATE TABLE spelling (form TEXT, word TEXT, PRIMARY KEY (form, word)) WITHOUT ROWID;
CREATE TABLE pinyin (key TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE homophone (sound TEXT PRIMARY KEY, pair TEXT NOT NULL) WITHOUT ROWID;
"""
