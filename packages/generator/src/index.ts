export type * from './api.ts';
export {
  DescriptionError,
  formatProblem,
  placeProblem,
  type Problem,
} from './description-error.ts';
export { asIdentifier, Names } from './identifiers.ts';
export { escapePointerPart } from './pointer.ts';
export { kebabCase, pascalCase, titleCase, words } from './names.ts';
export { type Document, readApi } from './read-api.ts';
export { RESERVED_TYPES } from './reserved-types.ts';
export { emitOpenapiTypes } from './emit/openapi-types.ts';
export { emitServer } from './emit/server.ts';
export { emitTypes } from './emit/types.ts';
export { emitClient } from './emit/client.ts';
export { emitSdk } from './emit/sdk.ts';
export { HEADER, propertyName, quote } from './emit/typescript.ts';
export { clientCall } from './samples/client-call.ts';
export { errorClass } from './samples/error-class.ts';
export { exampleValue } from './samples/example-value.ts';
export { isJson, isMultipart, isText, isUrlEncoded } from './media-type.ts';
export { sdkCall } from './samples/sdk-call.ts';
export { isFile, isOpened, modelOf, openType, shownProperties, type View } from './samples/view.ts';
