-- The sweep finds deleted rows by the time of their deletion.
CREATE INDEX directories_deleted ON directories (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX directory_files_deleted ON directory_files (deleted_at) WHERE deleted_at IS NOT NULL;
