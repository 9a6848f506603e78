-- Every table of a project's leads with project_id: nothing is read without it, and it is what a distributed PostgreSQL would shard by.
-- Ids compare byte by byte (COLLATE "C"): they begin with the time, so their order is that of creation, and lists page by it.

CREATE EXTENSION IF NOT EXISTS pg_textsearch;
-- Scoring by the operator reads a document anew, a hundred times slower than the index. Its price keeps the planner on the index,
-- which bm25_get_current_score() also depends on.
ALTER FUNCTION bm25_text_bm25query_score(text, bm25query) COST 1000000;

CREATE TABLE projects (
  project_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  page_token_key bytea NOT NULL, -- signs the project's page tokens
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX projects_default ON projects (is_default) WHERE is_default;

CREATE TABLE directories (
  project_id uuid NOT NULL REFERENCES projects,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  description text,
  data_source_id text,
  type text NOT NULL DEFAULT 'user' CHECK (type IN ('user', 'index')),
  version bigint NOT NULL DEFAULT 0, -- counts the changes to the files
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at timestamptz(3),
  PRIMARY KEY (project_id, id)
);

-- A file's bytes are in the file store, under their hash.
CREATE TABLE files (
  project_id uuid NOT NULL REFERENCES projects,
  id uuid NOT NULL,
  name text NOT NULL,
  external_file_id text,
  media_type text NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  size_bytes bigint NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, id)
);
CREATE INDEX files_by_content ON files (project_id, sha256);

CREATE TABLE directory_files (
  project_id uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  directory_id text COLLATE "C" NOT NULL,
  unique_id text NOT NULL,
  display_name text NOT NULL,
  file_id uuid NOT NULL,
  metadata jsonb NOT NULL DEFAULT '{}',
  version bigint NOT NULL, -- the directory's version at the last change of this file
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, directory_id) REFERENCES directories,
  FOREIGN KEY (project_id, file_id) REFERENCES files
);
-- By hash: a unique_id of 1024 characters may be longer than a key of a B-tree.
CREATE UNIQUE INDEX directory_files_by_unique_id ON directory_files (project_id, directory_id, md5(unique_id));
CREATE INDEX directory_files_by_id ON directory_files (project_id, directory_id, id);
-- A version is of one file: a sync notes the last one that it has dealt with.
CREATE UNIQUE INDEX directory_files_by_version ON directory_files (project_id, directory_id, version);
CREATE INDEX directory_files_by_file ON directory_files (project_id, file_id);

CREATE TABLE indexes (
  project_id uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  description text,
  source_directory_id text COLLATE "C" NOT NULL,
  output_directory_id text COLLATE "C" NOT NULL,
  sync_config_id text COLLATE "C" NOT NULL,
  export_config_id text COLLATE "C" NOT NULL, -- names the partition of chunks that searches read
  status text CHECK (status IN ('ready', 'failed')), -- null while a sync is under way
  error_message text,
  sync jsonb NOT NULL, -- what the last sync did, or has done so far
  sync_job_id uuid, -- null unless a sync waits or runs
  synced_version bigint NOT NULL DEFAULT 0, -- the directory's version up to which its files were read
  unfinished_file_id uuid, -- the parsed file whose chunks are there in part: searches pass them over
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  last_synced_at timestamptz(3),
  last_exported_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, source_directory_id),
  UNIQUE (project_id, export_config_id),
  FOREIGN KEY (project_id, source_directory_id) REFERENCES directories,
  FOREIGN KEY (project_id, output_directory_id) REFERENCES directories
);

-- The files of the source directory as the index has read them.
CREATE TABLE index_files (
  project_id uuid NOT NULL,
  index_id text COLLATE "C" NOT NULL,
  directory_file_id text COLLATE "C" NOT NULL,
  file_id uuid NOT NULL,
  type text NOT NULL, -- what the file was read as
  sha256 text COLLATE "C" NOT NULL,
  unique_id text NOT NULL,
  display_name text NOT NULL,
  metadata jsonb NOT NULL,
  parsed_directory_file_id text COLLATE "C", -- null, as parsed_file_id, when the file could not be read
  parsed_file_id uuid, -- of the parsed text; new each time
  chunk_count integer NOT NULL,
  error text,
  PRIMARY KEY (project_id, index_id, directory_file_id),
  FOREIGN KEY (project_id, index_id) REFERENCES indexes
);
CREATE INDEX index_files_failed ON index_files (project_id, index_id, directory_file_id) WHERE error IS NOT NULL;

-- One partition per export configuration. The server makes it with the index, and gives it a BM25 index of its own: the statistics
-- of BM25 are those of its index, and another project's words must not change one's scores.
CREATE TABLE chunks (
  project_id uuid NOT NULL,
  export_config_id text COLLATE "C" NOT NULL,
  directory_file_id text COLLATE "C" NOT NULL,
  parsed_file_id uuid NOT NULL,
  chunk_index integer NOT NULL,
  start_char integer NOT NULL,
  end_char integer NOT NULL,
  headings text NOT NULL, -- the headings over the passage: found, but not shown
  content text NOT NULL,
  PRIMARY KEY (project_id, export_config_id, parsed_file_id, chunk_index)
) PARTITION BY LIST (export_config_id);

CREATE TABLE idempotency_keys (
  project_id uuid NOT NULL REFERENCES projects,
  key text NOT NULL,
  fingerprint text NOT NULL, -- hash of the request
  status integer NOT NULL,
  response text NOT NULL, -- the body, as it was sent
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
