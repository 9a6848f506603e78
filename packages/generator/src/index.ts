export type * from './api.ts';
export { DescriptionError, formatProblem, type Problem } from './description-error.ts';
export { titleCase } from './names.ts';
export { type Document, openReference, readApi } from './read-api.ts';
export { emitOpenapiTypes } from './emit/openapi-types.ts';
export { emitServer } from './emit/server.ts';
export { emitTypes } from './emit/types.ts';
export { emitClient } from './emit/client.ts';
export { emitSdk } from './emit/sdk.ts';
