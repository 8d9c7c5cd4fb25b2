-- Why: a model can be trained again from a stored snapshot. Such a run promotes nothing, and is no answer to whether
-- there is anything new to train from; where it makes bytes that a model of the project has already, that model is its.
ALTER TABLE trainingRun ADD COLUMN isReproduction INTEGER NOT NULL DEFAULT 0 CHECK (isReproduction IN (0, 1));
ALTER TABLE trainingRun ADD COLUMN reproducedModelId INTEGER REFERENCES rewardModel (id);

-- Why: which task is handed out next may follow from what a judgement of it would tell the reward model
-- (Preferences/Acquisition). Tasks stand on levels within their priority; on which is given by a job. A share of them,
-- drawn by chance once and for ever, stays random: NULL where nothing was drawn yet, because nothing was chosen either.
ALTER TABLE project ADD COLUMN acquisition TEXT NOT NULL DEFAULT 'off';
ALTER TABLE project ADD COLUMN randomShare INTEGER NOT NULL DEFAULT 30;

DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, retrainAt, timeZone, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;

ALTER TABLE task ADD COLUMN inRandomShare INTEGER CHECK (inRandomShare IN (0, 1));
ALTER TABLE task ADD COLUMN acquisitionLevel INTEGER NOT NULL DEFAULT 0
    CHECK (acquisitionLevel >= 0 AND acquisitionLevel < 8);

-- Priority, whether it is started, and level as one number in the order in which tasks are handed out: so that a claim
-- finds the highest with one look into the index, however many there are.
ALTER TABLE task ADD COLUMN queueGroup INTEGER
    GENERATED ALWAYS AS ((priority * 2 + started) * 8 + acquisitionLevel) VIRTUAL;
DROP INDEX taskQueue;
CREATE INDEX taskQueue ON task (projectId, queueGroup, lane, queueSeq)
    WHERE hasFreeSlot = 1;

CREATE TABLE newQueueCursor (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    queueGroup INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, queueGroup, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO newQueueCursor (projectId, userId, queueGroup, lane, queueSeq)
SELECT projectId, userId, (priority * 2 + started) * 8, lane, queueSeq FROM queueCursor;
DROP TABLE queueCursor;
ALTER TABLE newQueueCursor RENAME TO queueCursor;

-- By which model the levels of a project's tasks were given last, and which was the last task then; 0 while it goes on.
CREATE TABLE acquisition (
    projectId INTEGER PRIMARY KEY REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    lastTaskId INTEGER NOT NULL,
    placedAt INTEGER NOT NULL
) STRICT;
