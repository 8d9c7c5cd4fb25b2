-- Why: a weight was given blindly, what an excluded labeler had done went on using slots, and there was nobody whose judgements
-- measure and never train. Whatever is done here is a row with a reason that can be taken back; rankings are never changed.

-- Judgements of a labeler that measure and never train.
CREATE TABLE labelerHoldout (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Judgements made then or later are held out; NULL: all of them.
    heldFrom INTEGER,
    -- Forgotten with the person whom it is about.
    reason TEXT NOT NULL,
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    takenBackBy INTEGER REFERENCES user (id),
    takenBackAt INTEGER,
    CHECK (takenBackBy IS NULL OR takenBackAt IS NOT NULL)
) STRICT;
CREATE INDEX labelerHoldoutUser ON labelerHoldout (projectId, userId, id);

CREATE TRIGGER labelerHoldoutKept BEFORE DELETE ON labelerHoldout
BEGIN
    SELECT RAISE(ABORT, 'what was held out is kept');
END;
CREATE TRIGGER labelerHoldoutFixed
BEFORE UPDATE OF id, projectId, userId, heldFrom, createdBy, createdAt ON labelerHoldout
BEGIN
    SELECT RAISE(ABORT, 'it is never changed, it is taken back');
END;
CREATE TRIGGER labelerHoldoutTakenBackOnce BEFORE UPDATE OF takenBackBy, takenBackAt ON labelerHoldout
WHEN OLD.takenBackAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'it is taken back once');
END;
CREATE TRIGGER labelerHoldoutReasonFixed BEFORE UPDATE OF reason ON labelerHoldout
WHEN NEW.reason <> ''
BEGIN
    SELECT RAISE(ABORT, 'a reason is never changed, only forgotten');
END;

-- As it was when the snapshot was frozen: what was frozen before knew no labelers who are held out.
ALTER TABLE snapshotRanking ADD COLUMN isHeldOut INTEGER NOT NULL DEFAULT 0 CHECK (isHeldOut IN (0, 1));

-- The work of a labeler who weighs nothing, which no longer uses slots, so that others are asked.
CREATE TABLE labelerRequeue (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Of judgements made then or later, and before; NULL: without a bound.
    madeFrom INTEGER,
    madeBefore INTEGER,
    -- The last ranking that there was: what comes later is not meant.
    lastRanking INTEGER NOT NULL,
    -- Forgotten with the person whom it is about.
    reason TEXT NOT NULL,
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    -- Rankings that counted until then, those that were surplus, and tasks that were open for others afterwards.
    requeued INTEGER NOT NULL DEFAULT 0,
    kept INTEGER NOT NULL DEFAULT 0,
    reopened INTEGER NOT NULL DEFAULT 0,
    -- Of those, how many counted again once it was undone.
    restored INTEGER NOT NULL DEFAULT 0,
    undoneBy INTEGER REFERENCES user (id),
    undoneAt INTEGER,
    -- The last ranking that was looked at while it goes on; NULL: it is done.
    movesAfter INTEGER,
    CHECK (undoneBy IS NULL OR undoneAt IS NOT NULL)
) STRICT;
CREATE INDEX labelerRequeueUser ON labelerRequeue (projectId, userId, id);
CREATE INDEX labelerRequeueMoving ON labelerRequeue (id) WHERE movesAfter IS NOT NULL;

CREATE TRIGGER labelerRequeueKept BEFORE DELETE ON labelerRequeue
BEGIN
    SELECT RAISE(ABORT, 'what was requeued is kept');
END;
CREATE TRIGGER labelerRequeueFixed
BEFORE UPDATE OF id, projectId, userId, madeFrom, madeBefore, lastRanking, createdBy, createdAt ON labelerRequeue
BEGIN
    SELECT RAISE(ABORT, 'it is never changed, it is undone');
END;
CREATE TRIGGER labelerRequeueUndoneOnce BEFORE UPDATE OF undoneBy, undoneAt ON labelerRequeue
WHEN OLD.undoneAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'it is undone once');
END;
CREATE TRIGGER labelerRequeueReasonFixed BEFORE UPDATE OF reason ON labelerRequeue
WHEN NEW.reason <> ''
BEGIN
    SELECT RAISE(ABORT, 'a reason is never changed, only forgotten');
END;

-- Its ranking is kept, and neither counted nor surplus that waits for a slot.
ALTER TABLE assignment ADD COLUMN requeueId INTEGER REFERENCES labelerRequeue (id);
CREATE INDEX assignmentRequeue ON assignment (requeueId, id) WHERE requeueId IS NOT NULL;

DROP TRIGGER rankingStaysCounted;
CREATE TRIGGER rankingStaysCounted BEFORE UPDATE OF counted ON ranking
WHEN NEW.counted < OLD.counted AND NEW.withdrawnAt IS NULL
    AND (SELECT requeueId FROM assignment WHERE id = NEW.assignmentId) IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a counted ranking stays counted');
END;

-- What a weight would change, before it is given.
CREATE TABLE weightPreview (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- JSON: whose judgements, what they would weigh, and from when on.
    proposal TEXT NOT NULL CHECK (json_valid(proposal)),
    -- What the judgements looked like when it was measured.
    stamp TEXT,
    -- NULL: the command line.
    requestedBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    -- The job that measures it; jobs are forgotten after a while.
    jobId INTEGER,
    -- JSON; NULL: it is not measured yet.
    result TEXT CHECK (result IS NULL OR json_valid(result)),
    finishedAt INTEGER,
    CHECK ((result IS NULL) = (finishedAt IS NULL))
) STRICT;
CREATE INDEX weightPreviewProject ON weightPreview (projectId, id);
