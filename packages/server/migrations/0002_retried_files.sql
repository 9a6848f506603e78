-- A file that could not be read for a reason that was none of its own, such as a store that did not answer, is read again by the next sync,
-- which gives it the directory's next version, as a change does.
ALTER TABLE index_files ADD COLUMN is_retryable boolean NOT NULL DEFAULT false;
CREATE INDEX index_files_retryable ON index_files (project_id, index_id) WHERE is_retryable;
