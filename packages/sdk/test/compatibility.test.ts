import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { program } from './fixtures/official-program.ts';
import { answer, type Handler, type Received } from '../../client/test/local-server.ts';
import { start } from './local-server.ts';

const fixture = path.join(import.meta.dirname, 'fixtures/official-program.ts');
const folder = path.join(import.meta.dirname, '../.cache/compatibility');
const clients = { official: '@llamaindex/llama-cloud', ours: '@quipu/sdk' } as const;

/** Writes the program once for each client: only the import differs. */
beforeAll(async () => {
  const text = await readFile(fixture, 'utf8');
  await mkdir(folder, { recursive: true });
  for (const [name, client] of Object.entries(clients)) {
    await writeFile(
      path.join(folder, `${name}.ts`),
      text.replace(`'${clients.official}'`, `'${client}'`),
    );
  }
});

const fields = {
  name: 'handbook',
  project_id: 'p1',
  created_at: null,
  metadata: { status: 'ready' },
};

/** A service that knows every operation, as far as the program looks at its answers. */
const service: Handler = ({ method, url }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname.endsWith('/missing')) return answer(response, 404, { detail: 'no such index' });
  if (pathname.endsWith('/broken'))
    return answer(response, 500, { detail: { message: 'it broke' } });
  if (pathname.endsWith('/reset')) return response.destroy();
  if (method === 'DELETE') return answer(response, 204);
  if (pathname.endsWith('/sync')) return answer(response, 202, {});
  if (pathname.endsWith('/retrieve')) {
    const found = {
      content: 'Thirty days.',
      score: 0.5,
      metadata: { a: 1 },
      static_fields: { chunk_index: 2 },
    };
    return answer(response, 200, { results: [found] });
  }
  if (method === 'GET' && /\/(indexes|directories|files)$/.test(pathname)) {
    const token = searchParams.get('page_token');
    return answer(response, 200, {
      items: [{ ...fields, id: token ?? 'first' }],
      next_page_token: token === null ? 'second' : '',
    });
  }
  answer(response, method === 'POST' ? 201 : 200, {
    ...fields,
    id: 'id-1',
    unique_id: 'leave.md',
    directory_id: 'dir-1',
  });
};

/** What of a request the service acts on: decoded, and without the boundary of a form, which is random. */
function meaning({ method, url, headers, body }: Received) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const boundary = /boundary=(.*)$/.exec(headers['content-type'] ?? '')?.[1];
  return {
    method,
    path: pathname,
    query: [...searchParams].toSorted(),
    body:
      boundary === undefined
        ? body && (JSON.parse(body) as unknown)
        : body.split(boundary).toSorted(),
    type: headers['content-type']?.replace(/boundary=.*/, ''),
    authorization: headers.authorization,
    team: headers['x-team'],
    extra: headers['x-extra'],
  };
}

async function run(name: keyof typeof clients) {
  const { url, received } = await start(service);
  const module = (await import(path.join(folder, `${name}.ts`))) as { program: typeof program };
  const results = await module.program(url, fixture);
  return {
    results: results.map((result) => (result === url ? 'the base URL' : result)),
    requests: received.map(meaning),
  };
}

describe('a program for the official client', () => {
  it('runs on ours by changing the import: it sends the same, and finds the same', async () => {
    const official = await run('official');
    const ours = await run('ours');
    expect(ours.requests).toEqual(official.requests);
    expect(ours.results).toEqual(official.results);
    expect(official.requests.length).toBeGreaterThan(25);
  });

  it('type-checks against both', async () => {
    const config = {
      extends: '../../../../tsconfig.test.json',
      include: ['*.ts'],
      compilerOptions: { typeRoots: ['../../../../node_modules/@types'] },
    };
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = path.join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  });
});
