import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openPool, type Pool, type PoolOptions } from '../../../pipelines/pool/open-pool.ts';
import type { ReaderResult } from '../../../pipelines/pool/types.ts';

const misbehaving = new URL('./misbehaving-worker.ts', import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'nianbao-pool-'));
const pools: Pool<unknown>[] = [];

function open(options: Partial<PoolOptions> = {}): Pool<unknown> {
  const pool = openPool<unknown>(misbehaving, {
    size: 2,
    seconds: 3,
    megabytes: 300,
    recycleAfter: 100,
    ...options,
  });
  pools.push(pool);
  return pool;
}
const run = (pool: Pool<unknown>, path: string) => pool.run({ file: path, path, sha256: '' });
const unwrap = (result: ReaderResult<unknown>) => (result.status === 'ok' ? result.value : result);

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('one bad document', () => {
  const deeds: readonly [string, ReaderResult<unknown>['status'], RegExp | null][] = [
    ['hang', 'timeout', null],
    ['hang-softly', 'timeout', null],
    ['buffers', 'memory', null],
    ['heap', 'memory', null],
    ['stack', 'crash', /RangeError: Maximum call stack/],
    ['exit', 'crash', /exit code 0/],
    ['abort', 'crash', /SIGABRT/],
    ['unclonable', 'crash', /could not be cloned/],
    ['unreadable', 'unreadable', null],
  ];
  it.each(deeds)('%s ends as %s and the nine others finish', async (deed, status, detail) => {
    // only what hangs runs into the limit, on a busy machine too
    const pool = open({ seconds: deed.startsWith('hang') ? 2 : 30 });
    const others = Array.from({ length: 9 }, (_, i) => `good ${i}`);
    const jobs = [...others.slice(0, 4), deed, ...others.slice(4)];
    const results = await Promise.all(jobs.map((path) => run(pool, path)));
    expect(results.filter((_, i) => i !== 4).map(unwrap)).toEqual(others);
    const bad = results[4];
    expect(bad?.status).toBe(status);
    if (detail) expect(bad?.status === 'crash' && bad.detail).toMatch(detail);
  });

  it('names the limits that were hit', async () => {
    const pool = open({ seconds: 1 });
    expect(await run(pool, 'hang')).toMatchObject({ status: 'timeout', seconds: 1 });
  });

  it('hands over the reason why a document is unreadable', async () => {
    const result = await run(open(), 'unreadable');
    expect(result.status === 'unreadable' && result.message.code).toBe('no_text');
  });
});

describe('readers', () => {
  it('are kept from one document to the next and replaced after the given number', async () => {
    const pool = open({ size: 1, recycleAfter: 3 });
    const pids: unknown[] = [];
    for (let i = 0; i < 7; i++) pids.push(unwrap(await run(pool, 'pid')));
    expect(new Set(pids.slice(0, 3)).size).toBe(1);
    expect(new Set(pids.slice(3, 6)).size).toBe(1);
    expect(new Set(pids).size).toBe(3);
  });

  it('get a document a second time after a crash, and only once', async () => {
    expect(unwrap(await run(open({ size: 1 }), `once:${join(scratch, 'marker')}`))).toBe('second time');
  });

  it('see next to nothing of the environment', async () => {
    process.env.NIANBAO_TEST_SECRET = 'x';
    const names = unwrap(await run(open({ size: 1 }), 'env'));
    delete process.env.NIANBAO_TEST_SECRET;
    expect(names).not.toContain('NIANBAO_TEST_SECRET');
    expect(names).not.toContain('HOME');
  });

  it('cannot write to our stdout', async () => {
    const original = process.stdout.write.bind(process.stdout);
    let noise = '';
    process.stdout.write = (text: string | Uint8Array) => {
      noise += String(text);
      return true;
    };
    try {
      expect(unwrap(await run(open({ size: 1 }), 'print'))).toBe('printed');
    } finally {
      process.stdout.write = original;
    }
    expect(noise).not.toContain('noise');
  });

  it('that cannot start stop the run with a coded error', async () => {
    const broken = openPool(new URL('./broken-worker.ts', import.meta.url), {
      size: 1,
      seconds: 3,
      megabytes: 300,
      recycleAfter: 100,
    });
    await expect(broken.run({ file: 'x', path: 'x', sha256: '' })).rejects.toMatchObject({
      code: 'reader_cannot_start',
      message: expect.stringContaining('the catalogue is broken'),
    });
    await broken.close();
  });
});

describe('the end', () => {
  it('finish() cancels what has not begun and finishes the rest, in order', async () => {
    const pool = open({ size: 1 });
    const jobs = ['a', 'b', 'c'].map((path) => run(pool, path));
    await jobs[0];
    pool.finish();
    const results = await Promise.all(jobs);
    const statuses = results.map((r) => r.status);
    expect(statuses[0]).toBe('ok');
    expect(statuses[2]).toBe('cancelled');
  });

  it('close() kills readers in the middle of a document', async () => {
    const pool = open({ size: 1, seconds: 60 });
    const hanging = run(pool, 'hang');
    const settled = hanging.then(
      () => 'resolved',
      (error: { code: string }) => error.code,
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    const begin = performance.now();
    await pool.close();
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(await settled).toBe('pool_closed');
  });
});
