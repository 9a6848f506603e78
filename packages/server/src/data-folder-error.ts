/** The data folder cannot be had, or what is in it cannot be served: the message says what was found, and what to do. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}
