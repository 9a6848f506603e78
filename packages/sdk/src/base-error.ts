/** The base of every error of this package. */
export class QuipuError extends Error {
  override readonly name: string = 'QuipuError';
}

export { QuipuError as BaseError };
