// Made by `npm run generate` from the description. Do not edit.
import type { OperationId } from '@quipu/types';
import type { Route } from '../src/http/route.ts';

export const routes: Readonly<Record<OperationId, Route>> = {
  'indexes.get': {
    method: "GET",
    path: "/api/v1/indexes/{index_id}",
    status: 200,
    schemas: {
      path: {
        type: "object",
        properties: {
          index_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["index_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'indexes.delete': {
    method: "DELETE",
    path: "/api/v1/indexes/{index_id}",
    status: 204,
    schemas: {
      path: {
        type: "object",
        properties: {
          index_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["index_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'indexes.create': {
    method: "POST",
    path: "/api/v1/indexes",
    status: 201,
    bodyType: "application/json",
    idempotencyHeader: "Idempotency-Key",
    schemas: {
      path: {
        type: "object",
        properties: {},
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {
          'idempotency-key': {
            maxLength: 255,
            minLength: 1,
            type: "string",
          },
        },
      },
      body: {
        $ref: "#/$defs/IndexCreate",
        $defs: {
          IndexCreate: {
            properties: {
              description: {
                type: ["string", "null"],
              },
              name: {
                minLength: 1,
                type: ["string", "null"],
              },
              products: {
                anyOf: [{
                  items: {
                    properties: {
                      product_config_id: {
                        type: "string",
                      },
                      product_type: {
                        enum: ["parse", "extract"],
                        type: "string",
                      },
                    },
                    required: ["product_type", "product_config_id"],
                    type: "object",
                  },
                  type: "array",
                }, {
                  type: "null",
                }],
              },
              source_directory_id: {
                maxLength: 256,
                minLength: 1,
                type: "string",
              },
            },
            required: ["source_directory_id"],
            type: "object",
          },
        },
      },
    },
  },
  'indexes.list': {
    method: "GET",
    path: "/api/v1/indexes",
    status: 200,
    schemas: {
      path: {
        type: "object",
        properties: {},
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          page_size: {
            default: 50,
            minimum: 1,
            type: ["integer", "null"],
          },
          page_token: {
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          source_directory_id: {
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'indexes.sync': {
    method: "POST",
    path: "/api/v1/indexes/{index_id}/sync",
    status: 202,
    idempotencyHeader: "Idempotency-Key",
    schemas: {
      path: {
        type: "object",
        properties: {
          index_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["index_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {
          'idempotency-key': {
            maxLength: 255,
            minLength: 1,
            type: "string",
          },
        },
      },
    },
  },
  'directories.list': {
    method: "GET",
    path: "/api/v1/beta/directories",
    status: 200,
    schemas: {
      path: {
        type: "object",
        properties: {},
      },
      query: {
        type: "object",
        properties: {
          data_source_id: {
            type: ["string", "null"],
          },
          include_deleted: {
            default: false,
            type: "boolean",
          },
          name: {
            type: ["string", "null"],
          },
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          page_size: {
            default: 50,
            minimum: 1,
            type: ["integer", "null"],
          },
          page_token: {
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          type: {
            enum: ["user", "index", null],
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'directories.create': {
    method: "POST",
    path: "/api/v1/beta/directories",
    status: 201,
    bodyType: "application/json",
    idempotencyHeader: "Idempotency-Key",
    schemas: {
      path: {
        type: "object",
        properties: {},
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {
          'idempotency-key': {
            maxLength: 255,
            minLength: 1,
            type: "string",
          },
        },
      },
      body: {
        $ref: "#/$defs/DirectoryCreate",
        $defs: {
          DirectoryCreate: {
            properties: {
              data_source_id: {
                type: ["string", "null"],
              },
              description: {
                type: ["string", "null"],
              },
              name: {
                minLength: 1,
                type: "string",
              },
            },
            required: ["name"],
            type: "object",
          },
        },
      },
    },
  },
  'directories.get': {
    method: "GET",
    path: "/api/v1/beta/directories/{directory_id}",
    status: 200,
    schemas: {
      path: {
        type: "object",
        properties: {
          directory_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["directory_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'directories.delete': {
    method: "DELETE",
    path: "/api/v1/beta/directories/{directory_id}",
    status: 204,
    schemas: {
      path: {
        type: "object",
        properties: {
          directory_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["directory_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'directories.files.upload': {
    method: "POST",
    path: "/api/v1/beta/directories/{directory_id}/files/upload",
    status: 201,
    bodyType: "multipart/form-data",
    idempotencyHeader: "Idempotency-Key",
    schemas: {
      path: {
        type: "object",
        properties: {
          directory_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["directory_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {
          'idempotency-key': {
            maxLength: 255,
            minLength: 1,
            type: "string",
          },
        },
      },
      body: {
        $ref: "#/$defs/DirectoryFileUpload",
        $defs: {
          DirectoryFileUpload: {
            properties: {
              display_name: {
                maxLength: 3000,
                minLength: 1,
                type: ["string", "null"],
              },
              external_file_id: {
                maxLength: 1024,
                minLength: 1,
                type: ["string", "null"],
              },
              metadata: {
                contentMediaType: "application/json",
                contentSchema: {
                  $ref: "#/$defs/FileMetadata",
                },
                type: ["string", "null"],
              },
              unique_id: {
                maxLength: 1024,
                minLength: 1,
                type: ["string", "null"],
              },
              upload_file: {
                format: "binary",
                type: "string",
              },
            },
            required: ["upload_file"],
            type: "object",
          },
          FileMetadata: {
            additionalProperties: {
              anyOf: [{
                type: "string",
              }, {
                type: "number",
              }, {
                type: "boolean",
              }, {
                items: {
                  type: "string",
                },
                type: "array",
              }, {
                type: "null",
              }],
            },
            type: "object",
          },
        },
      },
    },
  },
  'directories.files.list': {
    method: "GET",
    path: "/api/v1/beta/directories/{directory_id}/files",
    status: 200,
    schemas: {
      path: {
        type: "object",
        properties: {
          directory_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["directory_id"],
      },
      query: {
        type: "object",
        properties: {
          display_name: {
            type: ["string", "null"],
          },
          include_deleted: {
            default: false,
            type: "boolean",
          },
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          page_size: {
            default: 50,
            minimum: 1,
            type: ["integer", "null"],
          },
          page_token: {
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          unique_id: {
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'directories.files.delete': {
    method: "DELETE",
    path: "/api/v1/beta/directories/{directory_id}/files/{directory_file_id}",
    status: 204,
    schemas: {
      path: {
        type: "object",
        properties: {
          directory_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
          directory_file_id: {
            maxLength: 256,
            minLength: 1,
            type: "string",
          },
        },
        required: ["directory_id", "directory_file_id"],
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
    },
  },
  'retrieval.retrieve': {
    method: "POST",
    path: "/api/v1/retrieval/retrieve",
    status: 200,
    bodyType: "application/json",
    schemas: {
      path: {
        type: "object",
        properties: {},
      },
      query: {
        type: "object",
        properties: {
          organization_id: {
            format: "uuid",
            type: ["string", "null"],
          },
          project_id: {
            format: "uuid",
            type: ["string", "null"],
          },
        },
      },
      cookie: {
        type: "object",
        properties: {
          session: {
            type: ["string", "null"],
          },
        },
      },
      header: {
        type: "object",
        properties: {},
      },
      body: {
        $ref: "#/$defs/RetrievalQuery",
        $defs: {
          RetrievalQuery: {
            properties: {
              index_id: {
                maxLength: 256,
                minLength: 1,
                type: "string",
              },
              query: {
                maxLength: 10000,
                minLength: 1,
                type: "string",
              },
              score_threshold: {
                type: ["number", "null"],
              },
              top_k: {
                default: 10,
                minimum: 1,
                type: ["integer", "null"],
              },
            },
            required: ["index_id", "query"],
            type: "object",
          },
        },
      },
    },
  },
};
