-- Why: a reward model that an engine has trained comes back with its scores of the held-out completions, and stands beside
-- Podium's own in one table. Podium cannot run it: it has no file, and nothing that promotes or scores finds it here.
CREATE TABLE externalModel (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Whose held-out prompts it was measured on.
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    name TEXT NOT NULL CHECK (name <> ''),
    -- Of the file of scores.
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    -- JSON: what the file says of it.
    head TEXT NOT NULL CHECK (json_valid(head)),
    -- JSON: what was measured.
    report TEXT NOT NULL CHECK (json_valid(report)),
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    -- A file that came twice is one model.
    UNIQUE (projectId, sha256)
) STRICT;
CREATE INDEX externalModelProject ON externalModel (projectId, id);
CREATE INDEX externalModelSnapshot ON externalModel (snapshotId);

-- A model that scores otherwise is another model.
CREATE TRIGGER externalModelFixed BEFORE UPDATE ON externalModel
BEGIN
    SELECT RAISE(ABORT, 'a model from elsewhere is never changed');
END;

-- What it gives the completions of a task.
CREATE TABLE externalScore (
    modelId INTEGER NOT NULL REFERENCES externalModel (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    -- JSON: one number for each completion, in their order.
    scores TEXT NOT NULL CHECK (json_valid(scores)),
    PRIMARY KEY (modelId, taskId)
) STRICT, WITHOUT ROWID;
CREATE INDEX externalScoreTask ON externalScore (taskId);

CREATE TRIGGER externalScoreFixed BEFORE UPDATE ON externalScore
BEGIN
    SELECT RAISE(ABORT, 'scores are never changed');
END;
