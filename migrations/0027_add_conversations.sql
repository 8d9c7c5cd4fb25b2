-- Why: completions came from files and from runs of asking. A labeler can talk with policies now: each turn is answered by
-- several of them, unnamed and in an order of chance, judged like any other task, and the conversation goes on from the best.

-- Whether a project offers conversations, and how they go (ConversationPlan).
CREATE TABLE conversationPlan (
    projectId INTEGER PRIMARY KEY REFERENCES project (id),
    -- JSON.
    body TEXT NOT NULL CHECK (json_valid(body)),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    -- NULL: the command line.
    updatedBy INTEGER REFERENCES user (id),
    updatedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Who talks.
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Of everything that is left to chance: the order of the policies in each turn, and which of equally good answers
    -- it goes on from.
    seed INTEGER NOT NULL,
    -- JSON: the messages that it began with; often none.
    opening TEXT NOT NULL CHECK (json_valid(opening)),
    -- The project's prompt that these are.
    promptId INTEGER REFERENCES prompt (id),
    createdAt INTEGER NOT NULL,
    endedAt INTEGER
) STRICT;
CREATE INDEX conversationProject ON conversation (projectId, id);
CREATE INDEX conversationUser ON conversation (projectId, userId, id);
CREATE INDEX conversationOpen ON conversation (userId, projectId) WHERE endedAt IS NULL;
CREATE INDEX conversationPrompt ON conversation (promptId) WHERE promptId IS NOT NULL;

CREATE TABLE conversationTurn (
    id INTEGER PRIMARY KEY,
    conversationId INTEGER NOT NULL REFERENCES conversation (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    -- What the labeler wrote; NULL: the opening ends with a question already.
    message TEXT,
    -- JSON: the policy of each place, in the order in which their answers are shown; null where none is asked any more.
    policies TEXT NOT NULL CHECK (json_valid(policies)),
    -- 'asking', 'failed' (it can be asked again), 'asked' (it has its task) or 'dropped' (the conversation ended first).
    status TEXT NOT NULL,
    -- Why an answer could not be had: a word for the labeler, and a sentence for managers, which names policies.
    fault TEXT,
    detail TEXT,
    taskId INTEGER REFERENCES task (id),
    assignmentId INTEGER REFERENCES assignment (id),
    -- What the conversation went on from; NULL: it has not yet.
    chosenId INTEGER REFERENCES completion (id),
    -- Whether others were judged as good.
    isDrawn INTEGER NOT NULL DEFAULT 0 CHECK (isDrawn IN (0, 1)),
    -- Whether the labeler took it with those answers that came.
    isAccepted INTEGER NOT NULL DEFAULT 0 CHECK (isAccepted IN (0, 1)),
    createdAt INTEGER NOT NULL,
    UNIQUE (conversationId, number),
    CHECK ((taskId IS NULL) = (assignmentId IS NULL)),
    CHECK ((status = 'asked') = (taskId IS NOT NULL)),
    CHECK (chosenId IS NULL OR taskId IS NOT NULL),
    CHECK (isAccepted = 0 OR taskId IS NOT NULL)
) STRICT;
CREATE INDEX conversationTurnAsking ON conversationTurn (status) WHERE status = 'asking';
CREATE INDEX conversationTurnTask ON conversationTurn (taskId) WHERE taskId IS NOT NULL;

-- What a policy answered in a turn, as `sample` keeps it of a run. All of it is kept, also what became no completion.
CREATE TABLE conversationAnswer (
    id INTEGER PRIMARY KEY,
    turnId INTEGER NOT NULL REFERENCES conversationTurn (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    -- Further ones where an answer was like another one of the turn.
    attempt INTEGER NOT NULL CHECK (attempt >= 0),
    policyId INTEGER NOT NULL REFERENCES policy (id),
    text TEXT NOT NULL,
    ending TEXT NOT NULL,
    -- JSON: the model and the parameters as they were sent.
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    promptTokens INTEGER,
    completionTokens INTEGER,
    durationMs INTEGER NOT NULL,
    -- The completion that it became.
    completionId INTEGER REFERENCES completion (id),
    createdAt INTEGER NOT NULL,
    UNIQUE (turnId, place, attempt)
) STRICT;
CREATE INDEX conversationAnswerCompletion ON conversationAnswer (completionId) WHERE completionId IS NOT NULL;

CREATE TRIGGER conversationKept BEFORE DELETE ON conversation
BEGIN
    SELECT RAISE(ABORT, 'conversations are kept');
END;
CREATE TRIGGER conversationTurnKept BEFORE DELETE ON conversationTurn
BEGIN
    SELECT RAISE(ABORT, 'turns are kept');
END;
CREATE TRIGGER conversationTurnFixed BEFORE UPDATE OF id, conversationId, number, message, createdAt ON conversationTurn
BEGIN
    SELECT RAISE(ABORT, 'what a labeler wrote is never changed');
END;
