import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunFile } from '../../../pipelines/retry/read-run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-ticket-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(text: string): string {
  const file = join(folder, 'run.json');
  writeFileSync(file, text);
  return file;
}
const read = (data: unknown) => readRunFile(put(JSON.stringify(data)));

describe('of an ingest', () => {
  const run = {
    runId: 'r1',
    warehouse: '/data/nianbao.db',
    folder: '/home/me',
    options: { jobs: 2, seconds: 60, megabytes: 'x' },
    documents: [
      { path: 'a.pdf', outcome: 'added' },
      { path: 'b.pdf', outcome: 'failed' },
      { path: '/abs/c.pdf', outcome: 'failed' },
      { path: 'b.pdf', outcome: 'failed' },
      { path: 'd.pdf', outcome: 'skipped', skipCause: 'interrupted' },
      { path: 'e.jpg', outcome: 'skipped', skipCause: 'not_a_report' },
    ],
  };
  it('lists the failures, absolute and once', async () => {
    expect(await read(run)).toEqual({
      command: 'ingest',
      runId: 'r1',
      warehouse: '/data/nianbao.db',
      paths: ['/home/me/b.pdf', '/abs/c.pdf'],
      notReached: 1,
      options: { jobs: 2, seconds: 60 },
    });
  });
});

describe('of an import', () => {
  it('lists sources, addresses and originals that failed', async () => {
    const ticket = await read({
      runId: 'r2',
      command: 'import',
      warehouse: '/data/nianbao.db',
      originals: '/data/raw',
      sources: [
        { id: 'a', status: 'succeeded' },
        { id: 'b', status: 'failed' },
        { id: 'c', status: 'cut' },
      ],
      documents: [
        { url: 'https://x/1', source: 'a', outcome: 'failed', reading: null },
        { url: 'https://x/2', source: 'a', outcome: 'refused', reading: null },
        { url: 'https://x/3', source: 'd', outcome: 'new', path: 'ab/x.pdf', reading: { status: 'failed' } },
        { url: 'https://x/4', source: 'd', outcome: 'new', path: 'ab/y.pdf', reading: { status: 'partial' } },
      ],
    });
    expect(ticket).toMatchObject({
      command: 'import',
      originals: '/data/raw',
      count: 5,
      redo: {
        sources: ['b', 'c'],
        addresses: ['https://x/1', 'https://x/2'],
        owners: ['a'],
        originals: ['ab/x.pdf'],
      },
    });
  });
});

describe('no run file', () => {
  it.each(['', 'x', '[]', 'null', '{}', '{"runId":"a","warehouse":"b"}', '{"runId":1,"documents":[]}'])(
    '%j is refused',
    async (text) => {
      await expect(readRunFile(put(text))).rejects.toMatchObject({ code: 'run_file_invalid' });
    },
  );

  it('a file that is not there, and a folder', async () => {
    for (const file of [join(folder, 'none.json'), folder])
      await expect(readRunFile(file)).rejects.toMatchObject({
        code: 'run_file_invalid',
        message: expect.stringMatching(/ENOENT|EISDIR/),
      });
  });

  it('any JSON ends in a ticket or in run_file_invalid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.array(fc.json(), { maxLength: 3 }), async (text, documents) => {
        const framed = `{"runId":"a","warehouse":"b","command":${text},"sources":${text},"documents":[${documents}]}`;
        for (const data of [text, framed])
          await readRunFile(put(data)).catch((error) => expect(error.code).toBe('run_file_invalid'));
      }),
      { numRuns: 60 },
    );
  });
});
