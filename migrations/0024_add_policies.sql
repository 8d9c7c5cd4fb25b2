-- Why: who wrote a completion was a word of a file. It becomes a policy: a language model with a name, a version and a
-- past, which can be asked for completions where it has an endpoint, and whose judgements can be compared.
CREATE TABLE policy (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- Of several with one name; '' where there is only one, as of every name that a file brings.
    version TEXT NOT NULL DEFAULT '',
    -- How files, pages and commands call it. Never changed: snapshots are hashed over it.
    label TEXT NOT NULL GENERATED ALWAYS AS (CASE version WHEN '' THEN name ELSE name || '@' || version END) VIRTUAL,
    -- Of a policy that is another one, n answers of which the reward model picks the best.
    basePolicyId INTEGER REFERENCES policy (id),
    bestOf INTEGER CHECK (bestOf >= 2),
    -- JSON: what it was made from (PolicyOrigin).
    origin TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(origin)),
    -- Another spelling of that one: figures count both as one. Completions keep the name they came with.
    mergedIntoId INTEGER REFERENCES policy (id),
    -- NULL: an import, or the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    -- It is asked no more and not listed; what it wrote stays.
    removedAt INTEGER,
    CHECK ((basePolicyId IS NULL) = (bestOf IS NULL)),
    CHECK (mergedIntoId <> id)
) STRICT;
CREATE UNIQUE INDEX policyLabel ON policy (label);

-- Where a policy can be asked, and how. Only admins register one.
CREATE TABLE policyEndpoint (
    policyId INTEGER PRIMARY KEY REFERENCES policy (id),
    -- The part before /chat/completions.
    url TEXT NOT NULL CHECK (url <> ''),
    -- What the server there calls it.
    model TEXT NOT NULL CHECK (model <> ''),
    -- Sealed with the key in a file beside the database, bound to the policy and the URL's origin. NULL: it needs none.
    sealedKey BLOB,
    -- JSON: temperature and so on (SamplingParameters).
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    -- Requests at a time, and in a minute (NULL: as many as go).
    concurrency INTEGER NOT NULL CHECK (concurrency >= 1),
    requestsPerMinute INTEGER CHECK (requestsPerMinute >= 1),
    timeoutSeconds INTEGER NOT NULL CHECK (timeoutSeconds >= 1),
    updatedAt INTEGER NOT NULL
) STRICT;

CREATE TRIGGER policyKept BEFORE DELETE ON policy
BEGIN
    SELECT RAISE(ABORT, 'policies are kept');
END;
CREATE TRIGGER policyNameFixed BEFORE UPDATE OF id, name, version, basePolicyId, bestOf ON policy
BEGIN
    SELECT RAISE(ABORT, 'a policy keeps its name');
END;

INSERT INTO policy (name, createdAt)
SELECT model, min(prompt.createdAt)
FROM completion JOIN task ON task.id = completion.taskId JOIN prompt ON prompt.id = task.promptId
WHERE model IS NOT NULL GROUP BY model ORDER BY min(completion.taskId), min(position);
ALTER TABLE completion ADD COLUMN policyId INTEGER REFERENCES policy (id);
UPDATE completion SET policyId = policy.id FROM policy WHERE policy.label = completion.model;
ALTER TABLE completion DROP COLUMN model;
