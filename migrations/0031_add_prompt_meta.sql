-- Why: which policy is better may depend on what is asked. A file can say of a prompt what kind it is, in which language, and
-- whatever else it has, so that a comparison can be told by it. NULL: nothing was said.
ALTER TABLE prompt ADD COLUMN meta TEXT CHECK (meta IS NULL OR json_valid(meta));
