/**
 * Fills a path template, each value percent-encoded into one segment: `a/b` becomes `a%2Fb`.
 *
 * @throws {TypeError} for a value that is missing, or that would change the route: the empty string, `.` and `..`.
 */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw new TypeError(`${name} of ${template} must be a string, not ${value}`);
    }
    const segment = String(value);
    if (segment === '' || segment === '.' || segment === '..') {
      throw new TypeError(
        `${name} of ${template} must not be "${segment}": it would name another path`,
      );
    }
    return encodeURIComponent(segment);
  });
}
