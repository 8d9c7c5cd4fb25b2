-- Why: what was imported can be taken back as a whole, and what became of the judgements in it can be looked up later. A
-- ranking that was kept as surplus can be counted once a raised overlap makes room for it.

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Who imported; NULL: the command line.
    userId INTEGER REFERENCES user (id),
    -- The file's name as it was given, and the format it was read as.
    source TEXT NOT NULL CHECK (source <> ''),
    format TEXT NOT NULL CHECK (format <> ''),
    -- What became of its lines, and of the rankings in them.
    created INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    counted INTEGER NOT NULL DEFAULT 0,
    surplus INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    ignored INTEGER NOT NULL DEFAULT 0,
    withdrawnAt INTEGER,
    -- Tasks with a higher id still wait to be withdrawn, or taken back into the queue; NULL: none does.
    movesAfter INTEGER,
    createdAt INTEGER NOT NULL,
    -- NULL: it goes on, or was cut off.
    finishedAt INTEGER
) STRICT;
CREATE INDEX importProject ON import (projectId, id);
CREATE INDEX importMoves ON import (movesAfter) WHERE movesAfter IS NOT NULL;

-- NULL: older than this table, or made by a program.
ALTER TABLE task ADD COLUMN importId INTEGER REFERENCES import (id);
-- 1: withdrawn because its import was, and comes back with it.
ALTER TABLE task ADD COLUMN withdrawnWithImport INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnWithImport IN (0, 1));
-- The most rankings that may have been counted before its overlap was changed; NULL: it never was (podium verify).
ALTER TABLE task ADD COLUMN peakOverlap INTEGER;
CREATE INDEX taskImport ON task (importId, id) WHERE importId IS NOT NULL;

CREATE INDEX rankingSurplus ON ranking (projectId, taskId, id) WHERE isCurrent = 1 AND counted = 0;

-- As before, but for `counted`, which may go up once: from surplus to counted.
DROP TRIGGER rankingFixed;
CREATE TRIGGER rankingFixed
BEFORE UPDATE OF id, assignmentId, projectId, taskId, userId, revision, tiers, note, durationMs, digest, createdAt
ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;
CREATE TRIGGER rankingStaysCounted BEFORE UPDATE OF counted ON ranking WHEN NEW.counted < OLD.counted
BEGIN
    SELECT RAISE(ABORT, 'a counted ranking stays counted');
END;
