-- Why: a program's token ends at a time of its owner's choice and makes no tokens unless it was given that right, people
-- see from where and when they were last seen, and what a disabled person held stays ended (README, "Accounts").

-- Milliseconds since 1970 UTC; NULL: the token ends only when it is revoked.
ALTER TABLE accessToken ADD COLUMN expiresAt INTEGER;
ALTER TABLE accessToken ADD COLUMN canCreateTokens INTEGER NOT NULL DEFAULT 0 CHECK (canCreateTokens IN (0, 1));
-- The token that made this one, which ends it with itself; NULL: a person did.
ALTER TABLE accessToken ADD COLUMN parentId INTEGER REFERENCES accessToken (id);
CREATE INDEX accessTokenParent ON accessToken (parentId) WHERE parentId IS NOT NULL;

-- To the hour; NULL: not since 0006.
ALTER TABLE session ADD COLUMN lastSeenAt INTEGER;
-- From where the session was last seen.
ALTER TABLE session ADD COLUMN address TEXT;

-- Until now enabling a person again revived tokens and invitations from before.
UPDATE accessToken SET revokedAt = unixepoch() * 1000
WHERE revokedAt IS NULL AND userId IN (SELECT id FROM user WHERE isDisabled = 1);
DELETE FROM invitation WHERE acceptedAt IS NULL AND userId IN (SELECT id FROM user WHERE isDisabled = 1);

DROP TRIGGER accessTokenRevoked;
CREATE TRIGGER accessTokenRevoked AFTER UPDATE OF revokedAt, expiresAt, canCreateTokens ON accessToken
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
CREATE TRIGGER sessionShortened AFTER UPDATE OF expiresAt ON session
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;
