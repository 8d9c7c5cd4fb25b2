-- Why: unfinished work carried the time of the device that saved it, and a device whose clock is ahead brought old work
-- back over newer. The server counts the revisions of each assignment's draft; the count goes on when the work is handed
-- in or skipped, so that a page that still has an older draft learns of it.
ALTER TABLE assignment ADD COLUMN draftRevision INTEGER NOT NULL DEFAULT 0;

-- A labeler's own skips, for their list of earlier work. Skips are few, so that nothing else pays for it.
CREATE INDEX assignmentSkipped ON assignment (projectId, userId) WHERE status = 'skipped';
