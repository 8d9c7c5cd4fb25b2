-- Why: where people signed in from was kept for good. The audit log may forget addresses once they are old, and nothing else: an
-- event that seals the others without their addresses takes the place of their hashes (Audit+Addresses.swift).
DROP TRIGGER auditEventFixed;
CREATE TRIGGER auditEventFixed BEFORE UPDATE OF id, userId, action, subject, subjectId, detail, createdAt, hash ON auditEvent
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER auditEventAddressForgotten BEFORE UPDATE OF address ON auditEvent WHEN NEW.address IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
