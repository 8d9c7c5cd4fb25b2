-- Why: whoever was not to be trusted could only be removed, and what they had said stayed as it was. A labeler's judgements
-- get a weight, from a date on and for a reason; rankings are never changed, so taking a weight back restores everything.
CREATE TABLE labelerWeight (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- The labeler: a person, or a pseudo-labeler of imports.
    userId INTEGER NOT NULL REFERENCES user (id),
    -- In hundredths.
    weight INTEGER NOT NULL,
    -- Judgements made then or later have it; NULL: all of them.
    appliesFrom INTEGER,
    -- Forgotten with the person whom it is about.
    reason TEXT NOT NULL,
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    takenBackBy INTEGER REFERENCES user (id),
    takenBackAt INTEGER,
    CHECK (takenBackBy IS NULL OR takenBackAt IS NOT NULL)
) STRICT;
CREATE INDEX labelerWeightUser ON labelerWeight (projectId, userId, id);

CREATE TRIGGER labelerWeightKept BEFORE DELETE ON labelerWeight
BEGIN
    SELECT RAISE(ABORT, 'weights are kept');
END;
CREATE TRIGGER labelerWeightFixed
BEFORE UPDATE OF id, projectId, userId, weight, appliesFrom, createdBy, createdAt ON labelerWeight
BEGIN
    SELECT RAISE(ABORT, 'a weight is never changed, it is taken back');
END;
CREATE TRIGGER labelerWeightTakenBackOnce BEFORE UPDATE OF takenBackBy, takenBackAt ON labelerWeight
WHEN OLD.takenBackAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a weight is taken back once');
END;
CREATE TRIGGER labelerWeightReasonFixed BEFORE UPDATE OF reason ON labelerWeight
WHEN NEW.reason <> ''
BEGIN
    SELECT RAISE(ABORT, 'a reason is never changed, only forgotten');
END;

-- In hundredths, as it was when the snapshot was frozen: what was frozen before knew no weights.
ALTER TABLE snapshotRanking ADD COLUMN weight INTEGER NOT NULL DEFAULT 100;
