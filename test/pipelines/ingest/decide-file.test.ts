import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeMessage } from '../../../model/index.ts';
import type { FoundFile } from '../../../pipelines/ingest/collect-files.ts';
import {
  decideFile as decide,
  type KnownContent,
  type Memory,
  type SeenFile,
} from '../../../pipelines/ingest/decide-file.ts';
import { namePaths } from '../../../pipelines/ingest/name-paths.ts';

const root = mkdtempSync(join(tmpdir(), 'nianbao-decide-'));
afterAll(() => rmSync(root, { recursive: true }));

const decideFile = (file: FoundFile, known: Memory) =>
  decide(file, namePaths(join(root, 'nianbao.db')), known);
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
function put(name: string, text: string) {
  const path = join(root, name);
  writeFileSync(path, text);
  const { size, mtimeMs } = statSync(path);
  return { path, size, modifiedMs: mtimeMs };
}
const memory = (contents: [string, KnownContent][] = [], files: [string, SeenFile][] = []) => ({
  extractor: 'v1',
  contents: new Map(contents),
  files: new Map(files),
  recallFailure: async (of: string) => (of === hash('坏') ? [makeMessage('no_text')] : null),
  inThisRun: new Map<string, string>(),
});
const good: KnownContent = { status: 'succeeded', extractor: 'v1' };

describe('decideFile', () => {
  const a = put('a.txt', '甲');
  const b = put('b.txt', '甲');
  const sha256 = hash('甲');
  const seenA: [string, SeenFile] = ['a.txt', { sha256, size: a.size, mtimeMs: a.modifiedMs }];

  it('reads new content once, however many files hold it', async () => {
    const known = memory();
    expect(await decideFile(a, known)).toEqual({ action: 'read', sha256 });
    expect(await decideFile(b, known)).toEqual({ action: 'duplicate', sha256, of: a.path });
  });

  it('keeps a file of the same size and time without looking into it', async () => {
    const old: SeenFile = { sha256: 'of old', size: a.size, mtimeMs: a.modifiedMs };
    const known = memory([['of old', good]], [['a.txt', old]]);
    expect(await decideFile(a, known)).toEqual({ action: 'keep', sha256: 'of old' });
  });

  it('keeps content that is known under another time', async () => {
    const touched: SeenFile = { sha256, size: a.size, mtimeMs: 1 };
    expect(await decideFile(a, memory([[sha256, good]], [['a.txt', touched]]))).toMatchObject({
      action: 'keep',
    });
  });

  it('takes a file that moved as the same, and a copy as a copy', async () => {
    const moved: [string, SeenFile] = ['gone.txt', seenA[1]];
    expect(await decideFile(b, memory([[sha256, good]], [moved]))).toMatchObject({ action: 'keep' });
    expect(await decideFile(b, memory([[sha256, good]], [seenA]))).toEqual({
      action: 'duplicate',
      sha256,
      of: 'a.txt',
    });
  });

  it.each<[string, KnownContent]>([
    ['another extractor', { status: 'succeeded', extractor: 'v0' }],
    ['a document that failed', { status: 'failed', extractor: 'v1' }],
  ])('reads again after %s', async (_, content) => {
    expect(await decideFile(a, memory([[sha256, content]], [seenA]))).toMatchObject({ action: 'read' });
  });

  it('does not try again what is known to be unreadable to this extractor', async () => {
    const bad = put('bad.txt', '坏');
    const failed: KnownContent = { status: 'failed', extractor: 'v1' };
    const old: KnownContent = { status: 'failed', extractor: 'v0' };
    expect(await decideFile(bad, memory([[hash('坏'), failed]]))).toMatchObject({
      action: 'fail',
      sha256: hash('坏'),
      messages: [{ code: 'no_text' }],
    });
    expect(await decideFile(bad, memory([[hash('坏'), old]]))).toMatchObject({ action: 'read' });
  });

  it('fails on a file that is gone', async () => {
    const gone = { ...a, path: join(root, 'gone.txt') };
    expect(await decideFile(gone, memory())).toMatchObject({
      action: 'fail',
      sha256: null,
      messages: [{ code: 'file_unreadable', message: { en: expect.stringContaining('ENOENT') } }],
    });
  });
});
