-- Why: what somebody has worked is paid, so it is summed up exactly, by labeler and week, as it is handed in: over a million
-- judgements no page could. And what labelers see of themselves is the project's to decide.
ALTER TABLE project ADD COLUMN labelersSeeTime INTEGER NOT NULL DEFAULT 1 CHECK (labelersSeeTime IN (0, 1));
ALTER TABLE project ADD COLUMN labelersSeePay INTEGER NOT NULL DEFAULT 0 CHECK (labelersSeePay IN (0, 1));
ALTER TABLE project ADD COLUMN labelersSeeAgreement INTEGER NOT NULL DEFAULT 0 CHECK (labelersSeeAgreement IN (0, 1));
ALTER TABLE project ADD COLUMN labelersSeeHabits INTEGER NOT NULL DEFAULT 0 CHECK (labelersSeeHabits IN (0, 1));
ALTER TABLE project ADD COLUMN payPer TEXT NOT NULL DEFAULT 'nothing';
-- In minor units of the currency.
ALTER TABLE project ADD COLUMN payRate INTEGER NOT NULL DEFAULT 0 CHECK (payRate >= 0);
ALTER TABLE project ADD COLUMN payCurrency TEXT NOT NULL DEFAULT 'EUR' CHECK (payCurrency <> '');

-- Active time on a task that was skipped then, in milliseconds; NULL: not said.
ALTER TABLE assignment ADD COLUMN skipMs INTEGER CHECK (skipMs >= 0);

-- What a person (no pseudo-labeler) did in a week of ISO 8601, by UTC.
CREATE TABLE labelerWeek (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Its Monday, in days since 1970.
    monday INTEGER NOT NULL CHECK ((monday + 3) % 7 = 0),
    -- Tasks that were judged, whether they counted or were surplus; changes of these; and tasks that were skipped and
    -- are still.
    judgements INTEGER NOT NULL DEFAULT 0 CHECK (judgements >= 0),
    revisions INTEGER NOT NULL DEFAULT 0 CHECK (revisions >= 0),
    skips INTEGER NOT NULL DEFAULT 0 CHECK (skips >= 0),
    -- Milliseconds over all three.
    activeMs INTEGER NOT NULL DEFAULT 0 CHECK (activeMs >= 0),
    -- How many of the three came without their time.
    untimed INTEGER NOT NULL DEFAULT 0 CHECK (untimed >= 0),
    PRIMARY KEY (projectId, userId, monday)
) STRICT, WITHOUT ROWID;
CREATE INDEX labelerWeekMonday ON labelerWeek (projectId, monday, userId);

INSERT INTO labelerWeek (projectId, userId, monday, judgements, revisions, skips, activeMs, untimed)
SELECT projectId, userId, day - (day + 3) % 7 AS monday, sum(kind = 1), sum(kind = 2), sum(kind = 3),
    sum(coalesce(ms, 0)), sum(ms IS NULL)
FROM (
    SELECT projectId, userId, createdAt / 86400000 AS day, iif(revision = 1, 1, 2) AS kind, durationMs AS ms
    FROM ranking WHERE importId IS NULL
    UNION ALL SELECT projectId, userId, finishedAt / 86400000, 3, skipMs FROM assignment WHERE status = 'skipped')
WHERE userId IN (SELECT id FROM user WHERE isImport = 0)
GROUP BY projectId, userId, monday;

CREATE TRIGGER rankingTimed AFTER INSERT ON ranking
WHEN NEW.importId IS NULL AND (SELECT isImport FROM user WHERE id = NEW.userId) = 0
BEGIN
    INSERT INTO labelerWeek (projectId, userId, monday, judgements, revisions, activeMs, untimed)
    VALUES (NEW.projectId, NEW.userId, NEW.createdAt / 86400000 - (NEW.createdAt / 86400000 + 3) % 7,
        NEW.revision = 1, NEW.revision > 1, coalesce(NEW.durationMs, 0), NEW.durationMs IS NULL)
    ON CONFLICT (projectId, userId, monday) DO UPDATE SET judgements = judgements + excluded.judgements,
        revisions = revisions + excluded.revisions, activeMs = activeMs + excluded.activeMs,
        untimed = untimed + excluded.untimed;
END;
CREATE TRIGGER skipTimed AFTER UPDATE OF status ON assignment
WHEN NEW.status = 'skipped' AND OLD.status <> 'skipped'
BEGIN
    INSERT INTO labelerWeek (projectId, userId, monday, skips, activeMs, untimed)
    VALUES (NEW.projectId, NEW.userId, NEW.finishedAt / 86400000 - (NEW.finishedAt / 86400000 + 3) % 7, 1,
        coalesce(NEW.skipMs, 0), NEW.skipMs IS NULL)
    ON CONFLICT (projectId, userId, monday) DO UPDATE SET skips = skips + 1,
        activeMs = activeMs + excluded.activeMs, untimed = untimed + excluded.untimed;
END;
-- The time goes on with the task, and comes back with its judgement.
CREATE TRIGGER skipTakenBackTimed AFTER UPDATE OF status ON assignment
WHEN OLD.status = 'skipped' AND NEW.status <> 'skipped'
BEGIN
    UPDATE labelerWeek SET skips = skips - 1, activeMs = activeMs - coalesce(OLD.skipMs, 0),
        untimed = untimed - (OLD.skipMs IS NULL)
    WHERE projectId = OLD.projectId AND userId = OLD.userId
        AND monday = OLD.finishedAt / 86400000 - (OLD.finishedAt / 86400000 + 3) % 7;
END;

-- What a labeler is paid in place of the project's rate.
CREATE TABLE labelerRate (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- In minor units of the project's currency.
    rate INTEGER NOT NULL CHECK (rate >= 0),
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;

-- The pairs of the labeler with the higher id.
CREATE INDEX agreementFigureSecond ON agreementFigure (runId, grouping, measure, second, first)
    WHERE grouping = 'pair';

DROP TRIGGER projectChanged;
-- Not of queueSeq and requeueAfter, which labeling itself moves.
CREATE TRIGGER projectChanged
AFTER UPDATE OF slug, name, kind, instructions, overlap, leaseSeconds, editWindowSeconds, plainText,
    gentleCheck, completeStartedFirst, acquisition, randomShare, retrainAt, timeZone, rewardsWithoutForm,
    samplesAfterPromotion, labelersSeeTime, labelersSeePay, labelersSeeAgreement, labelersSeeHabits, payPer, payRate,
    payCurrency, status ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
