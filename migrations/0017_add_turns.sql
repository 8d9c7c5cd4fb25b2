-- Why: an answer may take several turns: a call of a tool, its result, and then what is said. JSON: the messages as they
-- came; NULL: the answer is its text. The text of an answer with turns is all of them in plain text, so whatever reads
-- texts (training, excerpts, search) goes on to. Prompts keep such messages where they always kept theirs.
ALTER TABLE completion ADD COLUMN messages TEXT;
