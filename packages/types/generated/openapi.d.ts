// Made by `npm run generate` from the description. Do not edit.
export interface paths {
    "/api/v1/indexes/{index_id}": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                index_id: components["parameters"]["IndexId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        /**
         * Get Index
         * @description Get an index by ID.
         */
        get: operations["indexes.get"];
        put?: never;
        post?: never;
        /**
         * Delete Index
         * @description Delete an index.
         */
        delete: operations["indexes.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indexes": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        /**
         * List Indexes
         * @description List the indexes of the project.
         */
        get: operations["indexes.list"];
        put?: never;
        /**
         * Create Index
         * @description Create a searchable index over a source directory.
         */
        post: operations["indexes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indexes/{index_id}/sync": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                index_id: components["parameters"]["IndexId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        get?: never;
        put?: never;
        /**
         * Sync Index
         * @description Trigger a sync and export for an existing index, re-parsing changed files and exporting updated chunks.
         */
        post: operations["indexes.sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beta/directories": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        /**
         * List Directories
         * @description List the directories of the project.
         */
        get: operations["directories.list"];
        put?: never;
        /**
         * Create Directory
         * @description Create a directory.
         */
        post: operations["directories.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beta/directories/{directory_id}": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        /**
         * Get Directory
         * @description Get a directory by ID.
         */
        get: operations["directories.get"];
        put?: never;
        post?: never;
        /**
         * Delete Directory
         * @description Delete a directory. It stays in lists that ask for deleted directories.
         */
        delete: operations["directories.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beta/directories/{directory_id}/files/upload": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        get?: never;
        put?: never;
        /**
         * Upload Directory File
         * @description Upload a file into a directory. A `unique_id` that the directory already has replaces that file's content.
         */
        post: operations["directories.files.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beta/directories/{directory_id}/files": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        /**
         * List Directory Files
         * @description List the files of a directory.
         */
        get: operations["directories.files.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beta/directories/{directory_id}/files/{directory_file_id}": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
                directory_file_id: components["parameters"]["DirectoryFileId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Directory File
         * @description Delete a file from its directory. The next sync takes it out of the index.
         */
        delete: operations["directories.files.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retrieval/retrieve": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        get?: never;
        put?: never;
        /**
         * Retrieve
         * @description Search an index, and get the passages that answer the query best.
         */
        post: operations["retrieval.retrieve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A directory of documents. */
        Directory: {
            /**
             * Format: date-time
             * @description Creation datetime
             */
            created_at?: string | null;
            /** @description Optional data source id the directory syncs from. Null if just manual uploads. */
            data_source_id?: string | null;
            /**
             * Format: date-time
             * @description Optional timestamp of when the directory was deleted. Null if not deleted.
             */
            deleted_at?: string | null;
            /** @description Optional description shown to users. */
            description?: string | null;
            /** @description Unique identifier for the directory. */
            id: string;
            /** @description Human-readable name for the directory. */
            name: string;
            /** @description Project the directory belongs to. */
            project_id: string;
            /**
             * @description Who fills the directory. `user` takes uploads; `index` holds the parsed files of an index.
             * @enum {string|null}
             */
            type?: "user" | "index" | null;
            /**
             * Format: date-time
             * @description Update datetime
             */
            updated_at?: string | null;
        };
        /** @description A directory to create. */
        DirectoryCreate: {
            /** @description Optional data source id the directory syncs from. Omit for manual uploads. */
            data_source_id?: string | null;
            /** @description Optional description shown to users. */
            description?: string | null;
            /** @description Human-readable name for the directory. */
            name: string;
        };
        /** @description A file in a directory. */
        DirectoryFile: {
            /**
             * Format: date-time
             * @description Creation datetime
             */
            created_at?: string | null;
            /**
             * Format: date-time
             * @description When the file was deleted. Null if not deleted.
             */
            deleted_at?: string | null;
            /** @description Directory the file belongs to. */
            directory_id: string;
            /** @description Name shown to users. */
            display_name: string;
            /** @description ID of the stored content. It changes whenever the content is replaced. */
            file_id?: string | null;
            /** @description Unique identifier for the directory file. */
            id: string;
            metadata?: components["schemas"]["FileMetadata"];
            /** @description Project the directory file belongs to. */
            project_id: string;
            /** @description Identifies the file within its directory. Uploading the same one again replaces the content. */
            unique_id: string;
            /**
             * Format: date-time
             * @description Update datetime
             */
            updated_at?: string | null;
        };
        /** @description A page of directory files. */
        DirectoryFilePage: {
            /** @description The list of items. */
            items: components["schemas"]["DirectoryFile"][];
            next_page_token?: components["schemas"]["NextPageToken"];
            total_size?: components["schemas"]["TotalSize"];
        };
        /** @description A file to upload, with what is known of it. */
        DirectoryFileUpload: {
            /** @description Name shown to users. Defaults to the file's name. */
            display_name?: string | null;
            /** @description ID of the file in the system that it comes from. */
            external_file_id?: string | null;
            /** @description Metadata of the file, as a JSON object in a string of at most 1 MiB. */
            metadata?: string | null;
            /** @description Identifies the file within its directory. Defaults to `external_file_id`, else to the file's name. */
            unique_id?: string | null;
            /**
             * Format: binary
             * @description The file, of at most 1 GiB. Its name has at most 1024 characters.
             */
            upload_file: Blob;
        };
        /** @description A page of directories. */
        DirectoryPage: {
            /** @description The list of items. */
            items: components["schemas"]["Directory"][];
            next_page_token?: components["schemas"]["NextPageToken"];
            total_size?: components["schemas"]["TotalSize"];
        };
        /** @description What went wrong. */
        ErrorBody: {
            /** @description What went wrong, as a sentence, or as an object where a program can act on it. */
            detail: string | components["schemas"]["ErrorDetail"];
        };
        /** @description What went wrong, and what stands in the way. */
        ErrorDetail: {
            /** @description ID of the index that stands in the way. */
            index_id?: string;
            /** @description What went wrong, as a sentence. */
            message: string;
        };
        /** @description Metadata of the file. The passages found in the file carry it. */
        FileMetadata: {
            [key: string]: string | number | boolean | string[] | null;
        };
        /** @description A searchable index over a directory of documents. */
        Index: {
            /**
             * Format: date-time
             * @description Creation datetime
             */
            created_at?: string | null;
            /** @description Index description. */
            description?: string | null;
            /** @description ID of the export configuration. */
            export_config_id: string;
            /** @description Unique identifier */
            id: string;
            /**
             * Format: date-time
             * @description Last export time.
             */
            last_exported_at?: string | null;
            /**
             * Format: date-time
             * @description Last sync time.
             */
            last_synced_at?: string | null;
            /** @description Build state and diagnostic info. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Index name. */
            name: string;
            /** @description ID of the directory that holds the parsed files. */
            output_directory_id: string;
            /** @description Project this index belongs to. */
            project_id: string;
            /** @description ID of the source directory. */
            source_directory_id: string;
            /** @description ID of the sync configuration. */
            sync_config_id: string;
            /**
             * Format: date-time
             * @description Update datetime
             */
            updated_at?: string | null;
        };
        /** @description An index to create. */
        IndexCreate: {
            /** @description Optional description of the index. */
            description?: string | null;
            /** @description Optional name of the index. Defaults to the name of the source directory. */
            name?: string | null;
            /** @description Product configurations for syncing. Omit to use a default parse configuration. Include an explicit entry per product type (e.g. parse, extract) to override the default. */
            products?: {
                /** @description ID of the product configuration. */
                product_config_id: string;
                /**
                 * @description Product type: parse or extract.
                 * @enum {string}
                 */
                product_type: "parse" | "extract";
            }[] | null;
            /**
             * @description ID of the source directory containing your documents.
             * @example dir-abc123
             */
            source_directory_id: string;
        };
        /** @description A page of indexes. */
        IndexPage: {
            /** @description The list of items. */
            items: components["schemas"]["Index"][];
            next_page_token?: components["schemas"]["NextPageToken"];
            total_size?: components["schemas"]["TotalSize"];
        };
        /** @description A token, which can be sent as page_token to retrieve the next page. If this field is omitted, there are no subsequent pages. */
        NextPageToken: string | null;
        /** @description A question to an index. */
        RetrievalQuery: {
            /**
             * @description ID of the index to search, or of its export configuration.
             * @example idx-abc123
             */
            index_id: string;
            /**
             * @description What to look for, in words.
             * @example How long is an answer kept?
             */
            query: string;
            /** @description Leaves out passages with a lower score. */
            score_threshold?: number | null;
            /**
             * @description How many passages to return at most. A number over 500 is lowered to 500.
             * @default 10
             */
            top_k?: number | null;
        };
        /** @description A passage found. */
        RetrievalResult: {
            /** @description The text of the passage. */
            content: string;
            /** @description Metadata of the file that the passage comes from, with its `directory_file_id`, `file_id`, `unique_id` and `display_name`. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description How well the passage answers the query. Higher is better; scores of different queries do not compare. */
            score?: number | null;
            static_fields?: components["schemas"]["RetrievalStaticFields"];
        };
        /** @description The passages found, best first. */
        RetrievalResults: {
            /** @description The passages found, best first. */
            results: components["schemas"]["RetrievalResult"][];
        };
        /** @description Where the passage stands. */
        RetrievalStaticFields: {
            /** @description Where the passage ends in the parsed file, exclusive. */
            chunk_end_char?: number | null;
            /** @description Number of the passage within the parsed file, from 0. */
            chunk_index?: number | null;
            /** @description Where the passage starts in the parsed file, in characters (UTF-16 code units) from 0. */
            chunk_start_char?: number | null;
            /** @description ID of the parsed file, in the index's output directory. */
            parsed_directory_file_id?: string | null;
        };
        /** @description The total number of items available. This is only populated when specifically requested. The value may be an estimate and can be used for display purposes only. */
        TotalSize: number | null;
        /** @description Which parts of the request are wrong. */
        ValidationErrorBody: {
            /** @description One entry per wrong part. */
            detail: components["schemas"]["ValidationProblem"][];
        };
        /** @description One wrong part of a request. */
        ValidationProblem: {
            /** @description The limits that the value broke. */
            ctx?: {
                [key: string]: unknown;
            };
            /** @description The value as it came. */
            input?: unknown;
            /** @description Where it stands, from the outside in, for example `["body", "name"]`. */
            loc: (string | number)[];
            /** @description What is wrong, and what would be right. */
            msg: string;
            /** @description The kind of problem, for programs. */
            type: string;
        };
    };
    responses: {
        /** @description Less than 16 KiB of the body came in a minute. */
        BodyTooSlow: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Something stands in the way. `x-should-retry` tells whether it will pass. */
        Conflict: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The disk of the server is full. Nothing of the request was kept. */
        DiskFull: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The file is larger than 1 GiB, or another field of the form than 1 MiB. */
        FileTooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The directory already has an index, or a request with this `Idempotency-Key` is under way. `x-should-retry` tells which. */
        IndexExists: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The id names nothing in this project. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The project or the organization is not the key's. */
        ProjectNotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A sync of this index is running already, or a request with this `Idempotency-Key` is under way. `x-should-retry` tells which. */
        SyncRunning: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        TooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The request carries no key, or one that is not known. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The request is wrong; the answer names each wrong part. */
        Unprocessable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorBody"];
            };
        };
        /** @description The request is wrong; the answer names each wrong part. */
        UnprocessableKey: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorBody"];
            };
        };
        /** @description The request is wrong; the answer names each wrong part. */
        UnprocessablePage: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorBody"];
            };
        };
    };
    parameters: {
        DataSourceIdFilter: string | null;
        DirectoryFileId: string;
        DirectoryId: string;
        DirectoryNameFilter: string | null;
        /** @description Only directories of this type. */
        DirectoryType: "user" | "index" | null;
        /** @description Only files with exactly this name. */
        DisplayNameFilter: string | null;
        /** @description Makes the request safe to send again. For 24 hours, the same key with the same request gives the stored answer; with another request it is refused. */
        IdempotencyKey: string;
        IncludeDeleted: boolean;
        IndexId: string;
        OrganizationId: string | null;
        /** @description How many items a page has at most. A number over 1000 is lowered to 1000. */
        PageSize: number | null;
        PageToken: string | null;
        ProjectId: string | null;
        Session: string | null;
        /** @description Only the index over this directory. */
        SourceDirectoryId: string | null;
        /** @description Only the file with this `unique_id`. */
        UniqueIdFilter: string | null;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request in the server's log. */
        RequestId: string;
        /** @description Whether sending the same request again can succeed. */
        ShouldRetry: "true" | "false";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "indexes.get": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                index_id: components["parameters"]["IndexId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The index. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Index"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    "indexes.delete": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                index_id: components["parameters"]["IndexId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The index is deleted. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "indexes.list": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
                /** @description Only the index over this directory. */
                source_directory_id?: components["parameters"]["SourceDirectoryId"];
                /** @description How many items a page has at most. A number over 1000 is lowered to 1000. */
                page_size?: components["parameters"]["PageSize"];
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of indexes. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["UnprocessablePage"];
        };
    };
    "indexes.create": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: {
                /** @description Makes the request safe to send again. For 24 hours, the same key with the same request gives the stored answer; with another request it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexCreate"];
            };
        };
        responses: {
            /** @description The index. Its first sync has begun. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Index"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTooSlow"];
            409: components["responses"]["IndexExists"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["UnprocessableKey"];
            507: components["responses"]["DiskFull"];
        };
    };
    "indexes.sync": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: {
                /** @description Makes the request safe to send again. For 24 hours, the same key with the same request gives the stored answer; with another request it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                index_id: components["parameters"]["IndexId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The sync has begun. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["SyncRunning"];
            422: components["responses"]["UnprocessableKey"];
            507: components["responses"]["DiskFull"];
        };
    };
    "directories.list": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
                name?: components["parameters"]["DirectoryNameFilter"];
                data_source_id?: components["parameters"]["DataSourceIdFilter"];
                /** @description Only directories of this type. */
                type?: components["parameters"]["DirectoryType"];
                include_deleted?: components["parameters"]["IncludeDeleted"];
                /** @description How many items a page has at most. A number over 1000 is lowered to 1000. */
                page_size?: components["parameters"]["PageSize"];
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of directories. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["UnprocessablePage"];
        };
    };
    "directories.create": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: {
                /** @description Makes the request safe to send again. For 24 hours, the same key with the same request gives the stored answer; with another request it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryCreate"];
            };
        };
        responses: {
            /** @description The directory. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Directory"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ProjectNotFound"];
            408: components["responses"]["BodyTooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["UnprocessableKey"];
            507: components["responses"]["DiskFull"];
        };
    };
    "directories.get": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The directory. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Directory"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
        };
    };
    "directories.delete": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The directory is deleted. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "directories.files.upload": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: {
                /** @description Makes the request safe to send again. For 24 hours, the same key with the same request gives the stored answer; with another request it is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DirectoryFileUpload"];
            };
        };
        responses: {
            /** @description The file in its directory. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryFile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["FileTooLarge"];
            422: components["responses"]["UnprocessableKey"];
            507: components["responses"]["DiskFull"];
        };
    };
    "directories.files.list": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
                /** @description Only the file with this `unique_id`. */
                unique_id?: components["parameters"]["UniqueIdFilter"];
                /** @description Only files with exactly this name. */
                display_name?: components["parameters"]["DisplayNameFilter"];
                include_deleted?: components["parameters"]["IncludeDeleted"];
                /** @description How many items a page has at most. A number over 1000 is lowered to 1000. */
                page_size?: components["parameters"]["PageSize"];
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of files. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryFilePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessablePage"];
        };
    };
    "directories.files.delete": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path: {
                directory_id: components["parameters"]["DirectoryId"];
                directory_file_id: components["parameters"]["DirectoryFileId"];
            };
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file is deleted. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            507: components["responses"]["DiskFull"];
        };
    };
    "retrieval.retrieve": {
        parameters: {
            query?: {
                organization_id?: components["parameters"]["OrganizationId"];
                project_id?: components["parameters"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: {
                session?: components["parameters"]["Session"];
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetrievalQuery"];
            };
        };
        responses: {
            /** @description The passages found. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrievalResults"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["BodyTooSlow"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
        };
    };
}
