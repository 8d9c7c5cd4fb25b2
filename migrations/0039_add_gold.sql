-- Why: who can be trusted was told by agreement alone, which is blind where labelers err alike, or where a task has one of
-- them. Now tasks whose answer is known (gold) and tasks that their labeler judged days ago (repeats) are mixed into the work.
--
-- Both are *probes*: tasks with a row and completions of their own. So everything about an assignment stays what it is (one
-- of a task and a labeler, with its lease, draft, skip and revisions), and no statement of the queue had to learn of a second
-- assignment of one task. A probe is withdrawn from the beginning: it stands in no queue, has no slot, and whatever counts,
-- trains, exports, compares or agrees passes over it as over all withdrawn tasks. What is a copy points at its original.
-- A repeat that were a second assignment of the original's row would have cost UNIQUE (taskId, userId), the heart of "never
-- the same task twice", and an exception in each of these places.
--
-- Of one gold or original there is one row, which all labelers share: the UNIQUE constraint then says that nobody gets the
-- same gold twice. A labeler's browser gets no ids of tasks and completions while probes are mixed in
-- (assignment.hidesIds): those of copies are higher than their neighbours'.
ALTER TABLE task ADD COLUMN probe TEXT CHECK (probe IS NULL OR (withdrawnAt IS NOT NULL AND counted = 0 AND leased = 0));
-- Of a repeat: what was judged before. Of a gold: the task with the same prompt and completions; NULL: there is none.
ALTER TABLE task ADD COLUMN originalId INTEGER REFERENCES task (id) CHECK (originalId IS NULL OR probe IS NOT NULL);
CREATE INDEX taskOriginal ON task (originalId) WHERE originalId IS NOT NULL;

-- The answers.
CREATE TABLE gold (
    taskId INTEGER PRIMARY KEY REFERENCES task (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Drawn once, so that which gold comes next does not follow from when it was made.
    place INTEGER NOT NULL,
    -- JSON: GoldAnswer; completions by their places, 1 for the first.
    answer TEXT NOT NULL CHECK (json_valid(answer)),
    -- How it came to be: GoldSource.
    source TEXT NOT NULL,
    -- JSON: the judgements that the answer rests on, where it was made of some.
    basis TEXT CHECK (basis IS NULL OR json_valid(basis)),
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    -- It is handed out no more, and its scores count no more.
    removedAt INTEGER
) STRICT;
CREATE INDEX goldPlace ON gold (projectId, place, taskId) WHERE removedAt IS NULL;
CREATE INDEX goldProject ON gold (projectId, taskId);

-- What a labeler's current judgement of a probe came to: of a gold against its answer, of a repeat against what they said
-- before. It is written with the judgement and follows from it (podium verify); a judgement of which nothing is known has
-- no row.
CREATE TABLE probeScore (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    probe TEXT NOT NULL,
    -- Half points: a tie is worth one.
    halves INTEGER NOT NULL,
    -- Of so many things that are known.
    known INTEGER NOT NULL CHECK (known > 0),
    -- When it was handed in first.
    at INTEGER NOT NULL,
    CHECK (halves >= 0 AND halves <= 2 * known)
) STRICT;
CREATE INDEX probeScoreUser ON probeScore (projectId, probe, userId, at, assignmentId);
CREATE INDEX probeScoreTask ON probeScore (taskId);

-- How many pieces of work each labeler got while probes were mixed in: the draw of the next goes by it.
CREATE TABLE probeTurn (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    turn INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;

-- What followed from scores, and the figures of that time.
CREATE TABLE goldEvent (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- GoldConsequence.
    action TEXT NOT NULL,
    tasks INTEGER NOT NULL,
    score REAL NOT NULL,
    lower REAL NOT NULL,
    upper REAL NOT NULL,
    -- In percent.
    threshold INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    -- When the labeler put away what they were told.
    seenAt INTEGER,
    -- NULL beside a time: the command line.
    liftedBy INTEGER REFERENCES user (id),
    liftedAt INTEGER
) STRICT;
CREATE INDEX goldEventProject ON goldEvent (projectId, id);
CREATE INDEX goldEventUser ON goldEvent (projectId, userId, id);
CREATE INDEX goldEventPause ON goldEvent (projectId, userId) WHERE action = 'pause' AND liftedAt IS NULL;
CREATE TRIGGER goldEventKept BEFORE DELETE ON goldEvent
BEGIN
    SELECT RAISE(ABORT, 'what followed from scores is kept');
END;
CREATE TRIGGER goldEventFixed
BEFORE UPDATE OF id, projectId, userId, action, tasks, score, lower, upper, threshold, createdAt ON goldEvent
BEGIN
    SELECT RAISE(ABORT, 'what followed from scores is never changed, it is lifted');
END;
CREATE TRIGGER goldEventLiftedOnce BEFORE UPDATE OF liftedBy, liftedAt ON goldEvent WHEN OLD.liftedAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an entry is lifted once');
END;

-- Probes are none of the project's tasks.
DROP TRIGGER taskAdded;
CREATE TRIGGER taskAdded AFTER INSERT ON task WHEN NEW.probe IS NULL
BEGIN
    INSERT INTO taskCount (projectId, status, count) VALUES (NEW.projectId, NEW.status, 1)
    ON CONFLICT (projectId, status) DO UPDATE SET count = count + 1;
END;

ALTER TABLE project ADD COLUMN goldShare INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN repeatShare INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN repeatAfterDays INTEGER NOT NULL DEFAULT 7;
ALTER TABLE project ADD COLUMN goldRule TEXT NOT NULL DEFAULT 'nothing';
ALTER TABLE project ADD COLUMN goldTasks INTEGER NOT NULL DEFAULT 20;
ALTER TABLE project ADD COLUMN goldThreshold INTEGER NOT NULL DEFAULT 60;
-- Whether it ever had a probe: claims of other projects look for none.
ALTER TABLE project ADD COLUMN hasProbes INTEGER NOT NULL DEFAULT 0 CHECK (hasProbes IN (0, 1));
DROP TRIGGER projectChanged;
-- Not of queueSeq, requeueAfter and hasProbes, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, goldShare, repeatShare, repeatAfterDays, goldRule, goldTasks,
    goldThreshold, retrainAt, timeZone, rewardsWithoutForm, samplesAfterPromotion, labelersSeeTime, labelersSeePay,
    labelersSeeAgreement, labelersSeeHabits, payPer, payRate, payCurrency, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
