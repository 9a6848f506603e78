// Made by `npm run generate` from the description. Do not edit.
import type { Uploadable } from '../src/uploadable.d.ts';

/** A directory of documents. */
export interface Directory {
  /** Unique identifier for the directory. */
  id: string;
  /**
   * Human-readable name for the directory.
   * (minLength 1)
   */
  name: string;
  /** Project the directory belongs to. */
  project_id: string;
  /**
   * Creation datetime
   * (format date-time)
   */
  created_at?: string | null;
  /** Optional data source id the directory syncs from. Null if just manual uploads. */
  data_source_id?: string | null;
  /**
   * Optional timestamp of when the directory was deleted. Null if not deleted.
   * (format date-time)
   */
  deleted_at?: string | null;
  /** Optional description shown to users. */
  description?: string | null;
  /** Who fills the directory. `user` takes uploads; `index` holds the parsed files of an index. */
  type?: 'user' | 'index' | null;
  /**
   * Update datetime
   * (format date-time)
   */
  updated_at?: string | null;
}

/** A directory to create. */
export interface DirectoryCreate {
  /**
   * Human-readable name for the directory.
   * (minLength 1)
   */
  name: string;
  /** Optional data source id the directory syncs from. Omit for manual uploads. */
  data_source_id?: string | null;
  /** Optional description shown to users. */
  description?: string | null;
}

/** A file in a directory. */
export interface DirectoryFile {
  /** Unique identifier for the directory file. */
  id: string;
  /** Directory the file belongs to. */
  directory_id: string;
  /** Name shown to users. */
  display_name: string;
  /** Project the directory file belongs to. */
  project_id: string;
  /** Identifies the file within its directory. Uploading the same one again replaces the content. */
  unique_id: string;
  /**
   * Creation datetime
   * (format date-time)
   */
  created_at?: string | null;
  /**
   * When the file was deleted. Null if not deleted.
   * (format date-time)
   */
  deleted_at?: string | null;
  /** ID of the stored content. It changes whenever the content is replaced. */
  file_id?: string | null;
  metadata?: FileMetadata;
  /**
   * Update datetime
   * (format date-time)
   */
  updated_at?: string | null;
}

/** A page of directory files. */
export interface DirectoryFilePage {
  /** The list of items. */
  items: DirectoryFile[];
  /** A token, which can be sent as page_token to retrieve the next page. If this field is omitted, there are no subsequent pages. */
  next_page_token?: string | null;
  /** The total number of items available. This is only populated when specifically requested. The value may be an estimate and can be used for display purposes only. */
  total_size?: number | null;
}

/** A file to upload, with what is known of it. */
export interface DirectoryFileUpload {
  /** The file, of at most 1 GiB. Its name has at most 1024 characters. */
  upload_file: Uploadable;
  /**
   * Name shown to users. Defaults to the file's name.
   * (minLength 1, maxLength 3000)
   */
  display_name?: string | null;
  /**
   * ID of the file in the system that it comes from.
   * (minLength 1, maxLength 1024)
   */
  external_file_id?: string | null;
  /** Metadata of the file, as a JSON object in a string of at most 1 MiB. */
  metadata?: string | null;
  /**
   * Identifies the file within its directory. Defaults to `external_file_id`, else to the file's name.
   * (minLength 1, maxLength 1024)
   */
  unique_id?: string | null;
}

/** A page of directories. */
export interface DirectoryPage {
  /** The list of items. */
  items: Directory[];
  /** A token, which can be sent as page_token to retrieve the next page. If this field is omitted, there are no subsequent pages. */
  next_page_token?: string | null;
  /** The total number of items available. This is only populated when specifically requested. The value may be an estimate and can be used for display purposes only. */
  total_size?: number | null;
}

/** What went wrong. */
export interface ErrorBody {
  /** What went wrong, as a sentence, or as an object where a program can act on it. */
  detail: string | ErrorDetail;
}

/** What went wrong, and what stands in the way. */
export interface ErrorDetail {
  /** What went wrong, as a sentence. */
  message: string;
  /** ID of the index that stands in the way. */
  index_id?: string;
}

/** Metadata of the file. The passages found in the file carry it. */
export type FileMetadata = { [key: string]: string | number | boolean | string[] | null };

/** A searchable index over a directory of documents. */
export interface Index {
  /** Unique identifier */
  id: string;
  /** ID of the export configuration. */
  export_config_id: string;
  /** Index name. */
  name: string;
  /** ID of the directory that holds the parsed files. */
  output_directory_id: string;
  /** Project this index belongs to. */
  project_id: string;
  /** ID of the source directory. */
  source_directory_id: string;
  /** ID of the sync configuration. */
  sync_config_id: string;
  /**
   * Creation datetime
   * (format date-time)
   */
  created_at?: string | null;
  /** Index description. */
  description?: string | null;
  /**
   * Last export time.
   * (format date-time)
   */
  last_exported_at?: string | null;
  /**
   * Last sync time.
   * (format date-time)
   */
  last_synced_at?: string | null;
  /** Build state and diagnostic info. */
  metadata?: { [key: string]: unknown };
  /**
   * Update datetime
   * (format date-time)
   */
  updated_at?: string | null;
}

/** An index to create. */
export interface IndexCreate {
  /**
   * ID of the source directory containing your documents.
   * (minLength 1, maxLength 256)
   */
  source_directory_id: string;
  /** Optional description of the index. */
  description?: string | null;
  /**
   * Optional name of the index. Defaults to the name of the source directory.
   * (minLength 1)
   */
  name?: string | null;
  /** Product configurations for syncing. Omit to use a default parse configuration. Include an explicit entry per product type (e.g. parse, extract) to override the default. */
  products?: {
    /** ID of the product configuration. */
    product_config_id: string;
    /** Product type: parse or extract. */
    product_type: 'parse' | 'extract';
  }[] | null;
}

/** A page of indexes. */
export interface IndexPage {
  /** The list of items. */
  items: Index[];
  /** A token, which can be sent as page_token to retrieve the next page. If this field is omitted, there are no subsequent pages. */
  next_page_token?: string | null;
  /** The total number of items available. This is only populated when specifically requested. The value may be an estimate and can be used for display purposes only. */
  total_size?: number | null;
}

/** A question to an index. */
export interface RetrievalQuery {
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
  score_threshold?: number | null;
  /**
   * How many passages to return at most. A number over 500 is lowered to 500.
   * (minimum 1, default 10)
   */
  top_k?: number | null;
}

/** A passage found. */
export interface RetrievalResult {
  /** The text of the passage. */
  content: string;
  /** Metadata of the file that the passage comes from, with its `directory_file_id`, `file_id`, `unique_id` and `display_name`. */
  metadata?: { [key: string]: unknown };
  /** How well the passage answers the query. Higher is better; scores of different queries do not compare. */
  score?: number | null;
  static_fields?: RetrievalStaticFields;
}

/** The passages found, best first. */
export interface RetrievalResults {
  /** The passages found, best first. */
  results: RetrievalResult[];
}

/** Where the passage stands. */
export interface RetrievalStaticFields {
  /** Where the passage ends in the parsed file, exclusive. */
  chunk_end_char?: number | null;
  /** Number of the passage within the parsed file, from 0. */
  chunk_index?: number | null;
  /** Where the passage starts in the parsed file, in characters (UTF-16 code units) from 0. */
  chunk_start_char?: number | null;
  /** ID of the parsed file, in the index's output directory. */
  parsed_directory_file_id?: string | null;
}

/** Which parts of the request are wrong. */
export interface ValidationErrorBody {
  /** One entry per wrong part. */
  detail: ValidationProblem[];
}

/** One wrong part of a request. */
export interface ValidationProblem {
  /** Where it stands, from the outside in, for example `["body", "name"]`. */
  loc: (string | number)[];
  /** What is wrong, and what would be right. */
  msg: string;
  /** The kind of problem, for programs. */
  type: string;
  /** The limits that the value broke. */
  ctx?: { [key: string]: unknown };
  /** The value as it came. */
  input?: unknown;
}
