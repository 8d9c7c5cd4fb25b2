-- Why: unfinished work carried the time of the device that saved it, and a device whose clock is ahead brought old work
-- back over newer. The server counts the revisions of each assignment's draft; the count goes on when the work is handed
-- in or skipped, so that a page that still has an older draft learns of it.
ALTER TABLE assignment ADD COLUMN draftRevision INTEGER NOT NULL DEFAULT 0;

-- A labeler's own skips, for their list of earlier work. Skips are few, so that nothing else pays for it.
CREATE INDEX assignmentSkipped ON assignment (projectId, userId) WHERE status = 'skipped';

-- Whether the page asks once before it hands in nothing but ties, or what came faster than the texts can be read.
ALTER TABLE project ADD COLUMN gentleCheck INTEGER NOT NULL DEFAULT 0 CHECK (gentleCheck IN (0, 1));
DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, completeStartedFirst,
    gentleCheck, retrainAt, timeZone, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
