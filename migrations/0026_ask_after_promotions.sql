-- Why: policies were asked by hand only. A project can have them asked after each promotion, so that a night makes work.
ALTER TABLE project ADD COLUMN samplesAfterPromotion INTEGER NOT NULL DEFAULT 0
    CHECK (samplesAfterPromotion IN (0, 1));

DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, retrainAt, timeZone, rewardsWithoutForm,
    samplesAfterPromotion, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
