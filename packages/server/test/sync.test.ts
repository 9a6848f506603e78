import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directoryWith,
  indexOver,
  search,
  startTestServer,
  syncAgain,
  synced,
  until,
  upload,
  type TestServer,
} from './test-server.ts';
import { storedFile } from './stored-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const noChange = {
  phase: 'done',
  files_parsed: 0,
  files_removed: 0,
  files_failed: 0,
  chunks_written: 0,
  failures: [],
};

describe('a sync', () => {
  test('reads again only the files that changed, and takes out those that are deleted', async () => {
    const id = await directoryWith(server, {
      'apple.md': 'Apples keep till March.',
      'pear.md': 'Pears ripen in September.',
      'plum.md': 'Plums are for cake.',
    });
    const index = await indexOver(server, id);
    expect(index.metadata?.['sync']).toEqual({
      ...noChange,
      files_seen: 3,
      files_parsed: 3,
      files_unchanged: 0,
      chunks_written: 3,
    });

    await upload(server, id, 'pear.md', 'Pears ripen in October.');
    await upload(server, id, 'quince.md', 'Quinces are for jelly.');
    await remove(id, 'plum.md');
    const second = await syncAgain(server, index.id);
    expect(second.metadata).toEqual({
      status: 'ready',
      sync: {
        ...noChange,
        files_seen: 3,
        files_parsed: 2,
        files_unchanged: 1,
        files_removed: 1,
        chunks_written: 2,
      },
    });
    expect(await textsOf(index.id, 'pears ripen')).toEqual(['Pears ripen in October.']);
    expect(await textsOf(index.id, 'plums cake')).toEqual([]);
    expect(await textsOf(index.id, 'quinces')).toEqual(['Quinces are for jelly.']);
    expect(await outputsOf(index.output_directory_id)).toEqual([
      'apple.md',
      'pear.md',
      'quince.md',
    ]);
  });

  test('of what did not change reads nothing, and moves last_synced_at', async () => {
    const id = await directoryWith(server, { 'a.md': 'Words.', 'b.md': 'More words.' });
    const index = await indexOver(server, id);
    const again = await syncAgain(server, index.id);
    expect(again.metadata).toEqual({
      status: 'ready',
      sync: { ...noChange, files_seen: 2, files_unchanged: 2 },
    });
    expect(again.last_synced_at! > index.last_synced_at!).toBe(true);
    expect(again.last_exported_at! > index.last_exported_at!).toBe(true);
  });

  test('reads nothing when the same content is uploaded again, but answers the new metadata', async () => {
    const id = await directoryWith(server, { 'a.md': 'Words of wisdom.' });
    const index = await indexOver(server, id);
    const uploaded = await upload(server, id, 'a.md', 'Words of wisdom.', {
      display_name: 'Wisdom',
      metadata: '{"year": 2026}',
    });
    const again = await syncAgain(server, index.id);
    expect(again.metadata?.['sync']).toEqual({ ...noChange, files_seen: 1, files_unchanged: 1 });
    const [result] = await search(server, index.id, 'wisdom');
    expect(result.metadata).toMatchObject({
      year: 2026,
      display_name: 'Wisdom',
      file_id: uploaded.body.file_id,
    });
  });

  test('is not stopped by a file of one long line, nor by a heading as long as a book', async () => {
    const index = await indexOver(
      server,
      await directoryWith(server, {
        'numbers.json': JSON.stringify(Array.from({ length: 124_000 }, (_, i) => i % 100)),
        'heading.md': `# ${'long '.repeat(6_000)}\n\n${`${'Words of a paragraph. '.repeat(40)}\n\n`.repeat(40)}`,
        'zebra.md': 'The zebra comes last.',
      }),
    );
    expect(index.metadata).toMatchObject({
      status: 'ready',
      sync: { files_seen: 3, files_parsed: 3, files_failed: 0 },
    });
    expect(await textsOf(index.id, 'zebra')).toEqual(['The zebra comes last.']);
  });

  test('names a file whose bytes it cannot get, does the rest, and reads it the next time that it can', async () => {
    const id = await directoryWith(server, { 'here.md': 'Here.', 'gone.md': 'Words that went.' });
    const stored = await storedFile(server.folder, 'Words that went.');
    await rename(stored, `${stored}.away`);
    const index = await indexOver(server, id);
    expect(index.metadata).toMatchObject({ status: 'ready', sync: { files_failed: 1 } });
    expect(failuresOf(index)).toEqual({
      'gone.md': 'Its content is gone from the store. Upload it again.',
    });
    await rename(`${stored}.away`, stored);
    const second = await syncAgain(server, index.id);
    expect(second.metadata).toEqual({
      status: 'ready',
      sync: { ...noChange, files_seen: 2, files_parsed: 1, files_unchanged: 1, chunks_written: 1 },
    });
    expect(await textsOf(index.id, 'went')).toEqual(['Words that went.']);
  });

  test('names the files that it cannot read, takes out what it had of them, and does the rest', async () => {
    const id = await directoryWith(server, {
      'good.md': 'Good words.',
      'turns.md': 'Turning words.',
    });
    const index = await indexOver(server, id);
    await upload(server, id, 'nul.md', Buffer.from('binary \0 junk'));
    await upload(server, id, 'latin1.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    await upload(server, id, 'ff.md', Buffer.alloc(1000, 0xff));
    await upload(server, id, 'empty.md', '');
    await upload(server, id, 'blank.md', ' \n\t\n ');
    await upload(server, id, 'report.pdf', '%PDF-1.7');
    await upload(server, id, 'turns.md', Buffer.from([0]));

    const second = await syncAgain(server, index.id);
    const expected = {
      'nul.md': 'The file is binary: byte 7 is NUL. Markdown and text in UTF-8 are read.',
      'latin1.txt': 'The file is not UTF-8: byte 3 is 0xe9. Save it as UTF-8.',
      'ff.md': 'The file is not UTF-8: byte 0 is 0xff. Save it as UTF-8.',
      'empty.md': 'The file is empty. There is nothing in it to find.',
      'blank.md': 'The file holds only white space. There is nothing in it to find.',
      'report.pdf': expect.stringMatching(/^Files of the type \.pdf are not read\. .*\.md/),
      'turns.md': 'The file is binary: byte 0 is NUL. Markdown and text in UTF-8 are read.',
    };
    expect(second.metadata).toMatchObject({
      status: 'ready',
      sync: {
        files_seen: 8,
        files_parsed: 0,
        files_unchanged: 1,
        files_failed: 7,
        files_removed: 0,
      },
    });
    expect(failuresOf(second)).toEqual(expected);
    expect(await textsOf(index.id, 'words')).toEqual(['Good words.']);
    expect(await outputsOf(index.output_directory_id)).toEqual(['good.md']);

    const third = await syncAgain(server, index.id);
    expect(third.metadata?.['sync']).toEqual({
      ...(second.metadata!['sync'] as object),
      files_parsed: 0,
    });

    await upload(server, id, 'nul.md', 'Walnuts float.');
    const fourth = await syncAgain(server, index.id);
    expect(fourth.metadata).toMatchObject({ sync: { files_parsed: 1, files_failed: 6 } });
    expect(await textsOf(index.id, 'walnuts')).toEqual(['Walnuts float.']);
  });

  test('of an empty directory is ready, and one of which nothing can be read has failed', async () => {
    const id = await directoryWith(server, {});
    const index = await indexOver(server, id);
    expect(index.metadata).toMatchObject({ status: 'ready', sync: { files_seen: 0 } });

    await upload(server, id, 'junk.md', Buffer.from([0xff]));
    const failed = await syncAgain(server, index.id);
    expect(failed.metadata).toMatchObject({
      status: 'failed',
      error_message: expect.stringMatching(/^None of the 1 files could be read\. junk\.md: .*0xff/),
      sync: { files_seen: 1, files_failed: 1 },
    });
    expect(failed.last_synced_at! > index.last_synced_at!).toBe(true);
    expect(failed.last_exported_at).toBe(index.last_exported_at);

    await remove(id, 'junk.md');
    const ready = await syncAgain(server, index.id);
    expect(ready.metadata).toMatchObject({ status: 'ready', sync: { files_removed: 1 } });
    expect(ready.metadata).not.toHaveProperty('error_message');
  });

  test('of a directory that was deleted takes everything out', async () => {
    const id = await directoryWith(server, { 'a.md': 'Words.', 'b.md': 'More words.' });
    const index = await indexOver(server, id);
    await server.request('DELETE', `/api/v1/beta/directories/${id}`);
    const again = await syncAgain(server, index.id);
    expect(again.metadata).toMatchObject({
      status: 'ready',
      sync: { files_seen: 0, files_removed: 2 },
    });
    expect(await textsOf(index.id, 'words')).toEqual([]);
  });

  test('is one at a time: a second one is 409, which a retry cannot mend, until the first has ended', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}.md`, `Words of file ${i}. `.repeat(2000)]),
    );
    const id = await directoryWith(server, texts);
    const created = await server.request('POST', '/api/v1/indexes', {
      body: { source_directory_id: id },
    });
    const sync = `/api/v1/indexes/${created.body.id}/sync`;
    const second = await server.request('POST', sync);
    expect(second).toMatchObject({
      status: 409,
      body: { detail: `A sync of the index ${created.body.id} is running. Wait until it ends.` },
    });
    expect(second.headers.get('x-should-retry')).toBe('false');

    const phases = new Set<string>();
    await synced(server, created.body.id, (index) => phases.add(index.metadata.sync.phase));
    expect([...phases]).toContain('reading');
    expect((await server.request('POST', sync)).status).toBe(202);
    await synced(server, created.body.id);
  });

  test('of a large file lets the server stop in the middle, and goes on at the next start', async () => {
    const id = await directoryWith(server, {});
    const { body } = await server.request('POST', '/api/v1/indexes', {
      body: { source_directory_id: id },
    });
    const count = (): number =>
      server.log.filter((line) => line.includes(`synced ${body.id}`)).length;
    await synced(server, body.id);
    // A sync may be quicker than the stop, but not ten times.
    for (let attempt = 0, isStopped = false; !isStopped; attempt++) {
      expect(attempt).toBeLessThan(10);
      await upload(server, id, 'long.txt', `Words of text ${attempt}. `.repeat(60_000));
      const before = count();
      await server.request('POST', `/api/v1/indexes/${body.id}/sync`);
      await until(async () => {
        const index = await server.request('GET', `/api/v1/indexes/${body.id}`);
        return index.body.metadata.sync.phase === 'queued' ? undefined : true;
      });
      await server.restart();
      isStopped = count() === before;
      const index = await synced(server, body.id);
      expect(index.metadata).toMatchObject({ status: 'ready', sync: { files_parsed: 1 } });
    }
  });

  test('shows a long file whole, as it was or as it is, while it is written', async () => {
    const [zebras, okapis] = ['A sentence about the zebra. ', 'A sentence about the okapi. '];
    const id = await directoryWith(server, {
      'long.md': zebras.repeat(10_000),
      'b.md': 'An okapi.',
    });
    const index = await indexOver(server, id);
    const whole = await search(server, index.id, 'zebra', { top_k: 500 });
    expect(whole.length).toBeGreaterThan(200);
    expect(whole.length).toBeLessThan(500);

    await upload(server, id, 'long.md', okapis.repeat(10_000));
    await server.request('POST', `/api/v1/indexes/${index.id}/sync`);
    const seen = new Set<string>();
    await until(async () => {
      const before = await search(server, index.id, 'zebra', { top_k: 500 });
      const after = await search(server, index.id, 'okapi', { top_k: 500 });
      seen.add(`${before.length} zebras`).add(`${after.length} okapis`);
      return after.length > 1 ? true : undefined;
    });
    const { metadata } = await synced(server, index.id);
    const { chunks_written } = metadata!['sync'] as { chunks_written: number };
    const states = [
      `${whole.length} zebras`,
      '0 zebras',
      '1 okapis',
      `${chunks_written + 1} okapis`,
    ];
    expect(states).toEqual(expect.arrayContaining([...seen]));
    expect(await search(server, index.id, 'zebra')).toEqual([]);
  });

  test('clears the status before it is acknowledged', async () => {
    const index = await indexOver(server, await directoryWith(server, { 'a.md': 'Words.' }));
    await server.request('POST', `/api/v1/indexes/${index.id}/sync`);
    const { body } = await server.request('GET', `/api/v1/indexes/${index.id}`);
    // It may have ended already; then last_synced_at has moved.
    const isOld =
      body.metadata.status !== undefined && body.last_synced_at === index.last_synced_at;
    expect(isOld).toBe(false);
    await synced(server, index.id);
  });

  test('stops when its index is deleted, and a new index may be made', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}.md`, `Words of file ${i}. `.repeat(1000)]),
    );
    const id = await directoryWith(server, texts);
    const first = await server.request('POST', '/api/v1/indexes', {
      body: { source_directory_id: id },
    });
    const deleted = await server.request('DELETE', `/api/v1/indexes/${first.body.id}`);
    expect(deleted.status).toBe(204);
    const second = await indexOver(server, id);
    expect(second.metadata).toMatchObject({ status: 'ready', sync: { files_parsed: 20 } });
    expect(server.log.filter((line) => line.includes('failed:'))).toEqual([]);
  });

  test('answers passages that are exact slices of the parsed file', async () => {
    const text = `\uFEFF# Title\r\n\r\n${'A sentence of some words. '.repeat(200)}\r\n\r\n## Naïve 😀\r\n\r\nOne zebra.\r\n`;
    const id = await directoryWith(server, { 'long.md': text });
    const index = await indexOver(server, id);
    const parsed = text.slice(1).replaceAll('\r\n', '\n');
    const results = await search(server, index.id, 'sentence zebra', { top_k: 100 });
    expect(results.length).toBeGreaterThan(3);
    for (const { content, static_fields } of results) {
      const { chunk_start_char, chunk_end_char } = static_fields;
      expect(parsed.slice(chunk_start_char, chunk_end_char)).toBe(content);
    }
  });

  test('lets a passage be found by the headings over it', async () => {
    const filler = 'Nothing of the kind stands here, and it goes on for a while. '.repeat(40);
    const id = await directoryWith(server, {
      'handbook.md': `# Handbook\n\n## Sabbatical\n\n${filler}\n\n${filler}\n\nAsk after seven years.\n`,
    });
    const index = await indexOver(server, id);
    const found = await search(server, index.id, 'sabbatical', { top_k: 100 });
    expect(found.length).toBeGreaterThan(1);
    expect(
      found.some((result: { content: string }) =>
        result.content.includes('Ask after seven years.'),
      ),
    ).toBe(true);
  });
});

async function remove(directoryId: string, uniqueId: string): Promise<void> {
  const files = `/api/v1/beta/directories/${directoryId}/files`;
  const { body } = await server.request('GET', `${files}?unique_id=${uniqueId}`);
  await server.request('DELETE', `${files}/${body.items[0].id}`);
}

async function textsOf(indexId: string, query: string): Promise<string[]> {
  const results = await search(server, indexId, query);
  return results.map((result: { content: string }) => result.content);
}

async function outputsOf(directoryId: string): Promise<string[]> {
  const { body } = await server.request('GET', `/api/v1/beta/directories/${directoryId}/files`);
  return body.items.map((file: { display_name: string }) => file.display_name).toSorted();
}

function failuresOf(index: { metadata?: Record<string, unknown> }): Record<string, string> {
  const sync = index.metadata?.['sync'] as {
    failures: Array<{ display_name: string; error: string }>;
  };
  return Object.fromEntries(sync.failures.map(({ display_name, error }) => [display_name, error]));
}
