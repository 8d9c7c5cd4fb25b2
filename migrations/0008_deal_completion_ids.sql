-- Why: labelers see completions' ids, and ids were given in the order of the file, where the better answer or the policy
-- often has a fixed place. New tasks draw theirs in an order that says nothing. Tasks that nobody was given yet get new
-- ids here; what was judged keeps the ids that it was judged by.
CREATE TABLE dealt (oldId INTEGER PRIMARY KEY, newId INTEGER NOT NULL) STRICT;
INSERT INTO dealt (oldId, newId)
SELECT id, (SELECT max(id) FROM completion) + row_number() OVER (ORDER BY taskId, random())
FROM completion WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.taskId = completion.taskId);

UPDATE completion SET id = dealt.newId FROM dealt WHERE dealt.oldId = completion.id;
DROP TABLE dealt;
