-- Files chosen for a reply that is still being written: a JSON list of path, name and size, like those of a draft.

ALTER TABLE ticket ADD COLUMN reply_files TEXT NOT NULL DEFAULT '[]';
