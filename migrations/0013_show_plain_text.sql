-- Why: where the marks of Markdown are what is judged, labelers have to see them. Off: as before.
ALTER TABLE project ADD COLUMN plainText INTEGER NOT NULL DEFAULT 0 CHECK (plainText IN (0, 1));

DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, retrainAt, timeZone, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
