export { errorCatalogue } from './errors.ts';
export { parseApiKeys, type ApiKey } from './api-keys.ts';
export { DataFolderError } from './data-folder-error.ts';
export { renderReferencePages } from './reference-pages.ts';
export { startServer, type RunningServer, type ServerOptions } from './server.ts';
