-- Why: the keys that somebody has chosen for themselves were to follow them to the next browser. A JSON object of texts.
ALTER TABLE user ADD COLUMN settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings));
