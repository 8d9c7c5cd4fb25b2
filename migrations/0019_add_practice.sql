-- Why: what a member was shown when they began stood in one browser, and the next browser showed it again. New labelers are
-- to have a task to practise on, too, whose answer is known and never counted.

-- The practice tasks of a project, in versions; the newest holds.
CREATE TABLE practice (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- JSON: the prompt, the completions, what is expected and why; NULL: from here on there is none.
    body TEXT CHECK (body IS NULL OR json_valid(body)),
    -- Who made it; NULL: the command line.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER practiceKept BEFORE DELETE ON practice
BEGIN
    SELECT RAISE(ABORT, 'practice tasks are kept');
END;
CREATE TRIGGER practiceFixed BEFORE UPDATE ON practice
BEGIN
    SELECT RAISE(ABORT, 'a practice task is never changed, a new version is added');
END;

-- What somebody has been shown of a project. It outlives a membership: who comes back has seen it still.
CREATE TABLE introduction (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- The newest version of the guidelines that the person has seen, anywhere; NULL: none yet.
    guidelinesSeen INTEGER CHECK (guidelinesSeen >= 1),
    -- When the practice task was answered first.
    practiceDoneAt INTEGER,
    -- When it was left without an answer.
    practiceLeftAt INTEGER,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
-- Who was given a task has seen the guidelines that came with it.
INSERT INTO introduction (projectId, userId, guidelinesSeen)
SELECT assignment.projectId, assignment.userId, max(guidelineVersion)
FROM assignment JOIN user ON user.id = assignment.userId
WHERE guidelineVersion IS NOT NULL AND user.isImport = 0 AND user.deletedAt IS NULL
GROUP BY assignment.projectId, assignment.userId;
