// Made by `npm run generate` from the description. Do not edit.
export * from './directories.ts';
export * from './directory-files.ts';
export * from './indexes.ts';
export * from './resources.ts';
export * from './retrieval.ts';
