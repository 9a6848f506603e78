// Made by `npm run generate` from the description. Do not edit.
import type { Uploadable } from '../src/uploadable.d.ts';
import type { Directory, DirectoryCreate, DirectoryFile, DirectoryFilePage, DirectoryFileUpload, DirectoryPage, Index, IndexCreate, IndexPage, RetrievalQuery, RetrievalResults } from './models.d.ts';

export interface IndexGetParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface IndexDeleteParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface IndexCreateParams {
  /**
   * ID of the source directory containing your documents.
   * (minLength 1, maxLength 256)
   */
  source_directory_id: string;
  /** Optional description of the index. */
  description?: string | null | undefined;
  /**
   * Optional name of the index. Defaults to the name of the source directory.
   * (minLength 1)
   */
  name?: string | null | undefined;
  /** Product configurations for syncing. Omit to use a default parse configuration. Include an explicit entry per product type (e.g. parse, extract) to override the default. */
  products?: {
    /** ID of the product configuration. */
    product_config_id: string;
    /** Product type: parse or extract. */
    product_type: 'parse' | 'extract';
  }[] | null | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface IndexListParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /**
   * How many items a page has at most. A number over 1000 is lowered to 1000.
   * (minimum 1, default 50)
   */
  page_size?: number | null | undefined;
  page_token?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
  /** Only the index over this directory. */
  source_directory_id?: string | null | undefined;
}

export interface IndexSyncParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface DirectoryListParams {
  data_source_id?: string | null | undefined;
  /** (default false) */
  include_deleted?: boolean | undefined;
  name?: string | null | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /**
   * How many items a page has at most. A number over 1000 is lowered to 1000.
   * (minimum 1, default 50)
   */
  page_size?: number | null | undefined;
  page_token?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
  /** Only directories of this type. */
  type?: 'user' | 'index' | null | undefined;
}

export interface DirectoryCreateParams {
  /**
   * Human-readable name for the directory.
   * (minLength 1)
   */
  name: string;
  /** Optional data source id the directory syncs from. Omit for manual uploads. */
  data_source_id?: string | null | undefined;
  /** Optional description shown to users. */
  description?: string | null | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface DirectoryGetParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface DirectoryDeleteParams {
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface DirectoryFileUploadParams {
  /** The file, of at most 1 GiB. Its name has at most 1024 characters. */
  upload_file: Uploadable;
  /**
   * Name shown to users. Defaults to the file's name.
   * (minLength 1, maxLength 3000)
   */
  display_name?: string | null | undefined;
  /**
   * ID of the file in the system that it comes from.
   * (minLength 1, maxLength 1024)
   */
  external_file_id?: string | null | undefined;
  /** Metadata of the file, as a JSON object in a string of at most 1 MiB. */
  metadata?: string | null | undefined;
  /**
   * Identifies the file within its directory. Defaults to `external_file_id`, else to the file's name.
   * (minLength 1, maxLength 1024)
   */
  unique_id?: string | null | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface DirectoryFileListParams {
  /** Only files with exactly this name. */
  display_name?: string | null | undefined;
  /** (default false) */
  include_deleted?: boolean | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /**
   * How many items a page has at most. A number over 1000 is lowered to 1000.
   * (minimum 1, default 50)
   */
  page_size?: number | null | undefined;
  page_token?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
  /** Only the file with this `unique_id`. */
  unique_id?: string | null | undefined;
}

export interface DirectoryFileDeleteParams {
  /** (minLength 1, maxLength 256) */
  directory_id: string;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export interface RetrievalRetrieveParams {
  /**
   * ID of the index to search, or of its export configuration.
   * (minLength 1, maxLength 256)
   */
  index_id: string;
  /**
   * What to look for, in words.
   * (minLength 1, maxLength 10000)
   */
  query: string;
  /** Leaves out passages with a lower score. */
  score_threshold?: number | null | undefined;
  /**
   * How many passages to return at most. A number over 500 is lowered to 500.
   * (minimum 1, default 10)
   */
  top_k?: number | null | undefined;
  /** (format uuid) */
  organization_id?: string | null | undefined;
  /** (format uuid) */
  project_id?: string | null | undefined;
}

export type IndexGetResponse = Index;

export type IndexDeleteResponse = void;

export type IndexCreateResponse = Index;

export type IndexListResponse = Index;

export type IndexSyncResponse = unknown;

export type DirectoryListResponse = Directory;

export type DirectoryCreateResponse = Directory;

export type DirectoryGetResponse = Directory;

export type DirectoryDeleteResponse = void;

export type DirectoryFileUploadResponse = DirectoryFile;

export type DirectoryFileListResponse = DirectoryFile;

export type DirectoryFileDeleteResponse = void;

export type RetrievalRetrieveResponse = RetrievalResults;

/** What each operation takes and gives, by its id. */
export interface Operations {
  /** Get an index by ID. */
  'indexes.get': {
    path: { index_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 200;
    response: Index;
  };
  /** Delete an index. */
  'indexes.delete': {
    path: { index_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 204;
    response: undefined;
  };
  /** Create a searchable index over a source directory. */
  'indexes.create': {
    path: {};
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: { 'Idempotency-Key'?: string };
    body: IndexCreate;
    status: 201;
    response: Index;
  };
  /** List the indexes of the project. */
  'indexes.list': {
    path: {};
    query: { organization_id?: string | null; page_size?: number | null; page_token?: string | null; project_id?: string | null; source_directory_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 200;
    response: IndexPage;
  };
  /** Trigger a sync and export for an existing index, re-parsing changed files and exporting updated chunks. */
  'indexes.sync': {
    path: { index_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: { 'Idempotency-Key'?: string };
    body: undefined;
    status: 202;
    response: unknown;
  };
  /** List the directories of the project. */
  'directories.list': {
    path: {};
    query: { data_source_id?: string | null; include_deleted?: boolean; name?: string | null; organization_id?: string | null; page_size?: number | null; page_token?: string | null; project_id?: string | null; type?: 'user' | 'index' | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 200;
    response: DirectoryPage;
  };
  /** Create a directory. */
  'directories.create': {
    path: {};
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: { 'Idempotency-Key'?: string };
    body: DirectoryCreate;
    status: 201;
    response: Directory;
  };
  /** Get a directory by ID. */
  'directories.get': {
    path: { directory_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 200;
    response: Directory;
  };
  /** Delete a directory. It stays in lists that ask for deleted directories. */
  'directories.delete': {
    path: { directory_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 204;
    response: undefined;
  };
  /** Upload a file into a directory. A `unique_id` that the directory already has replaces that file's content. */
  'directories.files.upload': {
    path: { directory_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: { 'Idempotency-Key'?: string };
    body: DirectoryFileUpload;
    status: 201;
    response: DirectoryFile;
  };
  /** List the files of a directory. */
  'directories.files.list': {
    path: { directory_id: string };
    query: { display_name?: string | null; include_deleted?: boolean; organization_id?: string | null; page_size?: number | null; page_token?: string | null; project_id?: string | null; unique_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 200;
    response: DirectoryFilePage;
  };
  /** Delete a file from its directory. The next sync takes it out of the index. */
  'directories.files.delete': {
    path: { directory_id: string; directory_file_id: string };
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: undefined;
    status: 204;
    response: undefined;
  };
  /** Search an index, and get the passages that answer the query best. */
  'retrieval.retrieve': {
    path: {};
    query: { organization_id?: string | null; project_id?: string | null };
    cookie: { session?: string | null };
    header: {};
    body: RetrievalQuery;
    status: 200;
    response: RetrievalResults;
  };
}

export type OperationId = keyof Operations;
