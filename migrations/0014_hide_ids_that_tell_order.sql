-- Why: 0008 left tasks that somebody had been given before it with ids in the order of the file, because the audit log
-- holds judgements by them. Who is given such a task from now on sees places in the order shown in their stead
-- (CompletionNames); assignments that there are go on as their pages know them.
ALTER TABLE task ADD COLUMN idsTellOrder INTEGER NOT NULL DEFAULT 0 CHECK (idsTellOrder IN (0, 1));
ALTER TABLE assignment ADD COLUMN hidesIds INTEGER NOT NULL DEFAULT 0 CHECK (hidesIds IN (0, 1));
UPDATE task SET idsTellOrder = 1
WHERE createdAt <= (SELECT appliedAt FROM migration WHERE version = 8)
    AND EXISTS (SELECT 1 FROM assignment WHERE assignment.taskId = task.id);
