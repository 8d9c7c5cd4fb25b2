-- Why: engines that ask for rewards cannot ask for them without what length and form explain; a project can.
ALTER TABLE project ADD COLUMN rewardsWithoutForm INTEGER NOT NULL DEFAULT 0 CHECK (rewardsWithoutForm IN (0, 1));

DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, retrainAt, timeZone, rewardsWithoutForm, status
    ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
