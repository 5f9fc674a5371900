import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyDocument } from '../../sources/download/copy-document.ts';
import { type DownloadRequest, downloadDocument } from '../../sources/download/download-document.ts';
import { type OpenClient, openClient } from '../../sources/http/open-client.ts';
import { silentLog } from '../../sources/log/log.ts';
import { openPoliteClient } from '../../sources/polite/open-polite-client.ts';
import { SourceError } from '../../sources/source-error.ts';
import { openStore } from '../../sources/store/open-store.ts';
import { fakeClock } from './fake-clock.ts';
import {
  type HostScript,
  resolveToLoopback,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const body = Buffer.from('年报'.repeat(5000));
let script: HostScript = () => ({});
let server: ScriptedServer;
let http: OpenClient;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-download-'));
  server = await startScriptedServer({
    'a.test': (request) => (request.path === '/robots.txt' ? { status: 404 } : script(request)),
  });
  http = openClient({ allowLoopback: true, resolve: resolveToLoopback, idleSeconds: 1 });
});
afterAll(async () => {
  await http.close();
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  server.log.length = 0;
});

let paths = 0;

/** Downloads a path of its own; the outcome, or the code of the error. */
async function download(more: Partial<DownloadRequest> = {}, requestSeconds = 2) {
  const time = fakeClock('2025-03-01T02:00:00Z');
  const client = openPoliteClient(
    { clock: time.clock, sleep: time.sleep, random: () => 0.5, log: silentLog, http: http.send },
    { userAgent: 'test', stop: new AbortController().signal, requestSeconds },
  );
  const request = {
    url: new URL(server.url('a.test', `/${paths++}`)),
    delaySeconds: 1,
    incoming: join(folder, 'incoming'),
    known: null,
    limitBytes: 1_000_000,
    ...more,
  };
  try {
    return await downloadDocument(client, request);
  } catch (error) {
    if (error instanceof SourceError) return { kind: error.code };
    throw error;
  }
}

const requests = () => server.log.filter(({ path }) => path !== '/robots.txt');

describe('downloadDocument', () => {
  it('yields a file that is whole, with what the server calls it', async () => {
    script = () => ({ body, headers: { etag: '"v1"', 'last-modified': 'Wed, 15 Jan 2025 08:00:00 GMT' } });
    const file = await download();
    expect(file).toMatchObject({
      kind: 'file',
      bytes: body.length,
      etag: '"v1"',
      lastModified: 'Wed, 15 Jan 2025 08:00:00 GMT',
    });
    expect('path' in file && readFileSync(file.path).equals(body)).toBe(true);
  });

  it('sends back what the server called the known version, as it was', async () => {
    script = () => ({ status: 304 });
    const known = { etag: 'W/"odd"', lastModified: 'whatever the server said' };
    expect(await download({ known })).toEqual({ kind: 'unchanged' });
    expect(requests()[0]?.headers).toMatchObject({
      'if-none-match': 'W/"odd"',
      'if-modified-since': 'whatever the server said',
    });
  });

  it('goes on where the connection was cut', async () => {
    script = ({ headers, earlier }) => {
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      if (earlier === 0) return { body, headers: { etag: '"v1"' }, cutAfter: 10_000 };
      expect(headers['if-range']).toBe('"v1"');
      return {
        status: 206,
        body: body.subarray(from),
        headers: { etag: '"v1"', 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` },
      };
    };
    const file = await download();
    expect('path' in file && readFileSync(file.path).equals(body)).toBe(true);
    expect(requests()[1]?.headers.range).toBe('bytes=10000-');
  });

  it('trusts only what was on disk for sure when the power went', async () => {
    script = () => ({ body, headers: { etag: '"v1"' }, cutAfter: 10_000 });
    const url = new URL(server.url('a.test', '/power'));
    await download({ url });
    const incoming = join(folder, 'incoming');
    const part = readdirSync(incoming).find(
      (name) => name.endsWith('.part') && statSync(join(incoming, name)).size === 10_000,
    );
    const path = join(incoming, part ?? '');
    // more was written than was synced, and is nothing now
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(5000)]));
    script = ({ headers }) => {
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      const range = `bytes ${from}-${body.length - 1}/${body.length}`;
      return { status: 206, body: body.subarray(from), headers: { etag: '"v1"', 'content-range': range } };
    };
    const file = await download({ url });
    expect(requests().at(-1)?.headers.range).toBe('bytes=10000-');
    expect('path' in file && readFileSync(file.path).equals(body)).toBe(true);
  });

  it('does not go on by a date within whose second the file may have changed', async () => {
    const changed = 'Wed, 15 Jan 2025 08:00:00 GMT';
    for (const [date, goesOn] of [
      ['Wed, 15 Jan 2025 08:00:00 GMT', false],
      ['Wed, 15 Jan 2025 09:00:00 GMT', true],
    ] as const) {
      script = ({ earlier }) =>
        earlier === 0 ? { body, headers: { date, 'last-modified': changed }, cutAfter: 10_000 } : { body };
      expect(await download()).toMatchObject({ kind: 'file', bytes: body.length });
      expect(requests().at(-1)?.headers['if-range']).toBe(goesOn ? changed : undefined);
    }
  });

  it('takes 304 for an answer only when it asked', async () => {
    script = () => ({ status: 304 });
    expect(await download()).toEqual({ kind: 'http_status' });
    expect(await download({ known: { etag: null, lastModified: null } })).toEqual({ kind: 'http_status' });
  });

  it('begins again when the document changed meanwhile', async () => {
    const other = Buffer.from('新版'.repeat(5000));
    script = ({ earlier }) =>
      earlier === 0
        ? { body, headers: { etag: '"v1"' }, cutAfter: 10_000 }
        : { body: other, headers: { etag: '"v2"' } };
    const file = await download();
    expect('path' in file && readFileSync(file.path).equals(other)).toBe(true);
  });

  it.each([
    ['does not fit', { status: 206, body: 'x', headers: { 'content-range': 'bytes 5-5/9' } }],
    ['is beyond the end', { status: 416 }],
  ])('begins again when the rest %s', async (_, wrong) => {
    script = ({ earlier }) =>
      earlier === 0
        ? { body, headers: { etag: '"v1"' }, cutAfter: 10_000 }
        : earlier === 1
          ? wrong
          : { body };
    const file = await download();
    expect('path' in file && readFileSync(file.path).equals(body)).toBe(true);
  });

  it('does not glue together what has no name that proves it one', async () => {
    script = ({ earlier, headers }) => {
      expect(headers.range).toBeUndefined();
      return earlier === 0 ? { body, headers: { etag: 'W/"weak"' }, cutAfter: 10_000 } : { body };
    };
    expect(await download()).toMatchObject({ kind: 'file', bytes: body.length });
  });

  it('keeps what an earlier run had whole and did not get to keep', async () => {
    const url = new URL(server.url('a.test', `/${paths++}`));
    script = () => ({ body, headers: { etag: '"v1"' } });
    await download({ url });
    script = ({ headers }) => ({ status: headers['if-none-match'] === '"v1"' ? 304 : 500 });
    expect(await download({ url })).toMatchObject({ kind: 'file', bytes: body.length, etag: '"v1"' });
  });

  it('takes no body for whole that is not', async () => {
    script = () => ({ body, cutAfter: 100 });
    expect(await download()).toEqual({ kind: 'body_truncated' });
    expect(requests()).toHaveLength(4);
    script = () => ({ body: '' });
    expect(await download()).toEqual({ kind: 'body_empty' });
  });

  it('stops at the limit, announced or not', async () => {
    script = () => ({ body });
    expect(await download({ limitBytes: 1000 })).toEqual({ kind: 'body_too_large' });
    script = () => ({ body, endless: true });
    expect(await download()).toEqual({ kind: 'body_too_large' });
    script = () => ({ body: gzipSync(Buffer.alloc(5_000_000)), headers: { 'content-encoding': 'gzip' } });
    expect(await download()).toEqual({ kind: 'body_too_large' });
    expect(readdirSync(join(folder, 'incoming')).filter((name) => name.endsWith('.unpacked'))).toEqual([]);
  });

  it('stops a body that comes byte by byte', async () => {
    script = () => ({ body, slowly: 100 });
    expect(await download({}, 0.5)).toEqual({ kind: 'body_too_slow' });
  });

  it('unpacks what was packed without being asked', async () => {
    script = () => ({ body: gzipSync(body), headers: { 'content-encoding': 'gzip' } });
    expect(await download()).toMatchObject({ kind: 'file', bytes: body.length });
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [403, 'http_status'],
    [500, 'http_status'],
  ])('status %d is %s', async (status, kind) => {
    script = () => ({ status });
    expect((await download()).kind).toBe(kind);
  });

  it('hands on the error of a spent budget and keeps what came', async () => {
    script = () => ({ body, headers: { etag: '"v1"' } });
    const onBytes = () => {
      throw new SourceError('budget_spent', { what: 'bytes' });
    };
    expect(await download({ onBytes })).toEqual({ kind: 'budget_spent' });
  });
});

describe('copyDocument', () => {
  const now = new Date('2025-03-01T02:00:00Z');
  const copy = (path: string, more: object = {}) =>
    copyDocument({
      url: pathToFileURL(path),
      incoming: join(folder, 'incoming'),
      known: null,
      limitBytes: 1000,
      now,
      ...more,
    });

  it('copies a file, and sees that it did not change', async () => {
    const path = join(folder, '年报 #1%.txt');
    writeFileSync(path, '年报');
    utimesSync(path, new Date('2025-01-01'), new Date('2025-01-01'));
    const file = await copy(path);
    expect(file).toMatchObject({ kind: 'file', bytes: 6, lastModified: 'Wed, 01 Jan 2025 00:00:00 GMT' });
    const etag = 'etag' in file ? file.etag : null;
    expect(await copy(path, { known: { etag } })).toEqual({ kind: 'unchanged' });
    await expect(copy(path, { now: new Date('2025-01-01T00:00:02Z') })).rejects.toMatchObject({
      code: 'file_changing',
    });
    await expect(copy(path, { limitBytes: 5 })).rejects.toMatchObject({ code: 'body_too_large' });
    expect(await copy(join(folder, 'none.txt'))).toEqual({ kind: 'gone', status: 404 });
  });
});

describe('the store', () => {
  it('keeps each original once, under its digest only', async () => {
    const store = await openStore(join(folder, 'raw'));
    const modified = new Date('2025-01-01T00:00:00Z');
    const sha256 = 'ab'.repeat(32);
    const file = join(store.incoming, 'x.part');
    writeFileSync(file, 'one');
    const path = await store.keep(file, { sha256, format: 'pdf', modified });
    expect(path).toBe(`ab/${sha256}.pdf`);
    expect(store.has(path)).toBe(true);
    expect(statSync(store.fileOf(path)).mtime).toEqual(modified);
    writeFileSync(file, 'two');
    await store.keep(file, { sha256, format: 'pdf', modified: new Date() });
    expect(readFileSync(store.fileOf(path), 'utf8')).toBe('one');
    expect(readdirSync(store.incoming)).toEqual([]);
    await expect(store.keep(file, { sha256: '../../x', format: 'pdf', modified })).rejects.toThrow();
  });

  it('says when the disk does not take it', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openStore(join(folder, 'file', 'raw'))).rejects.toMatchObject({ code: 'disk_failed' });
  });

  it('forgets what nobody went on with for a month', async () => {
    const store = await openStore(join(folder, 'tidy'));
    writeFileSync(join(store.incoming, 'old.part'), '');
    await store.tidy(new Date(Date.now() + 20 * 86_400_000));
    expect(readdirSync(store.incoming)).toEqual(['old.part']);
    await store.tidy(new Date(Date.now() + 40 * 86_400_000));
    expect(readdirSync(store.incoming)).toEqual([]);
  });
});
