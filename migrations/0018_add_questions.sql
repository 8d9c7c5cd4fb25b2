-- Why: labelers could say that something is wrong with a task only by a note or a skip, and nobody could answer. A question
-- is about one labeler's assignment, and so there is one for each task and labeler; its messages are numbered 1, 2, 3, …
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    assignmentId INTEGER NOT NULL UNIQUE REFERENCES assignment (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- The labeler who asked.
    userId INTEGER NOT NULL REFERENCES user (id),
    isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
    messages INTEGER NOT NULL,
    -- How many messages, from the first on, the labeler has read, and how many any of the managers has.
    seenByLabeler INTEGER NOT NULL,
    seenByManagers INTEGER NOT NULL,
    -- The order of the inbox: unread, open, closed.
    place INTEGER GENERATED ALWAYS AS (CASE WHEN NOT isOpen THEN 2 WHEN seenByManagers < messages THEN 0 ELSE 1 END) VIRTUAL,
    -- When the last message was written.
    updatedAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    CHECK (seenByLabeler >= 0 AND seenByLabeler <= messages AND seenByManagers >= 0 AND seenByManagers <= messages)
) STRICT;
CREATE INDEX questionInbox ON question (projectId, place, updatedAt DESC, id DESC);
CREATE INDEX questionOwn ON question (projectId, userId, updatedAt DESC, id DESC);
CREATE INDEX questionUnseen ON question (projectId, userId) WHERE seenByLabeler < messages;

CREATE TABLE questionMessage (
    questionId INTEGER NOT NULL REFERENCES question (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Whether it was written for the project's managers: who manages may also label, and ask.
    isAnswer INTEGER NOT NULL CHECK (isAnswer IN (0, 1)),
    text TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (questionId, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER questionMessageKept BEFORE DELETE ON questionMessage
BEGIN
    SELECT RAISE(ABORT, 'messages are kept');
END;
CREATE TRIGGER questionMessageFixed BEFORE UPDATE ON questionMessage
BEGIN
    SELECT RAISE(ABORT, 'a message is never changed');
END;

-- What labelers have written beside their work, for the managers' inbox; few do, so that nothing else pays for it.
CREATE INDEX rankingNote ON ranking (projectId, id) WHERE isCurrent = 1 AND note <> '' AND withdrawnAt IS NULL;
CREATE INDEX assignmentSkipComment ON assignment (projectId, finishedAt, id)
    WHERE status = 'skipped' AND skipComment <> '';
