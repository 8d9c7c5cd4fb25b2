-- Why: what a labeler was told is part of what a judgement means. Each change of a project's instructions is a version with
-- its author and time, and what is judged names the version that its labeler saw (README, "How work is handed out").
CREATE TABLE guidelineVersion (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- Markdown.
    text TEXT NOT NULL,
    -- Who wrote it; NULL: the command line, or before this table.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
INSERT INTO guidelineVersion (projectId, version, text, userId, createdAt)
SELECT id, 1, instructions, NULL, createdAt FROM project;

CREATE TRIGGER guidelineVersionKept BEFORE DELETE ON guidelineVersion
BEGIN
    SELECT RAISE(ABORT, 'guidelines are kept');
END;
CREATE TRIGGER guidelineVersionFixed BEFORE UPDATE ON guidelineVersion
BEGIN
    SELECT RAISE(ABORT, 'guidelines are never changed, a new version is added');
END;

-- The version that its labeler was given with the task; NULL: handed out, or imported, before versions were kept.
ALTER TABLE assignment ADD COLUMN guidelineVersion INTEGER;
ALTER TABLE ranking ADD COLUMN guidelineVersion INTEGER;
DROP TRIGGER rankingFixed;
CREATE TRIGGER rankingFixed
BEFORE UPDATE OF id, assignmentId, projectId, taskId, userId, revision, tiers, note, durationMs, digest, guidelineVersion,
    createdAt, importId
ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;
