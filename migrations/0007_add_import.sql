-- Why: what was imported can be withdrawn as a whole, its rankings of other imports' tasks too, and what became of the
-- judgements in it can be looked up later. A ranking that was kept as surplus can be counted once there is room for it.

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
    -- Tasks with a higher id still wait to be withdrawn, or taken back into the queue, or for the import's rankings of
    -- them; NULL: none does.
    movesAfter INTEGER,
    -- Rankings of the import that are withdrawn now.
    withdrawnRankings INTEGER NOT NULL DEFAULT 0 CHECK (withdrawnRankings >= 0),
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

-- NULL: a person's, or older than this table.
ALTER TABLE ranking ADD COLUMN importId INTEGER REFERENCES import (id);
-- When it was withdrawn with its import: it is kept, and neither counted nor surplus.
ALTER TABLE ranking ADD COLUMN withdrawnAt INTEGER
    CHECK (withdrawnAt IS NULL OR (counted = 0 AND importId IS NOT NULL));
CREATE INDEX rankingImport ON ranking (importId, taskId) WHERE isCurrent = 1 AND importId IS NOT NULL;
CREATE INDEX rankingSurplus ON ranking (projectId, taskId, id)
    WHERE isCurrent = 1 AND counted = 0 AND withdrawnAt IS NULL;

-- As before, but for `counted`: from surplus to counted, and back only with the import.
DROP TRIGGER rankingFixed;
CREATE TRIGGER rankingFixed
BEFORE UPDATE OF id, assignmentId, projectId, taskId, userId, revision, tiers, note, durationMs, digest, createdAt, importId
ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;
CREATE TRIGGER rankingStaysCounted BEFORE UPDATE OF counted ON ranking
WHEN NEW.counted < OLD.counted AND NEW.withdrawnAt IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a counted ranking stays counted');
END;

-- Until now a slot that came free left surplus rankings of its task uncounted. The server's next sweep counts what fits.
UPDATE project SET requeueAfter = 0 WHERE EXISTS (
    SELECT 1 FROM ranking JOIN task ON task.id = ranking.taskId
    WHERE ranking.projectId = project.id AND ranking.isCurrent = 1 AND ranking.counted = 0 AND task.hasFreeSlot = 1);
