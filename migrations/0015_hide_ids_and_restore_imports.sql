-- Why: 0008 left tasks that somebody had been given before it with ids in the order of the file, because the audit log
-- holds judgements by them. Who is given such a task from now on sees places in the order shown in their stead
-- (CompletionNames); assignments that there are go on as their pages know them.
ALTER TABLE task ADD COLUMN idsTellOrder INTEGER NOT NULL DEFAULT 0 CHECK (idsTellOrder IN (0, 1));
ALTER TABLE assignment ADD COLUMN hidesIds INTEGER NOT NULL DEFAULT 0 CHECK (hidesIds IN (0, 1));
UPDATE task SET idsTellOrder = 1
WHERE createdAt <= (SELECT appliedAt FROM migration WHERE version = 8)
    AND EXISTS (SELECT 1 FROM assignment WHERE assignment.taskId = task.id);

-- Why: where an import had spoken in the place of a withdrawn one and was withdrawn in its turn, the first did not come
-- back with its import. Each revision now is withdrawn with its own import, and the newest of the others is current
-- (ImportedRankings).
DROP INDEX rankingImport;
CREATE INDEX rankingImport ON ranking (importId, taskId) WHERE importId IS NOT NULL;

UPDATE ranking SET withdrawnAt = import.withdrawnAt, counted = 0
FROM import WHERE import.id = ranking.importId AND ranking.isCurrent = 0 AND import.withdrawnAt IS NOT NULL;
-- What was current before stands as what took its place.
UPDATE ranking SET withdrawnAt = NULL
FROM import WHERE import.id = ranking.importId AND ranking.isCurrent = 0 AND import.withdrawnAt IS NULL;
UPDATE ranking SET counted = 1
WHERE isCurrent = 0 AND withdrawnAt IS NULL AND importId IS NOT NULL
    AND EXISTS (SELECT 1 FROM ranking AS last WHERE last.assignmentId = ranking.assignmentId AND last.counted = 1);

-- Those that were left out come back as surplus; the server's next sweep counts what fits.
CREATE TABLE leftOut (rankingId INTEGER PRIMARY KEY, assignmentId INTEGER NOT NULL) STRICT;
INSERT INTO leftOut (rankingId, assignmentId)
SELECT id, assignmentId FROM (
    SELECT id, assignmentId, max(revision) FROM ranking
    WHERE withdrawnAt IS NULL AND assignmentId IN (
        SELECT assignmentId FROM ranking WHERE isCurrent = 1 AND withdrawnAt IS NOT NULL)
    GROUP BY assignmentId);
UPDATE ranking SET isCurrent = 0 WHERE isCurrent = 1 AND assignmentId IN (SELECT assignmentId FROM leftOut);
UPDATE ranking SET isCurrent = 1 WHERE id IN (SELECT rankingId FROM leftOut);
UPDATE labelerDay SET surplus = surplus + (
    SELECT count(*) FROM leftOut
        JOIN ranking ON ranking.assignmentId = leftOut.assignmentId AND ranking.revision = 1
    WHERE ranking.projectId = labelerDay.projectId AND ranking.userId = labelerDay.userId
        AND ranking.createdAt / 86400000 = labelerDay.day);
UPDATE project SET requeueAfter = 0 WHERE id IN (
    SELECT projectId FROM ranking WHERE id IN (SELECT rankingId FROM leftOut));
DROP TABLE leftOut;

UPDATE import SET withdrawnRankings = (
    SELECT count(*) FROM ranking WHERE importId = import.id AND ranking.withdrawnAt IS NOT NULL);
-- An import's assignment names the form of what is current, as it did not where another import spoke on another form.
UPDATE assignment SET formVersion = ranking.formVersion
FROM ranking WHERE ranking.assignmentId = assignment.id AND ranking.isCurrent = 1 AND ranking.importId IS NOT NULL
    AND ranking.formVersion <> assignment.formVersion;
