import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenAPI3 } from 'openapi-typescript';
import { refuse } from '../description-error.ts';
import type { Document } from '../read-api.ts';
import { forOpenapiTypescript } from './for-openapi-typescript.ts';
import { HEADER } from './typescript.ts';

/** What the output depends on beside the document: how it is made, and the pinned openapi-typescript. */
const MADE_BY = [
  './openapi-types.js',
  './for-openapi-typescript.js',
  './typescript.js',
  '../../../package.json',
].map((file) => new URL(file, import.meta.url));

/**
 * The description as openapi-typescript writes it: the `paths` that openapi-fetch is bound to.
 *
 * @param cacheFolder Keeps the last output, since openapi-typescript alone takes longer than everything else
 * (it loads TypeScript). Without one, nothing is kept and nothing kept is used.
 */
export async function emitOpenapiTypes(
  document: Document,
  cacheFolder?: string,
): Promise<ReadonlyMap<string, string>> {
  if (cacheFolder === undefined) return asFile(await render(document));
  const key = createHash('sha256').update(JSON.stringify(document));
  for (const file of MADE_BY) key.update(readFileSync(file));
  const hash = key.digest('hex');
  const cacheFile = path.join(cacheFolder, 'openapi.d.ts');
  const kept = read(cacheFile);
  if (kept?.startsWith(`// ${hash}\n`)) return asFile(kept.slice(hash.length + 4));
  const text = await render(document);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cacheFile, `// ${hash}\n${text}`);
  return asFile(text);
}

function asFile(text: string): ReadonlyMap<string, string> {
  return new Map([['openapi.d.ts', text]]);
}

async function render(document: Document): Promise<string> {
  const [{ default: openapiTypescript, astToString }, { default: ts }] = await Promise.all([
    import('openapi-typescript'),
    import('typescript'),
  ]);
  const source = forOpenapiTypescript(document);
  // It reads every OpenAPI 3; what it cannot, refuseWith says.
  const ast = await openapiTypescript(source as unknown as OpenAPI3, {
    silent: true,
    // A field with a default may be left out.
    defaultNonNullable: false,
    transform(schema) {
      return schema.format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined;
    },
  }).catch(refuseWith);
  return `${HEADER}${astToString(ast)}`;
}

function refuseWith(error: unknown): never {
  const { message } = error as Error;
  const pointer = /#(\/\S+)/.exec(message)?.[1];
  refuse('openapi-typescript', `The types of the paths cannot be made: ${message}.`, pointer);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
