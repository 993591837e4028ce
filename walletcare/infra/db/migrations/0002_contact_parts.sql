-- Forms, cards and answers of interactive messages, and what the user typed into a form and has not sent yet.
ALTER TABLE message ADD COLUMN parts TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN form_typed TEXT NOT NULL DEFAULT '';
