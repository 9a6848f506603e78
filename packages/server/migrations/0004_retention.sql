-- What was deleted is looked for by when that was.
CREATE INDEX directories_deleted ON directories (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX directory_files_deleted ON directory_files (deleted_at) WHERE deleted_at IS NOT NULL;
